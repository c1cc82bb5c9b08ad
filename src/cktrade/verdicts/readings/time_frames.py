"""Amounts told by a stretch of time shorter than their period: a month, a day.

"An average of $489 million a month" is no amount of its year: it is held against the
mean of that year's months. The words are those that the document prints.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.documents.grammar.stretches import ORDER, frames
from cktrade.errors import PeriodError
from cktrade.verdicts.readings.currencies import Purse
from cktrade.verdicts.readings.meant import candidates
from cktrade.verdicts.readings.offer import FRAMES, Offer, offered
from cktrade.verdicts.readings.reading import Reading, read
from cktrade.verdicts.readings.values import turned
from cktrade.verdicts.readings.ways import ways
from cktrade.vocabulary import NOT_STATED, Statistic, periods

if TYPE_CHECKING:
    from cktrade.record.way import Way
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.reading import Moment

#: Statements of amounts; a share or a rank has no stretch of its own.
_AMOUNTS = {Statistic.VALUE, Statistic.MEAN, Statistic.EACH, Statistic.COUNT}
_BY_THE_YEAR = {"persons per year", "places per year"}
_NOTES = {"M": "mean_of_months", "Q": "mean_of_quarters", "A": "mean_of_years"}
_EACH = {"M": "each_month", "Q": "each_quarter", "A": "each_of_years"}


def frame_of(claim: Claim) -> str:
    """Return the stretch by which a claim tells an amount, if shorter than its period.

    Returns
    -------
    str
        ``D``, ``W``, ``M``, ``Q`` or ``A``; empty where the amount is that of the
        period itself.

    """
    if claim.statistic not in _AMOUNTS:
        return ""
    said = [cue.code for cue in frames(claim.as_printed)]
    if claim.unit in _BY_THE_YEAR:
        said.append("A")
    frame = min(said, key=ORDER.index, default="")
    return frame if frame and _longer(claim.reference_period, frame) else ""


def _longer(period: str, frame: str) -> bool:
    """Say whether a period holds several stretches of a kind."""
    if period == NOT_STATED:
        return frame != "A"
    code = periods.frequency(period)
    if code == "span":
        first, last = period.split("/")
        inside = periods.frequency(first)
        return first != last or ORDER.index(frame) < ORDER.index(inside)
    return code in ORDER and ORDER.index(frame) < ORDER.index(code)


def offer_framed(claim: Claim, frame: str, moment: Moment) -> Offer:
    """Return every reading of an amount by the month, quarter or year of a period.

    Parameters
    ----------
    claim : Claim
        The claim.
    frame : str
        What :func:`frame_of` returned.
    moment : Moment
        The record, and up to which day its periods count.

    Returns
    -------
    Offer
        The mean over all months (quarters, years) of the period that the claim states;
        of an "each" the smallest, in an interval that holds all. Where these are not
        held, and by the day or week always, there is no reading, and what is missing
        is named.

    """
    record, purse = moment.record, Purse()
    held = ways(claim, record)
    for way, period, departures in candidates(claim, held, moment):
        reading = _reading(claim, frame, way, period, departures, moment)
        if reading is not None:
            purse.put(claim, turned(claim, reading), record)
    found = purse.told(offered(claim, moment, purse.readings))
    if purse.readings or not found.kind_held:
        return found
    return replace(found, missing=((FRAMES[frame], claim.reference_period),))


def _reading(  # noqa: PLR0913, PLR0917 -- what makes a reading of a frame
    claim: Claim,
    frame: str,
    way: Way,
    period: str,
    departures: tuple[str, ...],
    moment: Moment,
) -> Reading | None:
    if frame not in _NOTES or way.region:
        return None
    try:
        parts = periods.parts(period, frame)
    except PeriodError:
        return None
    if claim.statistic == Statistic.EACH:
        key = f"each({'; '.join(way.key(part) for part in parts)})"
        note = _EACH[frame]
    else:
        note = _NOTES[frame]
        span = parts[0] if len(parts) == 1 else f"{parts[0]}/{parts[-1]}"
        key = (" - " if way.minus else " + ").join(
            f"mean({series}@{span})" for series in way.series
        )
    return read(claim, way, key, period, moment.record, *departures, notes=(note,))
