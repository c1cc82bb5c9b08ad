"""The words that touch a number: its qualifier and its unit."""
# ruff: noqa: E501 -- wide letters in a pattern

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues
from cktrade.documents.grammar.numerals import numbers
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from cktrade.documents.grammar.clauses import Clause
    from cktrade.documents.grammar.lexicon import Cue
    from cktrade.vocabulary import Lang

_WINDOW = 34
_NOUNS = 48
#: Units that the package has no code for.
_NO_CODE = {"months", "km2", "euros"}
#: Words that make "as many as" or "more than" the end of a comparison.
_TIMES = re.compile(
    r"\b(?:times|twice|thrice|half|double|triple|quadruple|fold|fois|moitié|thirds?|"
    r"quarters?)\s$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\s(]*(?:a |an |the |its |of |to |as |by |by about |à |de |d[’']|les |la |le |"
    r"l[’']|un |une |record |total |first |only |총 |연 |연간 |US|C|CA|U\.S\.|some )*",
    re.IGNORECASE,
)
_NUMBER_AND_UNIT = re.compile(
    r"\s?(?:달러|불|원|명|여 ?명|건|개|개국|회|톤|세|년|%p?|퍼센트|포인트|배|국|대|위|가구|곳|"
    r"인|석|people|persons|students|years|dollars|personnes|ans|%)?"
    r"(?:을|를|이|가|은|는|에|의|나)?\s?[)]?\s?"
)
_STOPS = re.compile(
    r"[.;:!?]\s|,\s|\s[–—|]\s| and | et | while | tandis | (?:were|was|are|is|sont|était) "
)


def qualifier(clause: Clause, lang: Lang) -> str:
    """Return the qualifier that touches a number; ``none`` if there is none."""
    if clause.number.text.casefold() in _more_than_half():
        return "over"
    start = max(clause.left, clause.number.start - _WINDOW)
    ahead = clause.line[start : clause.number.start]
    for cue in reversed(cues("qualifier_words", ahead, lang)):
        if cue.code.endswith(".before") and _BETWEEN.fullmatch(ahead[cue.end :]):
            if clause.before and not ahead[: cue.start].strip() and _is_length(clause):
                return "none"  # $2 million over five years: during them
            so_far = clause.line[: start + cue.start]
            if _TIMES.search(so_far):
                return "none"  # three times as many as: a factor, and no bound
            return cue.code.partition(".")[0]
    return _after(clause, lang)


@cache
def _more_than_half() -> set[str]:
    return {
        word
        for some in codelist("number_words")["most"].values()
        for word in some.split(";")
    }


def _is_length(clause: Clause) -> bool:
    return bool(re.match(r"\s(?:years?|months?|weeks?|days?)\b", clause.behind))


def _after(clause: Clause, lang: Lang) -> str:
    behind = clause.behind[:_WINDOW]
    if lang == "ko" and clause.number.text.endswith("여"):
        return "over"
    for cue in cues("qualifier_words", behind, lang):
        if cue.code.endswith(".after") and _NUMBER_AND_UNIT.fullmatch(
            behind[: cue.start]
        ):
            return cue.code.partition(".")[0]
    return "none"


def unit(clause: Clause, lang: Lang) -> str | None:
    """Return the unit of a number, if its words name one."""
    if re.search(r"[%‰％]|per\s?cent|pour\s?cent", clause.number.text, re.IGNORECASE):
        return "percent"
    if re.search(r"\w\s(?:decades?|centuries|décennies|siècles)$", clause.number.text):
        return "years"
    ahead = clause.line[max(0, clause.number.start - 8) : clause.number.start]
    before = _before(ahead, clause.number.text, lang)
    if before in {"CAD", "USD", "KRW"}:
        return before
    after = _noun(clause, lang)
    return after if before is None or after in {"CAD", "USD", "KRW"} else before


def _before(ahead: str, text: str, lang: Lang) -> str | None:
    """Return the currency written before a number or at its head."""
    head = re.match(r"[^\d]*", text)
    shown = ahead + (head[0] if head else "")
    found = [
        cue
        for cue in cues("unit_words", shown, lang)
        if cue.code.endswith(".before") and not shown[cue.end :].strip()
    ]
    return found[-1].code.partition(".")[0] if found else None


def _noun(clause: Clause, lang: Lang) -> str | None:
    """Return the unit of the nearest noun after a number, inside its phrase."""
    behind = clause.behind[:_NOUNS]
    stop = _STOPS.search(behind)
    phrase = behind[: stop.start()] if stop else behind
    other = numbers(phrase)
    phrase = phrase[: other[0].start] if other and lang != "ko" else phrase
    if lang == "ko":
        phrase = phrase[:8]
    found = [
        c
        for c in cues("unit_words", phrase, lang)
        if c.code.endswith(".after") or (lang == "fr" and c.text == "$")
    ]
    for place, cue in enumerate(found):
        if _near(phrase, cue, lang):
            last = _compound(found[place:])
            code = last.code.partition(".")[0]
            return code if code not in _NO_CODE else "not stated"
    return None


def _compound(found: list[Cue]) -> Cue:
    """Return the last of the nouns that follow each other: visa holders."""
    last = found[0]
    for cue in found[1:]:
        if (
            cue.start - last.end > 1
            or cue.text.startswith("d")
            or not cue.code.startswith("persons")
        ):
            break
        last = cue
    return last


def _near(phrase: str, cue: Cue, lang: Lang) -> bool:
    """Say whether a noun is the number's own: at once, or after a few adjectives."""
    between = phrase[: cue.start]
    if re.search(r"\b(?:export|import)", between):
        return False
    money = cue.code.partition(".")[0] in {"dollars", "CAD", "USD", "KRW", "percent"}
    if cue.code.startswith(("years", "months")):
        return between.strip(" -") in {"", "consecutive", "more", "straight", "full"}
    if lang == "ko" or money:
        return not re.sub(r"[\s(-]|여|de |d[’']", "", between)
    return len(between.split()) <= 3 and not re.search(r"[(%]| in | en | to ", between)  # noqa: PLR2004 -- adjectives
