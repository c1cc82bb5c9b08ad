"""The words around tables: templates of ``codelists/table_texts.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.vocabulary import NOT_STATED, label

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang


def say(code: str, lang: Lang, **parts: object) -> str:
    """Fill a template of ``codelists/table_texts.csv``.

    Parameters
    ----------
    code : str
        E.g. ``at_a_glance.title``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    **parts
        What stands in the template's braces, already in words.

    Examples
    --------
    >>> say("column.period", "ko")
    '기간'

    """
    return label("table_texts", code, lang).format(**parts)


def headers(columns: list[str], lang: Lang) -> dict[str, str]:
    """Return the header of each column, in their order."""
    return {column: say(f"column.{column}", lang) for column in columns}


def period(text: str, lang: Lang) -> str:
    """Write a reference period as short as its column lets it be.

    Examples
    --------
    >>> period("2006/2016", "en"), period("not stated", "en")
    ('2006–2016', 'not stated')

    """
    return say("not_stated", lang) if text == NOT_STATED else wording.period(text, lang)
