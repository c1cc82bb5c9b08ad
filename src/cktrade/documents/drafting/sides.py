"""On which side of trade an economy stands: whose it is, or to whom it goes."""
# ruff: noqa: E501 -- wide letters in a pattern

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import words
from cktrade.documents.grammar.magnitudes import amount

if TYPE_CHECKING:
    from cktrade.documents.drafting.subjects import Subject
    from cktrade.documents.grammar.clauses import Clause
    from cktrade.documents.grammar.lexicon import Cue
    from cktrade.vocabulary import Lang

PAIR = {"CAN": "KOR", "KOR": "CAN"}
_ALSO = {
    "Korea", "Seoul", "Ottawa", "Corée", "République de Corée", "Séoul", "US", "UK",
}  # fmt: skip
_TO = re.compile(
    r"(?:\bto|\bfrom|\bwith|\bvers|\bde|\ben|\bà|\bau|\baux|\bdepuis|\bavec|\bdestinées à|"
    r"대|對\)|\(對\))\s?(?:the |la |le |les |l[’'])?$"
)
_KOREAN_TO = re.compile(
    r"(?:에 대한|와의|과의|로의|으로의|(?:으)?로부터의?|에서의?|산)\s?"
)
_FLOW = r"(?:export|import|trad|tariff|merchandise|deficit|surplus|shipment|sales)"
_HOLDS = re.compile(
    rf"[’']s\s(?:[\w-]+\s){{0,3}}?{_FLOW}|\s(?:has |had |a )?(?:export|import|sold|bought|vu )"
    r"|의 |은 |는 |\s?(?:측\s?|관세청\s?|무역협회\s?)?(?:무역\s?)?통계"
)
#: An adjective, or "our", may be followed by others: Canadian merchandise exports.
_OF_ADJECTIVE = re.compile(rf"\s(?:[\w-]+\s){{0,3}}?{_FLOW}")
_HELD = re.compile(
    r"(?:export|import)ations\s(?:(?:\w+\s){0,3}?(?:du\s|de la\s|de l[’']|de\s))?$"
    r"|(?:partenaire|exportateur|marché|client)\w*\s(?:\w+\s){0,2}?(?:du\s|de la\s)$"
)
_BEHIND = re.compile(
    r"\b(?:after|behind|only to|following|derrière|après)\s(?:the |la |le |l[’'])?$"
)
_NEAR = 12
_WITHIN = re.compile(r"\b(?:in|en|dans)\s(?:the |l[’'])?$")


@dataclass(frozen=True)
class Parties:
    """Reporter and partner, and whether the sentence itself names the partner."""

    reporter: str
    partner: str
    stated: bool = False
    doubt: bool = False


def is_object(line: str, cue: Cue, counted: Subject, lang: Lang) -> bool:
    """Say whether trade goes to or comes from it: to South Korea, 대캐나다."""
    if cue.code == "X-NON-US":
        return True
    ahead = line[max(0, cue.start - 16) : cue.start]
    if cue.code.startswith("X-") and _WITHIN.search(ahead):
        return False
    if lang == "ko":
        touches = (
            0 <= counted.start - cue.end <= 1 and line[cue.end : cue.end + 1] == " "
        )
        after = _KOREAN_TO.match(line, cue.end)
        return bool(_TO.search(ahead) or after) or (touches and cue.code != "KOR")
    if _HELD.search(line[max(0, cue.start - 40) : cue.start]) and not _source(
        line, cue
    ):
        return False
    return bool(_TO.search(ahead))


def _source(line: str, cue: Cue) -> bool:
    """Say whether imports come from it: importations de Corée, imports from Korea."""
    ahead = line[max(0, cue.start - 48) : cue.start]
    return bool(re.search(r"importations\s(?:en provenance\s)?d", ahead)) and (
        cue.code != "CAN"
    )


def is_scope(line: str, cue: Cue) -> bool:
    """Say whether an economy is where, or behind whom, somebody ranks."""
    ahead = line[max(0, cue.start - 16) : cue.start]
    if _BEHIND.search(ahead):
        return True
    return cue.code.startswith("X-") and bool(
        _WITHIN.search(ahead) or line[cue.end : cue.end + 1] in {"의", "에"}
    )


def is_holder(line: str, cue: Cue, lang: Lang) -> bool:
    """Say whether it is whose trade: Canada's exports, 한국의 수출."""
    after = line[cue.end : cue.end + 40]
    if _HOLDS.match(after) or (
        cue.text not in country_names(lang) and _OF_ADJECTIVE.match(after)
    ):
        return True
    return lang == "fr" and bool(_HELD.search(line[max(0, cue.start - 40) : cue.start]))


@cache
def country_names(lang: Lang) -> frozenset[str]:
    """Return the names of countries, which are not the names of their people.

    Examples
    --------
    >>> "Japan" in country_names("en"), "Japanese" in country_names("en")
    (True, False)

    """
    some = words("economy_words", lang)
    return frozenset(
        word
        for listed in some.values()
        for word in listed
        if word == listed[0] or word in _ALSO or word.startswith("l’")
    )


def ranks(clause: Clause, lang: Lang) -> bool:
    """Say whether a figure is a rank: then the world is among whom, not with whom."""
    read = amount(clause.number.text, lang)
    if lang == "ko" and re.match(r"\s?(?:위|번째|대\s?\S*(?:국|시장))", clause.behind):
        return True
    return read is not None and read.kind in {"rank", "ordinal"}


def whose_rank(clause: Clause, some: list[Cue]) -> Cue | None:
    """Return among whose partners somebody ranks in Korean: 캐나다의 7대 교역국.

    The topic, 한국은, is who ranks; what stands before 의 is whose list it is.
    """
    owners = [
        cue for cue in some
        if 0 < clause.number.start - cue.end <= _NEAR
        and clause.line[cue.end : cue.end + 1] == "의"
    ]  # fmt: skip
    return owners[-1] if owners else None


def near_figure(clause: Clause, some: list[Cue]) -> Cue | None:
    """Return the economy nearest to a figure, those before it first."""
    before = [c for c in some if c.end <= clause.number.start]
    if before:
        return before[-1]
    return some[0] if some else None


def listed_economy(clause: Clause, near: list[Cue], reporter: str) -> str:
    """Return the economy of a list's member: "China 25%, USA 18%", 독일 4490명."""
    for cue in reversed(near):
        gap = clause.line[cue.end : clause.number.start]
        touches = cue.end <= clause.number.start and not gap.strip(" (:,가이은는+-–")
        if touches and cue.code not in {reporter, "WLD"} and len(gap) <= 3:  # noqa: PLR2004 -- a blank, a bracket, a sign
            return cue.code
    return ""
