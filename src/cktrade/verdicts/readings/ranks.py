"""Readings of a rank: partner by partner, and with blocs as one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.record.keys import evaluate
from cktrade.record.rank_field import BLOCS, Field, field, members_of, ranked
from cktrade.verdicts.readings.expected import UNSAID
from cktrade.verdicts.readings.meant import candidates
from cktrade.verdicts.readings.offer import COMPETITORS, OPEN, REGIONS, Offer, offered
from cktrade.verdicts.readings.reading import Reading, made
from cktrade.verdicts.readings.ways import ways
from cktrade.vocabulary import economies

if TYPE_CHECKING:
    from cktrade.record.record import Record
    from cktrade.record.way import Way
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.reading import Moment

#: What a bloc may count as one partner for; students have a citizenship each.
_OF_BLOCS = "merchandise_trade"
#: Places are of calendar years; nobody ranks the twelve months to a March.
_WINDOWS = "other_twelve_months"


def offer_rank(claim: Claim, moment: Moment) -> Offer:
    """Return every reading of a rank, partner by partner and with blocs as one.

    Parameters
    ----------
    claim : Claim
        A claim with ``statistic`` ``rank``.
    moment : Moment
        The record, and up to which day its periods count.

    Returns
    -------
    Offer
        Readings whose value is the best place that the record allows and whose
        interval reaches to the worst; and the plain ways that are missing. The place
        of a region needs the world parted into regions, which is not held; a number
        that is held alone lacks its competitors.

    """
    if _is_no_partner(claim):
        return _without_a_field(claim, moment)
    record, readings = moment.record, list[Reading]()
    alone = set[str]()
    for way, period, departures in candidates(claim, ways(claim, record), moment):
        if _WINDOWS in departures:
            continue
        plain = not (departures or way.departures)
        if plain and _is_alone(claim, way, period, record):
            alone.add(period)
        for bloc in (None, *_blocs(claim, period)):
            competitors = _field(claim, way, period, record, bloc)
            if competitors is not None:
                readings.append(
                    _reading(claim, way, period, competitors, bloc, record, departures)
                )
    found = offered(claim, moment, readings)
    if alone and not found.plain:
        lacking = tuple((COMPETITORS, period) for period in sorted(alone))
        return replace(found, missing=lacking)
    return found


def _is_no_partner(claim: Claim) -> bool:
    """Say whether a place is a region's, or one among all countries of the world."""
    region = economies.is_code(claim.partner) and economies.is_aggregate(claim.partner)
    return region or claim.partner in UNSAID


def _without_a_field(claim: Claim, moment: Moment) -> Offer:
    found, region = offered(claim, moment, []), claim.partner not in UNSAID
    lacks = ((REGIONS if region else COMPETITORS, claim.reference_period),)
    if region or found.kind_held:
        return replace(found, missing=lacks, kind_held=True)
    return found


def _is_alone(claim: Claim, way: Way, period: str, record: Record) -> bool:
    """Say whether a number is held that has nobody, or too few, to be ranked among."""
    try:
        evaluate(way.key(period), record)
    except (NotHeldError, ComparabilityError):
        return False
    return _field(claim, way, period, record, None) is None


def _blocs(claim: Claim, period: str) -> list[str]:
    """Return blocs to count as one, none with the members of another."""
    if claim.measure != _OF_BLOCS:
        return []
    found = {tuple(members_of(bloc, period)): bloc for bloc in BLOCS[::-1]}
    return sorted(found.values(), key=BLOCS.index)


def _field(
    claim: Claim, way: Way, period: str, record: Record, bloc: str | None
) -> Field | None:
    try:
        competitors = field(way, period, record, bloc=bloc)
    except (NotHeldError, ComparabilityError):
        return None
    enough = len(competitors.others) >= max(claim.value - 1, 1)
    return competitors if enough and (not bloc or bloc in competitors.others) else None


def _reading(  # noqa: PLR0913, PLR0917 -- what makes a rank
    claim: Claim,
    way: Way,
    period: str,
    competitors: Field,
    bloc: str | None,
    record: Record,
    departures: tuple[str, ...],
) -> Reading:
    key = f"rank({way.key(period)}; {bloc})" if bloc else f"rank({way.key(period)})"
    more = (*((_BLOC_CODES[bloc],) if bloc else ()), *departures)
    whole = OPEN if competitors.unseen else "field_complete"
    number = ranked(competitors, key)
    return made(claim, way, number, period, record, *more, notes=(whole,))


_BLOC_CODES = {"EU": "bloc", "EU+GBR": "bloc_with_uk", "EU-GBR": "bloc_without_uk"}
