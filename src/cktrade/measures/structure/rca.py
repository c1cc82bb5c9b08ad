"""What does it specialise in? Revealed comparative advantage and trade intensity."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.measures.frames.arithmetic import ratio
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.members import Measure, Members, open_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def rca(
    rows: IntoFrameT,
    *,
    reporter: str = "reporter",
    product: str = "product",
    world: str | None = None,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return revealed comparative advantage, Balassa's index and its symmetric form.

    A country has a revealed comparative advantage in a product if the product weighs
    more in the country's exports than in the world's.

    Parameters
    ----------
    rows : dataframe
        Exports by reporter and product, in any kind of dataframe and order; one row for
        each reporter, product and period, all partners together (see ``total``).
    reporter, product : str
        Columns of the exporting economies and of the products.
    world : str, optional
        The reporter that stands for the world, e.g. ``"WLD"``. By default the world is
        the sum of the reporters that the rows hold.
    value, period : str
        Columns of the exports, in any one unit, and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart besides the period; by default the wide table's dimensions
        that the rows have, without the partner. ``by="partner"`` gives the advantage in
        each market.
    like : str or sequence of str, optional
        What must not differ within one world; by default unit, measure and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        The rows in their order, with six columns more, all without unit:
        ``share_of_reporter``, the product's share in the reporter's exports, and
        ``share_of_world``, in the world's, both fractions; ``rca``; ``rca_symmetric``;
        ``missing``, how many numbers the totals lack; ``complete``, whether none.
        Missing where the reporter, or the world, exports nothing of it at all.

    Raises
    ------
    ComparabilityError
        If two rows stand for one reporter and product (partners, vintages), a total
        stands beside its parts (TOTAL, headings beside subheadings, a region beside its
        economies), a number is below zero, or units, bases or flows are mixed. The
        error names the rows.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        RCA(i, k) = (x(i, k) / X(i)) / (x(w, k) / X(w)),
        with x(i, k) the exports of product k by reporter i, X(i) all its exports, and w
        the world; RSCA = (RCA − 1) / (RCA + 1)
    Range
        RCA 0 to X(w) / x(w, k); 1 is neutral. RSCA −1 to 1; 0 is neutral.
    Reading
        RCA 2.5: the product weighs two and a half times as much in the country's
        exports as in the world's: it is specialised in it. Below 1 it is not.
    Pitfalls
        The index reveals specialisation, not its cause: subsidies, tariffs and transit
        trade reveal themselves as well. Its range depends on the product and on the
        country, so that 4 is not "twice" 2, and values are not comparable across
        products; ranks and above-or-below 1 are. Means and regressions want the
        symmetric form. A "world" of a few reporters is a comparison with them only. The
        finer the products, the more extreme the values. A product without a row is not
        exported (RCA 0); it gets no row here either. RCA weighted by X(i) / X(w)
        averages 1 over the reporters, for each product.

    References
    ----------
    B. Balassa, "Trade Liberalisation and 'Revealed' Comparative Advantage",
    *The Manchester School* 33 (1965); K. Laursen, "Revealed comparative advantage and
    the alternatives as measures of international specialization", *Eurasian Business
    Review* 5 (2015), for the symmetric form; World Bank, *WITS*, "Trade
    Indicators".

    See Also
    --------
    total : adds up partners first.
    trade_intensity : the same question about partners.
    similarity : how alike two countries' exports are.

    Examples
    --------
    Two countries and two products. Wheat is 30 of Canada's 40 (three quarters) and 40
    of the world's 100: 0.75 / 0.4 = 1.875.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({
    ...     "reporter": ["CAN", "CAN", "KOR", "KOR"],
    ...     "product": ["wheat", "cars", "wheat", "cars"],
    ...     "reference_period": "2024",
    ...     "value": [30.0, 10.0, 10.0, 50.0],
    ...     "unit": "USD",
    ... })
    >>> rca(rows)[["reporter", "product", "rca", "rca_symmetric"]]
      reporter product    rca  rca_symmetric
    0      CAN   wheat  1.875          0.304
    1      CAN    cars  0.417         -0.412
    2      KOR   wheat  0.417         -0.412
    3      KOR    cars  1.389          0.163

    The same on a table of all countries and products that does not fit into memory:
    ``rca(duckdb.read_parquet("exports.parquet"))`` is a DuckDB relation of which only
    the check has been computed (with ``check=False``, nothing).

    """
    names = Names(value, period, by, like, check)
    added = ("share_of_reporter", "share_of_world", "rca", "rca_symmetric")
    measure = Measure(
        name="rca", of=[reporter, product], but=["partner"],
        adds=(*added, "missing", "complete"), whole=world, whole_is="world",
        products=[product],
    )  # fmt: skip
    members = open_members(measure, rows, names)
    quotients = _quotients(members, value, world).with_columns(
        nw.col("_ck_quotient").alias("rca")
    )
    index = nw.col("rca")
    told = quotients.with_columns(((index - 1) / (index + 1)).alias("rca_symmetric"))
    return members.opened.close_rows(told, *added, "missing", "complete")


