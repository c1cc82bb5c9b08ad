"""What changed from one span to another? Before and after an agreement."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.measures.frames import ordinals
from cktrade.measures.frames.arithmetic import reasons
from cktrade.measures.frames.asked import When, asked
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.means import inside
from cktrade.measures.frames.series import Series, open_series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def compare_spans(
    rows: IntoFrameT,
    before: When,
    after: When,
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
    before, after : str, int or date
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
        ``after``, the means in the unit of ``value``; ``before_periods``
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
    given = {"before": before, "after": after}
    spans = {name: asked(series.opened, period, when) for name, when in given.items()}
    means = _two_means(series, spans, names)
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
        *[inside(s, value=value, period=period).alias(n) for n, s in spans.items()],
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
