"""Is trade two-way? Grubel–Lloyd's index and the normalised balance."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw

from cktrade.errors import ComparabilityError
from cktrade.measures.frames.arithmetic import ratio
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.flows import (
    Absent,
    FlowMeasure,
    Flows,
    open_flows,
    why_not,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def grubel_lloyd(
    rows: IntoFrameT,
    level: Literal["product", "aggregate"] = "product",
    *,
    product: str = "product",
    flow: str = "flow",
    exports: str = "export",
    imports: str = "import",
    absent: Absent = "missing",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return how much of trade is intra-industry: two-way within each product.

    Parameters
    ----------
    rows : dataframe
        Exports and imports by product, each a row, in any kind of dataframe. Rows of
        other flows are left out.
    level : {'product', 'aggregate'}
        Whether an index for each product, or one of all products together.
    product : str
        The column of products.
    flow : str
        The column that says which flow a row is.
    exports, imports : str
        What it calls the two flows.
    absent : {'missing', 'zero'}
        What a flow without a row is: missing, or zero because the table leaves zeros
        out (Comtrade and BACI do).
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ between the flows; by default unit, basis and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        For products: one row each, with the product, the columns of ``by``, the period,
        those of ``like``, ``exports`` and ``imports`` in the unit of ``value``,
        ``grubel_lloyd`` and ``reason`` (``no_exports``, ``no_imports``, ``missing`` or
        ``no_trade``). For the aggregate: one row for each key and period, with sums of
        the products that have both numbers; ``grubel_lloyd``;
        ``grubel_lloyd_adjusted`` for the imbalance of the total; ``products`` with both
        numbers, ``missing`` without, and ``complete``. Indices are without unit.

    Raises
    ------
    ComparabilityError
        If two rows stand for one flow of a product, a heading stands beside its
        subheadings or a TOTAL, a number is below zero, or units or bases are mixed.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        GL(k) = 1 − |X(k) − M(k)| / (X(k) + M(k));
        aggregate GL = 1 − Σ |X(k) − M(k)| / Σ (X(k) + M(k)), each product weighted by
        its trade; adjusted = Σ (X + M) − Σ |X − M|, over Σ (X + M) − |Σ X − Σ M|
    Range
        0 (one way only) to 1 (exports equal imports).
    Reading
        0.8: four fifths of the trade is matched by trade the other way.
    Pitfalls
        The coarser the products, the higher it is: "vehicles" out and "parts" in count
        as two-way. Say the digits. An unbalanced total keeps the aggregate below 1; the
        adjusted index divides that out, but exaggerates when the imbalance is large.
        With imports c.i.f. and exports f.o.b. it is a little too low.

    References
    ----------
    H. G. Grubel and P. J. Lloyd, *Intra-Industry Trade* (1975), chapter 2; World Bank,
    *WITS*, "Trade Indicators".

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"product": ["cars", "cars", "wheat"], "unit": "CAD",
    ...                      "flow": ["export", "import", "export"],
    ...                      "reference_period": "2024", "value": [2.0, 6.0, 4.0]})
    >>> grubel_lloyd(rows, absent="zero")[["product", "grubel_lloyd"]]
      product  grubel_lloyd
    0    cars           0.5
    1   wheat           0.0
    >>> grubel_lloyd(rows, "aggregate", absent="zero")["grubel_lloyd"].tolist()
    [0.333]

    """
    if level not in ("product", "aggregate"):
        raise ComparabilityError(f"level={level!r}: expected 'product' or 'aggregate'.")
    names = Names(value, period, by, like, check)
    measure = FlowMeasure(
        name="grubel_lloyd", flow=flow, exports=exports, imports=imports, absent=absent,
        parts=[product],
    )  # fmt: skip
    flows = open_flows(measure, rows, names)
    x, m = nw.col("exports"), nw.col("imports")
    matched = flows.frame.with_columns(
        (x + m).alias("_ck_trade"), (x - m).abs().alias("_ck_unmatched")
    )
    if level == "aggregate":
        return _aggregate(matched, flows)
    index = 1 - ratio(nw.col("_ck_unmatched"), nw.col("_ck_trade"))
    no_trade = ("no_trade", nw.col("_ck_trade") == 0)
    told = matched.with_columns(index.alias("grubel_lloyd"), why_not(no_trade))
    return flows.one_row_each(told, "grubel_lloyd", "reason", of=[product])


