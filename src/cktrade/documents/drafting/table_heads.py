"""Tables in a text: the head that names unit and columns, and the rows below it."""
# ruff: noqa: E501 -- wide letters in a pattern

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues

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


@dataclass(frozen=True)
class Head:
    """What the head of a table says of the numbers below it."""

    unit: str = ""
    scale: float = 1.0
    flows: tuple[str, ...] = ()


def in_table(line: str) -> bool:
    """Say whether a line is a row of numbers.

    Examples
    --------
    >>> in_table("2005 436.35 380.86"), in_table("It rose to 5 in 2005.")
    (True, False)

    """
    letters = sum(character.isalpha() for character in line)
    digits = sum(character.isdigit() for character in line)
    return digits > letters and len(line.split()) > 1


def head_of(line: str, lang: Lang, before: Head) -> Head:
    """Return what a line says of the table below it; a sentence ends a table.

    Examples
    --------
    >>> head_of("Trade of Canada ($ billions)", "en", Head()).scale
    1000000000.0

    """
    if in_table(line):
        return before
    found = _UNIT.search(line)
    if found and any(found.groupdict().values()):
        word = (found["scale"] or "").casefold().rstrip("s")
        unit = (found["money"] or found["noun"] or "").casefold()
        return Head(_MONEY.get(unit, ""), _SCALES.get(word, 1.0), _flows(line, lang))
    flows = _flows(line, lang)
    if flows and not re.search(r"\d", line) and len(line.split()) <= 2 * len(flows) + 1:
        return Head(before.unit, before.scale, flows)
    return Head() if re.search(r"[.다]$", line) else before


def _flows(line: str, lang: Lang) -> tuple[str, ...]:
    found = [c.code for c in cues("flow_words", line, lang)]
    return tuple(c for c in found if c in {"export", "import", "balance"})
