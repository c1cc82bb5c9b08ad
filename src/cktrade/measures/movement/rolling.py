"""What of the last twelve months? Rolling totals."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.errors import PeriodError
from cktrade.measures.frames import ordinals
from cktrade.measures.frames.aggregation import combined
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.series import open_series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def rolling(
    rows: IntoFrameT,
    periods: int = 12,
    *,
    aggregation: str | None = None,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return the total of the last twelve months, month by month.

    Parameters
    ----------
    rows : dataframe
        Observations of any kind of dataframe, in any order.
    periods : int
        How many periods in a row: 12 months by default; 4 for quarters.
    aggregation : {'sum', 'mean'}, optional
        Whether flows are added or averages averaged. By default what a column
        ``aggregation``, or the code list of measures, says.
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
        The rows in their order, with three columns more: ``rolling``, in the unit of
        ``value``; ``span``, the periods it covers (``2017-10/2018-09``); ``reason``,
        empty or ``incomplete``: a period of the span has no row or no value.

    Raises
    ------
    ComparabilityError
        If the numbers are never added over time (unique persons, stocks, rates), or two
        rows stand for one period of a series, or differ in unit or frequency.
    PeriodError
        If a period is no year, quarter or month, or ``periods`` is below two.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        R(t) = v(t) + v(t − 1) + … + v(t − 11); for averages, R(t) / 12
    Range
        That of the values, twelvefold.
    Reading
        A year's worth of trade, ending with this month: the seasons cancel.
    Pitfalls
        It turns later than the months do, and one unusual month stays in it for a year.
        The last two figures share eleven of twelve months: their difference is this
        month less the same month a year ago.

    See Also
    --------
    annual : the totals of calendar years only.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"reference_period": ["2018-Q3", "2018-Q4", "2019-Q1"],
    ...                      "value": [1.0, 2.0, 4.0], "unit": "CAD"})
    >>> rolling(rows, 2, aggregation="sum")[["rolling", "span", "reason"]]
       rolling             span      reason
    0      NaN                   incomplete
    1      3.0  2018-Q3/2018-Q4
    2      6.0  2018-Q4/2019-Q1

    """
    least = 2
    if periods < least:
        raise PeriodError(f"periods={periods}: a span is of two periods or more.")
    names = Names(value, period, by, like, check)
    added = ("rolling", "span", "reason")
    series = open_series("rolling", rows, names, adds=added, aggregation=aggregation)
    at = series.frame.with_columns(ordinals.ordinal(period).alias("_ck_at"))
    back = [nw.col("_ck_at"), ordinals.text(period)]
    window = at.with_columns(
        *[
            column.shift(periods - 1).over(*series.keys, order_by="_ck_at").alias(name)
            for name, column in zip(("_ck_first", "_ck_from"), back, strict=True)
        ],
        nw.col(value)
        .rolling_sum(periods, min_samples=periods)
        .over(*series.keys, order_by="_ck_at")
        .alias("_ck_total"),
    )
    return series.opened.close_rows(_whole_only(window, periods, period), *added)


def _whole_only(
    window: nw.LazyFrame[Any], periods: int, period: str
) -> nw.LazyFrame[Any]:
    """Keep the totals of windows without a gap."""
    unbroken = nw.col("_ck_at") - nw.col("_ck_first") == periods - 1
    whole = unbroken & ~nw.col("_ck_total").is_null()
    span = nw.concat_str(nw.col("_ck_from"), ordinals.text(period), separator="/")
    return window.with_columns(
        nw.when(whole).then(combined("_ck_total", periods)).alias("rolling"),
        nw.when(whole).then(span).otherwise(nw.lit("")).alias("span"),
        nw.when(whole).then(nw.lit("")).otherwise(nw.lit("incomplete")).alias("reason"),
    )
