"""Ways of counting what a claim speaks of: which series of the record to add.

A claim meets only series of its measure, product, family of units and part. What a
complete record would offer stands in ``codelists/readings.csv``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cktrade.record.record import table_of
from cktrade.record.way import Way
from cktrade.verdicts.readings.expected import (
    ANY,
    UNSAID,
    expected,
    meets,
    mirrored,
    part_of,
)
from cktrade.vocabulary import (
    NOT_APPLICABLE,
    Adjustment,
    Flow,
    codelist,
    economies,
    periods,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cktrade.record.record import Record, Row
    from cktrade.verdicts.claim import Claim

_STATED = ("basis", "valuation", "adjustment")
_OF_YEARS = {"A", "span", "none"}


def ways(claim: Claim, record: Record) -> list[Way]:
    """Return every way of counting what a claim speaks of, held in the record.

    Parameters
    ----------
    claim : Claim
        The claim.
    record : Record
        The record as it stood on some day.

    Returns
    -------
    list of Way
        In the order of ``codelists/readings.csv``, then of series ids.

    """
    return [
        way
        for code, spec in expected(claim, record).items()
        for way in _ways_of(code, spec, claim, record)
    ]


_DEPARTS = {"mirror": "other_reporter", "other": "other_measure"}


def _ways_of(
    code: str, spec: Mapping[str, str], claim: Claim, record: Record
) -> Iterator[Way]:
    sense = spec["sense"]
    departures = (_DEPARTS[sense],) if sense in _DEPARTS else ()
    for rows, region in _combinations(spec, claim, record):
        stated = tuple(
            f"other_{column}"
            for column in _STATED
            if (said := getattr(claim, column)) not in UNSAID
            and any(row[column] not in {said, *UNSAID} for row in rows)
        )
        seasons = ("seasons_out",) if _seasons_out(claim, rows) else ()
        notes = (*spec["notes"].split(), *_notes(claim, rows))
        minus = claim.flow == Flow.BALANCE and len(rows) > 1
        yield Way(code, rows, departures + stated + seasons, notes, region, minus)


def _seasons_out(claim: Claim, rows: tuple[Row, ...]) -> bool:
    """Say whether years are added from months without their seasons."""
    out = any(row["adjustment"] == Adjustment.SEASONALLY_ADJUSTED for row in rows)
    years = periods.frequency(claim.reference_period) in _OF_YEARS
    return out and years and claim.adjustment in UNSAID


def _combinations(
    spec: Mapping[str, str], claim: Claim, record: Record
) -> Iterator[tuple[tuple[Row, ...], str]]:
    """Yield the series to add: one, exports with imports, or both directions."""
    reporter = claim.reporter if spec["reporter"] == ANY else spec["reporter"]
    pair = (claim.reporter, claim.partner)
    none = reporter if claim.reporter == claim.partner else NOT_APPLICABLE
    partner = next((p for p in pair if p != reporter), none)
    found, region = _alike(spec, claim, (reporter, partner), record)
    own = claim.flow if reporter == claim.reporter else mirrored(claim.flow)
    flow = own if spec["flow"] == ANY else spec["flow"]
    if claim.flow == Flow.BALANCE:
        yield from (((row,), region) for row in found if row["flow"] == flow)
        pairs = _export_with_import(found)
        ours = reporter == claim.reporter
        yield from ((rows if ours else rows[::-1], region) for rows in pairs)
    elif claim.flow != Flow.TWO_WAY:
        yield from (((row,), region) for row in found if row["flow"] == flow)
    elif spec["measure"] == "visitors":
        back = {"measure": "visitors", "reporter": partner, "partner": reporter}
        others = record.series(**back, basis="nationality")
        yield from (
            ((a, b), region)
            for a in found
            for b in others
            if not part_of(str(b["dimensions"] or ""))
        )
    else:
        yield from (((row,), region) for row in found if row["flow"] == Flow.TWO_WAY)
        yield from ((rows, region) for rows in _export_with_import(found))


def _alike(
    spec: Mapping[str, str], claim: Claim, pair: tuple[str, str], record: Record
) -> tuple[list[Row], str]:
    """Return the series that count what is meant; for a region those of one member."""
    reporter, partner = pair
    wanted: dict[str, str | list[str]] = {"measure": spec["measure"]}
    if spec["basis"] != ANY:
        wanted["basis"] = spec["basis"]
    rows = record.series(**wanted, reporter=reporter, partner=partner)
    rows = [row for row in rows if meets(row, spec["part"], claim)]
    if rows:
        return rows, ""
    for axis, code in (("partner", partner), ("reporter", reporter)):
        members = members_known(code)
        if members:
            fixed = {"partner": {"reporter": reporter}, "reporter": {}}[axis]
            some = record.series(**wanted, **fixed, **{axis: members})
            some = [row for row in some if meets(row, spec["part"], claim)]
            return _one_member(some, axis, record), code
    return [], ""


def _one_member(rows: list[Row], axis: str, record: Record) -> list[Row]:
    """Keep of each table the series of the member of which most periods are held."""
    count: dict[tuple[str, str], int] = {}
    for row in rows:
        place = table_of(row), str(row[axis])
        count[place] = count.get(place, 0) + len(record.held(str(row["series"])))
    best = dict(sorted(count, key=lambda place: count[place]))
    return [row for row in rows if row[axis] == best[table_of(row)]]


@cache
def members_known(code: str) -> list[str]:
    """Return every economy that has been a member of a region, or nothing.

    Examples
    --------
    >>> "DEU" in members_known("EU"), members_known("KOR")
    (True, [])

    """
    if not economies.is_code(code) or code == "WLD":
        return []
    rows = codelist("blocs").values()
    return sorted({row["economy"] for row in rows if row["bloc"] == code})


def _export_with_import(found: list[Row]) -> Iterator[tuple[Row, ...]]:
    imports = {_but_flow(r): r for r in found if r["flow"] == Flow.IMPORT}
    for row in found:
        if row["flow"] == Flow.EXPORT and _but_flow(row) in imports:
            yield row, imports[_but_flow(row)]


def _but_flow(row: Row) -> str:
    """Return a series' id without its flow: exports and imports of one table."""
    return str(row["series"]).replace(f".{row['flow']}.", ".")


def _notes(claim: Claim, rows: tuple[Row, ...]) -> tuple[str, ...]:
    notes = []
    if len({(row["basis"], row["reporter"]) for row in rows}) > 1:
        notes.append("unlike_series")
    if claim.unit.startswith("persons") and rows[0]["unit"] == "trips":
        notes.append("trips_not_persons")
    if len({row["valuation"] for row in rows} - UNSAID) > 1:
        notes.append("mixed_valuation")
    return tuple(notes)
