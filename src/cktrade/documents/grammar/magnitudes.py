"""The value of a number as it is written, and the unit of its last digit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from cktrade.documents.grammar.lexicon import bounded, words
from cktrade.vocabulary import Lang, codelist

_KOREAN = {"십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12}
_MYRIAD = 4
_PART = re.compile(r"(\d[\d,.]*)\s?([십백천만억조]*)")
_DIGITS = re.compile(r"\d[\d.,\s]*\d|\d")
_THOUSANDS = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?"),
}
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333", "⅔": "0.667"}
_HOW_MANY = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4,
    "deux": 2, "trois": 3, "quatre": 4,
}  # fmt: skip
_PARTS = {
    "third": 3, "quarter": 4, "fifth": 5, "tenth": 10, "tier": 3, "quart": 4,
    "cinquième": 5,
}  # fmt: skip
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th|er|re|e|ème|ième|ère)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Amount:
    """What a number says by itself.

    Attributes
    ----------
    value : float
        In whole units.
    precision : float
        Unit of the last digit that is no filling zero.
    kind : str
        ``number``, ``ordinal``, ``rank`` (an ordinal with a superlative, or a
        superlative alone), ``multiple`` or ``fraction``.
    in_words : bool
        Whether it has no digit.

    """

    value: float
    precision: float
    kind: str = "number"
    in_words: bool = False


@lru_cache(maxsize=4096)
def amount(text: str, lang: Lang) -> Amount | None:
    """Return the value of one number of :func:`numbers`; None if it cannot be read.

    Examples
    --------
    >>> amount("$15.3 billion", "en").value, amount("15,3 milliards", "fr").precision
    (15300000000.0, 100000000.0)
    >>> amount("1만2000", "ko"), amount("seventh-largest", "en").kind
    (Amount(value=12000.0, precision=1000.0, kind='number', in_words=False), 'rank')

    """
    part = _part_of_whole(text.casefold())
    if part is not None:
        return _made(part, Decimal("0.001"), "fraction", in_words=True)
    if any(c in text for c in _FRACTIONS):
        found = next(Decimal(_FRACTIONS[c]) for c in text if c in _FRACTIONS)
        return _made(found, Decimal("0.01"), "fraction")
    if re.search(r"\d\s?[십백천만억조]", text):
        return _myriads(text)
    return _in_digits(text, lang) if re.search(r"\d", text) else _in_words(text, lang)


def _part_of_whole(text: str) -> Decimal | None:
    """Return a part of a whole: one-quarter is 0.25, 3분의 1 is 0.333."""
    korean = re.fullmatch(r"(\d+)분의\s?(\d+)", text)
    if korean and int(korean[1]):
        return round(Decimal(int(korean[2])) / int(korean[1]), 3)
    found = re.fullmatch(r"(\w+)[\s-](\w+?)s?", text)
    if not found or found[1] not in _HOW_MANY or found[2] not in _PARTS:
        return None
    return round(Decimal(_HOW_MANY[found[1]]) / _PARTS[found[2]], 3)


def _made(
    value: Decimal, last: Decimal, kind: str = "number", *, in_words: bool = False
) -> Amount:
    return Amount(float(value), float(last), kind, in_words)


def last_digit(value: Decimal) -> Decimal:
    """Return the unit of the last digit that is no filling zero.

    Examples
    --------
    >>> last_digit(Decimal("5250")), last_digit(Decimal("67.0"))
    (Decimal('10'), Decimal('0.1'))

    """
    exponent = int(value.as_tuple().exponent)
    if exponent < 0:
        return Decimal(1).scaleb(exponent)
    zeros = len(str(value)) - len(str(value).rstrip("0")) if value else 0
    return Decimal(10) ** zeros


def _myriads(text: str) -> Amount | None:
    total, within, last = Decimal(0), Decimal(0), Decimal(1)
    fractional = False
    for digits, units in _PART.findall(text):
        number = _plain(digits.rstrip(".,"), "ko")
        if number is None:
            return None
        small = sum(_KOREAN[u] for u in units if _KOREAN[u] < _MYRIAD)
        large = sum(_KOREAN[u] for u in units if _KOREAN[u] >= _MYRIAD)
        within += number.scaleb(small)
        fractional = int(number.as_tuple().exponent) < 0
        last = last_digit(number).scaleb(small + large)
        if large:
            total, within = total + within.scaleb(large), Decimal(0)
    value = total + within
    whole = Decimal(int(value)) if value == int(value) else value
    return _made(value, last if fractional else last_digit(whole))


def _in_digits(text: str, lang: Lang) -> Amount | None:
    found = _DIGITS.search(text)
    number = _plain(found[0], lang) if found else None
    if found is None or number is None:
        return None
    if _ORDINAL.search(text):
        return _made(number, Decimal(1), _ordinal_kind(text))
    scale = _scale(text[found.end() :], lang)
    if scale is None:
        return None
    return _made(number.scaleb(scale), last_digit(number).scaleb(scale))


def _plain(digits: str, lang: Lang) -> Decimal | None:
    """Return digits with their separators as a number."""
    bare = re.sub(r"\s", "", digits)
    if _THOUSANDS[","].fullmatch(bare) and (lang != "fr" or bare.count(",") > 1):
        bare = bare.replace(",", "")
    elif _THOUSANDS["."].fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif lang == "fr" or re.fullmatch(r"\d+,\d{1,2}", bare):
        bare = bare.replace(",", ".")
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None


def _scale(tail: str, lang: Lang) -> int | None:
    """Return the power of ten that the words after the digits say; None if unknown."""
    rest = re.sub(r"[\s-]|per\s?cent|pour\s?cent|[%‰％$]", " ", tail).strip()
    power = 0
    for word in rest.split():
        found = _scales(lang).get(word.casefold())
        if found is None:
            return None if word.isalpha() and len(word) > 1 else power
        power += found
    return power


@cache
def _scales(lang: Lang) -> dict[str, int]:
    """Return scale word → power of ten; a text's own language goes first."""
    known: dict[str, int] = {}
    for one in dict.fromkeys((lang, "en", "fr", "ko")):
        for code, some in words("scale_words", one).items():
            for word in some:
                known.setdefault(word.casefold(), int(code))
    return known


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for code, some in words("ordinal_words").items():
        ordered = sorted(some, key=lambda word: -len(word))
        found[code] = re.compile("|".join(map(bounded, ordered)), re.IGNORECASE)
    return found


