"""How does it compare with a base? Index numbers."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from cktrade.measures.frames.arithmetic import reasons
from cktrade.measures.frames.asked import When, asked
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.means import with_mean
from cktrade.measures.frames.series import open_series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def index_numbers(
    rows: IntoFrameT,
    base: When,
    *,
    to: float = 100.0,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return each series as an index, its base period being 100.

    Parameters
    ----------
    rows : dataframe
        Observations of any kind of dataframe, in any order.
    base : str
        A period of the rows, ``"2014-12"``; or a longer one, ``"2014"`` of monthly rows
        or the span ``"2010/2014"``: then the mean over it is the base.
    to : float
        What the base becomes.
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
        The rows in their order, with three columns more: ``base_value``, the base in
        the unit of ``value``; ``index``, without unit; ``reason``, empty or why there
        is no index: ``missing``, ``base_incomplete`` or ``base_not_positive``.

    Raises
    ------
    ComparabilityError
        If two rows stand for one period of a series, or differ in unit or frequency.
    PeriodError
        If a period or the base is not written in a form the package knows.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        I(t) = 100 · v(t) / v(base)
    Range
        0 to ∞ for numbers that are not negative; 100 in the base.
    Reading
        112: twelve per cent above the base.
    Pitfalls
        A base month that was unusual colours the whole line: take a year, or more, as
        the base. Two indices say nothing of which series is the larger. The difference
        of two indices is in points, not in per cent.

    References
    ----------
    Statistics Canada publishes its indices on a base year that is 100 on average
    (e.g. 2017 = 100).

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"reference_period": ["2014", "2015", "2016"],
    ...                      "value": [4.0, 5.0, 3.0], "unit": "CAD"})
    >>> index_numbers(rows, "2014")["index"].tolist()
    [100.0, 125.0, 75.0]
    >>> index_numbers(rows, "2014/2016")["index"].tolist()
    [100.0, 125.0, 75.0]

    """
    names = Names(value, period, by, like, check)
    added = ("base_value", "index", "reason")
    series = open_series("index_numbers", rows, names, adds=added)
    span = asked(series.opened, period, base)
    frame = with_mean(series.frame, series.keys, span, value=value, period=period)
    based = nw.col("base_value")
    indexed = frame.with_columns(
        nw.when(based > 0).then(nw.col(value) / based * to).alias("index"),
        reasons(
            ("missing", nw.col(value).is_null()),
            ("base_incomplete", based.is_null()),
            ("base_not_positive", based <= 0),
        ).alias("reason"),
    )
    return series.opened.close_rows(indexed, *added)
