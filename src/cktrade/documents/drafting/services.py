"""Services that a verb of trade moves: "exported $1.0 billion in services"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cktrade.documents.drafting.subjects import Subject
    from cktrade.documents.grammar.clauses import Clause

_TRADE, _SERVICES = "merchandise_trade", "services_trade"
_WORD = r"(?:\b[Ss]ervices\b(?!\s(?:Agency|Bureau|Canada))|서비스)"
_OF_SERVICES = re.compile(
    rf"(?:\s?(?:de\s)?(?:dollars|달러)(?:\scanadiens)?)?"
    rf"\s?(?:worth\s)?(?:in|of|de|d[’']|en|의|어치의)?\s?(?:\w+\s)?{_WORD}"
    r"(?!\s(?:and|et)\s(?:goods|biens|marchandises))"
)
_GOODS = re.compile(
    r"\b(?:goods|merchandise|marchandises|biens)\b|상품|물품", re.IGNORECASE
)
_ANY = re.compile(_WORD)


def as_services(clause: Clause, counted: Subject, earlier: Subject | None) -> Subject:
    """Return trade in services where the figure's own words, or those before, say so.

    "… and imported $410 million" goes on from services unless goods are named anew.
    Where a sentence names services and nothing ties them to the figure, or away from
    it, what is counted is left to a person.

    Parameters
    ----------
    clause : Clause
        The figure in its line.
    counted : Subject
        What its flow alone would make of it.
    earlier : Subject or None
        What the figure before it counted.

    """
    if counted.measure != _TRADE or not _ANY.search(clause.sentence):
        return counted
    ahead, behind = clause.ahead, re.split(r"[,;(]", clause.behind)[0]
    own = _OF_SERVICES.match(behind) or re.search(rf"{_WORD}\s?$", ahead)
    if own and not _GOODS.search(behind):
        return replace(counted, measure=_SERVICES)
    if _GOODS.search(ahead + behind) and not _ANY.search(ahead + behind):
        return counted
    goes_on = earlier is not None and earlier.measure == _SERVICES and clause.before
    if goes_on and not _GOODS.search(ahead + behind):
        return replace(counted, measure=_SERVICES)
    return replace(counted, measure="other")
