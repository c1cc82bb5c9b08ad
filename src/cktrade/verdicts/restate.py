"""A claim’s sentence anew: the newest figure on the same basis."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from cktrade.errors import NotHeldError
from cktrade.record.evaluated import Evaluated
from cktrade.record.record import aggregation
from cktrade.verdicts.check import offer
from cktrade.verdicts.claim import PLANS
from cktrade.verdicts.judge import AGREES
from cktrade.verdicts.readings.expected import is_of_a_day
from cktrade.verdicts.readings.meant import readable
from cktrade.verdicts.readings.offer import SECONDARY, Offer
from cktrade.verdicts.readings.reading import OTHER_PERIODS, Moment, Reading
from cktrade.verdicts.readings.ways import ways
from cktrade.vocabulary import (
    NOT_STATED,
    Aggregation,
    Qualifier,
    Statistic,
    periods,
)
from cktrade.wording.numbers import exact, last_place

if TYPE_CHECKING:
    from cktrade.record.record import Record
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.judge import Judged
    from cktrade.verdicts.verdict import Verdict

_UPWARDS = {Qualifier.OVER, Qualifier.AT_LEAST}
#: Of a mean so many spans are tried, the newest first.
_TRIED = 5
_DOWN = "down"
#: Of these periods so many make a year.
_A_YEAR = {"A": 1, "Q": 4, "M": 12}
_DAYS_OF_A_MONTH, _DAYS_OF_A_YEAR = 28, {365, 366}
_DOWNWARDS = {Qualifier.UNDER, Qualifier.UP_TO, Qualifier.ALMOST}


@dataclass(frozen=True)
class Restated:
    """A claim's newest figure, and that of its own period on the same basis.

    Attributes
    ----------
    number : Evaluated
        The figure as the record has it.
    code : str
        The way it was counted (``codelists/readings.csv``).
    period : str
        Its period.
    value : float
        The figure rounded to as many digits as the claim prints.
    qualifier : str
        Recomputed: over if rounded down, under or almost if up, about, or none.
    precision : float
        The unit of the last digit kept.
    asides : tuple of str
        Codes of ``texts/caveats.csv``: what the reading departs from, and what must be
        said of it.
    before : Restated or None
        The figure of the claim's own period on the same basis, where that is another.
    moved : bool
        Whether the basis is another than the one that bears the claim.
    source : Reading or None
        The reading, where it is at second hand and its agency must be named.
    words : tuple of str
        The verdict on the claim for its time and, where it speaks of the present,
        today.
    signed : bool
        Whether it is a change in per cent, written with its sign.
    own : Restated or None
        Where the basis is another: the figure on the basis that bears the claim, which
        is told first.

    """

    number: Evaluated
    code: str
    period: str
    value: float
    qualifier: str
    precision: float
    asides: tuple[str, ...] = ()
    before: Restated | None = None
    moved: bool = False
    source: Reading | None = None
    words: tuple[str, ...] = (AGREES,)
    signed: bool = False
    own: Restated | None = None

    @property
    def cells(self) -> tuple[dict[str, Any], ...]:
        """The numbers of the record that its sentence tells, for the source line."""
        told = (self.own, self.before)
        others = (cell for one in told if one is not None for cell in one.number.cells)
        return (*self.number.cells, *others)


def newest(verdict: Verdict, record: Record) -> Restated:
    """Return the newest figure held on the basis that bears a claim.

    Parameters
    ----------
    verdict : Verdict
        The verdict on the claim.
    record : Record
        The record.

    Returns
    -------
    Restated
        The figure, rounded as the claim rounds: "over" and "at least" down, "under",
        "up to" and "almost" up, else to the nearest. On another basis only where its
        own has nothing newer; then its own figure comes first, and that of the claim's
        period on the other basis stands beside the newest.

    Raises
    ------
    NotHeldError
        If no figure of the claim is held.

    """
    claim, led = verdict.claim, verdict.leading
    ground = led.ground
    if ground is None or not ground.evaluated.cells:
        raise NotHeldError(
            f"{claim.claim} cannot be restated: no figure of what it counts is held."
        )
    latest = _latest(verdict, ground, record)
    own = latest.basis == ground.basis
    base = ground if own else _on_its_basis(led, latest)
    before = None
    if base is not None and base.period != latest.period:
        before = _restated(claim, base)
    return replace(
        _restated(claim, latest), before=before, moved=not own,
        own=None if own else _restated(claim, ground),
        words=tuple(j.word for j in (verdict.its_time, verdict.now) if j is not None),
    )  # fmt: skip


def _restated(claim: Claim, reading: Reading) -> Restated:
    value, qualifier, precision = _rounded(claim, reading.evaluated.value)
    asides = [c for c in reading.departures if c not in OTHER_PERIODS]
    return Restated(
        reading.evaluated, reading.code, reading.period, value, qualifier, precision,
        (*asides, *reading.notes),
        source=reading if reading.evidence == SECONDARY else None,
        signed=claim.statistic == Statistic.GROWTH and claim.unit == "percent",
    )  # fmt: skip


def _latest(verdict: Verdict, ground: Reading, record: Record) -> Reading:
    """Return the newest reading on a ground's basis; else on another; else itself.

    Of one period an official figure or a copy comes before one at second hand.
    """
    if verdict.claim.present:
        now = verdict.now.ground if verdict.now else None
        return now or ground
    offer = _offered_now(verdict.claim, ground, record)
    newer = [
        r for r in (*offer.plain, *offer.departing)
        if not r.other_period and _ends(r) > _ends(ground) and _as_long(r, ground)
    ]  # fmt: skip
    same = [r for r in newer if _alike(r, ground)]
    others = [r for r in offer.plain if r in newer]
    return max(same or others, key=_first, default=ground)


def _first(reading: Reading) -> tuple[date, bool, bool]:
    """Return what is preferred: the newest, the better grade, what is not stitched."""
    better = reading.evidence != SECONDARY
    return _ends(reading), better, "stitched" not in reading.notes


def _alike(one: Reading, other: Reading) -> bool:
    """Say whether two readings count alike, whatever their period."""
    kept = [set(r.departures) - OTHER_PERIODS for r in (one, other)]
    return (one.basis, kept[0]) == (other.basis, kept[1])


def _as_long(one: Reading, ground: Reading) -> bool:
    """Say whether a reading is of no longer a time: a year is no newer month."""
    if periods.frequency(ground.period) == "D":
        return True
    spans = [periods.bounds(r.period) for r in (one, ground)]
    days = [(last - first).days + 1 for first, last in spans]
    return days[0] < days[1] + _DAYS_OF_A_MONTH


def _offered_now(claim: Claim, ground: Reading, record: Record) -> Offer:
    """Return what is offered for a claim as if it spoke of the present."""
    if claim.statistic == Statistic.MEAN:
        return _newest_mean(claim, ground, record)
    growth = claim.statistic == Statistic.GROWTH and _can_move(claim)
    if is_of_a_day(claim):
        return _same_stretch(claim, record)
    if growth or _of_a_stretch(ground):
        return _same_stretch(claim, record)
    now = replace(claim, reference_period=NOT_STATED, base_period="")
    if claim.statistic in PLANS:
        now = replace(now, statistic=Statistic.VALUE.value)
    return offer(replace(now, published_from=date.min), Moment(record, date.max))


def _of_a_stretch(ground: Reading) -> bool:
    """Say whether a reading is an amount of some months or of some years, no stock."""
    if all(aggregation(cell) == Aggregation.NONE for cell in ground.evaluated.cells):
        return False
    if periods.frequency(ground.period) in {"M", "Q"}:
        return True
    return "/" in ground.period and not _is_a_year(ground.period)


def _is_a_year(period: str) -> bool:
    first, last = periods.bounds(period)
    return (last - first).days + 1 in _DAYS_OF_A_YEAR


def _same_stretch(claim: Claim, record: Record) -> Offer:
    """Return as long a stretch of the newest years; of months the same months.

    Other months have their own season, and one year is less than five together.
    """
    stated, base = claim.reference_period, claim.base_period
    years = range(record.newest.year - int(stated.split("/")[-1][:4]), 0, -1)
    offers = (
        offer(
            replace(
                claim, reference_period=_later(stated, n), base_period=_later(base, n)
            ),
            Moment(record),
        )
        for n in [*years][:_TRIED]
    )
    return next((found for found in offers if found.plain), Offer())


def _can_move(claim: Claim) -> bool:
    """Say whether a change is between years, quarters or months that it states."""
    stated = claim.reference_period
    return stated != NOT_STATED and all(
        periods.frequency(end) in _A_YEAR for end in stated.split("/")
    )


def _later(period: str, years: int) -> str:
    """Return the same stretch so many years later."""
    if period in {"", NOT_STATED}:
        return period
    return "/".join(_shifted(end, years) for end in period.split("/"))


def _shifted(end: str, years: int) -> str:
    code = periods.frequency(end)
    if code == "D":
        return f"{int(end[:4]) + years:04d}{end[4:]}"
    return periods.shift(end, years * _A_YEAR[code])


def _ends(reading: Reading) -> date:
    return periods.bounds(reading.period)[1]


def _on_its_basis(led: Judged, latest: Reading) -> Reading | None:
    """Return the claim's own period on the basis of the newest figure."""
    own = [
        r for r in (*led.offer.plain, *led.offer.departing)
        if _alike(r, latest) and not r.other_period
    ]  # fmt: skip
    return max(own, key=_first, default=None)


