"""Do they match? Complementarity of exports and imports, similarity of exports."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.known_labels import labels_of, require_flows
from cktrade.measures.frames.members import Measure, Members, open_members
from cktrade.measures.frames.overlaps import (
    compositions,
    overlap,
    require_reporters,
    side,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def complementarity(
    rows: IntoFrameT,
    *,
    exporter: str | Sequence[str] | None = None,
    importer: str | Sequence[str] | None = None,
    reporter: str = "reporter",
    product: str = "product",
    flow: str = "flow",
    exports: str = "export",
    imports: str = "import",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return how well one country's exports match another's imports by product.

    Parameters
    ----------
    rows : dataframe
        Total exports and imports by reporter and product, all partners together (see
        ``total``), in any kind of dataframe.
    exporter, importer : str or sequence of str, optional
        Whose exports, and whose imports; by default every reporter's.
    reporter, product, flow : str
        Columns of the economies, of the products and of the flows.
    exports, imports : str
        What the column of flows calls the two.
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ; by default unit, measure and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        One row for each pair: ``exporter`` and ``importer``, the columns of ``by``, the
        period; ``complementarity``, without unit; ``products`` that both have;
        ``missing``, how many numbers the two totals lack; ``complete``.

    Raises
    ------
    ComparabilityError
        If two rows stand for one product, a heading stands beside its subheadings or a
        TOTAL, a number is below zero, or rows differ in unit or basis.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        C(i, j) = 1 − ½ Σ |m(j, k) − x(i, k)|, with x(i, k) product k's share in i's
        exports and m(j, k) its share in j's imports; the same as Σ min(m, x)
    Range
        0 (nothing of what one sells does the other buy) to 1 (the same composition).
    Reading
        0.6: sixty per cent of the exports meet the importer's composition of demand.
    Pitfalls
        It asks whether two countries *could* trade, not whether they do; prices,
        distance and size are left out. The coarser the products, the higher. WITS
        prints it times 100. C(i, j) is not C(j, i).

    References
    ----------
    M. Michaely, "Trade Preferential Agreements in Latin America: An Ex-Ante
    Assessment", World Bank Policy Research Working Paper 1583 (1996); World Bank,
    *WITS*, "Trade Indicators".

    Examples
    --------
    Canada sells wheat and cars, 3 to 1; Korea buys them half and half: min(¾, ½) +
    min(¼, ½) = ¾.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({
    ...     "reporter": ["CAN", "CAN", "KOR", "KOR"], "unit": "USD",
    ...     "flow": ["export", "export", "import", "import"],
    ...     "product": ["wheat", "cars", "wheat", "cars"],
    ...     "reference_period": "2024", "value": [30.0, 10.0, 50.0, 50.0]})
    >>> complementarity(rows)[["exporter", "importer", "complementarity"]]
      exporter importer  complementarity
    0      CAN      KOR             0.75

    """
    names = Names(value, period, by, like, check)
    measure = Measure(
        name="complementarity", of=[reporter, product], but=["partner", "valuation"],
        also=[flow], products=[product],
    )  # fmt: skip
    members = open_members(measure, rows, names)
    if check:
        _require_known(members, flow, exports=exports, imports=imports)
        named = {"exporter": exporter, "importer": importer}
        require_reporters("complementarity", members, named)
    shares = compositions(members, value)
    sides = {
        "exporter": side(shares, reporter, exporter, nw.col(flow) == exports),
        "importer": side(shares, reporter, importer, nw.col(flow) == imports),
    }
    return overlap(members, sides, "complementarity", but=flow)


def _require_known(members: Members[Any], flow: str, **wanted: str) -> None:
    """Refuse flows that go by other names, instead of finding no pair."""
    held = labels_of(members.frame, flow)
    require_flows("complementarity", flow, held, wanted)


def similarity(
    rows: IntoFrameT,
    *,
    between: Sequence[str] | None = None,
    reporter: str = "reporter",
    product: str = "product",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return how alike the exports of two countries are: Finger and Kreinin's index.

    Parameters
    ----------
    rows : dataframe
        Exports by reporter and product, to one market or to all together (see
        ``total``), in any kind of dataframe.
    between : sequence of str, optional
        The reporters to compare with each other; by default all.
    reporter, product : str
        Columns of the economies and of the products.
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart; by default the wide table's dimensions that the rows have,
        without the partner. ``by="partner"`` compares in each market.
    like : str or sequence of str, optional
        What must not differ; by default unit, measure and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        One row for each two reporters, each pair once: ``reporter`` and ``other``, the
        columns of ``by``, the period; ``similarity``, without unit; ``products`` that
        both have; ``missing``, how many numbers the two totals lack; ``complete``.

    Raises
    ------
    ComparabilityError
        If two rows stand for one product, a heading stands beside its subheadings or a
        TOTAL, a number is below zero, or rows differ in unit or basis.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        S(a, b) = Σ min(s(a, k), s(b, k)), with s(a, k) product k's share in a's exports
    Range
        0 (nothing in common) to 1 (the same composition). The authors print it times
        100.
    Reading
        0.7: seventy per cent of the exports of each have a counterpart in the other's.
    Pitfalls
        Alike exports may compete, or be parts of one chain. It compares compositions:
        size does not matter. The coarser the products, the higher.

    References
    ----------
    J. M. Finger and M. E. Kreinin, "A Measure of 'Export Similarity' and Its Possible
    Uses", *Economic Journal* 89 (1979).

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({
    ...     "reporter": ["CAN", "CAN", "AUS", "AUS"], "unit": "USD",
    ...     "product": ["wheat", "coal", "wheat", "coal"],
    ...     "reference_period": "2024", "value": [30.0, 10.0, 20.0, 20.0]})
    >>> similarity(rows)[["reporter", "other", "similarity"]]
      reporter other  similarity
    0      AUS   CAN        0.75

    """
    names = Names(value, period, by, like, check)
    measure = Measure(
        name="similarity", of=[reporter, product], but=["partner"], products=[product],
    )  # fmt: skip
    members = open_members(measure, rows, names)
    if check:
        require_reporters("similarity", members, {"between": between})
    all_of_them = side(compositions(members, value), reporter, between, None)
    sides = {"reporter": all_of_them, "other": all_of_them}
    return overlap(members, sides, "similarity", once=True)
