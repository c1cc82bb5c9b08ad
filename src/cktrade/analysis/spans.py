"""What of longer spans? Index numbers, rolling totals, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.analysis.frames import ordinals
from cktrade.analysis.frames.aggregation import combined
from cktrade.analysis.frames.arithmetic import reasons
from cktrade.analysis.frames.defaults import PERIOD, VALUE, Names
from cktrade.analysis.frames.series import Series, open_series
from cktrade.errors import PeriodError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def index_numbers(
    rows: IntoFrameT,
    base: str,
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
    frame = _with_mean(series, base, value=value, period=period)
    based = nw.col("base_value")
    indexed = frame.with_columns(
        nw.when(based > 0).then(to * nw.col(value) / based).alias("index"),
        reasons(
            ("missing", nw.col(value).is_null()),
            ("base_incomplete", based.is_null()),
            ("base_not_positive", based <= 0),
        ).alias("reason"),
    )
    return series.opened.close_rows(indexed, *added)


def _with_mean(
    series: Series[Any], span: str, *, value: str, period: str
) -> nw.LazyFrame[Any]:
    """Set beside each row the mean of its series over a span, if it is all there."""
    inside = _inside(span, value=value, period=period).alias("_ck_inside")
    frame = series.frame.with_columns(inside)
    column, keys = nw.col("_ck_inside"), series.keys
    summed = frame.with_columns(
        column.sum().over(*keys).alias("_ck_sum"),
        column.count().over(*keys).alias("_ck_count"),
    )
    needed = ordinals.expected(period, span)
    whole = (needed > 0) & (nw.col("_ck_count") == needed)
    mean = nw.col("_ck_sum") / nw.col("_ck_count")
    return summed.with_columns(nw.when(whole).then(mean).alias("base_value"))


def _inside(span: str, *, value: str, period: str) -> nw.Expr:
    """Return the values of the periods that make up a span, the others missing."""
    within = ordinals.text(period).is_in(ordinals.inside(span))
    return nw.when(within).then(nw.col(value))


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
    series = open_series(
        "rolling", rows, names, adds=added, aggregation=aggregation, adding=True
    )
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


def compare_spans(
    rows: IntoFrameT,
    before: str,
    after: str,
    *,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Compare the mean of each series over two spans: before and after an agreement.

    Parameters
    ----------
    rows : dataframe
        Observations of any kind of dataframe, in any order.
    before, after : str
        Spans such as ``"2010/2014"`` and ``"2015/2019"``, or single periods; years also
        of monthly or quarterly rows.
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
        One row for each series: the columns of ``by`` and ``like``; ``before`` and
        ``after``, the means in the unit of ``value`` for each period; ``before_periods``
        and ``after_periods``, how many numbers they rest on; ``change``; ``growth``, a
        fraction; ``reason``, empty or ``before_incomplete``, ``after_incomplete`` or
        ``before_not_positive``.

    Raises
    ------
    ComparabilityError
        If two rows stand for one period of a series, or differ in unit or frequency.
    PeriodError
        If a period or span is not written in a form the package knows.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        g = m(after) / m(before) − 1, m being the mean over the span's periods
    Range
        −1 to ∞.
    Reading
        On average a year after, trade was so much above that of an average year before.
    Pitfalls
        After is not *because of*: prices, the exchange rate and third countries moved
        too. Set the growth with other partners beside it. A span needs all its periods;
        otherwise the mean is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"reference_period": ["2013", "2014", "2015", "2016"],
    ...                      "value": [3.0, 5.0, 5.0, 7.0], "unit": "CAD"})
    >>> compare_spans(rows, "2013/2014", "2015/2016").to_dict("records")
    [{'unit': 'CAD', 'before': 4.0, 'after': 6.0, 'before_periods': 2,
      'after_periods': 2, 'change': 2.0, 'growth': 0.5, 'reason': ''}]

    """
    names = Names(value, period, by, like, check)
    series = open_series("compare_spans", rows, names)
    means = _two_means(series, {"before": before, "after": after}, names)
    first, change = nw.col("before"), nw.col("after") - nw.col("before")
    compared = means.with_columns(
        change.alias("change"),
        nw.when(first > 0).then(change / first).alias("growth"),
        reasons(
            ("before_incomplete", first.is_null()),
            ("after_incomplete", nw.col("after").is_null()),
            ("before_not_positive", first <= 0),
        ).alias("reason"),
    )
    counts = ("before_periods", "after_periods")
    return series.one_row_each(
        compared, ["before", "after", *counts, "change", "growth", "reason"]
    )


def _two_means(
    series: Series[Any], spans: dict[str, str], names: Names
) -> nw.LazyFrame[Any]:
    """One row a series, with its mean over each span that is all there."""
    value, period = names.value, names.period
    marked = series.frame.with_columns(
        *[_inside(s, value=value, period=period).alias(n) for n, s in spans.items()],
        *[ordinals.expected(period, s).alias(f"_ck_{n}") for n, s in spans.items()],
    )
    summed = marked.group_by(*series.keys).agg(
        *[nw.col(name).sum() for name in spans],
        *[nw.col(name).count().alias(f"{name}_periods") for name in spans],
        *[nw.col(f"_ck_{name}").min() for name in spans],
        *[nw.col(name).min() for name in series.like],
    )
    found = {name: nw.col(f"{name}_periods") for name in spans}
    return summed.with_columns(
        nw.when((count > 0) & (count == nw.col(f"_ck_{name}")))
        .then(nw.col(name) / count)
        .alias(name)
        for name, count in found.items()
    )
