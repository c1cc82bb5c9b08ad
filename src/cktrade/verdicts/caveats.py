"""What an analyst must add to a verdict, below its first sentence.

A caveat is made of codes of ``texts/caveats.csv`` with the numbers that fill their
places, so that every language says the same (:mod:`cktrade.verdicts.sentences` writes
the sentences).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from cktrade.record.intervals import second_reading
from cktrade.record.region import members_missing
from cktrade.verdicts import uncertainty
from cktrade.verdicts.judge import NOT_CHECKABLE
from cktrade.verdicts.readings.offer import SECONDARY
from cktrade.verdicts.readings.reading import Fit
from cktrade.verdicts.readings.years import SEVERAL, WIDER
from cktrade.verdicts.reasons import Reason
from cktrade.vocabulary import NOT_STATED, Statistic, codelist, periods

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cktrade.verdicts.beside import Region
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.judge import Judged
    from cktrade.verdicts.readings.reading import Reading
    from cktrade.verdicts.sentences import Said

#: Up to here people are written to the last one.
_LARGE = 1e6
_BLOCS = {"bloc", "bloc_with_uk", "bloc_without_uk"}


def of(judged: Judged, region: Region | None = None) -> Said:
    """Return what must be said of a verdict.

    Parameters
    ----------
    judged : Judged
        A claim at one moment.
    region : Region, optional
        What a region came to whose place is claimed.

    Returns
    -------
    list of dict
        Each with ``code`` (of ``texts/caveats.csv``) and what fills its places.

    """
    return [
        *_of_ground(judged),
        *_of_price(judged),
        *_of_others(judged),
        *_of_quotations(judged),
        *uncertainty.of(judged),
        *_of_missing(judged),
        *of_region(judged.claim, region),
    ]


def of_region(claim: Claim, region: Region | None) -> Said:
    """Say what a region came to, and its largest member, beside its place.

    Parameters
    ----------
    claim : Claim
        The claim of a place.
    region : Region or None
        What the region came to.

    """
    if region is None:
        return []
    told = number(claim, region.together)
    third = 10.0 ** (math.floor(math.log10(abs(region.part))) - 2)
    return [
        {
            **told, "code": "region_sum", "precision": third, "part": region.part,
            "region": claim.partner, "partner": region.member,
            "departures": [*region.together.notes],
        },
        *uncertainty.of_evidence(region.together),
    ]  # fmt: skip


def _of_ground(judged: Judged) -> Said:
    ground, claim = judged.ground, judged.claim
    if ground is None:
        return [{"code": str(judged.reason or Reason.NOTHING_HELD)}]
    each = "_each" if claim.statistic == Statistic.EACH else ""
    departing = "_departing" if ground.departures and not each else ""
    code = f"{'fits' if ground.fits else 'nearest'}{each}{departing}"
    said: Said = [{"code": code, **number(claim, ground)}]
    said[0]["miss"] = abs(judged.miss)
    said[0]["years"] = ground.period
    said[0]["departures"] = [*ground.departures, *ground.notes]
    return [*said, *_of_kind(judged, ground), *_of_reach(judged, ground)]


def _of_kind(judged: Judged, ground: Reading) -> Said:
    """Say how whole a field or a region is, and what "each year" was taken to mean."""
    claim = judged.claim
    if claim.statistic == Statistic.RANK and _BLOCS.isdisjoint(ground.departures):
        partners = {cell["partner"] for cell in ground.evaluated.cells}
        larger = int(ground.evaluated.interval.low) - 1
        return [{"code": "of_field", "held": len(partners) - 1, "larger": larger}]
    lacking = members_missing(ground.evaluated)
    if lacking:
        return [{"code": "members_missing", "held": lacking}]
    if (claim.statistic, claim.reference_period) == (Statistic.EACH, NOT_STATED):
        return [{"code": "each_choice", "several": SEVERAL}, *_wider(judged)]
    return []


def _wider(judged: Judged) -> Said:
    """Say whether "each year" also holds for four and for five years."""
    said: Said = []
    for reading in judged.offer.readings:
        if reading.departures != ("another_period",):
            continue
        count = len(periods.parts(reading.period, "A"))
        if count in WIDER:
            holds = "holds" if reading.fits else "fails"
            said.append({"code": f"each_{holds}", "several": count})
    return said


def _of_reach(judged: Judged, ground: Reading) -> Said:
    """Say how the record's interval lies to the claim's, where it is not plain."""
    said: Said = [{"code": "loose"}] if judged.loose else []
    if ground.fit == Fit.IN_PART:
        said.append({"code": "in_part"})
    wider = second_reading(vars(judged.claim))
    if not ground.fits and wider and ground.evaluated.interval.within(wider):
        said.append({"code": "second", "base": 5 * judged.claim.precision})
    return said


def _of_price(judged: Judged) -> Said:
    """Say what a choice among readings cost, and what bears the document."""
    if judged.together:
        bearing = judged.bearing
        return [
            {
                "code": "one_basis", "held": len(bearing.figures),
                "percent": 100 * bearing.rate, "tried": bearing.tried,
            }
        ]  # fmt: skip
    said: Said = []
    if judged.bearing.several and not judged.bearing.bases and judged.price:
        said.append({"code": "no_one_basis", "held": len(judged.bearing.figures)})
    if judged.price is not None:
        told = {"fitting": judged.price.agree, "tried": judged.price.tried}
        said.append({"code": _priced(judged), **told})
    return said


def _priced(judged: Judged) -> str:
    """Return what is said of a choice: its price, or that it shows nothing."""
    if judged.price is None or not judged.price.tried:
        return "no_placebo"
    if not judged.withheld:
        return "placebo"
    return "loose_choice" if judged.price.allows else "withheld"


def _of_others(judged: Judged) -> Said:
    claim, ground = judged.claim, judged.ground
    if claim.statistic == Statistic.EACH:
        return _of_years(judged)
    outside = [
        r for r in judged.offer.plain if not r.fits and not _alike(claim, r, ground)
    ]
    said = listed("others", claim, outside)
    beside = [r for r in judged.offer.departing if r != ground]
    fitting = [r for r in beside if r.other_period and r.fits and not claim.present]
    if ground is None or not ground.fits:
        said += listed("other_period_fits", claim, fitting)
    if claim.present or claim.reference_period == NOT_STATED:
        said += listed(
            "sensitivity",
            claim,
            [r for r in beside if r.departures == ("another_period",)],
        )
    of_the_time = [r for r in beside if not r.other_period]
    if claim.statistic == Statistic.RANK:
        open_ones = [r for r in of_the_time if r.fit != Fit.MISSES]
        return said + listed("possible", claim, open_ones)
    return said + listed("others_departing", claim, _nearest_of_each(of_the_time))


def _alike(claim: Claim, one: Reading, other: Reading | None) -> bool:
    """Say whether two readings come out in the same words and digits."""
    if other is None:
        return False
    apart = abs(one.evaluated.value - other.evaluated.value)
    same = (one.basis, one.period, one.departures, one.notes) == (
        other.basis, other.period, other.departures, other.notes,
    )  # fmt: skip
    return same and apart < digits(claim, one.evaluated.value)


def _nearest_of_each(readings: Iterable[Reading]) -> list[Reading]:
    nearest: dict[str, Reading] = {}
    for reading in readings:
        best = nearest.setdefault(reading.code, reading)
        nearest[reading.code] = min(best, reading, key=lambda r: r.distance)
    return [*nearest.values()]


def listed(code: str, claim: Claim, readings: Iterable[Reading]) -> Said:
    """Return one caveat that lists readings, or none."""
    numbers = [
        number(claim, r) | {"departures": [*r.departures, *r.notes]} for r in readings
    ]
    return [{"code": code, "readings": numbers}] if numbers else []


def _of_years(judged: Judged) -> Said:
    """Say for which years an each-year statement holds, of all that are held."""
    years: dict[bool, list[str]] = {True: [], False: []}
    for reading in judged.offer.readings:
        better = reading.evidence != SECONDARY
        if better and reading.departures == ("single_year",):
            years[reading.fits].append(reading.period)
    if not any(years.values()):
        return []
    holds, fails = (sorted(set(years[fits])) for fits in (True, False))
    return [{"code": "each_year", "holds": holds, "fails": fails}]


def _of_quotations(judged: Judged) -> Said:
    """Say what others quote where no better figure fits, whether it fits or not."""
    ground = judged.ground
    if ground is not None and ground.fits and ground.evidence != SECONDARY:
        return []
    quoted = [
        r
        for r in judged.offer.readings
        if r.evidence == SECONDARY and r.plain and r != ground
    ]
    better = any(r.evidence != SECONDARY for r in judged.offer.plain)
    fitting: dict[str, list[Reading]] = {
        "quoted": [], "quoted_beside": [], "quoted_unclear": [], "quoted_otherwise": [],
    }  # fmt: skip
    for reading in quoted:
        fitting[_standing(reading, better=better)].append(reading)
    return [
        one
        for code, some in fitting.items()
        for one in listed(code, judged.claim, some)
    ]


def _standing(reading: Reading, *, better: bool) -> str:
    """Return what is said of a plain figure at second hand that grounds nothing."""
    if not reading.fits:
        return "quoted_otherwise"
    if not reading.clear:
        return "quoted_unclear"
    return "quoted_beside" if better else "quoted"


def _of_missing(judged: Judged) -> Said:
    if not judged.offer.missing or judged.word != NOT_CHECKABLE:
        return []
    if judged.reason in {Reason.NOTHING_HELD, Reason.NOT_A_STATISTIC}:
        return []
    missing = [list(pair) for pair in judged.offer.missing]
    said: Said = [{"code": "missing", "missing": missing}]
    if judged.reason == Reason.PERIOD_MISSING and judged.offer.held:
        said.append({"code": "held", "periods": [*judged.offer.held]})
    return said


def number(claim: Claim, reading: Reading) -> dict[str, Any]:
    """Return a reading's number as the sentences write it."""
    evaluated = reading.evaluated
    high = evaluated.interval.high
    return {
        "value": evaluated.value,
        "low": evaluated.interval.low,
        "high": None if math.isinf(high) else high,
        "unit": evaluated.unit,
        "precision": digits(claim, evaluated.value),
        "reading": reading.code,
        "period": reading.period,
    }


def digits(claim: Claim, value: float) -> float:
    """Return one digit more than the claim prints, two for a mean; three at least."""
    if claim.statistic == Statistic.MEAN:
        return max(claim.precision / 100, 0.1)
    counted = codelist("units")[claim.unit]["kind"] == "count"
    if counted and claim.unit != "count" and abs(value) < _LARGE:
        return 1.0
    third = 10.0 ** (math.floor(math.log10(abs(value))) - 2) if value else math.inf
    finest = 0.1 if claim.unit in {"percent", "count"} else 1.0
    return max(min(claim.precision / 10, third), finest)
