"""Readings beside the one that grounds a verdict: nearer, alike, not ruled out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cktrade.verdicts.judge import Judged
    from cktrade.verdicts.readings.values import Reading


def of_other_ways(judged: Judged) -> list[Reading]:
    """Return, of each other way that departs, the nearest reading that misses."""
    ground = judged.ground
    missing = (
        r
        for r in judged.offer.readings
        if ground is not None
        and (r.official, r.code != ground.code, bool(r.departures)) == (True,) * 3
        and not r.evaluated.interval.within(judged.claimed)
    )
    return _nearest_of_each_way(missing, judged)


def nearer(judged: Judged) -> list[Reading]:
    """Return departing readings that miss, but by less than the plain one."""
    nearer = (
        r
        for r in judged.offer.readings
        if r.official
        and r.departures
        and abs(r.evaluated.interval.gap(judged.claimed)) < abs(judged.miss)
    )
    return _nearest_of_each_way(nearer, judged)


def _nearest_of_each_way(readings: Iterable[Reading], judged: Judged) -> list[Reading]:
    nearest: dict[str, Reading] = {}
    for reading in readings:
        best = nearest.setdefault(reading.code, reading)
        nearest[reading.code] = min(best, reading, key=lambda r: distance(r, judged))
    return [*nearest.values()]


def distance(reading: Reading, judged: Judged) -> float:
    """Return how far a reading lies from the claim, on either side."""
    return abs(reading.evaluated.interval.gap(judged.claimed))


def alike(one: Reading, other: Reading) -> bool:
    """Say whether two readings count alike at one period."""
    return (one.code, one.period, one.departures) == (
        other.code, other.period, other.departures,
    )  # fmt: skip


def fits(reading: Reading, judged: Judged) -> bool:
    """Say whether a reading lies wholly inside the claim's interval."""
    return reading.evaluated.interval.within(judged.claimed)


def possible(judged: Judged) -> list[Reading]:
    """Return departing readings of the same period that the record cannot rule out."""
    ground = judged.ground
    return [
        r
        for r in judged.offer.readings
        if ground is not None
        and (r.official, r.period) == (True, ground.period)
        and r.departures
        and r.evaluated.interval.overlaps(judged.claimed)
    ]