def trade_intensity(
    rows: IntoFrameT,
    *,
    reporter: str = "reporter",
    partner: str = "partner",
    world: str | None = None,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return how intensely countries trade with each partner, given its size.

    Parameters
    ----------
    rows : dataframe
        Exports by reporter and partner, in any kind of dataframe and order; one row for
        each reporter, partner and period, all products together (see ``total``).
    reporter, partner : str
        Columns of the exporting economies and of the destinations.
    world : str, optional
        The reporter that stands for the world, e.g. ``"WLD"``. By default the world is
        the sum of the reporters that the rows hold.
    value, period : str
        Columns of the exports, in any one unit, and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart besides the period; by default the wide table's dimensions
        that the rows have, without the product.
    like : str or sequence of str, optional
        What must not differ within one world; by default unit, measure and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        The rows in their order, with five columns more, all without unit:
        ``share_of_reporter``, the partner's share in the reporter's exports, and
        ``share_of_world``, in the world's, both fractions; ``trade_intensity``;
        ``missing``, how many numbers the totals lack; ``complete``, whether none.

    Raises
    ------
    ComparabilityError
        If two rows stand for one reporter and partner, an aggregate stands beside its
        parts, a number is below zero, or units, bases or flows are mixed.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        T(i, j) = (x(i, j) / X(i)) / (x(w, j) / X(w)),
        with x(i, j) the exports of i to j, X(i) all exports of i, and w the world
    Range
        0 to ∞; 1 is neutral.
    Reading
        3: j takes three times the share of i's exports that it takes of the world's.
    Pitfalls
        Neighbours, language and history make it high, whatever the policy. A country
        does not export to itself, so that even neutral trade is a little above 1; some
        authors leave i out of the world. A "world" of a few reporters is a comparison
        with them only.

    References
    ----------
    A. J. Brown, *Applied Economics* (1949); K. Kojima, "The Pattern of International
    Trade among Advanced Countries", *Hitotsubashi Journal of Economics* 5 (1964); World
    Bank, *WITS*, "Trade Indicators".

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({
    ...     "reporter": ["CAN", "CAN", "USA", "USA"],
    ...     "partner": ["KOR", "JPN", "KOR", "JPN"],
    ...     "reference_period": "2024", "unit": "USD",
    ...     "value": [6.0, 4.0, 30.0, 60.0],
    ... })
    >>> trade_intensity(rows)["trade_intensity"].tolist()
    [1.667, 0.625, 0.926, 1.042]

    """
    names = Names(value, period, by, like, check)
    added = (
        "share_of_reporter", "share_of_world", "trade_intensity", "missing", "complete",
    )  # fmt: skip
    measure = Measure(
        name="trade_intensity", of=[reporter, partner], but=["product"],
        adds=added, whole=world, whole_is="world",
    )  # fmt: skip
    members = open_members(measure, rows, names)
    quotient = nw.col("_ck_quotient").alias("trade_intensity")
    told = _quotients(members, value, world).with_columns(quotient)
    return members.opened.close_rows(told, *added)


def _quotients(
    members: Members[Any], value: str, world: str | None
) -> nw.LazyFrame[Any]:
    """Divide each share in the reporter's total by the share in the world's."""
    reporter, other = members.of
    keys, column = members.keys, nw.col(value)
    mine, there = members.frame, column
    if world is not None:
        of_world = nw.when(nw.col(reporter) == world).then(column)
        mine = mine.with_columns(of_world.alias("_ck_world"))
        there = nw.col("_ck_world")
    summed = mine.with_columns(
        column.sum().over(*keys, reporter).alias("_ck_mine"),
        there.sum().over(*keys, other).alias("_ck_of_world"),
        there.sum().over(*keys).alias("_ck_all_world"),
        (nw.len().over(*keys) - column.count().over(*keys)).alias("missing"),
    )
    shared = summed.with_columns(
        ratio(column, nw.col("_ck_mine")).alias("share_of_reporter"),
        ratio(nw.col("_ck_of_world"), nw.col("_ck_all_world")).alias("share_of_world"),
        (nw.col("missing") == 0).alias("complete"),
    )
    quotient = ratio(nw.col("share_of_reporter"), nw.col("share_of_world"))
    return shared.with_columns(quotient.alias("_ck_quotient"))
