"""One basis bears a document: what its figures of a pair and period share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.verdicts.placebo import HIGHEST_RATE, placebo
from cktrade.vocabulary import NOT_STATED, Statistic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.offer import Offer
    from cktrade.verdicts.readings.reading import Reading

Judgeable = tuple["Claim", "Offer"]
#: Statements on one basis; a rank is of the same trade, and counts otherwise.
_ON_A_BASIS = {Statistic.VALUE, Statistic.MEAN, Statistic.EACH, Statistic.GROWTH}
#: Figures in these come out converted, which departs: they neither bear nor spoil.
_CONVERTED = {"USD", "KRW"}
#: What a reading of another period shares with another claim's.
_Shift = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True)
class Bearing:
    """What bears the figures of a document, of one pair, measure and period.

    Attributes
    ----------
    figures : tuple of str
        The claims, the one judged among them.
    bases : tuple of str
        The plain bases on which every one of them comes out; empty if there is none.
    shifts : frozenset
        The departures in period on which every one of them comes out.
    rate : float
        Of the sets that could have been printed, the share that one basis bears too.
    tried : int
        How many sets.
    fitting : tuple
        Of each figure its claim, its printed words and the plain bases that it fits.

    """

    figures: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    shifts: frozenset[_Shift] = frozenset()
    rate: float = math.nan
    tried: int = 0
    fitting: tuple[tuple[str, str, frozenset[str]], ...] = ()

    @property
    def several(self) -> bool:
        """Whether there is more than one figure to bear."""
        return len(self.figures) > 1

    @property
    def bears(self) -> bool:
        """Whether one basis bears them all, and few other sets would have done so."""
        return self.several and bool(self.bases) and self.rate <= HIGHEST_RATE

    def apart(self, basis: str) -> list[str]:
        """Return the printed words of the figures that do not come out on a basis."""
        return [printed for _, printed, bases in self.fitting if basis not in bases]

    def shifted(self, reading: Reading) -> bool:
        """Say whether every figure comes out on a reading's period."""
        return self.several and _shift(reading) in self.shifts


def bearings(offers: Iterable[Judgeable]) -> dict[str, Bearing]:
    """Return what bears each claim together with its document's like figures.

    Parameters
    ----------
    offers : iterable of (Claim, Offer)
        Claims, and what the record offers for each.

    Returns
    -------
    dict
        Claim → its bearing; none for a claim that states its basis.

    """
    groups: dict[tuple[object, ...], list[Judgeable]] = {}
    for claim, offer in offers:
        told = claim.basis == NOT_STATED and claim.statistic in _ON_A_BASIS
        if told and offer.plain:  # of what is not held no basis can be said to fail
            groups.setdefault(_group(claim), []).append((claim, offer))
    return {
        claim.claim: bearing
        for group in groups.values()
        for bearing in [_bearing(group)]
        for claim, _ in group
    }


def _group(claim: Claim) -> tuple[object, ...]:
    currency = claim.unit if claim.unit in _CONVERTED else ""
    return (
        claim.document, claim.measure, claim.reporter, claim.partner, claim.product,
        claim.reference_period, claim.base_period, currency,
    )  # fmt: skip


def _bearing(group: list[Judgeable]) -> Bearing:
    fitting = [{r.basis for r in offer.plain if r.fits} for _, offer in group]
    common = set.intersection(*fitting)
    order = [r.basis for _, offer in group for r in offer.plain]
    moved = [
        {_shift(r) for r in offer.departing if r.other_period and r.fits}
        for _, offer in group
    ]
    rate, tried = _price(group)
    return Bearing(
        tuple(claim.claim for claim, _ in group),
        tuple(dict.fromkeys(basis for basis in order if basis in common)),
        frozenset(set.intersection(*moved)),
        rate,
        tried,
        tuple(
            (claim.claim, claim.as_printed, frozenset(bases))
            for (claim, _), bases in zip(group, fitting, strict=True)
        ),
    )


def _price(group: list[Judgeable]) -> tuple[float, int]:
    """Return the share of sets of printable values that one basis would bear."""
    bases = {r.basis for _, offer in group for r in offer.plain}
    tried, rates = 1, dict.fromkeys(bases, 1.0)
    for claim, offer in group:
        counts = {
            basis: placebo(claim, [r for r in offer.plain if r.basis == basis])
            for basis in bases
        }
        drawn = max((count.tried for count in counts.values()), default=0)
        if not drawn:
            continue
        tried *= drawn
        rates = {b: rate * counts[b].agree / drawn for b, rate in rates.items()}
    if tried == 1:
        return math.nan, 0
    return min(sum(rates.values()), 1.0), tried


def _shift(reading: Reading) -> _Shift:
    return reading.code, reading.period, reading.departures


NO_BEARING = Bearing()


def bearing_of(claim: Claim, known: Mapping[str, Bearing]) -> Bearing:
    """Return a claim's bearing, or one that says nothing."""
    return known.get(claim.claim, NO_BEARING)
