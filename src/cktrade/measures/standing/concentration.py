"""How concentrated on few? Herfindahl–Hirschman, entropy, Theil, number equivalent."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.errors import ComparabilityError
from cktrade.measures.frames.arithmetic import ratio
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.members import Measure, open_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def concentration(
    rows: IntoFrameT,
    of: str | Sequence[str] = "partner",
    *,
    possible: int | None = None,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return how concentrated a total is on few of its members.

    Parameters
    ----------
    rows : dataframe
        The members of the total, without the total, in any kind of dataframe.
    of : str or sequence of str
        What tells the members apart.
    possible : int, optional
        How many members there could be, for the normalised index and Theil's: e.g. the
        number of products in the classification. By default the members that the rows
        hold a number for, be it zero.
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
        One row for each total: the columns of ``by``, the period, those of ``like``;
        ``total`` in the unit of ``value``; ``members`` with a number; ``zeros``, how
        many of them are zero; ``missing`` and ``complete``; and without unit ``hhi``,
        ``hhi_normalised``, ``hhi_unctad``, ``number_equivalent``, ``entropy`` and
        ``theil``.

    Raises
    ------
    ComparabilityError
        If an aggregate stands beside its parts, two rows stand for one member, a number
        is below zero, rows of one total differ in unit or in what they measure, or
        ``possible`` is below one.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        hhi = Σ s(i)²; hhi_normalised = (hhi − 1/n) / (1 − 1/n);
        hhi_unctad = (√hhi − √(1/n)) / (1 − √(1/n)); number_equivalent = 1 / hhi;
        entropy = −Σ s(i) ln s(i); theil = ln n − entropy
    Range
        hhi 1/n to 1; both normalised ones 0 to 1; number_equivalent 1 to n; entropy and
        theil 0 to ln n. All equal: hhi 1/n, theil 0. One only: hhi 1, theil ln n.
    Reading
        number_equivalent 4: as concentrated as four partners of equal size.
    Pitfalls
        The raw index of few members is high by arithmetic: compare across different n
        with a normalised one, and say which, and what n is: UNCTAD normalises square
        roots. Competition offices print the index of shares in per cent (0 to 10 000).
        The finer the products, the lower it is. For one member no normalised index is
        defined. A member that is listed with zero is one of n, and one that the table
        leaves out is not: where zeros are left out, give ``possible``. With more
        members than ``possible`` what depends on n is missing.

    References
    ----------
    A. O. Hirschman, "The Paternity of an Index", *American Economic Review* 54 (1964);
    M. A. Adelman, "Comment on the 'H' Concentration Measure as a Numbers-Equivalent",
    *Review of Economics and Statistics* 51 (1969); H. Theil, *Economics and Information
    Theory* (1967); UNCTAD, *Handbook of Statistics*, "Calculation methods", for
    ``hhi_unctad``.

    Examples
    --------
    Shares of 1/2, 1/4 and 1/4.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"partner": ["USA", "CHN", "KOR"], "unit": "CAD",
    ...                      "reference_period": "2014", "value": [2.0, 1.0, 1.0]})
    >>> found = concentration(rows).loc[0]
    >>> found[["hhi", "hhi_normalised", "number_equivalent"]].astype(float).tolist()
    [0.375, 0.0625, 2.667]

    """
    if possible is not None and possible < 1:
        raise ComparabilityError(
            f"possible={possible}: expected how many members there could be, one or "
            "more."
        )
    names = Names(value, period, by, like, check)
    members = open_members(Measure(name="concentration", of=of), rows, names)
    column = nw.col(value)
    logged = members.frame.with_columns(
        (column * column).alias("_ck_square"),
        (column * _log(column)).alias("_ck_logged"),
    )
    summed = logged.group_by(*members.keys).agg(
        column.sum().alias("total"),
        column.count().alias("_ck_there"),
        nw.len().alias("_ck_rows"),
        nw.col("_ck_logged").count().alias("_ck_above"),
        nw.col("_ck_square", "_ck_logged").sum(),
        *[nw.col(name).min() for name in members.like],
    )
    told = _indices(summed, possible)
    columns = [
        "total", "members", "zeros", "missing", "complete", "hhi", "hhi_normalised",
        "hhi_unctad", "number_equivalent", "entropy", "theil",
    ]  # fmt: skip
    return members.one_row_each(told, columns)


def _log(number: nw.Expr) -> nw.Expr:
    """Return the natural logarithm of what is above zero, the rest missing."""
    return nw.when(number > 0).then(number).log()


def _indices(summed: nw.LazyFrame[Any], possible: int | None) -> nw.LazyFrame[Any]:
    """Turn Σv, Σv² and Σ v ln v into the indices: −Σ s ln s = ln V − Σ v ln v / V."""
    whole, missing = nw.col("total"), nw.col("_ck_rows") - nw.col("_ck_there")
    there = nw.col("_ck_there")
    given = there if possible is None else nw.lit(possible)
    least = there if possible is None else nw.col("_ck_above")
    size = nw.when(given >= least).then(given.cast(nw.Float64()))
    plain = summed.with_columns(
        there.alias("members"),
        (there - nw.col("_ck_above")).alias("zeros"),
        missing.alias("missing"),
        (missing == 0).alias("complete"),
        size.alias("_ck_size"),
        ratio(nw.col("_ck_square"), whole * whole).alias("hhi"),
        (_log(whole) - ratio(nw.col("_ck_logged"), whole)).alias("entropy"),
    )
    hhi, evenly = nw.col("hhi"), ratio(nw.lit(1.0), nw.col("_ck_size"))
    return plain.with_columns(
        ratio(hhi - evenly, 1 - evenly).alias("hhi_normalised"),
        ratio(hhi**0.5 - evenly**0.5, 1 - evenly**0.5).alias("hhi_unctad"),
        ratio(nw.lit(1.0), hhi).alias("number_equivalent"),
        (_log(nw.col("_ck_size")) - nw.col("entropy")).alias("theil"),
    )
