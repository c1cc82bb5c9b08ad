"""How fast on average? The compound annual growth rate."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.errors import PeriodError
from cktrade.measures.frames.arithmetic import ratio, reasons
from cktrade.measures.frames.asked import When, asked, require_held
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.ordinals import PER_YEAR, YEAR_END
from cktrade.measures.frames.series import Series, open_series
from cktrade.vocabulary import periods

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def cagr(
    rows: IntoFrameT,
    start: When,
    end: When,
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
    start, end : str, int or date
        First and last period, of one frequency: ``"2014"`` and ``"2024"``, or 2014 and
        2024. A date, ``Timestamp`` or pandas period stands for the period of the rows
        that holds it.
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
        If ``end`` is not after ``start``, they differ in frequency, or no row is of
        either.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        CAGR = (v(end) / v(start))^(1/n) − 1, with n the years between them
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
    >>> cagr(rows, 2014, 2016)[["years", "cagr"]].to_dict("records")
    [{'years': 2.0, 'cagr': 0.10}]

    """
    names = Names(value, period, by, like, check)
    series = open_series("cagr", rows, names)
    start, end = (asked(series.opened, period, when) for when in (start, end))
    years = _years_between(start, end)
    if check:
        wanted = {"start": start, "end": end}
        require_held("cagr", series.opened, period, wanted)
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
    code, other = (_frequency(period) for period in (start, end))
    if code not in PER_YEAR or other != code or start >= end:
        raise PeriodError(
            f"From {start!r} to {end!r}: expected two years, quarters or months of one "
            "frequency, the second after the first."
        )
    year, part = int(end[:4]) - int(start[:4]), _part(end) - _part(start)
    return year + part / PER_YEAR[code]


def _frequency(period: str) -> str:
    code = periods.frequency(period)
    return YEAR_END if code == "D" and period.endswith("-12-31") else code


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
