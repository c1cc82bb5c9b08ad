"""Ways of counting what a claim speaks of: which series of the record to add.

A claim meets only series of its measure, product, family of units and part. What a
complete record would offer stands in ``codelists/readings.csv``.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from cktrade.record.record import table_of
from cktrade.record.way import Way
from cktrade.vocabulary import (
    NOT_APPLICABLE,
    NOT_STATED,
    Adjustment,
    Flow,
    Statistic,
    codelist,
    economies,
    periods,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cktrade.record.record import Record, Row
    from cktrade.verdicts.claim import Claim

_MIRROR = {Flow.EXPORT: Flow.IMPORT, Flow.IMPORT: Flow.EXPORT}
_UNSAID = {NOT_STATED, NOT_APPLICABLE}
_STATED = ("basis", "valuation", "adjustment")
_WHOLE = "TOTAL"
_ANY = "*"
#: Statements whose unit is not that of what they count.
_OF_NO_UNIT = {Statistic.RANK, Statistic.SHARE, Statistic.GROWTH}
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
        for code, spec in expected(claim).items()
        for way in _ways_of(code, spec, claim, record)
    ]


def expected(claim: Claim) -> dict[str, dict[str, str]]:
    """Return the rows of ``codelists/readings.csv`` that speak of what a claim does.

    The reporter must be one of the claim's two economies; for a rank the economy whose
    partners are ranked, because the other one ranks other partners; of people who come
    the economy to which they come, because the other one counts those who go the other
    way.
    """
    one = claim.statistic == Statistic.RANK or claim.flow in _ONE_WAY
    sides = {claim.reporter} if one else {claim.reporter, claim.partner}
    return {
        code: spec | {"sense": _sense(spec, claim)}
        for code, spec in codelist("readings").items()
        if spec["claim_measure"] == claim.measure
        and spec["claim_flow"] in {_ANY, claim.flow}
        and spec["reporter"] in {_ANY, *sides}
    }


def _sense(spec: Mapping[str, str], claim: Claim) -> str:
    """Trade as the other country counts it is a mirror, not the plain sense.

    Nor is a basis plain where the claim states another: the record need not hold it.
    """
    trade = claim.measure == "merchandise_trade"
    if trade and spec["reporter"] not in {claim.reporter, _ANY}:
        return "mirror"
    stated = claim.basis not in _UNSAID and spec["basis"] not in {_ANY, claim.basis}
    return "other_basis" if stated and spec["sense"] == "plain" else spec["sense"]


#: Flows of people of which the other direction is another thing.
_ONE_WAY = {Flow.ARRIVALS, Flow.ADMISSIONS, Flow.ENTRIES}
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
            if (said := getattr(claim, column)) not in _UNSAID
            and any(row[column] not in {said, *_UNSAID} for row in rows)
        )
        seasons = ("seasons_out",) if _seasons_out(claim, rows) else ()
        notes = (*spec["notes"].split(), *_notes(claim, rows))
        yield Way(code, rows, departures + stated + seasons, notes, region)


def _seasons_out(claim: Claim, rows: tuple[Row, ...]) -> bool:
    """Say whether years are added from months without their seasons."""
    out = any(row["adjustment"] == Adjustment.SEASONALLY_ADJUSTED for row in rows)
    years = periods.frequency(claim.reference_period) in _OF_YEARS
    return out and years and claim.adjustment in _UNSAID


def _combinations(
    spec: Mapping[str, str], claim: Claim, record: Record
) -> Iterator[tuple[tuple[Row, ...], str]]:
    """Yield the series to add: one, exports with imports, or both directions."""
    reporter = claim.reporter if spec["reporter"] == _ANY else spec["reporter"]
    pair = (claim.reporter, claim.partner)
    partner = next((p for p in pair if p != reporter), NOT_APPLICABLE)
    found, region = _alike(spec, claim, (reporter, partner), record)
    own = claim.flow if reporter == claim.reporter else _mirrored(claim.flow)
    flow = own if spec["flow"] == _ANY else spec["flow"]
    if claim.flow != Flow.TWO_WAY:
        yield from (((row,), region) for row in found if row["flow"] == flow)
    elif spec["measure"] == "visitors":
        back = {"measure": "visitors", "reporter": partner, "partner": reporter}
        others = record.series(**back, basis="nationality")
        yield from (((a, b), region) for a in found for b in others if not _part(b))
    else:
        yield from (((row,), region) for row in found if row["flow"] == Flow.TWO_WAY)
        yield from ((rows, region) for rows in _export_with_import(found))


def _alike(
    spec: Mapping[str, str], claim: Claim, pair: tuple[str, str], record: Record
) -> tuple[list[Row], str]:
    """Return the series that count what is meant; for a region those of one member."""
    reporter, partner = pair
    wanted: dict[str, str | list[str]] = {"measure": spec["measure"]}
    if spec["basis"] != _ANY:
        wanted["basis"] = spec["basis"]
    rows = record.series(**wanted, reporter=reporter, partner=partner)
    rows = [row for row in rows if _meets(row, spec, claim)]
    if rows:
        return rows, ""
    for axis, code in (("partner", partner), ("reporter", reporter)):
        members = members_known(code)
        if members:
            fixed = {"partner": {"reporter": reporter}, "reporter": {}}[axis]
            some = record.series(**wanted, **fixed, **{axis: members})
            some = [row for row in some if _meets(row, spec, claim)]
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


def _meets(row: Row, spec: Mapping[str, str], claim: Claim) -> bool:
    """Say whether a series is of the claim's product, part and family of units."""
    return (
        _part(row) == spec["part"]
        and _product(row["product"]) == _product(claim.product)
        and (claim.statistic in _OF_NO_UNIT or _kind(row["unit"]) == _kind(claim.unit))
    )


def _product(code: str) -> str:
    return _WHOLE if code in _UNSAID else code


def _kind(unit: str) -> str:
    return codelist("units")[unit]["kind"]


def _part(row: Mapping[str, object]) -> str:
    """Return which part a series counts: its dimensions, classification aside."""
    return part_of(str(row["dimensions"] or ""))


@cache
def part_of(dimensions: str) -> str:
    """Return dimensions without the classification of the product, as JSON or empty.

    Examples
    --------
    >>> part_of('{"classification": "NAPCS", "province": "CA-ON"}')
    '{"province": "CA-ON"}'
    >>> part_of('{"classification": "HS"}')
    ''

    """
    if "classification" not in dimensions:
        return dimensions
    told = json.loads(dimensions)
    del told["classification"]
    return json.dumps(told, ensure_ascii=False) if told else ""


def _mirrored(flow: str) -> str:
    return _MIRROR.get(Flow(flow), Flow(flow))


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
    if len({row["valuation"] for row in rows} - _UNSAID) > 1:
        notes.append("mixed_valuation")
    return tuple(notes)
