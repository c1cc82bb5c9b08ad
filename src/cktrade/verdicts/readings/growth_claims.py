"""Readings of growth: the change from one period to another, on one basis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.documents.grammar.stretches import shortest
from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.record.intervals import Interval
from cktrade.record.keys import evaluate
from cktrade.verdicts.readings.meant import candidates, within
from cktrade.verdicts.readings.offer import FRAMES, SIDE, Offer, offered
from cktrade.verdicts.readings.reading import Reading, made
from cktrade.verdicts.readings.values import DEFICIT, side_of
from cktrade.verdicts.readings.ways import ways
from cktrade.vocabulary import NOT_STATED, Flow, periods

if TYPE_CHECKING:
    from cktrade.record.evaluated import Evaluated
    from cktrade.record.record import Record
    from cktrade.record.way import Way
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.reading import Moment

#: A year before, in periods of each frequency.
_A_YEAR = {"A": 1, "Q": 4, "M": 12}
_DOWN = "down"


def offer_growth(claim: Claim, moment: Moment) -> Offer:
    """Return every reading of growth, both periods on one basis.

    Parameters
    ----------
    claim : Claim
        A claim with ``statistic`` ``growth``; of a base period that is not stated the
        period a year before is meant.
    moment : Moment
        The record, and up to which day its periods count.

    Returns
    -------
    Offer
        Changes in the claim's direction and unit: a fall of 12 per cent is 12 where the
        claim says down, and −12 where it says up; as a factor, what one is multiplied
        by. "3 per cent a year" over several years is their compound annual rate; a rate
        by the month or quarter is not read, and what is missing is named. A balance
        grows on the side that the quoted words name, deficit or surplus, and only
        where both periods were on it.

    """
    frame = shortest(claim.as_printed)
    if frame not in {"", "A"}:
        lacking = ((FRAMES[frame], claim.reference_period),)
        return replace(offered(claim, moment, []), missing=lacking)
    record, found = moment.record, list[Reading]()
    for way, period, departures in candidates(claim, ways(claim, record), moment):
        reading = _change(claim, way, period, departures, record)
        found += [reading] if reading is not None else []
    offer = offered(claim, moment, found)
    if claim.flow == Flow.BALANCE and offer.kind_held and not offer.plain:
        return replace(offer, missing=((SIDE, claim.reference_period),))
    return offer


def _change(
    claim: Claim, way: Way, period: str, departures: tuple[str, ...], record: Record
) -> Reading | None:
    base = _base(claim, period, way, record)
    if way.region or not base:
        return None
    side = side_of(claim) if way.minus else DEFICIT
    if not side:
        return None
    if way.minus and side == DEFICIT:
        way = replace(way, rows=way.rows[::-1])  # a deficit that grows is a larger one
    each_year = shortest(claim.as_printed) == "A" and base != _year_before(period)
    kind = "cagr" if each_year and periods.frequency(period) == "A" else "growth"
    key = f"{kind}({way.key(base)}; {way.key(period)})"
    try:
        number = _told(claim, evaluate(key, record))
    except (NotHeldError, ComparabilityError):
        return None
    span = period if "/" in period else f"{base}/{period}"
    notes = ("compounded",) if kind == "cagr" else ()
    return made(claim, way, number, span, record, *departures, notes=notes)


def _base(claim: Claim, period: str, way: Way, record: Record) -> str:
    """Return the earlier period; that of a neighbour lies as far before it.

    Years are held against years only: twelve months to another month than December have
    no base of their own where the claim states a year. Of a stock a year is its end.
    """
    code = periods.frequency(period)
    if claim.base_period not in {"", NOT_STATED}:
        base = within(claim.base_period, way, record)
        like = periods.frequency(base) == code
        return base if like and base < period else ""
    if code == "D":
        return within(str(int(period[:4]) - 1), way, record)
    return _year_before(period)


def _year_before(period: str) -> str:
    code = periods.frequency(period)
    return periods.shift(period, -_A_YEAR[code]) if code in _A_YEAR else ""


def _told(claim: Claim, change: Evaluated) -> Evaluated:
    """Write a change as the claim does: in its direction, as a factor or per cent."""
    if claim.unit == "count":
        reach = Interval(change.interval.low + 100, change.interval.high + 100)
        return replace(
            change, value=change.value / 100 + 1, interval=reach.times(0.01),
            unit="count",
        )  # fmt: skip
    if claim.direction == _DOWN:
        return replace(change, value=-change.value, interval=-change.interval)
    return change
