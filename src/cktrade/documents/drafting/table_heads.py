"""Tables in a text: the head that names unit and columns, and the rows below it."""
# ruff: noqa: E501 -- wide letters in a pattern

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues
from cktrade.documents.grammar.periods import whens

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang

_UNIT = re.compile(
    r"[(\[](?:in )?(?P<money>C\$|CA\$|US\$|\$|€|CAD|USD)?\s?(?P<scale>billions?|millions?|"
    r"thousands?|milliards?|milliers|억|백만|천|만)?\s?(?:of |de )?(?P<noun>dollars canadiens|"
    r"dollars|달러|persons|people|personnes|명)?[)\]]",
    re.IGNORECASE,
)
_SCALES = {
    "billion": 1e9, "million": 1e6, "thousand": 1e3, "milliard": 1e9, "millier": 1e3,
    "억": 1e8, "백만": 1e6, "천": 1e3, "만": 1e4,
}  # fmt: skip
_MONEY = {"c$": "CAD", "ca$": "CAD", "cad": "CAD", "us$": "USD", "usd": "USD",
          "$": "dollars", "dollars canadiens": "CAD", "dollars": "dollars",
          "달러": "dollars", "명": "persons", "persons": "persons",
          "people": "persons", "personnes": "persons"}  # fmt: skip

#: A label of at most four words, with numbers before or after it: "10,490 South Korea".
_LABELLED = re.compile(
    r"[\d.,%+\-–−]+(?:\s[^\W\d_][\w’'.-]*){1,4}"
    r"|[^\W\d_][\w’'.-]*(?:\s[^\W\d_][\w’'.-]*){0,3}:?(?:\s[\d.,%+\-–−]*\d[\d.,%]*){2,}"
)
_BALANCE = re.compile(r"\bBalance\b|\bSolde\b|수지")
_SENTENCE = re.compile(r"[.!?다]$")
_UNIT_ALONE = re.compile(r"[)\]]\.?$")
_SHORT_HEAD, _LONG_HEAD = 8, 16


@dataclass(frozen=True)
class Head:
    """What the head of a table says of the numbers below it."""

    unit: str = ""
    scale: float = 1.0
    flows: tuple[str, ...] = ()
    measure: str = ""
    period: str = ""


@lru_cache(maxsize=1024)
def in_table(line: str) -> bool:
    """Say whether a line is a row of numbers, with a label at most.

    Examples
    --------
    >>> in_table("2005 436.35 380.86"), in_table("10,490 South Korea")
    (True, True)
    >>> in_table("It rose to 5 in 2005.")
    False

    """
    letters = sum(character.isalpha() for character in line)
    digits = sum(character.isdigit() for character in line)
    if len(line.split()) == 1:
        return False
    return digits > letters or bool(_LABELLED.fullmatch(line))


def head_of(line: str, lang: Lang, before: Head) -> Head:
    """Return what a line says of the table below it; a sentence ends a table.

    Examples
    --------
    >>> head_of("Trade of Canada ($ billions)", "en", Head()).scale
    1000000000.0
    >>> head_of("Number of study permits issued in 2023", "en", Head()).period
    '2023'

    """
    if in_table(line):
        return before
    if _SENTENCE.search(line) and not _UNIT_ALONE.search(line):
        return Head()
    found = _UNIT.search(line)
    told = bool(found and any(found.groupdict().values()))
    flows, measure = _flows(line, lang), _measure(line, lang)
    if told and found is not None:
        word = (found["scale"] or "").casefold().rstrip("s")
        unit = (found["money"] or found["noun"] or "").casefold()
        period = _period(line, lang) or before.period
        return Head(
            _MONEY.get(unit, ""), _SCALES.get(word, 1.0), flows, measure, period
        )
    if flows and not re.search(r"\d", line) and len(line.split()) <= _SHORT_HEAD:
        return replace(before, flows=flows)
    if measure and _period(line, lang) and len(line.split()) <= _LONG_HEAD:
        return Head("", 1.0, (), measure, _period(line, lang))
    return before


def _flows(line: str, lang: Lang) -> tuple[str, ...]:
    """Return the flows of the columns; in a head "Balance" alone is the trade's."""
    found = [(c.start, c.code) for c in cues("flow_words", line, lang)]
    if "balance" not in {code for _, code in found}:
        found += [(m.start(), "balance") for m in _BALANCE.finditer(line)]
    return tuple(c for _, c in sorted(found) if c in {"export", "import", "balance"})


def _measure(line: str, lang: Lang) -> str:
    found = [c.code for c in cues("subject_words", line, lang) if c.code != "other"]
    return found[0] if found else ""


def _period(line: str, lang: Lang) -> str:
    found = [when.period for when in whens(line, lang) if when.period]
    return found[0] if len(found) == 1 else ""
