"""Days, months and reference periods in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date, get_month_names

from cktrade.vocabulary import periods
from cktrade.wording.amounts import rank
from cktrade.wording.numbers import locale_of
from cktrade.wording.phrases import phrase

if TYPE_CHECKING:
    from datetime import date

    from cktrade.vocabulary import Lang

#: French says *de mars à juin*, but *d’avril à juin*.
_VOWELS = "aeiou"


def day(date_: date, lang: Lang) -> str:
    """Write a day.

    Examples
    --------
    >>> from datetime import date
    >>> day(date(2018, 9, 27), "en"), day(date(2018, 9, 1), "fr")
    ('September 27, 2018', '1er septembre 2018')

    """
    text = format_date(date_, "long", locale=locale_of(lang))
    if lang == "fr" and date_.day == 1:
        return rank(1, "fr") + text.removeprefix("1")
    return text


def month_short(month: int, lang: Lang) -> str:
    """Write a month as short as an axis wants it.

    Parameters
    ----------
    month : int
        1 to 12.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Examples
    --------
    >>> month_short(9, "en"), month_short(9, "fr"), month_short(9, "ko")
    ('Sep', 'sept.', '9월')

    """
    # Not "stand-alone": Babel 2.18 gives France's "juil." for Canada's "juill." there
    # once anything has asked for the names of plain "fr".
    names = get_month_names("abbreviated", "format", locale=locale_of(lang))
    return str(names[month])


def period(text: str, lang: Lang) -> str:
    """Write a reference period.

    Parameters
    ----------
    text : str
        Any form of :mod:`cktrade.vocabulary.periods`.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Raises
    ------
    PeriodError
        If the text is no reference period.

    Examples
    --------
    >>> period("2018-Q2", "en"), period("2018-09", "ko"), period("2023-A1", "en")
    ('Q2 2018', '2018년 9월', '2023–24')
    >>> period("2006/2016", "en"), period("2006/2016", "fr")
    ('2006–2016', 'de 2006 à 2016')

    """
    code = periods.frequency(text)
    return {
        "A": _year,
        "Q": _quarter,
        "M": _month,
        "D": _day,
        "A1": _reporting_year,
        "span": _span,
        "none": _none,
    }[code](text, lang)


def during(text: str, lang: Lang) -> str:
    """Write a period as a sentence says when something was so.

    Parameters
    ----------
    text : str
        Any form of :mod:`cktrade.vocabulary.periods` but ``not stated``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Examples
    --------
    >>> during("2018", "en"), during("2018-09-27", "en"), during("2018-Q2", "fr")
    ('in 2018', 'on September 27, 2018', 'au 2e trimestre 2018')
    >>> during("2006/2016", "fr"), during("2023-01/2023-06", "en")
    ('de 2006 à 2016', 'from January 2023 to June 2023')

    """
    code = f"during.{periods.frequency(text)}"
    if "/" in text and periods.frequency(text.split("/", maxsplit=1)[0]) != "A":
        code += ".parts"
    return phrase(code, lang, period=period(text, lang))


def until(text: str, lang: Lang) -> str:
    """Write a period as the end of what is held.

    Examples
    --------
    >>> until("2025", "en"), until("2023-12-31", "fr"), until("2026-02", "ko")
    ('to 2025', 'jusqu’au 31 décembre 2023', '2026년 2월까지')

    """
    code = f"until.{periods.frequency(text)}"
    return phrase(code, lang, period=period(text, lang))


def _none(text: str, lang: Lang) -> str:  # noqa: ARG001 -- one signature for every form
    return phrase("period.not_stated", lang)


def _year(text: str, lang: Lang) -> str:
    return phrase("period.year", lang, year=text)


def _quarter(text: str, lang: Lang) -> str:
    return phrase(f"quarter.{text[-1]}", lang, year=text[:4])


def _month(text: str, lang: Lang) -> str:
    names = get_month_names("wide", "format", locale=locale_of(lang))
    return phrase("period.month", lang, year=text[:4], month=names[int(text[5:])])


def _day(text: str, lang: Lang) -> str:
    return day(periods.bounds(text)[0], lang)


def _reporting_year(text: str, lang: Lang) -> str:
    after = int(text[:4]) + 1
    return phrase(
        "period.reporting_year", lang, year=text[:4], next=after, after=after % 100
    )


def _span(text: str, lang: Lang) -> str:
    first, last = text.split("/")
    code = periods.frequency(first)
    start = first if code == "A" else period(first, lang)
    elided = ".vowel" if code == "M" and start[0] in _VOWELS else ""
    ends = {"first": start, "last": period(last, lang)}
    return phrase(f"period.span.{code}{elided}", lang, **ends)
