"""What an analyst must add to a verdict.

A caveat is kept as codes of ``codelists/caveats.csv`` with the numbers that fill their
places, so that a table in another language says the same
(:mod:`cktrade.verdicts.sentences` writes the sentences).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from cktrade.record.intervals import second_reading
from cktrade.verdicts.judge import OUTDATED
from cktrade.verdicts.other_readings import alike, fits, nearer, of_other_ways, possible
from cktrade.verdicts.readings.years import SEVERAL
from cktrade.vocabulary import NOT_STATED, Statistic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cktrade.verdicts.judge import Judged
    from cktrade.verdicts.readings.values import Reading
    from cktrade.verdicts.sentences import Said

#: What figures of one document share that ought to come out on one reading.
_OF_ONE_KIND = (
    "document", "measure", "reporter", "partner", "reference_period", "statistic",
)  # fmt: skip
_OTHER_PERIODS = {"other_twelve_months", "neighbouring_period"}
_PRINTED = ("value", "unit", "precision", "qualifier", "statistic")


def of(
    claim: Mapping[Any, Any],
    judged: Judged,
    others: Sequence[tuple[Mapping[Any, Any], Judged]] = (),
) -> Said:
    """Return what must be said of a verdict.

    Parameters
    ----------
    claim : mapping
        A row of the claims table.
    judged : Judged
        Its verdict.
    others : sequence of (mapping, Judged), optional
        Other claims and their verdicts: those of the same document, measure and period
        ought to come out on the same reading.

    Returns
    -------
    list of dict
        Each with ``code`` (of ``codelists/caveats.csv``) and what fills its places.

    """
    return [
        *_of_ground(claim, judged),
        *_of_others(claim, judged),
        *_of_siblings(claim, judged, others),
        *_of_quotations(claim, judged),
        *_of_missing(judged),
    ]


def _of_ground(claim: Mapping[Any, Any], judged: Judged) -> Said:
    ground = judged.ground
    if ground is None:
        return [{"code": "nothing_held"}]
    within = ground.evaluated.interval.within(judged.claimed)
    each = "_each" if claim["statistic"] == Statistic.EACH else ""
    departing = "_departing" if ground.departures and not each else ""
    code = f"{'fits' if within else 'nearest'}{each}{departing}"
    said: Said = [{"code": code, **_number(claim, ground)}]
    said[0]["miss"] = abs(judged.miss)
    said[0]["years"] = ground.period
    said[0]["departures"] = [*ground.departures, *ground.notes]
    return [*said, *_of_kind(claim, ground), *_of_reach(claim, judged, ground)]


def _of_kind(claim: Mapping[Any, Any], ground: Reading) -> Said:
    """Say how whole a rank's field is, and what "each year" was taken to mean."""
    if claim["statistic"] == Statistic.RANK and "bloc" not in ground.departures:
        partners = {cell["partner"] for cell in ground.evaluated.cells}
        larger = int(ground.evaluated.interval.low) - 1
        return [{"code": "of_field", "held": len(partners) - 1, "larger": larger}]
    if (claim["statistic"], claim["reference_period"]) == (Statistic.EACH, NOT_STATED):
        return [{"code": "each_choice", "several": SEVERAL}]
    return []


def _of_reach(claim: Mapping[Any, Any], judged: Judged, ground: Reading) -> Said:
    """Say how the record's interval lies to the claim's, where it is not plain."""
    within = ground.evaluated.interval.within(judged.claimed)
    said: Said = [{"code": "loose"}] if judged.loose else []
    if not within and ground.evaluated.interval.overlaps(judged.claimed):
        said.append({"code": "in_part"})
    wider = second_reading(claim)
    if not within and wider and ground.evaluated.interval.within(wider):
        said.append({"code": "second", "base": 5 * claim["precision"]})
    return said


def _of_others(claim: Mapping[Any, Any], judged: Judged) -> Said:
    if claim["statistic"] == Statistic.EACH:
        return _of_years(judged)
    outside = [
        r
        for r in judged.offer.plain
        if not fits(r, judged) and not _reads_alike(claim, r, judged.ground)
    ]
    said = _listed("others", claim, outside)
    if judged.ground is not None and judged.ground.departures:
        against = _listed("others_departing", claim, of_other_ways(judged))
        return [_tried(judged), *against, *said]
    open_ones = possible(judged) if claim["statistic"] == Statistic.RANK else []
    if open_ones:
        return said + _listed("possible", claim, open_ones)
    code = "once" if judged.word == OUTDATED else "nearer"
    return said + _listed(code, claim, nearer(judged))


