"""What the record offers for a claim: readings, what is missing, what may ground."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cktrade.verdicts.readings.expected import expected
from cktrade.verdicts.readings.meant import readable
from cktrade.verdicts.readings.reading import Reading
from cktrade.verdicts.readings.ways import members_known, ways

if TYPE_CHECKING:
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.reading import Moment

SECONDARY = "secondary"
#: The note of a rank whose field leaves room for others.
OPEN = "field"
#: What a rank of a region would need beside the region's own sum.
REGIONS = "regions"
#: What an amount by the month would need; of a rank: those it is ranked among.
FRAMES = {
    "D": "by-day", "W": "by-week", "M": "by-month", "Q": "by-quarter", "A": "by-year",
}  # fmt: skip
COMPETITORS = "competitors"
#: What the growth of a balance would need: is it a surplus that grows, or a deficit?
SIDE = "balance-side"


@dataclass(frozen=True)
class Offer:
    """What the record offers for a claim at a moment.

    Attributes
    ----------
    readings : tuple of Reading
        Plain and departing, of every grade of evidence.
    missing : tuple of (str, str)
        Code and period of each plain way that no reading follows.
    held : tuple of str
        Periods at which a plain way can be read, whether meant or not.
    kind_held : bool
        Whether any series of that kind is held, on whatever way and period.
    way_held : bool
        Whether one is on a plain way.

    """

    readings: tuple[Reading, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    held: tuple[str, ...] = ()
    kind_held: bool = False
    way_held: bool = False

    @cached_property
    def plain(self) -> tuple[Reading, ...]:
        """Readings that keep to everything the claim states and may ground a verdict.

        A secondary one only where no official figure or copy is held on any plain way,
        or where it settles a place that an official field leaves open.
        """
        found = [r for r in self.readings if r.plain and r.clear]
        better = [r for r in found if r.evidence != SECONDARY]
        return tuple(_settled(better, found) or found)

    @cached_property
    def departing(self) -> tuple[Reading, ...]:
        """Readings that depart and may ground one; secondary ones as for plain."""
        found = [r for r in self.readings if not r.plain and r.clear]
        own = [r for r in self.readings if r.clear and not r.other_period]
        held = any(r.evidence != SECONDARY for r in own)
        return tuple(r for r in found if r.evidence != SECONDARY or not held)


def _settled(better: list[Reading], found: list[Reading]) -> list[Reading]:
    """Put a whole field at second hand in the place of the open one that it narrows.

    "7th to 16th" is no figure of a place: a list of all countries that says 7th, within
    that range and on the same basis and period, says what the open field cannot.
    """
    kept: list[Reading] = []
    for reading in better:
        closing = (r for r in found if r.evidence == SECONDARY and _closes(r, reading))
        chosen = next(closing, reading)
        kept += [] if chosen in kept else [chosen]
    return kept


def _closes(one: Reading, other: Reading) -> bool:
    """Say whether a rank of a whole field narrows one of an open field."""
    alike = (one.basis, one.period) == (other.basis, other.period)
    is_open = OPEN in other.notes and OPEN not in one.notes
    inside = one.evaluated.interval.within(other.evaluated.interval)
    return alike and is_open and inside


def offered(claim: Claim, moment: Moment, readings: list[Reading]) -> Offer:
    """Return the offer that readings make, with what is missing and what is held."""
    held = ways(claim, moment.record)
    plain = [way for way in held if not way.departures]
    periods = {period for way in plain for period in readable(way, moment.record)}
    return Offer(
        tuple(readings),
        tuple(_missing(claim, readings, moment)),
        tuple(sorted(periods)),
        bool(held),
        bool(plain),
    )


def _missing(
    claim: Claim, found: list[Reading], moment: Moment
) -> list[tuple[str, str]]:
    """Return ``(code, period)`` of each plain way that no reading follows.

    Of a region that is read on one way no other is missing: no agency adds it up.
    """
    read_codes = {r.code for r in found if r.plain}
    if read_codes and any(members_known(c) for c in (claim.partner, claim.reporter)):
        return []
    near = [r.period for r in found if not r.other_period]
    period = near[0] if claim.present and near else claim.reference_period
    return [
        (code, period)
        for code, spec in expected(claim, moment.record).items()
        if spec["sense"] == "plain" and code not in read_codes
    ]
