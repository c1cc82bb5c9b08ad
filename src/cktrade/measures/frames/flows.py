"""Rows as exports and imports side by side: how the measures of two flows open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal

import narwhals as nw
from narwhals.typing import IntoFrameT

from cktrade.errors import ComparabilityError
from cktrade.measures.frames.arithmetic import reasons
from cktrade.measures.frames.defaults import PERIOD, Names, apart, kinds, listed
from cktrade.measures.frames.demands import Demand, refuse
from cktrade.measures.frames.known_labels import labels_of, require_flows
from cktrade.measures.frames.opening import Opened, open_rows
from cktrade.measures.frames.provenance import PROVENANCE, with_provenance
from cktrade.measures.frames.rules import Rule, alike, not_negative, one_level
from cktrade.measures.frames.wholes import no_whole

Absent = Literal["missing", "zero"]


@dataclass(frozen=True, kw_only=True)
class FlowMeasure:
    """What a measure makes of exports and imports, and what the caller calls them.

    Attributes
    ----------
    name : str
        Who asks.
    flow, exports, imports : str
        The column of flows, and what it calls the two.
    absent : str
        What a flow without a row is: missing or zero.
    valuation : str
        The column of valuations.
    parts : sequence of str
        Columns of products, which the measure adds up afterwards.
    across : tuple of str or None
        The columns of reporter and partner, if the exports of one country are to stand
        beside the imports of the other; both are then named ``exporter``, ``importer``.
    floor : bool
        Whether numbers below zero are refused.

    """

    name: str
    flow: str
    exports: str
    imports: str
    absent: str = "missing"
    valuation: str = "valuation"
    parts: Sequence[str] = ()
    across: tuple[str, str] | None = None
    floor: bool = True

    def __post_init__(self) -> None:
        """Refuse an unknown word for what is absent."""
        if self.absent not in ("missing", "zero"):
            raise ComparabilityError(
                f"absent={self.absent!r}: expected 'missing', or 'zero' where the "
                "table leaves zeros out."
            )


@dataclass(frozen=True)
class Flows(Generic[IntoFrameT]):
    """Opened rows with exports and imports side by side.

    Attributes
    ----------
    opened : Opened
        The caller's rows.
    rows : narwhals.LazyFrame
        Those of them that are exports or imports.
    frame : narwhals.LazyFrame
        One row for each key: ``exports`` and ``imports``, and whether there is a row
        of each, in ``_ck_exports`` and ``_ck_imports``.
    by, like : list of str
        What is kept apart, and what holds one value.
    ends : list of str
        What stands beside the numbers of each flow: ``exports_valuation`` and so on.

    """

    opened: Opened[IntoFrameT]
    rows: nw.LazyFrame[Any]
    frame: nw.LazyFrame[Any]
    by: list[str]
    like: list[str]
    ends: list[str]

    def one_row_each(
        self, frame: nw.LazyFrame[Any], *columns: str, of: Sequence[str] = ()
    ) -> IntoFrameT:
        """Return a result that has one row for each key, with its provenance."""
        told = with_provenance(frame, self.rows, self.opened.keys(self.by))
        keys = [*of, *self.by]
        measured = ["exports", "imports", *columns]
        chosen = [*keys, *self.like, *measured, *self.opened.held(PROVENANCE)]
        return self.opened.close(told, chosen, keys)


def open_flows(
    measure: FlowMeasure, rows: IntoFrameT, names: Names
) -> Flows[IntoFrameT]:
    """Open rows of exports and imports, and set the two flows side by side.

    Parameters
    ----------
    measure : FlowMeasure
        Who asks, and for what.
    rows : dataframe
        Of any kind; rows of other flows are left out.
    names : Names
        What the caller calls the columns.

    """
    across, parts = measure.across, measure.parts
    pair = across or ()
    given = [measure.flow, *listed(names.by), *listed(names.like), *parts, *pair]
    needed = [*given, *([names.period] if names.period != PERIOD else [])]
    opened = open_rows(rows, numbers=[names.value], needs=needed, period=names.period)
    known = [measure.exports, measure.imports]
    if names.check:
        _require_flows(measure, opened)
    here = opened.frame.filter(nw.col(measure.flow).is_in(known))
    if across:
        here = here.with_columns(*_ends(measure, *across))
    by, like = _columns(measure, opened, names)
    if names.check:
        _refuse(here, measure, names, opened.keys(by), like)
    stand = [measure.valuation, *(PROVENANCE if across else ())]
    beside = opened.held(stand)
    keys = [*opened.keys(by), *parts]
    paired = _side_by_side(here, keys, like, [names.value, *beside], measure)
    ends = [f"{side}_{name}" for name in beside for side in ("exports", "imports")]
    return Flows(opened, here, paired, by, like, ends)


def _columns(
    measure: FlowMeasure, opened: Opened[Any], names: Names
) -> tuple[list[str], list[str]]:
    """Return what is kept apart, and what must be alike."""
    pair = measure.across or ()
    beyond = ["series", measure.flow, measure.valuation, names.period, *measure.parts]
    beyond += [*pair, *(["dimensions"] if pair else [])]
    own = ["exporter", "importer"] if pair else []
    by = [*own, *apart(opened, names.by, but=beyond), *opened.held([names.period])]
    return by, kinds(opened, names.like, by, but=beyond)


def _require_flows(measure: FlowMeasure, opened: Opened[Any]) -> None:
    wanted = {"exports": measure.exports, "imports": measure.imports}
    held = labels_of(opened.frame, measure.flow)
    require_flows(measure.name, measure.flow, held, wanted)


def _refuse(
    here: nw.LazyFrame[Any],
    measure: FlowMeasure,
    names: Names,
    group: Sequence[str],
    like: Sequence[str],
) -> None:
    rules: list[Rule] = [*map(alike, like)]
    for part in measure.parts:
        held = labels_of(here, part)
        rules += [*no_whole(part, held, None, products=True), one_level(part)]
    rules += [not_negative(names.value)] if measure.floor else []
    within = [*measure.parts, measure.flow]
    refuse(here, Demand(measure.name, group, within, rules, [*like, names.value]))


def _ends(measure: FlowMeasure, reporter: str, partner: str) -> list[nw.Expr]:
    """Say of each row who sells and who buys."""
    sells = nw.col(measure.flow) == measure.exports
    one, other = nw.col(reporter), nw.col(partner)
    return [
        nw.when(sells).then(one).otherwise(other).alias("exporter"),
        nw.when(sells).then(other).otherwise(one).alias("importer"),
    ]


def _side_by_side(
    here: nw.LazyFrame[Any],
    keys: Sequence[str],
    like: Sequence[str],
    columns: Sequence[str],
    measure: FlowMeasure,
) -> nw.LazyFrame[Any]:
    """One row for each key; of the columns, the first is the value."""
    sides = {"exports": measure.exports, "imports": measure.imports}
    spread: list[nw.Expr] = []
    names: list[str] = []
    for side, name in sides.items():
        mine = nw.col(measure.flow) == name
        new = [side, *[f"{side}_{column}" for column in columns[1:]]]
        pairs = zip(new, columns, strict=True)
        spread += [nw.when(mine).then(nw.col(old)).alias(n) for n, old in pairs]
        spread += [mine.cast(nw.Int64()).alias(f"_ck_{side}")]
        names += [*new, f"_ck_{side}"]
    paired = (
        here.with_columns(*spread)
        .group_by(*keys)
        .agg(nw.col(*names).max(), *[nw.col(name).min() for name in like])
    )
    if measure.absent == "missing":
        return paired
    return paired.with_columns(
        nw.when(nw.col(f"_ck_{side}") == 0)
        .then(nw.lit(0.0))
        .otherwise(nw.col(side))
        .alias(side)
        for side in sides
    )


def why_not(*more: tuple[str, nw.Expr]) -> nw.Expr:
    """Say why two flows give no number."""
    exports, imports = nw.col("exports").is_null(), nw.col("imports").is_null()
    return reasons(
        ("no_exports", exports & (nw.col("_ck_exports") == 0)),
        ("no_imports", imports & (nw.col("_ck_imports") == 0)),
        ("missing", exports | imports),
        *more,
    ).alias("reason")
