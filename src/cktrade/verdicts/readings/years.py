"""Means over a span of years, and statements about each year of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade.record.record import can_read
from cktrade.verdicts.readings.values import (
    Offer,
    Reading,
    missing,
    oldest,
    read,
    readable,
)
from cktrade.verdicts.readings.ways import ways
from cktrade.vocabulary import NOT_STATED, periods

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.record.record import Record
    from cktrade.record.way import Way

#: "Each year" without a span is read as each of the last so many: more than two.
SEVERAL = 3


def offer_mean(claim: Mapping[str, Any], record: Record) -> Offer:
    """Return every reading of a mean over a span, and what is missing.

    Parameters
    ----------
    claim : mapping
        A row of the claims table with ``statistic`` ``mean``.
    record : Record
        The record as it stood on some day.

    Returns
    -------
    Offer
        One reading led by each table: its own years, the others filled from the tables
        that cover most, and a note where it is stitched. A year that no table holds
        leaves no reading.

    """
    held = ways(claim, record)
    readings = _means(claim, held, record)
    return Offer(readings, missing(claim, readings))


def offer_each(claim: Mapping[str, Any], record: Record) -> Offer:
    """Return every reading of a statement about each year, and what is missing.

    Parameters
    ----------
    claim : mapping
        A row of the claims table with ``statistic`` ``each``.
    record : Record
        The record as it stood on some day.

    Returns
    -------
    Offer
        For each way one reading over the years meant, whose interval holds all of
        them: those of the span stated, else the last three calendar years up to the
        latest that an official way can be read at. And every single year that is held,
        as a departure, so that one can say how far back the statement holds.

    """
    years_of = {way: _years(way, record) for way in ways(claim, record)}
    meant = _meant(claim, years_of, record)
    found = []
    for way, years in years_of.items():
        singles = (read(way, way.key(y), y, record, "single_year") for y in years)
        found += [single for single in singles if single is not None]
        key = f"each({'; '.join(way.key(year) for year in meant)})"
        whole = read(way, key, f"{meant[0]}/{meant[-1]}", record) if meant else None
        found += [whole] if whole is not None else []
    return Offer(found, missing(claim, found))


def _years(way: Way, record: Record) -> list[str]:
    return [p for p in readable(way, record) if periods.frequency(p) == "A"]


def _meant(
    claim: Mapping[str, Any], years_of: Mapping[Way, list[str]], record: Record
) -> list[str]:
    if claim["reference_period"] != NOT_STATED:
        return periods.parts(claim["reference_period"], "A")
    official = [y for way, y in years_of.items() if record.official(way.rows[0])]
    last = max((year for years in official for year in years), default="")
    if not last or periods.bounds(last)[1] < oldest(claim):
        return []
    return periods.parts(f"{periods.shift(last, 1 - SEVERAL)}/{last}", "A")


def _means(claim: Mapping[str, Any], held: list[Way], record: Record) -> list[Reading]:
    """Read a mean over a span, led by each table in turn and filled from the others."""
    years = periods.parts(claim["reference_period"], "A")
    found = []
    made: set[str] = set()
    for lead in held:
        others = [w for w in held if w is not lead and w.code == lead.code]
        pieces = _stitch(lead, others, years, record)
        key = f"mean({'; '.join(f'{s}@{p}' for s, p in pieces)})"
        tables = {series for series, _ in pieces}
        notes = ("stitched",) if len(tables) > 1 else ()
        reading = read(lead, key, claim["reference_period"], record, notes=notes)
        if pieces and reading is not None and key not in made:
            made.add(key)
            found.append(reading)
    return found


def _stitch(
    lead: Way, others: list[Way], years: list[str], record: Record
) -> list[tuple[str, str]]:
    """Return (series, span) pieces that cover the years, or nothing."""
    chosen: dict[str, str] = {}
    for way in [lead, *sorted(others, key=lambda w: -_cover(w, years, record))]:
        for year in years:
            if year not in chosen and can_read(record, way.series[0], year):
                chosen[year] = way.series[0]
    if len(chosen) < len(years) or lead.series[0] not in chosen.values():
        return []
    pieces: list[tuple[str, str]] = []
    for year in years:
        if pieces and pieces[-1][0] == chosen[year]:
            first = pieces[-1][1].split("/")[0]
            pieces[-1] = (chosen[year], f"{first}/{year}")
        else:
            pieces.append((chosen[year], year))
    return pieces


def _cover(way: Way, years: list[str], record: Record) -> int:
    official = all(record.official(row) for row in way.rows)
    return official * sum(can_read(record, way.series[0], year) for year in years)