def _reads_alike(claim: Mapping[Any, Any], one: Reading, other: Reading | None) -> bool:
    """Say whether two readings come out in the same words and digits."""
    if other is None:
        return False
    apart = abs(one.evaluated.value - other.evaluated.value)
    same = (one.code, one.period, one.departures, one.notes) == (
        other.code, other.period, other.departures, other.notes,
    )  # fmt: skip
    return same and apart < _digits(claim, one.evaluated.value)


def _of_siblings(
    claim: Mapping[Any, Any],
    judged: Judged,
    others: Sequence[tuple[Mapping[Any, Any], Judged]],
) -> Said:
    """Name the document's like figures that do not come out where this one does."""
    ground = judged.ground
    if ground is None or _OTHER_PERIODS.isdisjoint(ground.departures):
        return []
    alone = [
        {column: other[column] for column in _PRINTED}
        for other, its in others
        if other["claim"] != claim["claim"]
        and all(other[column] == claim[column] for column in _OF_ONE_KIND)
        and not any(alike(r, ground) and fits(r, its) for r in its.offer.readings)
    ]
    if not alone or not fits(ground, judged):
        return []
    return [{"code": "alone", "years": ground.period, "figures": alone}]


def _listed(code: str, claim: Mapping[Any, Any], readings: list[Reading]) -> Said:
    if not readings:
        return []
    numbers = [
        _number(claim, r) | {"departures": [*r.departures, *r.notes]} for r in readings
    ]
    return [{"code": code, "readings": numbers}]


def _tried(judged: Judged) -> dict[str, Any]:
    departing = [r for r in judged.offer.readings if r.official and r.departures]
    fitting = [r for r in departing if r.evaluated.interval.within(judged.claimed)]
    return {"code": "tried", "tried": len(departing), "fitting": len(fitting)}


def _of_years(judged: Judged) -> Said:
    """Say for which years an each-year statement holds, of all that are held."""
    years: dict[bool, list[str]] = {True: [], False: []}
    for reading in judged.offer.readings:
        if reading.official and reading.departures == ("single_year",):
            fits = reading.evaluated.interval.within(judged.claimed)
            years[fits].append(reading.period)
    if not any(years.values()):
        return []
    holds, fails = (sorted(set(years[fits])) for fits in (True, False))
    return [{"code": "each_year", "holds": holds, "fails": fails}]


def _of_quotations(claim: Mapping[Any, Any], judged: Judged) -> Said:
    """Say what others quote where no official figure fits, whether it fits or not."""
    if judged.ground and judged.ground.evaluated.interval.within(judged.claimed):
        return []
    quoted = [
        r
        for r in judged.offer.readings
        if not r.official and set(r.departures) <= {"another_period"}
    ]
    fitting = [r for r in quoted if r.evaluated.interval.within(judged.claimed)]
    missing = [r for r in quoted if r not in fitting]
    return [
        *_listed("quoted", claim, fitting),
        *_listed("quoted_otherwise", claim, missing),
    ]


def _of_missing(judged: Judged) -> Said:
    if not judged.offer.missing:
        return []
    missing = [list(pair) for pair in judged.offer.missing]
    of_the_present = all(period == NOT_STATED for _, period in missing)
    code = "missing_present" if of_the_present else "missing"
    return [{"code": code, "missing": missing}]


def _number(claim: Mapping[Any, Any], reading: Reading) -> dict[str, Any]:
    evaluated = reading.evaluated
    high = evaluated.interval.high
    return {
        "value": evaluated.value,
        "high": None if high == float("inf") else high,
        "unit": evaluated.unit,
        "precision": _digits(claim, evaluated.value),
        "reading": reading.code,
        "period": reading.period,
    }


def _digits(claim: Mapping[Any, Any], value: float) -> float:
    """Return one digit more than the claim prints, two for a mean; three at least."""
    if claim["statistic"] == Statistic.MEAN:
        return max(float(claim["precision"]) / 100, 0.1)
    third = 10.0 ** (math.floor(math.log10(abs(value))) - 2) if value else math.inf
    return max(min(float(claim["precision"]) / 10, third), 1.0)
