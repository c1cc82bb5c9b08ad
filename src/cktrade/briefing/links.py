"""The addresses behind source lines: each name of a source leads to where it lies."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from cktrade.wording.sourcing import named_table
from cktrade.wording.units import records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from cktrade.vocabulary import Lang

#: A table of Statistics Canada, which it shows at an address of its number.
_NUMBER = re.compile(r"(\d{2})-(\d{2})-(\d{4})")
_STATCAN = "https://www150.statcan.gc.ca/t1/tbl1/{lang}/tv.action?pid={pid}01"


def addresses(held: pd.DataFrame, sources: pd.DataFrame, lang: Lang) -> dict[str, str]:
    """Return the address of every source that a briefing may name.

    Parameters
    ----------
    held : DataFrame
        The rows of the sources table behind its numbers.
    sources : DataFrame
        The sources table, with the documents.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    dict
        The name as a source line says it → its address; a table of Statistics Canada
        has the address of its number, in the reader's language. An agency that is
        named for several files leads to none of them, but to the list of sources:
        its address is "".

    """
    documents = sources[sources["kind"].eq("document")]
    found: dict[str, set[str]] = defaultdict(set)
    for row in records(documents):
        found[str(row["title"])].add(str(row["url"]))
    for row in records(held):
        found[named_table(row["source"], lang)].add(address_of(row, lang))
    return {
        name: next(iter(known)) if len(known) == 1 else ""
        for name, known in found.items()
    }


def address_of(row: Mapping[str, str], lang: Lang) -> str:
    """Return where a source lies; "" if nobody says.

    Examples
    --------
    >>> address_of({"source": "statcan/12-10-0011/2026-04-02", "url": ""}, "fr")
    'https://www150.statcan.gc.ca/t1/tbl1/fr/tv.action?pid=1210001101'

    """
    number = _NUMBER.search(row["source"])
    if number and row["source"].startswith("statcan/"):
        page = "fr" if lang == "fr" else "en"
        return _STATCAN.format(lang=page, pid="".join(number.groups()))
    return row.get("url", "")


def linked(
    text: str, links: Mapping[str, str], otherwise: str = ""
) -> Iterator[tuple[str, str]]:
    """Part a line into pieces, each with the address that it leads to.

    Parameters
    ----------
    text : str
        A source line.
    links : mapping
        What :func:`addresses` returned.
    otherwise : str
        Where a source without an address of its own leads, as to a list of sources.

    Yields
    ------
    tuple of str
        A piece and its address; "" where it leads nowhere.

    Examples
    --------
    >>> list(linked("Source: World Bank; 2024", {"World Bank": "https://w.example"}))
    [('Source: ', ''), ('World Bank', 'https://w.example'), ('; 2024', '')]

    """
    names = sorted((n for n in links if n and n in text), key=len, reverse=True)
    # a whole name only: an agency is not the table that it is named for
    whole = rf"({'|'.join(map(re.escape, names))})(?=\s?;|\n|$)"
    for place, part in enumerate(re.split(whole, text) if names else [text]):
        if part:
            yield part, (links[part] or otherwise) if place % 2 else ""
