"""Ways of counting what a claim speaks of: which series of the record to add.

What a complete record would offer stands in ``codelists/readings.csv``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade.record.way import Way
from cktrade.vocabulary import NOT_APPLICABLE, NOT_STATED, Flow, Statistic, codelist

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cktrade.record.record import Record, Row

_MIRROR = {Flow.EXPORT: Flow.IMPORT, Flow.IMPORT: Flow.EXPORT}
_UNSAID = {NOT_STATED, NOT_APPLICABLE}
_STATED = ("basis", "valuation", "adjustment")


def ways(claim: Mapping[str, Any], record: Record) -> list[Way]:
    """Return every way of counting what a claim speaks of, held in the record.

    Parameters
    ----------
    claim : mapping
        A row of the claims table.
    record : Record
        The record as it stood on some day.

    Returns
    -------
    list of Way
        In the order of ``codelists/readings.csv``, then of series ids.

    """
    return [
        way
        for code, spec in expected(claim).items()
        for way in _ways_of(code, spec, claim, record)
    ]


def expected(claim: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the rows of ``codelists/readings.csv`` that speak of what a claim does.

    The reporter must be one of the claim's two economies; for a rank the economy whose
    partners are ranked, because the other one ranks other partners.
    """
    rank = claim["statistic"] == Statistic.RANK
    sides = {claim["reporter"]} if rank else set(_pair(claim))
    return {
        code: spec
        for code, spec in codelist("readings").items()
        if spec["claim_measure"] == claim["measure"]
        and spec["claim_flow"] in {"*", claim["flow"]}
        and spec["reporter"] in sides
    }


def _ways_of(
    code: str, spec: Mapping[str, str], claim: Mapping[str, Any], record: Record
) -> Iterator[Way]:
    departures = () if spec["sense"] == "plain" else ("other_measure",)
    for rows in _combinations(spec, claim, record):
        stated = tuple(
            f"other_{column}"
            for column in _STATED
            if claim[column] not in _UNSAID
            and any(row[column] not in {claim[column], *_UNSAID} for row in rows)
        )
        notes = (*spec["notes"].split(), *_notes(claim, rows))
        yield Way(code, rows, departures + stated, notes)


def _combinations(
    spec: Mapping[str, str], claim: Mapping[str, Any], record: Record
) -> Iterator[tuple[Row, ...]]:
    """Yield the series to add: one, exports with imports, or both directions."""
    reporter = spec["reporter"]
    partner = next((p for p in _pair(claim) if p != reporter), NOT_APPLICABLE)
    dims = {"measure": spec["measure"], "reporter": reporter, "basis": spec["basis"]}
    found = [
        row
        for row in record.series(**dims, partner=partner)
        if row["dimensions"] == spec["part"]
    ]
    own = claim["flow"] if reporter == claim["reporter"] else _mirrored(claim["flow"])
    flow = own if spec["flow"] == "*" else spec["flow"]
    if claim["flow"] != Flow.TWO_WAY:
        yield from ((row,) for row in found if row["flow"] == flow)
    elif spec["measure"] == "visitors":
        back = {"measure": "visitors", "reporter": partner, "partner": reporter}
        others = record.series(**back, basis="nationality")
        yield from ((a, b) for a in found for b in others if not b["dimensions"])
    else:
        yield from ((row,) for row in found if row["flow"] == Flow.TWO_WAY)
        yield from _export_with_import(found)


def _pair(claim: Mapping[str, Any]) -> tuple[str, str]:
    return claim["reporter"], claim["partner"]


def _mirrored(flow: str) -> str:
    return _MIRROR.get(Flow(flow), Flow(flow))


def _export_with_import(found: list[Row]) -> Iterator[tuple[Row, ...]]:
    imports = {r["series"]: r for r in found if r["flow"] == Flow.IMPORT}
    for row in found:
        twin = row["series"].replace(".export.", ".import.")
        if row["flow"] == Flow.EXPORT and twin in imports:
            yield row, imports[twin]


def _notes(claim: Mapping[str, Any], rows: tuple[Row, ...]) -> tuple[str, ...]:
    notes = []
    if len({(row["basis"], row["reporter"]) for row in rows}) > 1:
        notes.append("unlike_series")
    if claim["unit"].startswith("persons") and rows[0]["unit"] == "trips":
        notes.append("trips_not_persons")
    if len({row["valuation"] for row in rows} - _UNSAID) > 1:
        notes.append("mixed_valuation")
    return tuple(notes)
