"""Turns of phrase: lists, qualifiers and ordinals.

>>> phrase("source.table", "fr", producer="Statistique Canada", table="12-10-0011")
'Statistique Canada, tableau 12-10-0011'
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from babel.lists import format_list

from cktrade.vocabulary import codelist, filled, label
from cktrade.wording.amounts import rank
from cktrade.wording.numbers import locale_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cktrade.vocabulary import Lang


#: ``phrase(code, lang, **parts)`` fills a phrase of ``codelists/phrases.csv``.
phrase = partial(filled, "phrases")


def listing(items: Iterable[str], lang: Lang) -> str:
    """Write a list as a sentence holds it, without a serial comma.

    Examples
    --------
    >>> listing(["a", "b", "c"], "en"), listing(["a", "b", "c"], "ko")
    ('a, b and c', 'a, b, c')

    """
    words = [*items]
    if lang == "ko":
        return ", ".join(words)
    return format_list(words, locale=locale_of(lang))


def qualified(text: str, qualifier: str, lang: Lang) -> str:
    """Put the words of a qualifier around an amount.

    Parameters
    ----------
    text : str
        What :func:`amount` wrote.
    qualifier : str
        A code of ``codelists/qualifiers.csv``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Examples
    --------
    >>> qualified("$9.4 billion", "over", "en")
    'over $9.4 billion'
    >>> qualified("94억 달러", "over", "ko"), qualified("94억 달러", "at_least", "ko")
    ('94억 달러 넘음', '94억 달러 이상')

    """
    return phrase(f"qualified.{qualifier}", lang, text=text)


def qualifier_word(qualifier: str, lang: Lang) -> str:
    """Return the words of a qualifier on their own.

    Examples
    --------
    >>> qualifier_word("up_to", "fr")
    'jusqu’à'

    """
    return label("qualifiers", qualifier, lang)


def ordinal(place: int, lang: Lang) -> str:
    """Write a rank as a sentence says it: in words up to ten, then in figures.

    Examples
    --------
    >>> ordinal(6, "en"), ordinal(6, "fr"), ordinal(22, "en")
    ('sixth', 'sixième', '22nd')

    """
    code = f"ordinal.{place}"
    return phrase(code, lang) if code in codelist("phrases") else rank(place, lang)
