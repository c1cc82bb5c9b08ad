"""The basis solver: every reading of a claim that the record can offer.

A *way* says which series to add; a *reading* is a way at a period, computed. A plain
way of ``codelists/readings.csv`` for which nothing is held is named as missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from cktrade import periods
from cktrade.analysis.keys import Evaluated, evaluate
from cktrade.analysis.ways import Way, expected, ways
from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.vocabulary import NOT_STATED, Statistic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cktrade.analysis.record import Record

#: A claim about the present speaks of the years, one census apart, before it came out.
PRESENT = 5
#: "Each year" without a span is read as each of the last so many: more than two.
SEVERAL = 3


@dataclass(frozen=True)
class Reading:
    """A way at a period, computed, and how it departs from the claim.

    Attributes
    ----------
    code : str
        Code of ``codelists/readings.csv``.
    evaluated : Evaluated
        Key, value, interval, unit, cells, formula.
    period : str
        The period read.
    departures : tuple of str
        Codes of ``codelists/caveats.csv``: where it leaves what the claim states, or
        the plain sense of its words.
    notes : tuple of str
        Codes of the same list that depart from nothing but must be said.
    official : bool
        Whether every cell comes from the agency that compiled it.

    """

    code: str
    evaluated: Evaluated
    period: str
    departures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    official: bool = True


@dataclass
class Offer:
    """What the record offers for a claim on a day: readings, and what is missing."""

    readings: list[Reading] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)

    @property
    def plain(self) -> list[Reading]:
        """Readings that keep to everything the claim states."""
        return [r for r in self.readings if not r.departures and r.official]


def read(
    way: Way,
    key: str,
    period: str,
    record: Record,
    *more: str,
    notes: tuple[str, ...] = (),
) -> Reading | None:
    """Compute one reading; None where a number that it needs is not held."""
    try:
        evaluated = evaluate(key, record)
    except (NotHeldError, ComparabilityError):
        return None
    official = all(record.official(cell) for cell in evaluated.cells)
    return Reading(
        way.code, evaluated, period, way.departures + more, way.notes + notes, official
    )


def offer(claim: Mapping[str, Any], record: Record) -> Offer:
    """Return every reading of a value, mean or each-year claim, and what is missing.

    Parameters
    ----------
    claim : mapping
        A row of the claims table.
    record : Record
        The record as it stood on some day.

    Returns
    -------
    Offer
        All readings, plain and departing, official and secondary; and for each plain
        way of ``codelists/readings.csv`` that could not be read, ``(code, period)``.

    """
    result = Offer()
    held = ways(claim, record)
    periods_of = {way: readable(way, record) for way in held}
    for way, period, *more in candidates(claim, periods_of, record):
        reading = read(way, way.key(period), period, record, *more)
        if reading is not None:
            result.readings += [reading, *_in_other_currency(claim, reading, record)]
    if claim["statistic"] == Statistic.MEAN:
        result.readings = _means(claim, held, record)
    result.missing = missing(claim, result.readings)
    return result


def candidates(
    claim: Mapping[str, Any], periods_of: Mapping[Way, list[str]], record: Record
) -> Iterator[tuple[Any, ...]]:
    """Yield ``(way, period, *departures)`` for every period worth reading.

    Parameters
    ----------
    claim : mapping
        A row of the claims table.
    periods_of : mapping
        Way → the periods that it can be read at (see :func:`readable`).
    record : Record
        The record as it stood on some day.

    Yields
    ------
    tuple
        With a stated period: that one, its neighbours, and for years of monthly series
        the twelve months to every other month. Without: every period; the latest of any
        official way is plain (for "each year" the latest three) unless it ended more
        than five years before the document came out; the others are departures.

    """
    stated = claim["reference_period"]
    if stated != NOT_STATED:
        for way in periods_of:
            yield from ((way, *candidate) for candidate in _around(stated, way, record))
        return
    official = [p for way, p in periods_of.items() if record.official(way.rows[0])]
    found_at = {_end(p) for found in official or periods_of.values() for p in found}
    ends = sorted(end for end in found_at if end >= _oldest(claim))
    plain = ends[-SEVERAL if claim["statistic"] == Statistic.EACH else -1 :]
    for way, found in periods_of.items():
        for period in reversed(found):
            meant = _end(period) in plain
            yield (way, period) if meant else (way, period, "another_period")


def _oldest(claim: Mapping[str, Any]) -> date:
    """Return the day from which a period still speaks of a document's present."""
    published = date.fromisoformat(str(claim.get("published", date.min))[:10])
    return date(max(published.year - PRESENT, 1), 1, 1)


