"""Where in the documents something stands: a letter a document, a line a place."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def places(rows: pd.DataFrame) -> list[str]:
    """Return the place of each row, such as ``A ¶14``."""
    letters = _letters(rows)
    return [
        f"{letters[document]}\N{NO-BREAK SPACE}{locator.split(',')[0]}"
        for document, locator in zip(rows["document"], rows["locator"], strict=True)
    ]


def documents_named(
    rows: pd.DataFrame, sources: pd.DataFrame | None
) -> tuple[str, ...]:
    """Return what each letter stands for: publisher and title, else the id.

    Parameters
    ----------
    rows : DataFrame
        With ``document`` and maybe ``citation``.
    sources : DataFrame or None
        The sources table, for rows without citations.

    """
    named = _cited(rows) if sources is None else _citations(sources)
    return tuple(
        f"{letter}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}{named.get(document, document)}"
        for document, letter in _letters(rows).items()
    )


def _letters(rows: pd.DataFrame) -> dict[str, str]:
    return {d: _letter(n) for n, d in enumerate(dict.fromkeys(rows["document"]))}


def _letter(number: int) -> str:
    """Return A to Z, then AA, BB and so on."""
    again, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] * (again + 1)


def _citations(sources: pd.DataFrame) -> dict[str, str]:
    cited = sources["producer"] + ", " + sources["title"]
    return dict(zip(sources["source"], cited, strict=True))


def _cited(rows: pd.DataFrame) -> dict[str, str]:
    known = "citation" in rows
    return dict(zip(rows["document"], rows["citation"], strict=True)) if known else {}
