"""Canada's partners in goods as fields of competitors: who is named, what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade.errors import NotHeldError
from cktrade.exhibits.key_rows import row_of
from cktrade.exhibits.trade.bilateral_series import shared_years
from cktrade.record.rank_field import Field, field
from cktrade.record.way import Way
from cktrade.vocabulary import Flow

if TYPE_CHECKING:
    from cktrade.record.record import Record

#: A table that names fewer competitors is a list of some partners, and no field.
LEAST = 20
OURS = "KOR"
_SAME = {
    "measure": "merchandise_trade", "reporter": "CAN", "product": "TOTAL",
    "adjustment": "unadjusted", "dimensions": "",
}  # fmt: skip


def fields(record: Record, basis: str) -> dict[str, Field]:
    """Return South Korea among all partners, year by year.

    Parameters
    ----------
    record : Record
        The record.
    basis : str
        ``customs`` or ``balance_of_payments``.

    Returns
    -------
    dict of Field
        Year → the field of the table which leaves least open, oldest first; a year of
        which no table names enough partners is absent.

    """
    found: dict[str, list[Field]] = {}
    for way in _ways(record, basis):
        for year in shared_years(record, *way.series):
            whole = field(way, year, record)
            if len(whole.others) >= LEAST:
                found.setdefault(year, []).append(whole)
    return {year: min(found[year], key=_open) for year in sorted(found)}


def _open(whole: Field) -> float:
    return whole.places.high - whole.places.low


def _ways(record: Record, basis: str) -> list[Way]:
    """Return exports and imports of South Korea, of every table that names enough."""
    exports = record.series(
        **_SAME, basis=basis, partner=OURS, flow=Flow.EXPORT.value
    )  # fmt: skip
    ways = []
    for export in exports:
        twin = export["series"].replace(".export.", ".import.")
        imports = record.series(series=twin, flow=Flow.IMPORT.value)
        if imports and len(record.kin(export)) > LEAST:
            ways.append(Way("", (export, imports[0])))
    return ways


def newest(record: Record) -> tuple[str, Field]:
    """Return the newest year of the customs basis, and its field.

    Raises
    ------
    NotHeldError
        If no table of that day names enough partners.

    """
    found = fields(record, "customs")
    if not found:
        raise NotHeldError(
            "No table of that day names enough of Canada's partners for a rank; a "
            "later as_of holds more."
        )
    return max(found.items())


def amounts(year: str, whole: Field, record: Record) -> pd.DataFrame:
    """Return the two-way trade of every partner named, by rank.

    Returns
    -------
    DataFrame
        Rows of the wide table with ``rank``, ``share`` of the world's total where that
        is held, ``competitors`` and ``unseen``: how many partners the table names
        beside South Korea, and how many it leaves unnamed that may be larger.

    """
    each = {OURS: whole.own, **whole.others}
    known = [n for n in each.values() if n.value == n.value]
    rows = pd.DataFrame([row_of(number, record) for number in known])
    rows = rows.assign(
        flow=Flow.TWO_WAY.value, reference_period=year,
        rank=rows["value"].rank(ascending=False, method="min").astype("int64"),
        competitors=len(known) - 1, unseen=whole.unseen,
    )  # fmt: skip
    if whole.world is not None:
        rows = rows.assign(share=rows["value"] / whole.world.value)
    return rows.sort_values(["rank", "partner"], ignore_index=True)