def _aggregate(matched: nw.LazyFrame[Any], flows: Flows[IntoFrameT]) -> IntoFrameT:
    trade, unmatched = nw.col("_ck_trade"), nw.col("_ck_unmatched")
    both = matched.with_columns(
        nw.when(~trade.is_null()).then(nw.col(side)).alias(side)
        for side in ("exports", "imports")
    )
    summed = both.group_by(*flows.opened.keys(flows.by)).agg(
        nw.col("exports", "imports", "_ck_unmatched").sum(),
        trade.sum(),
        trade.count().alias("products"),
        nw.len().alias("_ck_rows"),
        *[nw.col(name).min() for name in flows.like],
    )
    missing = nw.col("_ck_rows") - nw.col("products")
    balanced = trade - (nw.col("exports") - nw.col("imports")).abs()
    told = summed.with_columns(
        missing.alias("missing"),
        (missing == 0).alias("complete"),
        (1 - ratio(unmatched, trade)).alias("grubel_lloyd"),
        ratio(trade - unmatched, balanced).alias("grubel_lloyd_adjusted"),
    )
    return flows.one_row_each(
        told, "grubel_lloyd", "grubel_lloyd_adjusted", "products", "missing", "complete"
    )


def normalised_balance(
    rows: IntoFrameT,
    *,
    flow: str = "flow",
    exports: str = "export",
    imports: str = "import",
    absent: Absent = "missing",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return the trade balance as a part of two-way trade.

    Parameters
    ----------
    rows : dataframe
        Exports and imports, each a row, in any kind of dataframe. Rows of other flows
        are left out.
    flow : str
        The column that says which flow a row is.
    exports, imports : str
        What it calls the two flows.
    absent : {'missing', 'zero'}
        What a flow without a row is: missing, or zero because the table leaves zeros
        out (Comtrade and BACI do).
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ between the flows; by default unit, basis and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        As of ``balance``, with ``normalised_balance``, a fraction, in its place;
        ``reason`` may also be ``no_trade``.

    Raises
    ------
    ComparabilityError
        If two rows stand for one flow, a number is below zero, or the flows differ in
        unit, basis or the like.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        NB = (X − M) / (X + M)
    Range
        −1 (imports only) to 1 (exports only); 0 is balance.
    Reading
        −0.12: the deficit is twelve per cent of the trade.
    Pitfalls
        Its size says nothing of how much is traded. As of ``balance``, imports c.i.f.
        push it down. |NB| = 1 − GL of the same product.

    References
    ----------
    World Bank, *WITS*, "Trade Indicators" (normalised trade balance);
    P. L. Iapadre, "Measuring International Specialization", *International Advances in
    Economic Research* 7 (2001).

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"flow": ["export", "import"], "value": [4.4e9, 5.6e9],
    ...                      "reference_period": "2014", "unit": "CAD"})
    >>> normalised_balance(rows)["normalised_balance"].tolist()
    [-0.12]

    """
    names = Names(value, period, by, like, check)
    measure = FlowMeasure(
        name="normalised_balance", flow=flow, exports=exports, imports=imports,
        absent=absent,
    )  # fmt: skip
    flows = open_flows(measure, rows, names)
    x, m = nw.col("exports"), nw.col("imports")
    told = flows.frame.with_columns(
        ratio(x - m, x + m).alias("normalised_balance"),
        why_not(("no_trade", x + m == 0)),
    )
    return flows.one_row_each(told, "normalised_balance", "reason", *flows.ends)
