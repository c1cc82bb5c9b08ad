"""Why do the two sides differ? Mirror statistics: the gap, and its reconciliation."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.errors import InvalidRowsError
from cktrade.measures.frames.arithmetic import ratio
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.flows import FlowMeasure, Flows, open_flows, why_not
from cktrade.measures.frames.known_labels import labels_of, require_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narwhals.typing import IntoFrameT


def mirror_gap(
    rows: IntoFrameT,
    *,
    exporter: str | None = None,
    importer: str | None = None,
    reporter: str = "reporter",
    partner: str = "partner",
    flow: str = "flow",
    exports: str = "export",
    imports: str = "import",
    valuation: str = "valuation",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Set what one country says it sold beside what the other says it bought.

    Parameters
    ----------
    rows : dataframe
        Exports as exporters report them and imports as importers do, each a row, in one
        currency (see ``convert``) and in any kind of dataframe.
    exporter, importer : str, optional
        Whose exports to whom; by default every pair that the rows hold.
    reporter, partner, flow, valuation : str
        Columns of who compiled the number, of the other country, of the flow, and of
        the valuation (``FOB``, ``CIF``), which is read from the rows, never assumed.
    exports, imports : str
        What the column of flows calls the two.
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart besides the pair and the period, e.g. ``"product"``; by
        default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ between the sides; by default unit, basis and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        One row for each pair, key and period: ``exporter``, ``importer``, the columns
        of ``by``, the period, those of ``like``; ``exports`` as the exporter reports
        them, ``imports`` as the importer does, ``gap`` (imports less exports), all in
        the unit of ``value``; ``gap_share``, a fraction of the exports; ``reason``,
        empty or ``no_exports``, ``no_imports`` (no row) or ``missing``;
        ``exports_valuation`` and ``imports_valuation``; and where the rows have them,
        ``vintage`` and ``source`` of both sides and of each.

    Raises
    ------
    ComparabilityError
        If two rows stand for one side, or the sides differ in unit or basis.
    InvalidRowsError
        If a column is missing (the valuation included), or holds no numbers.

    Notes
    -----
    Formula
        gap = M(j reports from i) − X(i reports to j); gap_share = gap / X
    Range
        Any number; gap_share −1 to ∞.
    Reading
        0.4: the importer sees forty per cent more than the exporter.
    Pitfalls
        Both may be right. Importers count by country of origin, so that goods that
        travel through a third country are imports from Canada and exports to that
        country; imports c.i.f. hold freight and insurance that exports f.o.b. do not
        (Korea publishes c.i.f., Canada f.o.b.); goods leave in one month and arrive in
        the next; thresholds, confidentiality and exchange rates differ.

    References
    ----------
    United Nations, *International Merchandise Trade Statistics: Concepts and
    Definitions 2010*, on data quality; O. Morgenstern, *On the Accuracy of Economic
    Observations* (1963).

    See Also
    --------
    reconcile : explains the gap step by step.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({
    ...     "reporter": ["CAN", "KOR"], "partner": ["KOR", "CAN"], "unit": "USD",
    ...     "flow": ["export", "import"], "valuation": ["FOB", "CIF"],
    ...     "reference_period": "2023", "value": [200.0, 210.0]})
    >>> mirror_gap(rows)[["exports", "imports", "gap", "gap_share"]]
       exports  imports   gap  gap_share
    0    200.0    210.0  10.0       0.05

    """
    names = Names(value, period, by, like, check)
    measure = FlowMeasure(
        name="mirror_gap", flow=flow, exports=exports, imports=imports,
        valuation=valuation, across=(reporter, partner),
    )  # fmt: skip
    flows = open_flows(measure, rows, names)
    if valuation not in flows.opened.columns:
        raise InvalidRowsError(
            f"mirror_gap: the rows have no column {valuation!r}. Say of each row "
            "whether it is FOB or CIF, or 'not stated': it is read, never assumed."
        )
    chosen = {"exporter": exporter, "importer": importer}
    if check:
        _require_known(flows, chosen)
    wanted = [nw.col(name) == who for name, who in chosen.items() if who is not None]
    here = flows.frame.filter(*wanted) if wanted else flows.frame
    gap = nw.col("imports") - nw.col("exports")
    told = here.with_columns(
        gap.alias("gap"),
        ratio(gap, nw.col("exports")).alias("gap_share"),
        why_not(),
        *[nw.col(f"{side}_{valuation}").alias(f"{side}_valuation") for side in _SIDES],
    )
    more = [name for name in flows.ends if not name.endswith(f"_{valuation}")]
    valued = [f"{side}_valuation" for side in _SIDES]
    return flows.one_row_each(told, "gap", "gap_share", "reason", *valued, *more)


def _require_known(flows: Flows[Any], chosen: Mapping[str, str | None]) -> None:
    """Refuse an exporter or importer that no row has, instead of finding no gap."""
    for end, who in chosen.items():
        if who is not None:
            held = labels_of(flows.frame, end)
            require_label("mirror_gap", end, held, {end: [who]})


_SIDES = ("exports", "imports")