def _newest_mean(claim: Claim, ground: Reading, record: Record) -> Offer:
    """Average as many years as the claim does, up to the newest that is held."""
    same = [w for w in ways(claim, record) if w.code == ground.code]
    official = [w for w in same if record.official(w.rows[0])] or same
    years = {year for w in official for year in readable(w, record)}
    length = len(periods.parts(claim.reference_period, "A"))
    offers = [
        offer(replace(claim, reference_period=span), Moment(record))
        for last in sorted({year[:4] for year in years})[::-1][:_TRIED]
        for first in [periods.shift(last, 1 - length)]
        for span in [last if first == last else f"{first}/{last}"]
    ]
    whole = next((found for found in offers if found.plain), None)
    return whole or offer(claim, Moment(record))


def _rounded(claim: Claim, value: float) -> tuple[float, str, float]:
    kept = last_place(exact(claim.value))
    digits = exact(claim.value).adjusted() - min(
        round(math.log10(claim.precision)), kept
    )
    if claim.statistic == Statistic.GROWTH:
        signed = -value if claim.direction == _DOWN else value
        return signed, Qualifier.NONE, 0.01 if claim.unit == "count" else 0.1
    if value < 0 and claim.statistic != Statistic.RANK:
        plain = replace(claim, qualifier=Qualifier.NONE)
        below, word, last = _rounded(plain, -value)
        return -below, word, last
    if not value or claim.statistic == Statistic.RANK:
        return value, Qualifier.NONE, 1.0
    printed = exact(value)
    unit = Decimal(1).scaleb(printed.adjusted() - digits)
    if claim.qualifier in _UPWARDS:
        down = (printed / unit).to_integral_value(ROUND_FLOOR) * unit
        word = Qualifier.OVER if down < printed else Qualifier.EXACT
        return float(down), word, float(unit)
    if claim.qualifier in _DOWNWARDS:
        up = (printed / unit).to_integral_value(ROUND_CEILING) * unit
        below = claim.qualifier == Qualifier.ALMOST
        word = Qualifier.ALMOST if below else Qualifier.UNDER
        return float(up), word if up > printed else Qualifier.EXACT, float(unit)
    near = (printed / unit).to_integral_value(ROUND_HALF_UP) * unit
    return float(near), claim.qualifier, float(unit)
