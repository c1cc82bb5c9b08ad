"""When was it highest? Peaks and troughs, and records ("highest since …")."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.measures.frames import ordinals
from cktrade.measures.frames.arithmetic import reasons
from cktrade.measures.frames.asked import When, asked, require_held
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.series import Series, open_series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def peaks(
    rows: IntoFrameT,
    *,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return the highest and the lowest number of each series, and when they were.

    Parameters
    ----------
    rows : dataframe
        Observations of any kind of dataframe, in any order.
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
        One row for each series: the columns of ``by`` and ``like``; ``peak`` and
        ``trough`` in the unit of ``value``; ``peak_period`` and ``trough_period``, the
        first period with that number; ``peak_ties`` and ``trough_ties``, how many
        periods have it; ``periods``, how many have a number; ``missing``, how many from
        the first to the last that is held have none, whether there is a row or not;
        ``complete``, whether none is missing.

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
        peak = max v(t); trough = min v(t)
    Range
        That of the values.
    Reading
        The best and the worst period that the rows hold.
    Pitfalls
        Only of what is held: a higher number may lie before the first period, or in a
        missing one (``complete`` is then False). In current prices, and in a growing
        economy, the last year is often the peak; that is no achievement by itself.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"reference_period": ["2015", "2016", "2017", "2018"],
    ...                      "value": [4.0, 7.0, 3.0, 7.0], "unit": "CAD"})
    >>> peaks(rows)[["peak", "peak_period", "peak_ties", "trough_period"]]
       peak peak_period  peak_ties trough_period
    0   7.0        2016          2          2017

    Without the row of 2016, nobody knows whether 7 in 2018 is the peak.

    >>> peaks(rows.drop(index=1))[["peak_period", "missing", "complete"]]
      peak_period  missing  complete
    0        2018        1     False

    """
    series = open_series("peaks", rows, Names(value, period, by, like, check))
    column, keys, when = nw.col(value), series.keys, ordinals.text(period)
    ends = {"peak": column.max().over(*keys), "trough": column.min().over(*keys)}
    reached = series.frame.with_columns(
        extreme.alias(name) for name, extreme in ends.items()
    )
    dated = reached.with_columns(
        *[
            nw.when(column == nw.col(name)).then(when).alias(f"_ck_{name}")
            for name in ends
        ],
        ordinals.ordinal(period).alias("_ck_place"),
    )
    found = dated.group_by(*keys).agg(
        *[nw.col(name).max() for name in ends],
        *[nw.col(f"_ck_{name}").min().alias(f"{name}_period") for name in ends],
        *[nw.col(f"_ck_{name}").count().alias(f"{name}_ties") for name in ends],
        column.count().alias("periods"),
        nw.col("_ck_place").min().alias("_ck_first"),
        nw.col("_ck_place").max().alias("_ck_last"),
        *[nw.col(name).min() for name in series.like],
    )
    span = nw.col("_ck_last") - nw.col("_ck_first") + 1
    missing = span - nw.col("periods").cast(nw.Int64())
    told = found.with_columns(missing.alias("missing")).with_columns(
        (nw.col("missing") == 0).alias("complete")
    )
    columns = [f"{name}{end}" for name in ends for end in ("", "_period", "_ties")]
    return series.one_row_each(told, [*columns, "periods", "missing", "complete"])


