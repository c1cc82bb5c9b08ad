"""Why a claim is not checkable: one reason each, for people and machines."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cktrade.verdicts.readings.currencies import LACKING
from cktrade.verdicts.readings.offer import COMPETITORS, FRAMES, REGIONS, SIDE
from cktrade.verdicts.readings.reading import Fit
from cktrade.vocabulary import Statistic, VintageBasis, codelist, periods

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cktrade.record.record import Record
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.offer import Offer
    from cktrade.verdicts.readings.reading import Reading


class Reason(StrEnum):
    """Why a claim is not checkable."""

    NOTHING_HELD = "nothing_held"
    BASIS_MISSING = "basis_missing"
    PERIOD_MISSING = "period_missing"
    VINTAGE_MISSING = "vintage_missing"
    NOT_YET_RELEASED = "not_yet_released"
    NOT_A_STATISTIC = "not_a_statistic"


#: What lacks is no series of the claim's kind, but what it would be held against.
_NAMED = {REGIONS, COMPETITORS, SIDE, *FRAMES.values(), *LACKING}
#: Measures of which no agency keeps a count.
_STATEMENTS = {
    "agreement", "anniversary", "meetings", "order_in_time", "organisation", "other",
    "relations",
}  # fmt: skip


def reason_of(claim: Claim, offer: Offer) -> Reason | None:
    """Return why no verdict follows from readings of which none fits; None if one does.

    Parameters
    ----------
    claim : Claim
        The claim.
    offer : Offer
        The readings at one moment, none of which grounds an agreement.

    Returns
    -------
    Reason or None
        ``basis_missing`` if a plain way is missing that might fit, if only other ways
        are held for the period, if competitors that are not held leave a rank open or
        there are none, or if amounts by the month or in a currency are not held;
        ``period_missing`` if the plain ways are held for other periods only;
        ``nothing_held``; ``not_a_statistic``.

    """
    if offer.plain:
        return Reason.BASIS_MISSING if offer.missing or _open(claim, offer) else None
    if any(not r.other_period for r in offer.readings) or _named(offer):
        return Reason.BASIS_MISSING
    if offer.kind_held:
        return Reason.PERIOD_MISSING if offer.way_held else Reason.BASIS_MISSING
    if claim.measure in _STATEMENTS and not _dated(claim):
        return Reason.NOT_A_STATISTIC
    return Reason.NOTHING_HELD


def _named(offer: Offer) -> bool:
    """Say whether what lacks is no series of the kind: competitors, a rate, months."""
    return any(code in _NAMED for code, _ in offer.missing)


def _dated(claim: Claim) -> bool:
    return claim.statistic == Statistic.DURATION and claim.measure in {
        row["measure"] for row in codelist("dated").values()
    }


def _open(claim: Claim, offer: Offer) -> bool:
    """Say whether competitors that are not held leave a rank open."""
    rank = claim.statistic == Statistic.RANK
    return rank and any(r.fit == Fit.IN_PART for r in offer.plain)


def not_out(needed: Reading, record: Record, day: str) -> Reason:
    """Return why a reading of today cannot be made on an earlier day.

    Parameters
    ----------
    needed : Reading
        A plain reading of the newest record.
    record : Record
        The record with all vintages.
    day : str
        The day.

    Returns
    -------
    Reason
        ``not_yet_released`` if the period had not ended, or a vintage that ends with
        the period, which is its first, was released later; else ``vintage_missing``.

    """
    last = {str(cell["series"]): cell for cell in _in_order(needed)}
    for cell in last.values():
        period = str(cell["reference_period"])
        if _ended(cell).isoformat() >= day:
            return Reason.NOT_YET_RELEASED
        first = record.first_release(str(cell["series"]), period)
        if first is not None and _released_after(first, day):
            return Reason.NOT_YET_RELEASED
    return Reason.VINTAGE_MISSING


def _ended(cell: Mapping[str, Any]) -> date:
    """Return the last day of a number's period; of a reporting year it is not known."""
    period = str(cell["reference_period"])
    known = periods.frequency(period) != "A1"
    return periods.bounds(period if known else period[:4])[1]


def _in_order(needed: Reading) -> list[dict[str, Any]]:
    """Return a reading's numbers by the end of their period."""
    return sorted(needed.evaluated.cells, key=_ended)


def _released_after(row: Mapping[str, object], day: str) -> bool:
    released = row["vintage_basis"] == VintageBasis.RELEASED
    return released and str(row["vintage"])[:10] > day
