"""Who made it grow? The contribution of each member to the growth of the whole."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw

from cktrade.measures.frames.arithmetic import reasons
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.members import Measure, Members, open_members
from cktrade.measures.frames.series import earlier, on_year, require_one_frequency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT

Absent = Literal["missing", "zero"]


def contribution(
    rows: IntoFrameT,
    of: str = "partner",
    *,
    on: Literal["year", "period"] = "year",
    absent: Absent = "missing",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return what each partner or product contributes to the growth of the total.

    Parameters
    ----------
    rows : dataframe
        The members of the total, without the total, in any kind of dataframe.
    of : str
        What tells the members apart.
    on : {'year', 'period'}
        Whether growth is on a year earlier, or on the period before.
    absent : {'missing', 'zero'}
        What a member without a row is: missing, or zero because the table leaves zeros
        out (Comtrade and BACI do).
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ within a total; by default unit, measure and the like.
    check : bool
        Whether to ask the rows, with two small queries, if they can be added.

    Returns
    -------
    dataframe of the kind given
        One row for each member and period, also where the rows have none: the column
        ``of``, those of ``by``, the period, those of ``like``, the value;
        ``earlier`` and ``change`` in its unit; ``contribution``, a fraction of the
        earlier total (0.02 is two percentage points), missing unless that total is
        whole; ``growth`` of the total, a fraction, missing unless complete;
        ``missing``, how many members lack a number in either period; ``complete``;
        ``reason``, as of ``growth``, or ``earlier_incomplete``: another member's
        earlier number is missing, so that nobody knows the total.

    Raises
    ------
    ComparabilityError
        If an aggregate stands beside its parts, two rows stand for one member, or rows
        of one total differ in unit, frequency or in what they measure.
    PeriodError
        If a period is no year, quarter or month.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        c(i, t) = (v(i, t) − v(i, t − 1)) / V(t − 1), with V the sum over the members
    Range
        Any fraction; those of all members add up to the growth of the total.
    Reading
        0.02: had nothing else moved, the total would have grown by two per cent.
    Pitfalls
        A contribution is arithmetic, not a cause. While a member is missing now, the
        parts do not add up to the growth (``complete`` says so); while one is missing
        earlier, there are none: of a total without it, each would look too large.

    References
    ----------
    Statistics Canada and national accounts call it "contribution to percent change".

    Examples
    --------
    The total grows from 10 to 12, by a fifth: 0.3 from one, −0.1 from the other.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"partner": ["KOR", "JPN"] * 2, "unit": "CAD",
    ...                      "reference_period": ["2014"] * 2 + ["2015"] * 2,
    ...                      "value": [4.0, 6.0, 7.0, 5.0]})
    >>> contribution(rows).query("reference_period == '2015'")[
    ...     ["partner", "contribution", "growth"]]
      partner  contribution  growth
    1     JPN          -0.1     0.2
    3     KOR           0.3     0.2

    """
    names = Names(value, period, by, like, check)
    members = open_members(
        Measure(name="contribution", of=of, floor=False), rows, names
    )
    apart = [name for name in members.by if name != period]
    if check:
        require_one_frequency("contribution", members.opened, apart, [of], names)
    grid = _grid(members, apart, of=of, names=names, zero=absent == "zero")
    keys = [*members.opened.keys(apart), of]
    moved = earlier(grid, keys, value=value, period=period, on_year=on_year(on))
    told = _contributions(moved, members, value)
    columns = [
        value, "earlier", "change", "contribution", "growth", "missing", "complete",
        "reason",
    ]  # fmt: skip
    return members.one_row_each(told, columns, of=[of])


def _grid(
    members: Members[Any], apart: list[str], *, of: str, names: Names, zero: bool
) -> nw.LazyFrame[Any]:
    """One row for each member and period of a group, in the rows or not."""
    group = members.opened.keys(apart)
    frame, like = members.frame, members.like
    whole = [*group, names.period]
    each = frame.group_by(*whole).agg(*[nw.col(name).min() for name in like])
    crossed = frame.select(*group, of).unique().join(each, on=group, how="inner")
    held = frame.select(*whole, of, names.value)
    grid = crossed.join(held, on=[*whole, of], how="left")
    if not zero:
        return grid
    there = held.with_columns(nw.lit(1).alias("_ck_there")).drop(names.value)
    marked = grid.join(there, on=[*whole, of], how="left")
    absent = nw.col("_ck_there").is_null()
    filled = nw.when(absent).then(nw.lit(0.0)).otherwise(nw.col(names.value))
    return marked.with_columns(filled.alias(names.value))


def _contributions(
    moved: nw.LazyFrame[Any], members: Members[Any], value: str
) -> nw.LazyFrame[Any]:
    keys, change = members.keys, nw.col("change")
    told = moved.with_columns((nw.col(value) - nw.col("earlier")).alias("change"))
    summed = told.with_columns(
        nw.col("earlier").sum().over(*keys).alias("_ck_known"),
        (nw.len().over(*keys) - nw.col("earlier").count().over(*keys)).alias(
            "_ck_lost"
        ),
        change.sum().over(*keys).alias("_ck_change"),
        (nw.len().over(*keys) - change.count().over(*keys)).alias("missing"),
    ).with_columns(
        (nw.col("missing") == 0).alias("complete"),
        nw.when(nw.col("_ck_lost") == 0).then(nw.col("_ck_known")).alias("_ck_whole"),
    )
    whole = nw.col("_ck_whole")
    return summed.with_columns(
        nw.when(whole > 0).then(change / whole).alias("contribution"),
        nw.when((whole > 0) & nw.col("complete"))
        .then(nw.col("_ck_change") / whole)
        .alias("growth"),
        reasons(
            ("missing", nw.col(value).is_null()),
            ("no_earlier_row", nw.col("_ck_near") == 0),
            ("earlier_missing", nw.col("earlier").is_null()),
            ("earlier_incomplete", whole.is_null()),
            ("earlier_not_positive", whole <= 0),
        ).alias("reason"),
    )
