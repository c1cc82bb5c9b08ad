"""Amounts: a number with its unit, with exactly the digits that are warranted."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from cktrade.vocabulary import codelist, label
from cktrade.wording.numbers import (
    exact,
    last_place,
    last_warranted,
    locale_of,
    number,
    rounded,
)

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang
    from cktrade.wording.numbers import Number

#: "15,325 million" reads better than "15.325 billion", "15.3 billion" than both.
_MOST_DECIMALS = 2
_SIGNIFICANT = 3
#: Per cent: less would be shown as 0.0.
_TINY = 0.05
_THOUSAND, _MYRIAD = 1000, 10_000
#: What has no halves: people, their trips and their papers.
_WHOLE = frozenset(
    {"persons", "persons per year", "trips", "permits", "places", "places per year"}
)


def amount(value: Number, unit: str, lang: Lang, precision: float | None = None) -> str:
    """Write an amount as running text prints it.

    Parameters
    ----------
    value : number
        In whole units: 15_300_000_000, 5250, 65.
    unit : str
        A code of ``codelists/units.csv``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    precision : float, optional
        The unit of the last digit that counts (1e8 for 15.3 billion); by default the
        last digit that is not zero. Halves are rounded up, away from zero.

    Returns
    -------
    str
        Billions and millions are words, smaller numbers digits. Korean counts in
        myriads (만, 억, 조), which cannot show a zero that is warranted.

    Raises
    ------
    ComparabilityError
        If the value is missing.
    VocabularyError
        If there is no such unit.

    Examples
    --------
    >>> amount(15_300_000_000, "CAD", "en"), amount(15_300_000_000, "CAD", "ko")
    ('$15.3 billion', '153억 캐나다 달러')
    >>> amount(15_300_000_000, "dollars", "fr").replace("\N{NO-BREAK SPACE}", " ")
    '15,3 milliards de dollars'
    >>> amount(5_893_412_345, "USD", "en", precision=1e6)
    'US$5,893 million'
    >>> amount(5250, "persons", "en"), amount(27_000, "persons", "ko")
    ('5,250 people', '2만 7,000명')

    """
    if unit == "rank":
        return rank(int(value), lang)
    place = last_place(exact(value)) if precision is None else last_warranted(precision)
    if unit in _WHOLE:
        place = max(place, 0)
    kept = rounded(value, place)
    size = abs(kept)
    if lang == "ko":
        text, scaled = _myriads(size, place)
    else:
        text, scaled = _scaled(size, place, lang)
    kind = "scaled" if scaled else _plural(size, lang)
    return _sign(kept) + form(unit, kind, lang).format(n=text)


def rank(place: int, lang: Lang) -> str:
    """Write a rank in figures.

    Examples
    --------
    >>> rank(6, "en"), rank(1, "fr"), rank(6, "ko"), rank(22, "en")
    ('6th', '1er', '6위', '22nd')

    """
    kind = Locale.parse(locale_of(lang)).ordinal_form(place)
    return form("rank", kind, lang).format(n=place)


def share(fraction: float, lang: Lang) -> str:
    r"""Write a share in per cent with one decimal; a tiny one is not nothing.

    Examples
    --------
    >>> share(0.265, "en"), share(0.0001, "en"), share(0.0, "en")
    ('26.5%', 'less than 0.05%', '0.0%')
    >>> share(0.0001, "ko")
    '0.05% 미만'

    """
    if 0 < 100 * fraction < _TINY:
        least = amount(_TINY, "percent", lang)
        return label("phrases", "less_than", lang).format(text=least)
    return amount(100 * fraction, "percent", lang, 2 * _TINY)


def short(
    value: Number,
    unit: str,
    lang: Lang,
    precision: float | None = None,
    *,
    zeros: bool = False,
) -> str:
    """Write an amount for an axis tick or the end of a line.

    Parameters
    ----------
    value, unit, lang
        As for :func:`amount`.
    precision : float, optional
        The unit of the last digit shown; by default whole numbers stay whole, of
        others three digits count, and zeros at the end are left out.
    zeros : bool
        Whether three digits stand even where they are zeros: labels beside one
        another then say the same much.

    Examples
    --------
    >>> short(15_300_000_000, "CAD", "en"), short(15_300_000_000, "CAD", "ko")
    ('$15.3B', '153억')
    >>> short(440_000, "trips", "en"), short(440_000, "trips", "ko")
    ('440,000', '44만')
    >>> short(16.03e9, "CAD", "en"), short(16.03e9, "CAD", "en", zeros=True)
    ('$16B', '$16.0B')

    """
    if unit == "rank":
        return rank(int(value), lang)
    if precision is None:
        if zeros and lang == "ko" and unit in _WHOLE and _needs_digits(exact(value)):
            return number(rounded(value, 0), lang)
        kept = _legible(exact(value), lang)
        place = _third(kept, lang) if zeros and kept else last_place(kept)
    else:
        place = last_warranted(precision)
        place = max(place, 0) if unit in _WHOLE else place
        kept = rounded(value, place)
    power = _power(abs(kept), lang)
    text = number(abs(kept).scaleb(-power), lang, max(0, power - place))
    letter = codelist("scales")[str(power)].get(f"{lang}_short", "") if power else ""
    if lang == "ko" and power:
        text += label("scales", str(power), lang)
    shown = form(unit, "short", lang).format(n=text, m=letter)
    return _sign(kept) + shown.rstrip("\N{NO-BREAK SPACE}")


def form(unit: str, kind: str, lang: Lang) -> str:
    """Return the template that a unit puts around a number.

    Parameters
    ----------
    unit : str
        A code of ``codelists/units.csv``.
    kind : str
        A plural category of the CLDR (``one``, ``other`` …), ``scaled`` (after
        *million*, which takes *de* in French) or ``short``; ``other`` stands in for a
        kind that the unit does not tell apart, and a unit without forms of its own is
        named after the number.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Raises
    ------
    VocabularyError
        If there is no such unit.

    Examples
    --------
    >>> form("persons", "one", "en"), form("tonnes", "other", "en")
    ('{n} person', '{n} tonnes')

    """
    forms = codelist("unit_forms")
    plain = "other" if kind != "short" else kind
    candidates = (f"{unit}.{kind}", f"{unit}.{plain}", f"any.{kind}", f"any.{plain}")
    code = next(code for code in candidates if code in forms)
    template = label("unit_forms", code, lang)
    return template.replace("{unit}", label("units", unit, lang))


def _legible(value: Decimal, lang: Lang) -> Decimal:
    """Keep three digits, and more only of a number that has no word of its own."""
    if not value:
        return value
    place = value.adjusted() - _SIGNIFICANT + 1
    return rounded(value, place if _power(abs(value), lang) else min(place, 0))


def _third(value: Decimal, lang: Lang) -> int:
    """Return the place of the third digit, of a number that has a word of its own."""
    third = value.adjusted() - _SIGNIFICANT + 1
    return third if _power(abs(value), lang) else last_place(value)


def _needs_digits(value: Decimal) -> bool:
    """Say whether 만 would hide digits of a count: 1만 5,930, but 44만."""
    return bool(value % _THOUSAND) and _MYRIAD <= abs(value) < _THOUSAND**2


def _sign(value: Decimal) -> str:
    return "−" if value < 0 else ""


@cache
def _powers(lang: Lang) -> tuple[int, ...]:
    """Return the powers of ten that have a word of their own, largest first."""
    return tuple(int(code) for code, row in codelist("scales").items() if row[lang])


def _power(size: Decimal, lang: Lang) -> int:
    return next((p for p in _powers(lang) if size >= Decimal(10) ** p), 0)


def _plural(size: Decimal, lang: Lang) -> str:
    return str(Locale.parse(locale_of(lang)).plural_form(size))


def _scaled(size: Decimal, place: int, lang: Lang) -> tuple[str, bool]:
    """Write billions and millions as words where few decimals are left."""
    for power in _powers(lang):
        decimals = max(0, power - place)
        if size >= Decimal(10) ** power and decimals <= _MOST_DECIMALS:
            mantissa = size.scaleb(-power)
            plural = "" if _plural(mantissa, lang) == "one" else "_plural"
            word = codelist("scales")[str(power)][lang + plural]
            space = "\N{NO-BREAK SPACE}" if lang == "fr" else " "
            return f"{number(mantissa, lang, decimals)}{space}{word}", True
    return number(size, lang, max(0, -place)), False


def _myriads(size: Decimal, place: int) -> tuple[str, bool]:
    """Write the Korean groups of four digits, each with its word."""
    groups, rest = [], size
    for power in _powers("ko"):
        count, rest = divmod(rest, Decimal(10) ** power)
        if count:
            groups.append(number(count, "ko") + label("scales", str(power), "ko"))
    if rest or not groups:
        return " ".join([*groups, number(rest, "ko", max(0, -place))]), False
    return " ".join(groups), True
