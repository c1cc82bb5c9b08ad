"""A briefing as a tagged PDF (PDF/UA-1), typeset by Typst from ``house.typ``."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.fonts import FAMILY, folders
from cktrade.briefing.formats.spread import place
from cktrade.briefing.formats.widths import TOLD_BELOW, shares_of
from cktrade.briefing.links import linked
from cktrade.charts.drawing.style import palette
from cktrade.errors import DrawingError
from cktrade.tables.spark import svg
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cktrade.briefing.content import Briefing, Chapter, Finding, Paper, Table
    from cktrade.exhibits.grid import Cell, Grid
    from cktrade.vocabulary import Lang

_STANDARD: Final = "ua-1"
#: What Typst calls a paper.
PAPERS: dict[Paper, str] = {"letter": "us-letter", "a4": "a4"}
_POINTS = 72.0
_HEIGHTS: dict[Paper, float] = {"letter": 11 * _POINTS, "a4": 297 / 25.4 * _POINTS}
_MARGINS = (0.75, 0.8)  # inches above and below, as in house.typ
_FULL_ENOUGH = 0.4
#: Scale of the pictures that are not placed, looseness of the blocks and points above
#: and below a table's row, in the order of preference.
_TRIED = tuple(
    (scale, loose, snug)
    for snug in ("4.5", "4.2", "3.8", "4.9", "3.4", "5.4")
    for scale, loose in (("1", "1"), ("0.9", "1"), ("0.82", "1"), ("1", "1.5"))
)
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
    content = _content(briefing)
    # Typst takes a folder in memory, which its type annotations do not say.
    folder: Any = {"main.typ": template, "content.json": _bytes(content), **drawings}
    try:
        place(content["chapters"], _heights(folder), _inside(briefing.paper))
        folder["content.json"] = _bytes(content)
        press = typst.Compiler(
            folder,
            font_paths=[str(folder) for folder in folders()],
            ignore_system_fonts=True,
            sys_inputs=_looks(folder, briefing.paper),
        )
        pdf: Any = press.compile(format="pdf", pdf_standards=[_STANDARD])
    except typst.TypstError as error:
        raise DrawingError(
            f"Typst could not set the briefing ({briefing.lang}): {error}. Write a "
            "character without a glyph otherwise; give a picture its words."
        ) from error
    return bytes(pdf)


def _bytes(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def _asked(folder: Any, mark: str, look: dict[str, str]) -> Any:  # noqa: ANN401 -- as above
    """Return what the template marks, set with this look."""
    import typst  # noqa: PLC0415 -- an extra

    press = typst.Compiler(
        folder,
        font_paths=[str(folder) for folder in folders()],
        ignore_system_fonts=True,
        sys_inputs=look,
    )
    return json.loads(press.query(f"<{mark}>", field="value"))


def _heights(folder: Any) -> list[tuple[float, float]]:  # noqa: ANN401 -- as above
    """Return how tall each item stands, and of it the drawing, in points."""
    return [(tall, drawn) for tall, drawn in _asked(folder, "tall", {"measured": "1"})]


def _inside(paper: Paper) -> float:
    return _HEIGHTS[paper] - sum(_MARGINS) * _POINTS


def _looks(folder: Any, paper: Paper) -> dict[str, str]:  # noqa: ANN401 -- as above
    """Return the first look that leaves no page nearly empty, else the fullest."""
    best: tuple[float, dict[str, str]] = (-1.0, {})
    for scale, loose, snug in _TRIED:
        look = {"scale": scale, "loose": loose, "snug": snug}
        marks = _asked(folder, "mark", look)
        emptiest = min(fullness(marks, paper).values(), default=1.0)
        if emptiest >= _FULL_ENOUGH:
            return look
        best = max(best, (emptiest, look), key=lambda one: one[0])
    return best[1]


def fullness(marks: Sequence[tuple[int, float]], paper: Paper) -> dict[int, float]:
    """Return how full each page is that content ends on.

    Parameters
    ----------
    marks : sequence of (int, float)
        Page and height in points from its top, of each place that content has come to.
    paper : {'letter', 'a4'}
        What it is printed on.

    Returns
    -------
    dict
        Page → the share of its height, between the margins, down to the last of them.

    Examples
    --------
    >>> fullness([(1, 54.0), (1, 394.0)], "letter")
    {1: 0.5}

    """
    top, inside = _MARGINS[0] * _POINTS, _inside(paper)
    lowest: dict[int, float] = {}
    for page, height in marks:
        lowest[page] = max(lowest.get(page, 0.0), (height - top) / inside)
    return {page: round(share, 3) for page, share in lowest.items()}


def _content(briefing: Briefing) -> dict[str, Any]:
    """Return everything the template sets, in words."""
    lang = briefing.lang
    return {
        "lang": lang,
        "paper": PAPERS[briefing.paper],
        "lead": briefing.lead,
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
            "items": [_finding(one, briefing.links) for one in briefing.findings],
        },
        "chapters": [_chapter(chapter, briefing) for chapter in briefing.chapters],
        "notes": briefing.notes,
    }


def _finding(finding: Finding, links: Mapping[str, str]) -> dict[str, Any]:
    return {
        "figure": finding.figure,
        "sentence": finding.sentence,
        "source": [*linked(finding.source, links)],
    }


def _chapter(chapter: Chapter, briefing: Briefing) -> dict[str, Any]:
    items = [
        _picture(item, briefing.lang)
        if isinstance(item, Picture)
        else _table(item, briefing)
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


def _table(table: Table, briefing: Briefing) -> dict[str, Any]:
    grid, lang = table.grid, briefing.lang
    notes = [*grid.notes, *([table.remark] if table.remark else [])]
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
        "told": say("named", lang, name=grid.heads[-1], value="").rstrip(),
        "groups": _groups(grid),
        "notes": [[*linked(note, briefing.links)] for note in notes],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    """Return a cell; a sparkline as a drawing, and in words."""
    line = cell.spark
    drawn = svg(line, palette()["first"], alone=True) if line else ""
    return asdict(cell) | {"spark": drawn, "alt": line.alt if line else ""}


def _groups(grid: Grid) -> list[dict[str, Any]]:
    return [
        {
            "heading": group.heading,
            "rows": [[_cell(c) for c in row] for row in group.rows],
        }
        for group in grid.groups
    ]
