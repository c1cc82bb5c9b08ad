"""The basis solver: every reading of a claim that the record can offer.

A *way* says which series to add; a *reading* is a way at a period, computed. A plain
way of ``codelists/readings.csv`` for which nothing is held is named as missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.record.evaluated import Evaluated
from cktrade.record.keys import evaluate
from cktrade.record.record import can_read
from cktrade.verdicts.readings.ways import expected, ways
from cktrade.vocabulary import NOT_STATED, codelist, periods

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cktrade.record.record import Record
    from cktrade.record.way import Way

#: A claim about the present speaks of the years, one census apart, before it came out.
PRESENT = 5


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
    """Return every reading of a claim of one value, and what is missing.

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
            result.readings += _in_its_currency(claim, reading, record)
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
    ends = sorted(end for end in found_at if end >= oldest(claim))
    plain = ends[-1:]
    for way, found in periods_of.items():
        for period in reversed(found):
            meant = _end(period) in plain
            yield (way, period) if meant else (way, period, "another_period")


def oldest(claim: Mapping[str, Any]) -> date:
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
        whole = {y for y in years if can_read(record, series, y)}
        sets.append(whole or set(record.held(series)))
    return sorted(set.intersection(*sets)) if sets else []


def _in_its_currency(
    claim: Mapping[str, Any], reading: Reading, record: Record
) -> list[Reading]:
    """Return a reading in the claim's currency; in both where it names none."""
    unit = claim["unit"]
    money = codelist("units")[unit]["kind"] == "money"
    if not money or reading.evaluated.unit == unit:
        return [reading]
    converted = _in_us_dollars(reading, record)
    if unit == "dollars":
        return [reading, *converted]
    return [r for r in converted if r.evaluated.unit == unit]


def _in_us_dollars(reading: Reading, record: Record) -> list[Reading]:
    if reading.evaluated.unit != "CAD":
        return []
    found = []
    for rate in record.series(measure="exchange_rate", reporter="CAN", partner="USA"):
        key = f"({reading.evaluated.key}) / {rate['series']}@{reading.period}"
        try:
            amount = evaluate(key, record)
        except (NotHeldError, ComparabilityError):
            continue
        departures = (*reading.departures, "in_us_dollars")
        found.append(replace(reading, evaluated=amount, departures=departures))
    return found


def missing(claim: Mapping[str, Any], found: list[Reading]) -> list[tuple[str, str]]:
    """Return ``(code, period)`` of each plain way that no official reading follows."""
    read_codes = {r.code for r in found if r.official and not r.departures}
    return [
        (code, claim["reference_period"])
        for code, spec in expected(claim).items()
        if spec["sense"] == "plain" and code not in read_codes
    ]