def records(
    rows: IntoFrameT,
    at: When | None = None,
    *,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Say of one period of each series since when it is the highest, or the lowest.

    Parameters
    ----------
    rows : dataframe
        Observations of any kind of dataframe, in any order.
    at : str, int or date, optional
        The period; by default the last that each series holds.
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
        One row for each series that has a row for that period: the columns of ``by``
        and ``like``, the period and the ``value``; ``highest_since``, the last earlier
        period with a number as high or higher, and ``lowest_since``, as low or lower
        (empty: none that is held); ``record``: ``high`` or ``low`` of all periods since
        the first that is held, or empty; ``first_period`` held; ``periods``, how many
        earlier ones have a number; ``missing``, how many since the first have none,
        whether there is a row or not; ``reason``, empty or why nothing can be called a
        record: ``missing`` (this number), ``earlier_missing``, ``no_earlier_row``.

    Raises
    ------
    ComparabilityError
        If two rows stand for one period of a series, or differ in unit or frequency.
    PeriodError
        If a period is no year, quarter or month, or no row is of the period asked for.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        highest since s, with s = max {u < t : v(u) ≥ v(t)}
    Range
        A period before ``at``, or none.
    Reading
        "The highest since July 2008": in July 2008 it was as high, and not since.
    Pitfalls
        "A record" is one of what is held (see ``first_period``). Where an earlier
        number is missing, or its period has no row, nothing is called a record, and
        "the highest since" is so only of what is held. A tie is no record.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"reference_period": ["2015", "2016", "2017", "2018"],
    ...                      "value": [4.0, 7.0, 3.0, 5.0], "unit": "CAD"})
    >>> records(rows)[["highest_since", "lowest_since", "record"]].to_dict("records")
    [{'highest_since': '2016', 'lowest_since': '2017', 'record': ''}]

    """
    series = open_series("records", rows, Names(value, period, by, like, check))
    when = None if at is None else asked(series.opened, period, at)
    if check and when is not None:
        require_held("records", series.opened, period, {"at": when})
    compared = _beside_asked(series, value=value, period=period, at=when)
    told = _since(compared, series, value).with_columns(_why_none())
    return series.one_row_each(
        told.with_columns(nw.col("_ck_at").alias(period), _record().alias("record")),
        [
            period, value, "highest_since", "lowest_since", "record", "first_period",
            "periods", "missing", "reason",
        ],
    )  # fmt: skip


def _beside_asked(
    series: Series[Any], *, value: str, period: str, at: str | None
) -> nw.LazyFrame[Any]:
    """Set beside each row the period asked for and its value; drop later rows."""
    when, keys = ordinals.text(period), series.keys
    frame = series.frame.with_columns(when.alias("_ck_when"))
    asked = nw.col("_ck_when").max().over(*keys) if at is None else nw.lit(at)
    placed = frame.with_columns(asked.alias("_ck_at"))
    here = nw.col("_ck_when") == nw.col("_ck_at")
    valued = placed.with_columns(
        nw.when(here).then(nw.col(value)).alias("_ck_here"),
        here.cast(nw.Int64()).alias("_ck_is_here"),
    )
    spread = valued.with_columns(
        nw.col("_ck_here").max().over(*keys), nw.col("_ck_is_here").max().over(*keys)
    )
    held = (nw.col("_ck_is_here") == 1) & (nw.col("_ck_when") <= nw.col("_ck_at"))
    return spread.filter(held)


def _since(
    compared: nw.LazyFrame[Any], series: Series[Any], value: str
) -> nw.LazyFrame[Any]:
    """One row a series: when it was last as high, and as low."""
    earlier = nw.col("_ck_when") < nw.col("_ck_at")
    here, when = nw.col("_ck_here"), nw.col("_ck_when")
    number = nw.when(earlier).then(nw.col(value))
    place = ordinals.ordinal("_ck_when")
    marked = compared.with_columns(
        number.alias("_ck_number"),
        place.alias("_ck_place"),
        nw.when(earlier & (nw.col(value) >= here)).then(when).alias("highest_since"),
        nw.when(earlier & (nw.col(value) <= here)).then(when).alias("lowest_since"),
    )
    found = marked.group_by(*series.keys).agg(
        nw.col("_ck_at", "_ck_here", "highest_since", "lowest_since").max(),
        nw.col("_ck_when").min().alias("first_period"),
        nw.col("_ck_number").count().alias("periods"),
        nw.col("_ck_place").min().alias("_ck_first"),
        nw.col("_ck_place").max().alias("_ck_last"),
        *[nw.col(name).min() for name in series.like],
    )
    before = nw.col("_ck_last") - nw.col("_ck_first")
    return found.with_columns(
        nw.col("_ck_here").alias(value),
        nw.col("highest_since", "lowest_since").fill_null(""),
        before.alias("_ck_span"),
        (before - nw.col("periods").cast(nw.Int64())).alias("missing"),
    )


def _why_none() -> nw.Expr:
    """Say why nothing can be called a record."""
    return reasons(
        ("missing", nw.col("_ck_here").is_null()),
        ("no_earlier_row", nw.col("_ck_span") == 0),
        ("earlier_missing", nw.col("missing") > 0),
    ).alias("reason")


def _record() -> nw.Expr:
    """Say high or low where no earlier number is, and all of them are held."""
    known = nw.col("reason") == ""
    low = nw.when(known & (nw.col("lowest_since") == "")).then(nw.lit("low"))
    return (
        nw.when(known & (nw.col("highest_since") == ""))
        .then(nw.lit("high"))
        .otherwise(low.otherwise(nw.lit("")))
    )
