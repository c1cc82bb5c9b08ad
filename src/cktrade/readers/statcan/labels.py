"""Statistics Canada's own words, in English and French, and their codes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from cktrade.vocabulary import codelist


def code_of(name: str, text: str) -> str:
    """Return the code that a word of the agency has in one of our lists, or "".

    Parameters
    ----------
    name : str
        A code list with columns ``en`` and ``fr``; several words are joined by ``|``.
    text : str
        The word as published; case, accents, apostrophes and blanks do not matter.

    Examples
    --------
    >>> code_of("statcan_columns", "PÉRIODE DE RÉFÉRENCE")
    'REF_DATE'
    >>> code_of("statcan_scalars", "millions ")
    '6'

    """
    return _spellings(name).get(fold(text), "")


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Put case, accents, apostrophes and surplus blanks aside.

    Examples
    --------
    >>> fold("Désaisonnalisées ") == fold("DESAISONNALISEES")
    True

    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", bare).strip()


def fields(line: str, delimiter: str) -> list[str]:
    """Split a line into fields; a quote that no delimiter follows is text.

    Examples
    --------
    >>> fields('1,"an "other" word",,"x"', ",")
    ['1', 'an "other" word', '', 'x']

    """
    quoted = rf'"((?:[^"]|"(?!{delimiter}|$))*)"'
    form = rf"(?:{quoted}|([^{delimiter}]*))({delimiter}|$)"
    found = []
    for match in re.finditer(form, line):
        found.append((match[1] or match[2] or "").replace('""', '"').strip())
        if not match[3]:
            break
    return found


@cache
def _spellings(name: str) -> dict[str, str]:
    return {
        fold(word): code
        for code, row in codelist(name).items()
        for word in (*row["en"].split("|"), *row["fr"].split("|"))
        if word
    }
