"""How far has it moved? Change and growth on a year, or a period, earlier."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import narwhals as nw

from cktrade.measures.frames.arithmetic import reasons
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.series import earlier, on_year, open_series

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

    The change is the later value less the earlier one, in the unit of the values. A
    rate in percent changes by percentage *points*.

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
    frame = earlier(
        series.frame, series.keys, value=value, period=period, on_year=on_year(on)
    )
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
    OECD, *Data and Metadata Reporting and Presentation Handbook* (2007), on the
    presentation of growth rates; Statistics Canada prints both in *The Daily*.

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
    frame = earlier(
        series.frame, series.keys, value=value, period=period, on_year=on_year(on)
    )
    before, difference = nw.col("earlier"), nw.col(value) - nw.col("earlier")
    grown = frame.with_columns(
        difference.alias("change"),
        nw.when(before > 0).then(difference / before).alias("growth"),
        _why_not(value, ("earlier_not_positive", before <= 0)),
    )
    return series.opened.close_rows(grown, *added)


def _why_not(value: str, *more: tuple[str, nw.Expr]) -> nw.Expr:
    return reasons(
        ("missing", nw.col(value).is_null()),
        ("no_earlier_row", nw.col("_ck_near") == 0),
        ("earlier_missing", nw.col("earlier").is_null()),
        *more,
    ).alias("reason")
