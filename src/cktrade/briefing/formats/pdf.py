"""A briefing as a tagged PDF (PDF/UA-1), typeset by Typst from ``house.typ``."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.fonts import FAMILY, folders
from cktrade.briefing.formats.widths import TOLD_BELOW, shares_of
from cktrade.charts.drawing.style import palette
from cktrade.errors import DrawingError
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from cktrade.briefing.content import Briefing, Chapter, Finding, Table
    from cktrade.exhibits.grid import Grid
    from cktrade.vocabulary import Lang

_STANDARD: Final = "ua-1"
#: Typst brings it; it holds the narrow spaces and signs that the house's type lacks.
_SIGNS = "DejaVu Sans Mono"


def render(briefing: Briefing) -> bytes:
    """Return the briefing as a PDF.

    Parameters
    ----------
    briefing : Briefing
        What :class:`cktrade.briefing.compose.Composer` made.

    Returns
    -------
    bytes
        With the document's language, tags, alt text and embedded type; dated by the
        newest release shown, so that the same briefing gives the same bytes.

    Raises
    ------
    DrawingError
        If a character has no glyph, or a picture no words.

    """
    import typst  # noqa: PLC0415 -- an extra

    drawings = {f"{p.name}.svg": p.svg["page"] for p in briefing.pictures}
    template = files("cktrade.briefing.formats").joinpath("house.typ").read_bytes()
    content = json.dumps(_content(briefing), ensure_ascii=False).encode()
    # Typst takes a folder in memory, which its type annotations do not say.
    folder: Any = {"main.typ": template, "content.json": content, **drawings}
    try:
        pdf: bytes = typst.compile(
            folder,
            format="pdf",
            font_paths=[str(folder) for folder in folders()],
            ignore_system_fonts=True,
            pdf_standards=[_STANDARD],
        )
    except typst.TypstError as error:
        raise DrawingError(
            f"Typst could not set the briefing ({briefing.lang}): {error}. Write a "
            "character without a glyph otherwise; give a picture its words."
        ) from error
    return pdf


def _content(briefing: Briefing) -> dict[str, Any]:
    """Return everything the template sets, in words."""
    lang = briefing.lang
    return {
        "lang": lang,
        "families": [FAMILY, _SIGNS],
        "colours": palette(),
        "title": briefing.title,
        "subtitle": briefing.subtitle,
        "as_of": briefing.as_of,
        "day": [briefing.day.year, briefing.day.month, briefing.day.day],
        "contents": say("contents", lang),
        "page": say("page", lang, n="{n}", of="{of}"),
        "findings": {
            "heading": say("findings", lang),
            "items": [_finding(finding) for finding in briefing.findings],
        },
        "chapters": [_chapter(chapter, lang) for chapter in briefing.chapters],
        "notes": briefing.notes,
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "figure": finding.figure,
        "sentence": finding.sentence,
        "source": finding.source,
    }


def _chapter(chapter: Chapter, lang: Lang) -> dict[str, Any]:
    items = [
        _picture(item, lang) if isinstance(item, Picture) else _table(item, lang)
        for item in chapter.items
    ]
    return {"heading": chapter.heading, "items": items}


def _picture(picture: Picture, lang: Lang) -> dict[str, Any]:
    return {
        "kind": "picture",
        "file": f"{picture.name}.svg",
        "alt": picture.alt,
        "caption": say("numbered", lang, number=picture.label, caption=picture.caption),
    }


def _table(table: Table, lang: Lang) -> dict[str, Any]:
    grid = table.grid
    return {
        "kind": "table",
        "label": say("numbered", lang, number=table.label, caption=table.caption),
        "title": grid.title,
        "subtitle": grid.subtitle,
        "heads": grid.heads,
        "numeric": grid.numeric,
        "unit": grid.unit,
        "widths": shares_of(table.name),
        "below": table.name in TOLD_BELOW,
        "groups": _groups(grid),
        "notes": [*grid.notes, *([table.remark] if table.remark else [])],
    }


def _groups(grid: Grid) -> list[dict[str, Any]]:
    return [
        {
            "heading": group.heading,
            "rows": [
                [{"text": c.text, "lang": c.lang, "mark": c.mark} for c in row]
                for row in group.rows
            ],
        }
        for group in grid.groups
    ]
