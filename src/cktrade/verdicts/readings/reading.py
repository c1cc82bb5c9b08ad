"""A reading: a way of counting at a period, computed, and how it lies to the claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.record.evaluated import Evaluated
from cktrade.record.intervals import rounds_to
from cktrade.record.keys import evaluate
from cktrade.record.record import Record
from cktrade.record.region import members_missing
from cktrade.verdicts.circles import announced
from cktrade.vocabulary import NOT_STATED, Qualifier, Statistic

if TYPE_CHECKING:
    from cktrade.record.way import Way
    from cktrade.verdicts.claim import Claim

#: Departures that leave the period of which the claim speaks.
OTHER_PERIODS = frozenset(
    {"neighbouring_period", "other_twelve_months", "another_period", "single_year"}
)
_ROUNDED = {Qualifier.NONE, Qualifier.EXACT, Qualifier.ABOUT}
_SPREAD = {Statistic.RANK, Statistic.EACH}


class Fit(StrEnum):
    """How a reading's interval lies to the claim's."""

    FITS = "fits"
    IN_PART = "in part"
    MISSES = "misses"


@dataclass(frozen=True)
class Moment:
    """A day from which a claim is looked at.

    Attributes
    ----------
    record : Record
        The record as it stood.
    until : date or None
        What is said of the present is held against periods complete by that day; None:
        against the newest.

    """

    record: Record
    until: date | None = None


@dataclass(frozen=True)
class Reading:
    """A way at a period, computed, and how it departs from the claim.

    Attributes
    ----------
    code : str
        Code of ``codelists/readings.csv``.
    evaluated : Evaluated
        Key, value, interval, unit, cells, formula.
    period : str
        The period read.
    fit : Fit
        How its interval lies to the claim's, computed once.
    gap : float
        How far from the claim's interval; above zero where the record is larger, 0
        where they meet. What a reader subtracts is :func:`miss_of`.
    evidence : str
        The weakest grade among its cells.
    departures : tuple of str
        Codes of ``texts/caveats.csv``: where it leaves what the claim states, or the
        plain sense of its words.
    notes : tuple of str
        Codes of the same list that depart from nothing but must be said.
    basis : str
        What tells its way of counting from another between which a reader could choose.
    circular : bool
        Whether a cell repeats the claim's own page, or its announcement.
    revision : float
        The usual size of revisions still to be expected, as a share; 0 if none.

    """

    code: str
    evaluated: Evaluated
    period: str
    fit: Fit
    gap: float
    evidence: str
    departures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    basis: str = ""
    circular: bool = False
    revision: float = 0.0

    @property
    def fits(self) -> bool:
        """Whether it lies inside the claim's interval, or rounds to the claim."""
        return self.fit == Fit.FITS

    @property
    def plain(self) -> bool:
        """Whether it keeps to everything that the claim states or plainly means."""
        return not self.departures

    @property
    def clear(self) -> bool:
        """Whether it may ground: no circle, and every concept known."""
        bases = {cell["basis"] for cell in self.evaluated.cells}
        return not self.circular and NOT_STATED not in bases

    @property
    def other_period(self) -> bool:
        """Whether it is of another period than the claim speaks of."""
        return not OTHER_PERIODS.isdisjoint(self.departures)

    @property
    def width(self) -> float:
        """How wide its interval is."""
        return self.evaluated.interval.high - self.evaluated.interval.low

    @property
    def distance(self) -> float:
        """How far it lies from the claim, on either side."""
        return abs(self.gap)


def fit_of(claim: Claim, number: Evaluated) -> tuple[Fit, float]:
    """Return how a number lies to a claim, and by how much it misses.

    It fits if its whole interval lies inside the claim's; or, unless the claim is a
    bound, a rank or an "each", if its value lies inside and rounds to the printed one:
    printing more digits is never punished.
    """
    reach, claimed = number.interval, claim.interval
    if reach.within(claimed):
        return Fit.FITS, 0.0
    central = claim.qualifier in _ROUNDED and claim.statistic not in _SPREAD
    if central and number.value in claimed and rounds_to(number.value, vars(claim)):
        return Fit.FITS, 0.0
    if reach.overlaps(claimed):
        return Fit.IN_PART, 0.0
    return Fit.MISSES, reach.gap(claimed)


def miss_of(claim: Claim, reading: Reading) -> float:
    """Return how far the record's number lies from the printed one.

    Parameters
    ----------
    claim : Claim
        The claim.
    reading : Reading
        A reading of it.

    Returns
    -------
    float
        The record's number less the printed one, as a reader subtracts them; 0 where
        the two intervals meet. Of ranks, of "each", of time gone by and of a
        region with members that are not held, which are ranges, the
        distance between the nearest ends. Above zero: the record is larger.

    """
    number = reading.evaluated
    ranges = claim.statistic in _SPREAD or number.unit == "years"
    if not reading.gap or ranges or members_missing(number):
        return reading.gap
    return number.value - claim.value


def made(  # noqa: PLR0913 -- what makes a reading
    claim: Claim,
    way: Way,
    number: Evaluated,
    period: str,
    record: Record,
    *more: str,
    notes: tuple[str, ...] = (),
    basis: str = "",
) -> Reading:
    """Return a reading: a number of a way at a period, held against a claim."""
    fit, gap = fit_of(claim, number)
    addresses = {record.address(str(cell["source"])) for cell in number.cells}
    return Reading(
        way.code, number, period, fit, gap,
        record.evidence(*number.cells),
        way.departures + more, way.notes + notes,
        basis or way.code,
        (bool(claim.url) and claim.url in addresses)
        or announced(claim.document, number.cells),
        record.usual_revision(number.cells),
    )  # fmt: skip


def read(  # noqa: PLR0913 -- as above
    claim: Claim,
    way: Way,
    key: str,
    period: str,
    record: Record,
    *more: str,
    notes: tuple[str, ...] = (),
    basis: str = "",
) -> Reading | None:
    """Compute one reading; None where a number that it needs is not held."""
    try:
        number = evaluate(key, record)
    except (NotHeldError, ComparabilityError):
        return None
    return made(claim, way, number, period, record, *more, notes=notes, basis=basis)
