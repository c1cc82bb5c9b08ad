"""Readings of a claim of one value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues
from cktrade.verdicts.readings.currencies import Purse
from cktrade.verdicts.readings.meant import candidates
from cktrade.verdicts.readings.offer import Offer, offered
from cktrade.verdicts.readings.reading import Reading, fit_of, read
from cktrade.verdicts.readings.ways import ways
from cktrade.vocabulary import Flow

if TYPE_CHECKING:
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.reading import Moment

DEFICIT = "deficit"


def offer_value(claim: Claim, moment: Moment) -> Offer:
    """Return every reading of a claim of one value, and what is missing.

    Parameters
    ----------
    claim : Claim
        The claim.
    moment : Moment
        The record, and up to which day its periods count.

    Returns
    -------
    Offer
        All readings, plain and departing, of every grade of evidence; and for each
        plain way of ``codelists/readings.csv`` that could not be read, its code. A
        balance is what is exported less what is imported; where the words call it a
        deficit, the other way round.

    """
    record, purse = moment.record, Purse()
    for way, period, departures in candidates(claim, ways(claim, record), moment):
        reading = read(claim, way, way.key(period), period, record, *departures)
        if reading is not None:
            purse.put(claim, turned(claim, reading), record)
    return purse.told(offered(claim, moment, purse.readings))


def turned(claim: Claim, reading: Reading) -> Reading:
    """Return a balance with its sign turned where the claim tells of a deficit."""
    if claim.flow != Flow.BALANCE or not says_deficit(claim):
        return reading
    number = reading.evaluated
    number = replace(number, value=-number.value, interval=-number.interval)
    fit, gap = fit_of(claim, number)
    return replace(reading, evaluated=number, fit=fit, gap=gap)


def says_deficit(claim: Claim) -> bool:
    """Say whether a claim of a balance tells of a deficit."""
    if claim.direction:
        return claim.direction == "down"
    return side_of(claim) == DEFICIT


def side_of(claim: Claim) -> str:
    """Return which side of a balance the quoted words name; empty if none or both."""
    codes = {cue.code for cue in cues("balance_words", claim.as_printed)}
    return codes.pop() if len(codes) == 1 else ""
