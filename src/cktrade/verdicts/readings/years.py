"""Means over a span of years, and statements about each year of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.record.record import can_read
from cktrade.verdicts.readings.currencies import Purse
from cktrade.verdicts.readings.meant import present, within, years_of
from cktrade.verdicts.readings.offer import Offer, offered
from cktrade.verdicts.readings.reading import Reading, read
from cktrade.verdicts.readings.ways import ways
from cktrade.vocabulary import NOT_STATED, periods

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.record.record import Record
    from cktrade.record.way import Way
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.reading import Moment

#: "Each year" without a span is read as each of the last so many: more than two.
SEVERAL = 3
#: Whether it also holds for each of so many is said beside it.
WIDER = (4, 5)


def offer_mean(claim: Claim, moment: Moment) -> Offer:
    """Return every reading of a mean over a span, and what is missing.

    Parameters
    ----------
    claim : Claim
        A claim with ``statistic`` ``mean`` and a span.
    moment : Moment
        The record.

    Returns
    -------
    Offer
        One reading led by each table: its own years, the others filled from the tables
        that cover most, and a note where it is stitched. A year that no table holds
        leaves no reading.

    """
    purse = Purse()
    for reading in _means(claim, ways(claim, moment.record), moment.record):
        purse.put(claim, reading, moment.record)
    return purse.told(offered(claim, moment, purse.readings))


def offer_each(claim: Claim, moment: Moment) -> Offer:
    """Return every reading of a statement about each year, and what is missing.

    Parameters
    ----------
    claim : Claim
        A claim with ``statistic`` ``each``.
    moment : Moment
        The record, and up to which day its years count.

    Returns
    -------
    Offer
        For each way one reading over the years meant, whose interval holds all of
        them: those of the span stated, else the last three complete ones. Beside it,
        as departures, the last four and the last five, and every single year held.

    """
    record = moment.record
    held = {way: years_of(way, record) for way in ways(claim, record)}
    meant = _meant(claim, held, moment)
    found = []
    for way, years in held.items():
        found += [
            read(claim, way, way.key(within(y, way, record)), y, record, "single_year")
            for y in years
        ]
        for count, span in meant.items():
            more = () if count == SEVERAL else ("another_period",)
            found.append(_whole(claim, way, span, record, *more))
    purse = Purse()
    for reading in found:
        if reading is not None:
            purse.put(claim, reading, record)
    return purse.told(offered(claim, moment, purse.readings))


def _whole(
    claim: Claim, way: Way, years: list[str], record: Record, *more: str
) -> Reading | None:
    held = [within(year, way, record) for year in years]
    key = f"each({'; '.join(map(way.key, held))})"
    return read(claim, way, key, f"{years[0]}/{years[-1]}", record, *more)


def _meant(
    claim: Claim, held: Mapping[Way, list[str]], moment: Moment
) -> dict[int, list[str]]:
    """Return how many years → which: those stated, or the last three, four, five."""
    if claim.reference_period != NOT_STATED:
        return {SEVERAL: periods.parts(claim.reference_period, "A")}
    plain = {way: years for way, years in held.items() if not way.departures}
    last = present(claim, plain, moment)[0][:4]
    if not last:
        return {}
    return {
        count: periods.parts(f"{periods.shift(last, 1 - count)}/{last}", "A")
        for count in (SEVERAL, *WIDER)
    }


def _means(claim: Claim, held: list[Way], record: Record) -> list[Reading]:
    """Read a mean over a span, led by each table in turn and filled from the others."""
    if periods.frequency(claim.reference_period) not in {"span", "A"}:
        return []
    years = periods.parts(claim.reference_period, "A")
    found = []
    made: set[str] = set()
    for lead in held:
        others = [w for w in held if w is not lead and _joins(w, lead, record)]
        pieces = _stitch(lead, others, years, record)
        key = f"mean({'; '.join(f'{s}@{p}' for s, p in pieces)})" if pieces else ""
        tables = {series for series, _ in pieces}
        notes = ("stitched",) if len(tables) > 1 else ()
        if len(lead.series) > 1 and not lead.region:
            span = claim.reference_period
            sign = " - " if lead.minus else " + "
            key = sign.join(f"mean({series}@{span})" for series in lead.series)
        if not key or key in made:
            continue
        made.add(key)
        reading = read(claim, lead, key, claim.reference_period, record, notes=notes)
        found += [reading] if reading is not None else []
    return found


def _joins(way: Way, lead: Way, record: Record) -> bool:
    """Say whether two tables may fill each other: never a quotation an agency's own."""
    grades = {record.official(row) for row in (*way.rows, *lead.rows)}
    return way.code == lead.code and len(grades) == 1


def _stitch(
    lead: Way, others: list[Way], years: list[str], record: Record
) -> list[tuple[str, str]]:
    """Return (series, span) pieces that cover the years, or nothing."""
    if len(lead.series) > 1:
        return []
    chosen: dict[str, tuple[str, str]] = {}
    for way in [lead, *sorted(others, key=lambda w: -_cover(w, years, record))]:
        for year in years:
            period = within(year, way, record)
            if year not in chosen and can_read(record, way.series[0], period):
                chosen[year] = way.series[0], period
    if len(chosen) < len(years) or lead.series[0] not in {
        s for s, _ in chosen.values()
    }:
        return []
    pieces: list[tuple[str, str]] = []
    for year in years:
        series, period = chosen[year]
        if pieces and pieces[-1][0] == series and period == year:
            first = pieces[-1][1].split("/")[0]
            pieces[-1] = (series, f"{first}/{year}")
        else:
            pieces.append((series, period))
    return pieces


def _cover(way: Way, years: list[str], record: Record) -> int:
    official = all(record.official(row) for row in way.rows)
    return official * sum(
        can_read(record, way.series[0], within(year, way, record)) for year in years
    )
