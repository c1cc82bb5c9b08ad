"""The stretch of time that an amount is told by: a month, a quarter, a day.

"An average of $489 million a month" is no amount of its year: it is held against the
mean of that year's months. The words are those that the document prints.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues
from cktrade.vocabulary import NOT_STATED, Statistic, periods

if TYPE_CHECKING:
    from cktrade.verdicts.claim import Claim

#: From the shortest to the longest.
_ORDER = ("D", "W", "M", "Q", "A")
#: Statements of amounts; a share or a rank has no stretch of its own.
_AMOUNTS = {Statistic.VALUE, Statistic.MEAN, Statistic.EACH, Statistic.COUNT}
_OTHERWISE = re.compile(
    r"\s(?:earlier|ago|before|later|after|of\b|plus t[ôo]t|auparavant|plus tard)"
)
_BY_THE_YEAR = {"persons per year", "places per year"}


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
    said = [
        cue.code
        for cue in cues("frame_words", claim.as_printed)
        if not _OTHERWISE.match(claim.as_printed[cue.end :])
    ]
    if claim.unit in _BY_THE_YEAR:
        said.append("A")
    frame = min(said, key=_ORDER.index, default="")
    return frame if frame and _longer(claim.reference_period, frame) else ""


def _longer(period: str, frame: str) -> bool:
    """Say whether a period holds several stretches of a kind."""
    if period == NOT_STATED:
        return frame != "A"
    code = periods.frequency(period)
    if code == "span":
        first, last = period.split("/")
        inside = periods.frequency(first)
        return first != last or _ORDER.index(frame) < _ORDER.index(inside)
    return code in _ORDER and _ORDER.index(frame) < _ORDER.index(code)


def says_deficit(claim: Claim) -> bool:
    """Say whether a claim of a balance tells of a deficit."""
    if claim.direction:
        return claim.direction == "down"
    codes = {cue.code for cue in cues("balance_words", claim.as_printed)}
    return codes == {"deficit"}
