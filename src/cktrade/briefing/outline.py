"""What a briefing contains, in which order: exhibits by chapter, and sources."""

from __future__ import annotations

from dataclasses import dataclass

from cktrade.exhibits.catalogue import CHAPTERS, EXHIBITS


@dataclass(frozen=True)
class Part:
    """A chapter before it is filled.

    Attributes
    ----------
    code : str
        Its heading is ``chapter.<code>`` of ``codelists/brief_texts.csv``.
    items : tuple of str
        Names of the catalogue (:mod:`cktrade.exhibits.catalogue`), and ``sources``.

    """

    code: str
    items: tuple[str, ...]


#: The list of statistical tables, which the briefing makes itself.
SOURCES = "sources"

PARTS = tuple(
    Part(
        chapter,
        (
            *(exhibit.name for exhibit in EXHIBITS if exhibit.chapter == chapter),
            *([SOURCES] if chapter == SOURCES else []),
        ),
    )
    for chapter in CHAPTERS
)

#: The tables that slides show; the others stand behind their charts in the workbook.
ON_SLIDES = tuple(exhibit.name for exhibit in EXHIBITS if exhibit.on_slides)
