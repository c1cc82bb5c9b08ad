"""Readings of a rank: partner by partner, and with blocs as one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.record.rank_field import BLOCS, Field, field, ranked
from cktrade.verdicts.readings.values import (
    Offer,
    Reading,
    candidates,
    missing,
    readable,
)
from cktrade.verdicts.readings.ways import ways

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.record.record import Record
    from cktrade.record.way import Way

#: What a bloc may count as one partner for; students have a citizenship each.
_OF_BLOCS = "merchandise_trade"


def offer_rank(claim: Mapping[str, Any], record: Record) -> Offer:
    """Return every reading of a rank, partner by partner and with blocs as one.

    Parameters
    ----------
    claim : mapping
        A row of the claims table with ``statistic`` ``rank``.
    record : Record
        The record as it stood on some day.

    Returns
    -------
    Offer
        Readings whose value is the best place that the record allows and whose
        interval reaches to the worst; and the plain ways that are missing.

    """
    result = Offer()
    fields = {way: _fields(claim, way, record) for way in ways(claim, record)}
    periods_of = {way: [*found] for way, found in fields.items()}
    for way, period, *more in candidates(claim, periods_of, record):
        for bloc in (None, *(BLOCS if claim["measure"] == _OF_BLOCS else ())):
            competitors = _field(claim, way, period, record, bloc)
            if competitors is not None:
                reading = _reading(way, period, competitors, bloc, record)
                departures = (*reading.departures, *more)
                result.readings.append(replace(reading, departures=departures))
    result.missing = missing(claim, result.readings)
    return result


def _fields(claim: Mapping[str, Any], way: Way, record: Record) -> list[str]:
    """Return the periods with as many competitors held as the rank counts."""
    return [
        period
        for period in readable(way, record)
        if _field(claim, way, period, record, None) is not None
    ]


def _field(
    claim: Mapping[str, Any], way: Way, period: str, record: Record, bloc: str | None
) -> Field | None:
    try:
        competitors = field(way, period, record, bloc=bloc)
    except (NotHeldError, ComparabilityError):
        return None
    enough = len(competitors.others) >= max(claim["value"] - 1, 1)
    return competitors if enough and (not bloc or bloc in competitors.others) else None


def _reading(
    way: Way, period: str, competitors: Field, bloc: str | None, record: Record
) -> Reading:
    key = f"rank({way.key(period)}; {bloc})" if bloc else f"rank({way.key(period)})"
    rank = ranked(competitors, key)
    return Reading(
        way.code,
        rank,
        period,
        (*way.departures, *(("bloc",) if bloc else ())),
        (*way.notes, "field" if competitors.unseen else "field_complete"),
        all(record.official(cell) for cell in rank.cells),
    )
