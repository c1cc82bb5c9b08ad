"""What the record says of a claim: when printed, and today.

The words, tried in this order (docs/verdicts.md gives them with examples):

1. ``agrees``: an official reading that keeps to everything the claim states lies inside
   the claim's interval.
2. ``agrees on another reading``: only an official reading that departs from it does.
3. ``close``: a plain official reading overlaps the interval in part, or lies inside the
   second reading of a count rounded to a 5 or 50.
4. ``not checkable``: no plain official reading is held, or one that might fit is not.
5. ``outdated`` (today only): a claim about the present that agreed when printed.
6. ``understates``, ``overstates``: the nearest plain reading lies above, or below.
7. ``contradicted``: as 6, for a rank, a quota, a bound, or "each year".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cktrade.record.intervals import Interval, interval, second_reading
from cktrade.verdicts.readings.ranks import offer_rank
from cktrade.verdicts.readings.values import Offer, Reading, offer
from cktrade.verdicts.readings.years import offer_each, offer_mean
from cktrade.vocabulary import NOT_STATED, Qualifier, Statistic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.record.record import Record

AGREES = "agrees"
OTHERWISE = "agrees on another reading"
CLOSE = "close"
NOT_CHECKABLE = "not checkable"
OUTDATED = "outdated"
UNDERSTATES = "understates"
OVERSTATES = "overstates"
CONTRADICTED = "contradicted"

#: The verdicts, from best to worst.
ORDER = (
    AGREES, OTHERWISE, CLOSE, NOT_CHECKABLE, OUTDATED, UNDERSTATES, OVERSTATES,
    CONTRADICTED,
)  # fmt: skip

_OFFERS = {
    Statistic.RANK: offer_rank,
    Statistic.MEAN: offer_mean,
    Statistic.EACH: offer_each,
}
_BOUNDS = {
    Qualifier.OVER, Qualifier.AT_LEAST, Qualifier.UNDER, Qualifier.UP_TO,
    Qualifier.ALMOST,
}  # fmt: skip
_PLAIN_STATEMENTS = {Statistic.VALUE, Statistic.MEAN, Statistic.SHARE, Statistic.COUNT}


@dataclass(frozen=True)
class Judged:
    """One claim on one day.

    Attributes
    ----------
    word : str
        One of :data:`ORDER`.
    claimed : Interval
        What the claim stands for.
    offer : Offer
        Everything that the record offered.
    ground : Reading or None
        The reading that grounds the verdict: the one that fits, else the nearest miss.
    miss : float
        How far ``ground`` lies from the claim's interval, in the claim's unit; above
        zero where the record is larger; 0 where they meet, NaN without a reading.
    loose : bool
        Whether a bound is true by more than a unit of its last digit.

    """

    word: str
    claimed: Interval
    offer: Offer
    ground: Reading | None
    miss: float
    loose: bool


def judge(
    claim: Mapping[str, Any], record: Record, *, agreed_before: bool = False
) -> Judged:
    """Judge one claim by the record as it stood on a day.

    Parameters
    ----------
    claim : mapping
        A row of the claims table.
    record : Record
        The record of that day.
    agreed_before : bool, optional
        Whether the claim agreed when printed; only then can it be outdated.

    Returns
    -------
    Judged
        The word, and the readings that ground it.

    """
    offered = _OFFERS.get(claim["statistic"], offer)(claim, record)
    claimed = interval(claim)
    ground = _nearest(offered.plain, claimed)
    word = _word(claim, claimed, offered, ground, agreed_before=agreed_before)
    if word == OTHERWISE or ground is None:
        departing = _departing(offered, agreed_before=agreed_before)
        ground = _nearest(departing, claimed)
    miss = math.nan if ground is None else ground.evaluated.interval.gap(claimed)
    return Judged(word, claimed, offered, ground, miss, _is_loose(claim, word, ground))


def _word(
    claim: Mapping[str, Any],
    claimed: Interval,
    offered: Offer,
    ground: Reading | None,
    *,
    agreed_before: bool,
) -> str:
    if _any_within(offered.plain, claimed):
        return AGREES
    if _any_within(_departing(offered, agreed_before=agreed_before), claimed):
        return OTHERWISE
    if _is_close(claim, offered.plain, claimed):
        return CLOSE
    if ground is None or offered.missing or _undecided(claim, claimed, ground):
        return NOT_CHECKABLE
    if agreed_before and claim["reference_period"] == NOT_STATED:
        return OUTDATED
    return _against(claim, ground.evaluated.interval.gap(claimed))


def _departing(offered: Offer, *, agreed_before: bool) -> list[Reading]:
    """Return readings that depart, save older periods of what was true once."""
    idle = {"single_year", *(["another_period"] if agreed_before else [])}
    return [
        r
        for r in offered.readings
        if r.official and r.departures and idle.isdisjoint(r.departures)
    ]


def _undecided(claim: Mapping[str, Any], claimed: Interval, ground: Reading) -> bool:
    """Say whether competitors that are not held leave a rank open."""
    rank = claim["statistic"] == Statistic.RANK
    return rank and ground.evaluated.interval.overlaps(claimed)


def _against(claim: Mapping[str, Any], miss: float) -> str:
    if claim["qualifier"] in _BOUNDS or claim["statistic"] not in _PLAIN_STATEMENTS:
        return CONTRADICTED
    return UNDERSTATES if miss > 0 else OVERSTATES


def _any_within(readings: list[Reading], claimed: Interval) -> bool:
    return any(r.evaluated.interval.within(claimed) for r in readings)


def _is_close(
    claim: Mapping[str, Any], plain: list[Reading], claimed: Interval
) -> bool:
    if claim["statistic"] in {Statistic.EACH, Statistic.RANK}:
        return False
    wider = second_reading(claim)
    return any(r.evaluated.interval.overlaps(claimed) for r in plain) or (
        wider is not None and _any_within(plain, wider)
    )


def _nearest(readings: list[Reading], claimed: Interval) -> Reading | None:
    """Return the reading that fits, else the one that misses least."""

    def distance(reading: Reading) -> tuple[bool, float, int]:
        reach = reading.evaluated.interval
        return (
            not reach.within(claimed), abs(reach.gap(claimed)), len(reading.departures)
        )  # fmt: skip

    return min(readings, key=distance, default=None)


def _is_loose(claim: Mapping[str, Any], word: str, ground: Reading | None) -> bool:
    if (
        word not in {AGREES, OTHERWISE}
        or claim["qualifier"] not in _BOUNDS
        or not ground
    ):
        return False
    away = abs(ground.evaluated.value - float(claim["value"]))
    return away > float(claim["precision"])
