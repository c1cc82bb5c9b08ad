"""The words around tables: templates of ``codelists/table_texts.csv``.

>>> say("column.period", "ko")
'기간'
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.vocabulary import NOT_STATED, filled

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang


#: ``say(code, lang, **parts)``, with what stands in the template's braces in words.
say = partial(filled, "table_texts")


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
