"""What the record says of a claim at one moment.

The words, tried in this order (docs/verdicts.md gives them with examples):

1. ``agrees``: a plain reading fits, and every other plain basis held does as well, or
   one basis bears every like figure of the document.
2. ``agrees on another reading``: a figure fits one of the plain bases, or a reading
   that departs; and few other values would have.
3. ``close``: a plain reading overlaps the interval in part, lies inside the second
   reading of a count rounded to a 5 or 50, or fits at too high a price.
4. ``not checkable``: no plain reading is held, or one that might fit is not.
5. ``outdated`` (today only): right for its time, and no longer.
6. ``understates``, ``overstates``: the nearest plain reading lies above, or below.
7. ``contradicted``: as 6, for a rank, a quota, a bound, "each year" or a direction.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.record.intervals import second_reading
from cktrade.verdicts.bearing import NO_BEARING, Bearing
from cktrade.verdicts.claim import Claim
from cktrade.verdicts.placebo import Placebo, is_loose, placebo
from cktrade.verdicts.readings.offer import Offer
from cktrade.verdicts.readings.reading import Fit, Reading, miss_of
from cktrade.verdicts.reasons import Reason, reason_of
from cktrade.vocabulary import Flow, Qualifier, Statistic

if TYPE_CHECKING:
    from collections.abc import Iterable


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

_AMOUNTS = {
    Statistic.VALUE, Statistic.MEAN, Statistic.SHARE, Statistic.COUNT, Statistic.GROWTH,
}  # fmt: skip
_NEVER_CLOSE = {Statistic.EACH, Statistic.RANK}


@dataclass(frozen=True)
class Judged:
    """One claim at one moment.

    Attributes
    ----------
    claim : Claim
        The claim.
    offer : Offer
        Everything that the record offered.
    word : str
        One of :data:`ORDER`.
    ground : Reading or None
        The reading that grounds the word: the one that fits, else the nearest miss.
    reason : Reason or None
        Why it is not checkable, where it is not.
    price : Placebo or None
        What a choice among readings cost; None where nothing was chosen.
    withheld : bool
        Whether a word was withheld because of its price.
    bearing : Bearing
        What bears the document's like figures.

    """

    claim: Claim
    offer: Offer
    word: str
    ground: Reading | None = None
    reason: Reason | None = None
    price: Placebo | None = None
    withheld: bool = False
    bearing: Bearing = NO_BEARING

    @property
    def loose(self) -> bool:
        """Whether a bound is true by more than a unit of its last digit."""
        true = self.word in {AGREES, OTHERWISE} and self.ground is not None
        return true and is_loose(self.claim, self.ground)  # type: ignore[arg-type]

    @property
    def coarse(self) -> bool:
        """Whether a figure of one digit is right by that digit alone: 20 for 16.9."""
        claim, ground = self.claim, self.ground
        if self.word not in {AGREES, OTHERWISE} or ground is None:
            return False
        plain = claim.qualifier == Qualifier.NONE and claim.statistic in _AMOUNTS
        return plain and abs(ground.evaluated.value - claim.value) > claim.reach

    @property
    def miss(self) -> float:
        """How far the ground lies from the printed figure; above zero: larger."""
        return math.nan if self.ground is None else miss_of(self.claim, self.ground)

    @property
    def together(self) -> bool:
        """Whether the ground's basis bears every like figure of the document."""
        return (
            self.word == AGREES
            and self.ground is not None
            and self.bearing.several
            and self.ground.basis in self.bearing.bases
        )


