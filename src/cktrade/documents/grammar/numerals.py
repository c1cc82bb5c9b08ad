"""Find every number in a text: digits in all forms, and the words that stand for one.

The words stand in ``codelists/number_words.csv``, and those of all three languages are
looked for in every text, since official texts are often bilingual. "Both" is not among
them: it names again two things that were named. Nor are articles (French *un*, *une*),
words of repetition (annual, each) and words of no certain number (several, many).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from cktrade.vocabulary import LANGUAGES, codelist

#: Digits of every script, superscripts, fractions such as ½, and numbers in circles.
_DIGIT = r"[\d²³¹¼½¾⁰⁴-⁹₀-₉⅐-⅟①-⒛]"
_MONEY = r"[A-Z]{0,3}[$€£¥₩]\s?"
_GROUPED = r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d])(?:[.,]\d+)*"
_LETTERS = r"(?<![A-Za-z])[A-Za-z]*"  # begun only where a word begins: linear
_PLAIN = rf"{_LETTERS}{_DIGIT}(?:[A-Za-z]|{_DIGIT}|[.,](?={_DIGIT}))*"
#: Korean counts by ten thousands: 1만2000, 5억9천200만, 22만 6748.
_MYRIADS = (
    r"(?<![\d.,])\d[\d,.]*\s?[십백천만억조]+(?:여)?"
    r"(?:\s?\d[\d,]*(?:\s?[십백천만억조]+(?:여)?|(?![년월일위세\d])))*"
)
_ORDINAL = r"(?<![\w.,])\d+(?:st|nd|rd|th|er|re|e|ème|ième|ère)(?!\w)[\s-]"
_RATE = r"(?:\s?[%‰％]|\s?(?:per\scent|percent|pour\scent)(?!\w))?"
#: Parts of a whole: one-quarter, a third of, deux tiers, 3분의 1.
_PARTS = (
    r"(?<!\w)(?:one|two|three|four)[\s-](?:thirds?|quarters?|fifths?|tenths?)(?!\w)"
    r"|(?<!\w)a\s(?:third|quarter|fifth|tenth)(?=\sof\s)"
    r"|(?<!\w)(?:deux|trois|quatre)\s(?:tiers|quarts|cinquièmes)(?!\w)"
    r"|\d+분의\s?\d+"
)
_COLUMNS = re.compile(r"\D*(?:\d{4} )?\d{3}(?: \d{3}){2,}")
_HANGUL = re.compile("[가-힣]+")
_HUNDRED = 100


@dataclass(frozen=True)
class Number:
    """One number of a line, and where it stands in it."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def numbers(line: str) -> tuple[Number, ...]:
    """Return the numbers of a line in their order.

    Parameters
    ----------
    line : str
        A line whose white space is folded (:func:`cktrade.documents.text.fold`).

    Returns
    -------
    tuple of Number
        A number written with digits comes with its currency sign, its scale word
        (``$15.3 billion``) and its percent sign, and with the Latin letters that touch
        it (``4th``, ``1930s``, ``G7``); words that follow each other are one number
        (``fourth-largest``).

    Examples
    --------
    >>> [n.text for n in numbers("It is $15.3 billion, the sixth largest of 2018.")]
    ['$15.3 billion', 'sixth largest', '2018']
    >>> [n.text for n in numbers("une hausse de 12 % à 15,3 milliards, soit 153억")]
    ['12 %', '15,3 milliards', '153억']

    """
    pattern = _pattern(columns=bool(_COLUMNS.fullmatch(line)))
    return tuple(Number(m[0], m.start(), m.end()) for m in pattern.finditer(line))


@cache
def _pattern(*, columns: bool) -> re.Pattern[str]:
    """Return the pattern of a number; in a row of columns blanks part numbers."""
    words, scales = _words(0), _words(_HUNDRED)
    grouped = "(?!)" if columns else _GROUPED
    digits = (
        rf"(?:{_MONEY})?(?:{_MYRIADS}|{grouped}|{_PLAIN})"
        rf"(?:[\s-]?(?:{scales}))*{_RATE}"
    )
    ranked = rf"{_ORDINAL}(?:{_superlatives()})"
    spelled = rf"(?<!\w)(?<!per\s)(?<!pour\s)(?:{words})(?:[\s-](?:{words}))*{_RATE}"
    return re.compile(f"{_PARTS}|{ranked}|{digits}|{spelled}", re.IGNORECASE)


def _superlatives() -> str:
    """Return the alternatives for the words that make an ordinal a rank."""
    row = codelist("number_words")["superlative"]
    some = {word for lang in LANGUAGES for word in row[lang].split(";")}
    ordered = sorted(some, key=lambda word: (-len(word), word))
    return "|".join(_bounded(word) for word in ordered)


def _words(at_least: float) -> str:
    """Return the alternatives for the words of a size, longest first."""
    found = {
        word
        for code, row in codelist("number_words").items()
        if _size(code) >= at_least
        for lang in LANGUAGES
        for word in row[lang].split(";")
    }
    ordered = sorted(found, key=lambda word: (-len(word), word))
    return "|".join(_bounded(word) for word in ordered)


def _size(code: str) -> float:
    return float(code) if code[0].isdigit() else 0.0


def _bounded(word: str) -> str:
    """Return the pattern of one word, and where it ends.

    Korean particles touch the word before them. A word of one syllable is therefore
    looked for only where a blank follows: 두 is two, but 두려움 is fear.
    """
    particles_may_follow = _HANGUL.fullmatch(word) and len(word) > 1
    return re.escape(word) + ("" if particles_may_follow else r"(?!\w)")
