"""How large a part, and which place? Shares of a total, and ranks."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw

from cktrade.measures.frames.arithmetic import ratio
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.members import Measure, Members, open_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT

Ties = Literal["min", "dense", "max"]


def share(
    rows: IntoFrameT,
    of: str | Sequence[str] = "partner",
    *,
    total: str | None = None,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return the share of each partner, product or other member in their total.

    Parameters
    ----------
    rows : dataframe
        The members of the total, in any kind of dataframe and order.
    of : str or sequence of str
        What tells the members apart.
    total : str, optional
        The member that is the published total, e.g. ``"WLD"``. By default the total is
        the sum of the members, and no aggregate may stand among them.
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ within a total; by default unit, measure and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be added.

    Returns
    -------
    dataframe of the kind given
        The rows in their order, with four columns more: ``total``, in the unit of
        ``value``; ``share``, a fraction; ``missing``, how many members of the total
        have no value; ``complete``, whether none is missing (of a published total:
        whether it is there).

    Raises
    ------
    ComparabilityError
        If an aggregate stands beside its parts, two rows stand for one member, a number
        is below zero, or rows of one total differ in unit or in what they measure.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        s(i) = v(i) / (v(1) + … + v(n))
    Range
        0 to 1; those of all members add up to 1.
    Reading
        0.03: three per cent of the total.
    Pitfalls
        While a member is missing the total is too small and every share too large;
        ``complete`` is then False. A share among the partners that the rows hold is no
        share of world trade: name the published total.

    Examples
    --------
    South Korea's part of Canada's exports in 2014 (*The Daily*, 2 April 2015: 4.4 of
    528.8 billion dollars).

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"partner": ["WLD", "KOR"], "value": [528.8e9, 4.4e9],
    ...                      "reference_period": "2014", "unit": "CAD"})
    >>> share(rows, total="WLD")[["partner", "share"]]
      partner   share
    0     WLD  1.0000
    1     KOR  0.0083

    """
    names = Names(value, period, by, like, check)
    added = ("total", "share", "missing", "complete")
    members = open_members(
        Measure(name="share", of=of, adds=added, whole=total), rows, names
    )
    frame = _with_total(members, value, total)
    told = frame.with_columns(
        ratio(nw.col(value), nw.col("total")).alias("share"),
        (nw.col("missing") == 0).alias("complete"),
    )
    return members.opened.close_rows(told, *added)


def _with_total(
    members: Members[Any], value: str, total: str | None
) -> nw.LazyFrame[Any]:
    """Set beside each row its total, and how many of its members have no value."""
    column, keys = nw.col(value), members.keys
    if total is None:
        return members.frame.with_columns(
            column.sum().over(*keys).alias("total"),
            (nw.len().over(*keys) - column.count().over(*keys)).alias("missing"),
        )
    is_whole = nw.col(members.of[0]).cast(nw.String()) == total
    whole = members.frame.with_columns(
        nw.when(is_whole).then(column).alias("_ck_whole")
    )
    published = nw.col("_ck_whole").max().over(*keys)
    return whole.with_columns(published.alias("total")).with_columns(
        nw.col("total").is_null().cast(nw.Int64()).alias("missing")
    )


def rank(
    rows: IntoFrameT,
    of: str | Sequence[str] = "partner",
    *,
    ties: Ties = "min",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Rank partners, products or other members by value, the largest first.

    Parameters
    ----------
    rows : dataframe
        The competitors, in any kind of dataframe and order.
    of : str or sequence of str
        What tells the competitors apart.
    ties : {'min', 'dense', 'max'}
        What equals get: the better rank (1, 2, 2, 4), the same without a gap (1, 2, 2,
        3), or the worse (1, 3, 3, 4). No order is made up between them.
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ between competitors; by default unit, measure and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        The rows in their order, with five columns more: ``rank`` (as a float: missing
        where there is no value); ``ties``, how many share it, itself included;
        ``competitors``, how many have a value; ``missing``, how many have none;
        ``worst_rank``, what the rank would be if every missing competitor were larger.

    Raises
    ------
    ComparabilityError
        If an aggregate stands beside its parts, two rows stand for one competitor, or
        the rows differ in unit or in what they measure.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        r(i) = 1 + number of members j with v(j) > v(i)
    Range
        1 to the number of competitors.
    Reading
        7: six are larger.
    Pitfalls
        A rank is of the competitors that the rows hold: whether the European Union is
        one or twenty-seven of them changes it. Where ``missing`` is not 0 the rank is
        between ``rank`` and ``worst_rank``.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"partner": ["USA", "CHN", "KOR", "JPN", "MEX"],
    ...                      "value": [400.0, 20.0, 4.0, 11.0, None],
    ...                      "reference_period": "2014", "unit": "CAD"})
    >>> rank(rows)[["partner", "rank", "missing", "worst_rank"]]
      partner  rank  missing  worst_rank
    0     USA   1.0        1         2.0
    1     CHN   2.0        1         3.0
    2     KOR   4.0        1         5.0
    3     JPN   3.0        1         4.0
    4     MEX   NaN        1         NaN

    """
    names = Names(value, period, by, like, check)
    added = ("rank", "ties", "competitors", "missing", "worst_rank")
    members = open_members(
        Measure(name="rank", of=of, adds=added, floor=False), rows, names
    )
    column, keys = nw.col(value), members.keys
    place = column.rank(ties, descending=True).over(*keys).cast(nw.Float64())
    ranked = members.frame.with_columns(
        nw.when(~column.is_null()).then(place).alias("rank"),
        column.count().over(*keys).alias("competitors"),
        nw.len().over(*keys).alias("_ck_members"),
    ).with_columns((nw.col("_ck_members") - nw.col("competitors")).alias("missing"))
    told = ranked.with_columns(
        (nw.col("rank") + nw.col("missing")).alias("worst_rank"),
        nw.col("rank").count().over(*keys, "rank").alias("ties"),
    )
    return members.opened.close_rows(told, *added)
