"""Plain numbers: grouped, rounded half up, with the signs of each language."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import format_decimal

from cktrade.errors import ComparabilityError, VocabularyError

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang

    Number = int | float | Decimal

#: Canadian English and French; their numbers differ from those of the neighbours.
LOCALES: dict[Lang, str] = {"en": "en_CA", "fr": "fr_CA", "ko": "ko_KR"}

#: A line must not break inside a number; the narrow space keeps it in one piece.
_SIGNS = str.maketrans({"-": "−", "\N{NO-BREAK SPACE}": "\N{NARROW NO-BREAK SPACE}"})


def locale_of(lang: Lang) -> str:
    """Return the locale that says how a language writes numbers, dates and lists.

    Raises
    ------
    VocabularyError
        If the language has none yet.

    Examples
    --------
    >>> locale_of("ko")
    'ko_KR'

    """
    if lang not in LOCALES:
        raise VocabularyError(
            f"The language {lang!r} has no locale, which says how it writes numbers, "
            "dates and lists. Add it to LOCALES of src/cktrade/wording/numbers.py."
        )
    return LOCALES[lang]


def exact(value: Number) -> Decimal:
    """Return a number as a person reads it: 0.1 is one tenth, not its binary neighbour.

    Raises
    ------
    ComparabilityError
        If the number is missing or infinite: it has no digits to write.

    Examples
    --------
    >>> exact(0.1) * 3
    Decimal('0.3')

    """
    number_ = Decimal(str(value))
    if not number_.is_finite():
        raise ComparabilityError(
            f"{value} cannot be written as a number. Write the label of its status "
            "instead, which says why it is missing."
        )
    return number_


def rounded(value: Number, place: int) -> Decimal:
    """Round half up (away from zero) to a power of ten.

    Parameters
    ----------
    value : number
        Any finite number.
    place : int
        The power of ten of the last digit kept: -1 for tenths, 6 for millions.

    Examples
    --------
    >>> rounded(0.25, -1), rounded(-2.5, 0), rounded(15_349_999_999, 8)
    (Decimal('0.3'), Decimal('-3'), Decimal('1.53E+10'))

    """
    kept = exact(value).quantize(Decimal(1).scaleb(place), rounding=ROUND_HALF_UP)
    return kept or abs(kept)  # there is no minus zero


def last_place(value: Decimal) -> int:
    """Return the power of ten of a number's last digit that is not zero.

    Examples
    --------
    >>> last_place(Decimal("15300000000")), last_place(Decimal("2.50"))
    (8, -1)

    """
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def last_warranted(precision: Number) -> int:
    """Return the power of ten of the last digit that a precision warrants.

    Parameters
    ----------
    precision : number
        Unit of the last published digit, or the base it was rounded to (5, 50 …).

    Examples
    --------
    >>> last_warranted(1e8), last_warranted(5), last_warranted(0.1)
    (8, 0, -1)

    """
    return exact(precision).adjusted()


def number(value: Number, lang: Lang, decimals: int | None = None) -> str:
    """Write a number with grouped digits.

    Parameters
    ----------
    value : number
        Any finite number; halves are rounded up, away from zero.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    decimals : int, optional
        Digits after the decimal mark, zeros kept; by default as many as it has.

    Returns
    -------
    str
        French groups are parted by a narrow no-break space; the minus is U+2212.

    Raises
    ------
    ComparabilityError
        If the number is missing.

    Examples
    --------
    >>> number(1234.5, "en"), number(-1234.5, "fr", 2), number(1234.5, "ko")
    ('1,234.5', '−1\u202f234,50', '1,234.5')

    """
    if decimals is None:
        decimals = max(0, -last_place(exact(value)))
    return _written(rounded(value, -decimals), decimals, locale_of(lang))


@lru_cache(maxsize=4096)
def _written(value: Decimal, decimals: int, locale: str) -> str:
    """Write a rounded number; a page says each of its numbers several times."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(value, pattern, locale=locale, decimal_quantization=False)
    return text.translate(_SIGNS)


def percent_change(value: Number, lang: Lang, decimals: int = 1) -> str:
    """Write a change with its sign.

    Parameters
    ----------
    value : number
        The change as a fraction: 0.123 is a rise of 12.3 per cent.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    decimals : int
        Digits after the decimal mark.

    Examples
    --------
    >>> percent_change(0.123, "en"), percent_change(-0.045, "fr")
    ('+12.3%', '−4,5\u202f%')

    """
    percent = rounded(exact(value) * 100, -decimals)
    sign = "+" if percent > 0 else ""
    space = "\N{NARROW NO-BREAK SPACE}" if lang == "fr" else ""
    return f"{sign}{number(percent, lang, decimals)}{space}%"


def one_or_more(count: int, lang: Lang) -> str:
    """Return ``one`` or ``other``: the form that a verb takes after a number.

    Examples
    --------
    >>> one_or_more(1, "en"), one_or_more(3, "fr"), one_or_more(1, "ko")
    ('one', 'other', 'other')

    """
    return str(Locale.parse(locale_of(lang)).plural_form(count))
