"""Notes on verdicts, short: of other readings only what is unlike the one taken."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cktrade.vocabulary import codelist, label
from cktrade.wording import phrase

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang

_LIST = "{readings}"
#: Between the parts of a description; the comma of a day ("December 31, 2019") is none.
_PARTS = re.compile(r" – |(?<! \d)(?<! \d\d), ")
#: Between two sentences: abbreviations (f.o.b.) go on in small letters.
_SENTENCES = re.compile(r"(?<=[.]) (?=[^a-zà-öø-ÿ(])")


def shortened(text: str, reading: str, lang: Lang) -> str:
    """Say of each other reading its number, and only what is unlike the one taken.

    Parameters
    ----------
    text : str
        A caveat of the verdicts table.
    reading : str
        Code of the reading that grounds the verdict; "" for none.
    lang : {'en', 'fr', 'ko'}
        The language that it is written in.

    Returns
    -------
    str
        The same sentences with the same numbers; the first, which says what is taken,
        as it was.

    Examples
    --------
    >>> text = (
    ...     "The record says $6.06 billion: Canada’s trade statistics, customs basis, "
    ...     "2018. Other plain readings do not fit: $5.9 billion (Canada’s trade "
    ...     "statistics, balance-of-payments basis, 2018)."
    ... )
    >>> shortened(text, "can-customs", "en").partition("2018. ")[2]
    'Other plain readings do not fit: $5.9 billion (balance-of-payments basis).'

    """
    sentences = _SENTENCES.split(text)
    taken = _taken(sentences, reading, lang) if reading else frozenset()
    if not taken:
        return text
    return " ".join(_listed(one, taken, lang) for one in sentences)


def _taken(sentences: list[str], reading: str, lang: Lang) -> frozenset[str]:
    """Return the parts of the description of the reading that is taken."""
    named = label("readings", reading, lang)
    for one in sentences:
        _, found, rest = one.partition(f": {named}")
        if found:
            return frozenset(_PARTS.split((named + rest).rstrip(".")))
    return frozenset()


@cache
def _openings(lang: Lang) -> tuple[str, ...]:
    """Return how the sentences begin that list readings."""
    told = (row[lang] for row in codelist("caveats").values())
    return tuple(t.partition(_LIST)[0] for t in told if t.endswith(f": {_LIST}."))


def _listed(sentence: str, taken: frozenset[str], lang: Lang) -> str:
    """Shorten a sentence that lists readings; leave any other as it is."""
    opening = next((o for o in _openings(lang) if sentence.startswith(o)), "")
    if not opening or not sentence.endswith(")."):
        return sentence
    between = phrase("sources.separator", lang)
    items = sentence[len(opening) : -2].split(f"){between}")
    said = dict.fromkeys(_unlike(item, taken, lang) for item in items)
    return f"{opening}{between.join(said)}."


def _unlike(item: str, taken: frozenset[str], lang: Lang) -> str:
    number, found, description = item.partition(" (")
    known = taken | {label("caveats", "another_period", lang)}
    kept = [part for part in _PARTS.split(description) if part not in known]
    if not found or not kept:
        return f"{item})" if found else item
    return f"{number} ({', '.join(kept)})"