def _ordinal_kind(text: str) -> str:
    return "rank" if _kinds()["superlative"].search(text) else "ordinal"


@cache
def _sizes(lang: Lang) -> dict[str, Decimal]:
    sizes: dict[str, Decimal] = {}
    for one in dict.fromkeys((lang, "en", "fr", "ko")):
        for code, row in codelist("number_words").items():
            for word in row[one].split(";"):
                if code[0].isdigit():
                    sizes.setdefault(word, Decimal(code))
    return sizes


def _in_words(text: str, lang: Lang) -> Amount | None:
    plain = text.casefold()
    for code, pattern in _kinds().items():
        if code.startswith("multiple") and pattern.fullmatch(plain):
            return _made(
                Decimal(code.removeprefix("multiple.")),
                Decimal(1),
                "multiple",
                in_words=True,
            )
    most = codelist("number_words")["most"]
    if any(plain in most[one].split(";") for one in ("en", "fr", "ko")):
        return _made(Decimal("0.5"), Decimal(1), "fraction", in_words=True)
    superlative = _kinds()["superlative"].search(plain)
    number = _spelled(plain[: superlative.start()] if superlative else plain, lang)
    if superlative:
        return _made(number or Decimal(1), Decimal(1), "rank", in_words=True)
    if number is None:
        return None
    kind = "fraction" if _kinds()["fraction"].fullmatch(plain) else "number"
    kind = "ordinal" if _kinds()["ordinal"].search(plain) else kind
    return _made(number, last_digit(number), kind, in_words=True)


def _spelled(text: str, lang: Lang) -> Decimal | None:
    """Add up the words of a number: two hundred thousand, quatre-vingt-dix."""
    total, current, seen = Decimal(0), Decimal(0), False
    sizes = _sizes(lang)
    for word in _split(text, sizes):
        size = sizes[word]
        seen = True
        multiplies = size >= 100 or _kinds()["multiplier"].fullmatch(word)  # noqa: PLR2004 -- a hundred
        if multiplies:
            current = max(current, Decimal(1)) * size
            if size > 100:  # noqa: PLR2004 -- a thousand closes a group
                total, current = total + current, Decimal(0)
        else:
            current += size
    return total + current if seen else None


def _split(text: str, sizes: dict[str, Decimal]) -> list[str]:
    whole = text if text in sizes else ""
    found = [whole] if whole else re.split(r"[\s-]+", text)
    return [word for word in found if word in sizes]
