"""What was the year? Calendar years from months or quarters, with what they inherit."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.measures.frames import ordinals
from cktrade.measures.frames.aggregation import HOW, combined
from cktrade.measures.frames.arithmetic import reasons
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.provenance import PROVENANCE, with_provenance
from cktrade.measures.frames.series import Series, open_series
from cktrade.vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT

#: what a year inherits from any of its parts, the gravest first
_INHERITED = (Status.USE_WITH_CAUTION, Status.PRELIMINARY, Status.ESTIMATED)


def annual(
    rows: IntoFrameT,
    *,
    aggregation: str | None = None,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return the calendar years of monthly or quarterly series.

    Parameters
    ----------
    rows : dataframe
        Observations of any kind of dataframe, in any order.
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
        Whether to ask the rows, with one small query, if they can be added.

    Returns
    -------
    dataframe of the kind given
        One row for each series and year: the columns of ``by``; the year, as text,
        under the name of ``period``; the columns of ``like``; the year's total or mean
        under the name of ``value``, in its unit; ``parts``, how many months or quarters
        have a value; ``status``, ``incomplete`` where one is missing, else the gravest
        of the parts'; and where the rows have them, ``precision`` (halves of the parts'
        precision added up, as intervals are), ``vintage`` (the latest of the parts) and
        ``source`` (all of them, joined by ``"; "``).

    Raises
    ------
    ComparabilityError
        If the numbers are never added over time (unique persons, stocks, rates), or two
        rows stand for one period of a series, or differ in unit or frequency.
    PeriodError
        If a period is no year, quarter or month.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        V(y) = v(y-01) + … + v(y-12); for averages, V(y) / 12
    Range
        That of the values, twelvefold.
    Reading
        The year's trade, arrivals or admissions.
    Pitfalls
        A year without all its months is missing, never a part of a year. Months that an
        agency rounded to 5 add up to a year that is off by up to twelve times 2.5; the
        precision says so. Agencies revise years apart from months: where the annual
        figure is published, it goes first.

    References
    ----------
    Statistics Canada prints the year of a table of months as the sum of its months.

    Examples
    --------
    >>> import pandas as pd
    >>> quarters = ["2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4", "2019-Q1"]
    >>> rows = pd.DataFrame({"reference_period": quarters, "unit": "CAD",
    ...                      "value": [1.0, 2.0, 3.0, 4.0, 9.0], "precision": 0.1})
    >>> annual(rows, aggregation="sum")[["reference_period", "value", "parts",
    ...                                  "status", "precision"]]
      reference_period  value  parts      status  precision
    0             2018   10.0      4      normal        0.4
    1             2019    NaN      1  incomplete        0.1

    """
    names = Names(value, period, by, like, check)
    series = open_series("annual", rows, names, aggregation=aggregation)
    marked = series.frame.with_columns(
        ordinals.year_text(period).alias("_ck_year"),
        ordinals.per_year(period).alias("_ck_needed"),
        *_statuses(series),
    )
    keys = [*series.keys, "_ck_year"]
    sums = _sums(marked, keys, series, value)
    years = with_provenance(sums, marked, keys)
    told = years.with_columns(
        nw.when(nw.col("parts") == nw.col("_ck_needed"))
        .then(combined("_ck_total", nw.col("_ck_needed")))
        .alias(value),
        _status().alias("status"),
        nw.col("_ck_year").alias(period),
    )
    kept = series.opened.held(["precision", *PROVENANCE])
    columns = [*series.by, period, *series.like, value, "parts", "status", *kept]
    return series.opened.close(told, columns, [*series.by, period])


def _statuses(series: Series[Any]) -> list[nw.Expr]:
    """Mark the statuses that a year inherits."""
    if "status" not in series.opened.columns:
        return [nw.lit(0).alias(f"_ck_is_{status}") for status in _INHERITED]
    return [
        (nw.col("status") == status.value).cast(nw.Int64()).alias(f"_ck_is_{status}")
        for status in _INHERITED
    ]


def _status() -> nw.Expr:
    inherited = [(str(s), nw.col(f"_ck_is_{s}") > 0) for s in _INHERITED]
    said = reasons(
        (str(Status.INCOMPLETE), nw.col("parts") != nw.col("_ck_needed")),
        *inherited,
    )
    return nw.when(said == "").then(nw.lit(str(Status.NORMAL))).otherwise(said)


def _sums(
    marked: nw.LazyFrame[Any], keys: Sequence[str], series: Series[Any], value: str
) -> nw.LazyFrame[Any]:
    """One row a year: total, parts and what is inherited."""
    held = series.opened.held
    sums = marked.group_by(*keys).agg(
        nw.col(value).sum().alias("_ck_total"),
        nw.col(value).count().alias("parts"),
        *[nw.col(name).min() for name in (HOW, *series.like)],
        *[nw.col(f"_ck_is_{status}").max() for status in _INHERITED],
        nw.col("_ck_needed").max(),
        *[nw.col(name).sum() for name in held(["precision"])],
    )
    if not held(["precision"]):
        return sums
    return sums.with_columns(combined("precision", nw.col("parts")).alias("precision"))