def _end(period: str) -> date:
    return periods.bounds(period)[1]


def _around(stated: str, way: Way, record: Record) -> Iterator[tuple[str, ...]]:
    """Yield the stated period, its neighbours, and twelve months to other months."""
    yield (stated,)
    code = periods.frequency(stated)
    if code not in {"A", "Q", "M"}:
        return
    for step in (-1, 1):
        yield periods.shift(stated, step), "neighbouring_period"
    if code == "A" and record.held(way.series[0], "M"):
        for step in (*range(-11, 0), *range(1, 12)):
            first, last = f"{stated}-01", f"{stated}-12"
            span = f"{periods.shift(first, step)}/{periods.shift(last, step)}"
            yield span, "other_twelve_months"


def readable(way: Way, record: Record) -> list[str]:
    """Return the periods that every series of a way can be read at, oldest first.

    Years where there are years, or months that make them; else whatever is held.
    """
    sets = []
    for series in way.series:
        years = {p[:4] for p in record.held(series, "M")} | set(
            record.held(series, "A")
        )
        whole = {y for y in years if _readable(series, y, record)}
        sets.append(whole or set(record.held(series)))
    return sorted(set.intersection(*sets)) if sets else []


def _readable(series: str, period: str, record: Record) -> bool:
    try:
        record.cells(series, period)
    except (NotHeldError, ComparabilityError):
        return False
    return True


def _in_other_currency(
    claim: Mapping[str, Any], reading: Reading, record: Record
) -> Iterator[Reading]:
    """Yield the reading in US dollars where the claim does not say which dollars."""
    if claim["unit"] != "dollars" or reading.evaluated.unit != "CAD":
        return
    rates = record.series(measure="exchange_rate", reporter="CAN", partner="USA")
    for rate in rates:
        try:
            amount = evaluate(
                f"({reading.evaluated.key}) / {rate['series']}@{reading.period}", record
            )
        except (NotHeldError, ComparabilityError):
            continue
        departures = (*reading.departures, "in_us_dollars")
        yield replace(reading, evaluated=amount, departures=departures)


def _means(claim: Mapping[str, Any], held: list[Way], record: Record) -> list[Reading]:
    """Read a mean over a span, led by each table in turn and filled from the others."""
    years = periods.parts(claim["reference_period"], "A")
    found = []
    for lead in held:
        others = [w for w in held if w is not lead and w.code == lead.code]
        pieces = _stitch(lead, others, years, record)
        key = f"mean({'; '.join(f'{s}@{p}' for s, p in pieces)})"
        tables = {series for series, _ in pieces}
        notes = ("stitched",) if len(tables) > 1 else ()
        reading = read(lead, key, claim["reference_period"], record, notes=notes)
        if pieces and reading is not None:
            found.append(reading)
    return found


def _stitch(
    lead: Way, others: list[Way], years: list[str], record: Record
) -> list[tuple[str, str]]:
    """Return (series, span) pieces that cover the years, or nothing."""
    chosen: dict[str, str] = {}
    for way in [lead, *sorted(others, key=lambda w: -_cover(w, years, record))]:
        for year in years:
            if year not in chosen and _readable(way.series[0], year, record):
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
    return official * sum(_readable(way.series[0], year, record) for year in years)


def missing(claim: Mapping[str, Any], found: list[Reading]) -> list[tuple[str, str]]:
    """Return ``(code, period)`` of each plain way that no official reading follows."""
    read_codes = {r.code for r in found if r.official and not r.departures}
    return [
        (code, claim["reference_period"])
        for code, spec in expected(claim).items()
        if spec["sense"] == "plain" and code not in read_codes
    ]
