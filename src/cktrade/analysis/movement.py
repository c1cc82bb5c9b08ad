"""How far has it moved? Change, growth and compound growth of each series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw

from cktrade import periods
from cktrade.analysis.frames.arithmetic import ratio, reasons
from cktrade.analysis.frames.defaults import PERIOD, VALUE, Names
from cktrade.analysis.frames.ordinals import PER_YEAR
from cktrade.analysis.frames.series import Series, earlier, open_series
from cktrade.errors import PeriodError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT

On = Literal["year", "period"]


def change(
    rows: IntoFrameT,
    *,
    on: On = "year",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return how much each series changed on a year, or a period, earlier.

    The change is the later value less the earlier one, in the unit of the values. A rate
    in percent changes by percentage *points*.

    Parameters
    ----------
    rows : dataframe
        Observations of any kind of dataframe, in any order.
    on : {'year', 'period'}
        Whether on the same month or quarter a year earlier, or on the period before.
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What makes a series; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ within a series; by default unit, measure and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        The rows in their order, with three columns more: ``earlier``, the value a year
        or a period earlier, and ``change``, both in the unit of ``value``; ``reason``,
        empty or why there is no change: ``missing``, ``earlier_missing`` (the agency
        gives no number) or ``no_earlier_row`` (the rows have none).

    Raises
    ------
    ComparabilityError
        If two rows stand for one period of a series, or differ in unit or frequency.
    PeriodError
        If a period is no year, quarter or month.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        d(t) = v(t) − v(t − 1), where t − 1 is the period, or the same period of the
        year, before.
    Range
        Any number, in the unit of the values.
    Reading
        By how much it rose (+) or fell (−).
    Pitfalls
        A gap is never bridged: after a missing year there is no change, rather than the
        change over two years. Months that are not seasonally adjusted are compared with
        a year earlier (the default), not with the month before.

    See Also
    --------
    growth : the change as a share of the earlier value.

    Examples
    --------
    2017 is not held, so that 2018 has nothing to be compared with.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"reference_period": ["2015", "2016", "2018"],
    ...                      "value": [4.0, 4.5, 5.0], "unit": "CAD"})
    >>> change(rows)[["reference_period", "earlier", "change", "reason"]]
      reference_period  earlier  change          reason
    0             2015      NaN     NaN  no_earlier_row
    1             2016      4.0     0.5
    2             2018      NaN     NaN  no_earlier_row

    """
    names = Names(value, period, by, like, check)
    series = open_series("change", rows, names, adds=("earlier", "change", "reason"))
    frame = earlier(series, value=value, period=period, on_year=_on_year(on))
    changed = frame.with_columns(
        (nw.col(value) - nw.col("earlier")).alias("change"), _why_not(value)
    )
    return series.opened.close_rows(changed, "earlier", "change", "reason")