def judge(
    claim: Claim,
    offer: Offer,
    bearing: Bearing = NO_BEARING,
    *,
    agreed_before: bool = False,
) -> Judged:
    """Judge one claim by what the record offers for it.

    Parameters
    ----------
    claim : Claim
        The claim.
    offer : Offer
        The readings at one moment.
    bearing : Bearing, optional
        What bears the document's other figures of the same pair and period.
    agreed_before : bool, optional
        Whether the claim agreed for its time; only then can it be outdated.

    Returns
    -------
    Judged
        The word, and the readings that ground it.

    """
    won = _on_a_plain_reading(claim, offer, bearing)
    if won is not None and won.word != CLOSE:
        return won
    departing = _on_a_departing_reading(claim, offer, bearing)
    if departing is not None and not departing.withheld:
        return departing
    withheld = departing is not None or won is not None
    price = won.price if won else departing.price if departing else None
    if won is not None:
        return won
    nearest = _nearest(offer.plain)
    word, reason = _without_a_fit(claim, offer, nearest, agreed_before=agreed_before)
    ground = nearest or _nearest(_may_ground(offer, bearing))
    return Judged(claim, offer, word, ground, reason, price, withheld, bearing)


def _on_a_plain_reading(claim: Claim, offer: Offer, bearing: Bearing) -> Judged | None:
    fitting = [r for r in offer.plain if r.fits]
    if not fitting:
        return None
    bases = {r.basis for r in fitting}
    rivals = {r.basis for r in offer.plain} - bases
    borne = bearing.bears and not bases.isdisjoint(bearing.bases)
    if borne or not rivals:
        ground = _first(fitting, bearing.bases)
        return Judged(claim, offer, AGREES, ground, bearing=bearing)
    price = placebo(claim, offer.plain)
    word = OTHERWISE if price.allows else CLOSE
    return Judged(
        claim, offer, word, fitting[0], None, price, not price.allows, bearing
    )


def _first(fitting: list[Reading], bases: tuple[str, ...]) -> Reading:
    return next((r for r in fitting if r.basis in bases), fitting[0])


def _on_a_departing_reading(
    claim: Claim, offer: Offer, bearing: Bearing
) -> Judged | None:
    usable = _may_ground(offer, bearing)
    fitting = [r for r in usable if r.fits]
    if not fitting:
        return None
    price = placebo(claim, [*offer.plain, *usable])
    ground = min(fitting, key=lambda r: (is_loose(claim, r), len(r.departures)))
    stands = price.allows and not is_loose(claim, ground)
    return Judged(claim, offer, OTHERWISE, ground, None, price, not stands, bearing)


def _may_ground(offer: Offer, bearing: Bearing) -> list[Reading]:
    """Return departing readings of the claim's period, or of one that all share."""
    return [r for r in offer.departing if not r.other_period or bearing.shifted(r)]


def _without_a_fit(
    claim: Claim, offer: Offer, nearest: Reading | None, *, agreed_before: bool
) -> tuple[str, Reason | None]:
    if _is_close(claim, offer.plain):
        return CLOSE, None
    reason = reason_of(claim, offer)
    if reason is not None or nearest is None:
        return NOT_CHECKABLE, reason
    if agreed_before:
        return OUTDATED, None
    return _against(claim, nearest), None


def _against(claim: Claim, nearest: Reading) -> str:
    signed = claim.statistic == Statistic.GROWTH or claim.flow == Flow.BALANCE
    wrong_way = signed and nearest.evaluated.value < 0
    if claim.bound or wrong_way or claim.statistic not in _AMOUNTS:
        return CONTRADICTED
    return UNDERSTATES if nearest.gap > 0 else OVERSTATES


def _is_close(claim: Claim, plain: Iterable[Reading]) -> bool:
    if claim.statistic in _NEVER_CLOSE:
        return False
    wider = second_reading(vars(claim))
    return any(
        r.fit == Fit.IN_PART
        or (wider is not None and r.evaluated.interval.within(wider))
        for r in plain
    )


def _nearest(readings: Iterable[Reading]) -> Reading | None:
    """Return the reading that fits, else the nearest; of equals the narrowest."""
    return min(
        readings,
        key=lambda r: (not r.fits, r.distance, len(r.departures), r.width),
        default=None,
    )
