"""Which periods a claim speaks of, and which beside them show how much hangs on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cktrade.record.record import aggregation, can_read
from cktrade.verdicts.claim import PLANS
from cktrade.vocabulary import NOT_STATED, Aggregation, periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cktrade.record.record import Record
    from cktrade.record.way import Way
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.reading import Moment

#: A stock speaks of the present for so many years, which is from census to census.
STOCK_YEARS = 5
#: A yearly flow for so many: the last complete year, or the one before.
FLOW_YEARS = 2
#: So many periods before the one that is meant are shown beside it.
_BEFORE = 2
#: Of these the text alone does not say when they end, or they are several periods.
_NO_END = {"span", "A1"}

Candidate = tuple["Way", str, tuple[str, ...]]


def candidates(claim: Claim, held: list[Way], moment: Moment) -> Iterator[Candidate]:
    """Yield ``(way, period, departures)`` for every period worth reading.

    Parameters
    ----------
    claim : Claim
        The claim.
    held : list of Way
        The ways of counting what it speaks of.
    moment : Moment
        The record, and the day up to which a period must be complete.

    Yields
    ------
    tuple
        With a stated period: that one, its neighbours, and for years of monthly series
        the twelve months to every other month. Of a plan: the first period that begins
        after the document came out, else the one then in force. Of the present: the
        newest complete one; beside it, as departures, the two before and the newest by
        the last day on which the document can have come out.

    """
    if claim.reference_period != NOT_STATED:
        for way in held:
            for period, *departures in _around(claim.reference_period, way, moment):
                yield way, period, tuple(departures)
        return
    groups: dict[tuple[str, ...], list[Way]] = {}
    for way in held:
        kind = (way.code, *way.departures) if way.departures else ()
        groups.setdefault(kind, []).append(way)
    for group in groups.values():
        yield from _unstated(claim, group, moment)


def _unstated(claim: Claim, group: list[Way], moment: Moment) -> Iterator[Candidate]:
    """Yield the period that one group of ways means, and those shown beside it."""
    found = {way: readable(way, moment.record) for way in group}
    choose = _planned if claim.statistic in PLANS else present
    meant, beside = choose(claim, found, moment)
    for way in group:
        if meant in found[way]:
            yield way, meant, ()
        for other in beside:
            if other in found[way]:
                yield way, other, ("another_period",)


def present(
    claim: Claim, found: Mapping[Way, Iterable[str]], moment: Moment
) -> tuple[str, list[str]]:
    """Return the period of which the present tense speaks, and those shown beside."""
    every = _of_one_length({p for held in found.values() for p in held}, [*found])
    held = sorted(
        (p for p in every if periods.frequency(p) not in _NO_END),
        key=lambda p: (_end(p), p),
    )
    complete = [p for p in held if moment.until is None or _end(p) <= moment.until]
    day = moment.record.newest if moment.until is None else claim.published_from
    if not complete or _end(complete[-1]) < _oldest(day, [*found]):
        return "", []
    later = [p for p in held if _end(p) <= claim.published_to]
    beside = complete[-1 - _BEFORE : -1]
    if moment.until is not None and later[-1:] and later[-1] != complete[-1]:
        beside.append(later[-1])
    return complete[-1], beside


def _of_one_length(every: set[str], held: list[Way]) -> set[str]:
    """Keep the years of a flow where there are any: a month of it is another amount."""
    flow = any(aggregation(row) == Aggregation.SUM for way in held for row in way.rows)
    years = {period for period in every if periods.frequency(period) == "A"}
    return years if flow and years else every


def _planned(
    claim: Claim, found: Mapping[Way, Iterable[str]], _: Moment
) -> tuple[str, list[str]]:
    held = sorted(
        {p for e in found.values() for p in e if periods.frequency(p) not in _NO_END},
        key=_end,
    )
    after = [p for p in held if periods.bounds(p)[0] > claim.published_from]
    before = [p for p in held if p not in after]
    if after:
        return after[0], before[-1:]
    return (before[-1], before[-1 - _BEFORE : -1]) if before else ("", [])


def _oldest(day: date, held: list[Way]) -> date:
    """Return the day from which a period still speaks of the present of a day."""
    kinds = {aggregation(row) for way in held for row in way.rows}
    years = STOCK_YEARS if kinds == {Aggregation.NONE} else FLOW_YEARS
    if day.year <= years:
        return date.min
    return date(day.year - years, day.month, min(day.day, 28))


def _end(period: str) -> date:
    return periods.bounds(period)[1]


def _around(stated: str, way: Way, moment: Moment) -> Iterator[tuple[str, ...]]:
    """Yield the stated period, its neighbours, and twelve months to other months."""
    yield (within(stated, way, moment.record),)
    code = periods.frequency(stated)
    if code not in {"A", "Q", "M"}:
        return
    for step in (-1, 1):
        yield periods.shift(stated, step), "neighbouring_period"
    if code == "A" and not way.region and moment.record.held(way.series[0], "M"):
        for step in (*range(-11, 0), *range(1, 12)):
            first, last = f"{stated}-01", f"{stated}-12"
            span = f"{periods.shift(first, step)}/{periods.shift(last, step)}"
            yield span, "other_twelve_months"


def within(stated: str, way: Way, record: Record) -> str:
    """Return a stated year, or of a stock the last period held within it.

    Parameters
    ----------
    stated : str
        A period; of a stock a year stands for the last day or month of it that every
        series of the way holds.
    way : Way
        The way of counting.
    record : Record
        The record.

    """
    stock = aggregation(way.rows[0]) == Aggregation.NONE
    held = set.intersection(*(set(record.held(series)) for series in way.series))
    if stated in held or not stock:
        return stated
    first, last = periods.bounds(stated)
    held = {p for p in held if periods.frequency(p) not in _NO_END}
    inside = [p for p in held if first <= periods.bounds(p)[0] and _end(p) <= last]
    return max(inside, key=_end, default=stated)


def years_of(way: Way, record: Record) -> list[str]:
    """Return the years at which a way can be read, oldest first.

    Of a stock counted on a day its years, but not where it counts something else.
    """
    found = readable(way, record)
    if aggregation(way.rows[0]) != Aggregation.NONE or way.departures:
        return [p for p in found if periods.frequency(p) == "A"]
    return sorted({p[:4] for p in found if periods.frequency(p) not in _NO_END})


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
        held = {p for p in record.held(series) if can_read(record, series, p)}
        sets.append(whole or held)
    return sorted(set.intersection(*sets)) if sets else []
