"""Where in the documents something stands: a letter a document, a line a place."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from cktrade.vocabulary import SourceKind
from cktrade.wording import phrase, published
from cktrade.wording.table_texts import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from cktrade.vocabulary import Lang


def places(rows: pd.DataFrame, sources: pd.DataFrame | None = None) -> list[str]:
    """Return the place of each row, such as ``A ¶14``.

    A letter means one document in every table that is given the same sources.
    """
    letters = _letters(rows, sources)
    return [
        f"{letters[document]}\N{NO-BREAK SPACE}{locator.split(',')[0]}"
        for document, locator in zip(rows["document"], rows["locator"], strict=True)
    ]


def documents_named(
    rows: pd.DataFrame, sources: pd.DataFrame | None, lang: Lang = "en"
) -> tuple[str, ...]:
    """Return how to read places, and what each letter stands for.

    That is the publisher and the title, else the id.

    Parameters
    ----------
    rows : DataFrame
        With ``document`` and maybe ``citation``.
    sources : DataFrame or None
        The sources table, for rows without citations.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    """
    named = _cited(rows) if sources is None else _citations(sources, lang)
    shown = {*rows["document"]}
    letters = _letters(rows, sources)
    legend = tuple(
        f"{letter}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}{named.get(document, document)}"
        for document, letter in letters.items()
        if document in shown
    )
    return (say("locators", lang), *legend)


def _letters(rows: pd.DataFrame, sources: pd.DataFrame | None) -> dict[str, str]:
    """Letter the documents of the sources table, else those of the rows, in order."""
    known: Iterable[str] = []
    if sources is not None:
        known = sources.loc[sources["kind"].eq(SourceKind.DOCUMENT), "source"]
    every = dict.fromkeys([*known, *rows["document"]])
    return {document: _letter(n) for n, document in enumerate(every)}


def _letter(number: int) -> str:
    """Return A to Z, then AA, BB and so on."""
    again, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] * (again + 1)


def _citations(sources: pd.DataFrame, lang: Lang) -> dict[str, str]:
    cited = [
        phrase("source.document", lang, producer=published(who, lang), title=title)
        for who, title in zip(sources["producer"], sources["title"], strict=True)
    ]
    return dict(zip(sources["source"], cited, strict=True))


def _cited(rows: pd.DataFrame) -> dict[str, str]:
    known = "citation" in rows
    return dict(zip(rows["document"], rows["citation"], strict=True)) if known else {}
