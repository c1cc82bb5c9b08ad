"""Readings of a claim of one value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.record.keys import evaluate
from cktrade.verdicts.readings.meant import candidates
from cktrade.verdicts.readings.offer import Offer, offered
from cktrade.verdicts.readings.reading import Reading, fit_of, read
from cktrade.verdicts.readings.ways import ways
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from cktrade.record.record import Record
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.reading import Moment


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
        plain way of ``codelists/readings.csv`` that could not be read, its code.

    """
    record, found = moment.record, list[Reading]()
    for way, period, departures in candidates(claim, ways(claim, record), moment):
        reading = read(claim, way, way.key(period), period, record, *departures)
        if reading is not None:
            found += _in_its_currency(claim, reading, record)
    return offered(claim, moment, found)


def _in_its_currency(claim: Claim, reading: Reading, record: Record) -> list[Reading]:
    """Return a reading in the claim's currency; in both where it names none."""
    money = codelist("units")[claim.unit]["kind"] == "money"
    if not money or reading.evaluated.unit == claim.unit:
        return [reading]
    converted = _in_us_dollars(claim, reading, record)
    if claim.unit == "dollars":
        return [reading, *converted]
    return [r for r in converted if r.evaluated.unit == claim.unit]


def _in_us_dollars(claim: Claim, reading: Reading, record: Record) -> list[Reading]:
    if reading.evaluated.unit != "CAD":
        return []
    found = []
    for rate in record.series(measure="exchange_rate", reporter="CAN", partner="USA"):
        key = f"({reading.evaluated.key}) / {rate['series']}@{reading.period}"
        try:
            amount = evaluate(key, record)
        except (NotHeldError, ComparabilityError):
            continue
        fit, gap = fit_of(claim, amount)
        departures = (*reading.departures, "in_us_dollars")
        found.append(
            replace(reading, evaluated=amount, fit=fit, gap=gap, departures=departures)
        )
    return found