def growth(
    rows: IntoFrameT,
    *,
    on: On = "year",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return how fast each series grew on a year, or a period, earlier.

    Parameters
    ----------
    rows : dataframe
        Observations of any kind of dataframe, in any order.
    on : {'year', 'period'}
        Whether on the same month or quarter a year earlier, or on the period before.
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What makes a series; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ within a series; by default unit, measure and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        The rows in their order, with four columns more: ``earlier`` and ``change`` in
        the unit of ``value``; ``growth``, a fraction (0.05 is five per cent);
        ``reason``, empty or why there is no growth: ``missing``, ``earlier_missing``,
        ``no_earlier_row`` or ``earlier_not_positive``.

    Raises
    ------
    ComparabilityError
        If two rows stand for one period of a series, or differ in unit or frequency.
    PeriodError
        If a period is no year, quarter or month.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        g(t) = v(t) / v(t − 1) − 1
    Range
        −1 (gone) to ∞; 0 is no growth. For v(t − 1) ≤ 0 it is not defined.
    Reading
        0.05: five per cent more than a year (or a period) earlier.
    Pitfalls
        Growth from a number at or below zero, such as a deficit, means nothing and is
        missing (see ``change``). Gaps are not bridged. Growth in current prices holds
        price and volume together (see ``deflate``). Rises and falls of the same rate do
        not cancel: +25 % and −20 % do.

    References
    ----------
    Eurostat, *Handbook on Rapid Estimates* (2017), on rates of change; Statistics
    Canada prints both rates in *The Daily*.

    Examples
    --------
    Canada's exports to South Korea, as *The Daily* of 2 April 2015 prints them: 3.7
    billion dollars in 2013 and 4.4 in 2014.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"reference_period": ["2013", "2014"],
    ...                      "value": [3.7e9, 4.4e9], "unit": "CAD"})
    >>> growth(rows)["growth"].tolist()
    [nan, 0.189]

    """
    names = Names(value, period, by, like, check)
    added = ("earlier", "change", "growth", "reason")
    series = open_series("growth", rows, names, adds=added)
    frame = earlier(series, value=value, period=period, on_year=_on_year(on))
    before, difference = nw.col("earlier"), nw.col(value) - nw.col("earlier")
    grown = frame.with_columns(
        difference.alias("change"),
        nw.when(before > 0).then(difference / before).alias("growth"),
        _why_not(value, ("earlier_not_positive", before <= 0)),
    )
    return series.opened.close_rows(grown, *added)


def _on_year(on: str) -> bool:
    if on not in ("year", "period"):
        raise PeriodError(f"on={on!r}: expected 'year' or 'period' (the one before).")
    return on == "year"


def _why_not(value: str, *more: tuple[str, nw.Expr]) -> nw.Expr:
    return reasons(
        ("missing", nw.col(value).is_null()),
        ("no_earlier_row", nw.col("_ck_near") == 0),
        ("earlier_missing", nw.col("earlier").is_null()),
        *more,
    ).alias("reason")


def cagr(
    rows: IntoFrameT,
    start: str,
    end: str,
    *,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return the compound annual growth rate of each series between two periods.

    Parameters
    ----------
    rows : dataframe
        Observations of any kind of dataframe, in any order.
    start, end : str
        First and last period, of one frequency: ``"2014"`` and ``"2024"``.
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What makes a series; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ within a series; by default unit, measure and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        One row for each series that has a row for either period: the columns of ``by``
        and ``like``; ``start`` and ``end``; ``start_value`` and ``end_value`` in the
        unit of ``value``; ``years`` between them; ``cagr``, a fraction a year;
        ``reason``, empty or ``missing`` or ``not_positive``.

    Raises
    ------
    ComparabilityError
        If two rows stand for one period of a series, or differ in unit or frequency.
    PeriodError
        If ``end`` is not after ``start``, or they differ in frequency.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        CAGR = (v(end) / v(start)) ** (1 / n) − 1, with n the years between them
    Range
        −1 to ∞; 0 is no growth.
    Reading
        The steady yearly rate that leads from the first number to the last.
    Pitfalls
        Only the two ends count: a low first year or a peak in the last makes any rate.
        Quote the ends with it. Compare spans (``compare_spans``) to be less at the
        mercy of single years.

    References
    ----------
    World Bank, *World Development Indicators*, "Growth rates" (geometric end-point).

    Examples
    --------
    From 100 to 121 in two years is ten per cent a year.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"reference_period": ["2014", "2015", "2016"],
    ...                      "value": [100.0, 150.0, 121.0], "unit": "CAD"})
    >>> cagr(rows, "2014", "2016")[["years", "cagr"]].to_dict("records")
    [{'years': 2.0, 'cagr': 0.10}]

    """
    years = _years_between(start, end)
    names = Names(value, period, by, like, check)
    series = open_series("cagr", rows, names)
    ends = _at(series, value=value, period=period, start=start, end=end)
    first, last = nw.col("start_value"), nw.col("end_value")
    grown = ends.with_columns(
        nw.lit(start).alias("start"),
        nw.lit(end).alias("end"),
        nw.lit(years).alias("years"),
        nw.when((first > 0) & (last >= 0))
        .then((ratio(last, first)) ** (1 / years) - 1)
        .alias("cagr"),
        reasons(
            ("missing", first.is_null() | last.is_null()),
            ("not_positive", (first <= 0) | (last < 0)),
        ).alias("reason"),
    )
    columns = ["start", "end", "start_value", "end_value", "years", "cagr", "reason"]
    return series.one_row_each(grown, columns)


def _years_between(start: str, end: str) -> float:
    code = periods.frequency(start)
    if code not in PER_YEAR or periods.frequency(end) != code or start >= end:
        raise PeriodError(
            f"From {start!r} to {end!r}: expected two years, quarters or months of one "
            "frequency, the second after the first."
        )
    year, part = int(end[:4]) - int(start[:4]), _part(end) - _part(start)
    return year + part / PER_YEAR[code]


def _part(period: str) -> int:
    return int(period.rsplit("-", 1)[-1].lstrip("QA")) if "-" in period else 1


def _at(
    series: Series[Any], *, value: str, period: str, start: str, end: str
) -> nw.LazyFrame[Any]:
    """One row a series, with its values at two periods."""
    when = nw.col(period).cast(nw.String())
    ends = series.frame.filter(when.is_in([start, end])).with_columns(
        nw.when(when == start).then(nw.col(value)).alias("start_value"),
        nw.when(when == end).then(nw.col(value)).alias("end_value"),
    )
    return ends.group_by(*series.keys).agg(
        nw.col("start_value", "end_value").max(),
        *[nw.col(name).min() for name in series.like],
    )
