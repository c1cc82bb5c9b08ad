"""Tables of a briefing as slides: as many as their rows take, none nearly empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from cktrade.briefing.formats.pptx.deck import (
    EDGE,
    Deck,
    Shape,
    Slide,
    add_slide,
    describe,
    paragraph,
)
from cktrade.briefing.formats.pptx.slide_room import INNER, room
from cktrade.briefing.formats.pptx.slides import add_notes, write, write_source
from cktrade.briefing.formats.type_room import height
from cktrade.exhibits.grid import Cell
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cktrade.briefing.content import Table
    from cktrade.exhibits.grid import Grid
    from cktrade.vocabulary import Lang

#: Inches of a cell that are kept free beside and above its text, and below.
_SIDE, _ABOVE = 0.08, 0.05
_TYPE = 12  # points
_FOOT = 6.95  # inches: where the number of the slide stands
_STEP = 0.1  # inches by which a page is made smaller, for slides as full as each other
#: Columns of a table that a slide has room for, and their shares of its width.
_COLUMNS = {
    "verdicts": ((0, 1, 2, 3), (3.4, 3.0, 1.6, 4.0)),
    "timeline": ((0, 1, 2), (2.2, 7, 2.8)),
    "documents": ((0, 1, 2), (5.6, 4, 2.4)),
}
#: No style of the office's own: rules are drawn here.
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def table(deck: Deck, shown: Table, lang: Lang) -> None:
    """Add a table, on as many slides as its rows take; what it leaves out are notes."""
    columns, shares = _COLUMNS[shown.name]
    widths = [share / sum(shares) * INNER for share in shares]
    heads = tuple(Cell(shown.grid.heads[n]) for n in columns)
    longest = say("continued", lang, title=shown.grid.title, n=9, of=9)
    place = room(longest, shown.grid.subtitle, shown.remark)
    foot = min(_FOOT, place.source[1]) if shown.remark else _FOOT
    deep = foot - place.shown[1] - _height(_Row(heads, heads), widths)
    pages = _evenly(shown.grid, columns, widths, deep)
    for number, rows in enumerate(pages, 1):
        title = shown.grid.title
        if len(pages) > 1:
            title = say("continued", lang, title=title, n=number, of=len(pages))
        slide = add_slide(deck, title, lang)
        write(slide, shown.grid.subtitle, place.subtitle, lang)
        frame = _add_table(slide, (heads, rows), (place.shown[1], widths), lang)
        describe(frame, f"{shown.label}, {number}", title)
        if number == len(pages) and shown.remark:
            write_source(slide, shown.remark, place, lang)
        unseen = [_unseen(row, columns) for row in rows if len(row.cells) > 1]
        add_notes(slide, [*unseen, *shown.grid.notes, say("check", lang)], lang)


@dataclass(frozen=True)
class _Row:
    """A row of a slide's table; a single cell is the heading of a group."""

    cells: tuple[Cell, ...]
    seen: tuple[Cell, ...]


def _unseen(row: _Row, columns: Sequence[int]) -> str:
    rest = [c.text for n, c in enumerate(row.cells) if n and n not in columns]
    return ": ".join([row.cells[0].text, *rest])


def _evenly(
    grid: Grid, columns: Sequence[int], widths: Sequence[float], deep: float
) -> list[list[_Row]]:
    """Part rows into as few slides as hold them, and none of these nearly empty."""
    best = [*_pages(grid, columns, widths, deep)]
    less = deep - _STEP
    while len(best) > 1 and less > deep / 2:
        pages = [*_pages(grid, columns, widths, less)]
        if len(pages) > len(best):
            break
        best, less = pages, less - _STEP
    return best


def _pages(
    grid: Grid, columns: Sequence[int], widths: Sequence[float], whole: float
) -> Iterator[list[_Row]]:
    """Part rows into slides; a group that goes on has its heading again."""
    page: list[_Row] = []
    left = whole
    for group in grid.groups:
        heading = (_heading(group.heading),) if group.heading else ()
        for number, cells in enumerate(group.rows):
            row = _Row(cells, tuple(cells[n] for n in columns))
            new = [*(heading if not number else ()), row]
            tall = sum(_height(r, widths) for r in new)
            if page and tall > left:
                yield page
                page, left, new = [], whole, [*heading, row]
                tall = sum(_height(r, widths) for r in new)
            page += new
            left -= tall
    yield page


def _heading(text: str) -> _Row:
    return _Row((Cell(text),), (Cell(text),))


def _height(row: _Row, widths: Sequence[float]) -> float:
    """Return the inches of a row; a single cell is as wide as the table."""
    single = len(row.seen) == 1
    wide = [sum(widths)] if single else widths
    return 2 * _ABOVE + max(
        height(cell.text, _TYPE, inches - 2 * _SIDE, bold=single)
        for cell, inches in zip(row.seen, wide, strict=True)
    )


def _add_table(
    slide: Slide,
    content: tuple[Sequence[Cell], Sequence[_Row]],
    measures: tuple[float, Sequence[float]],
    lang: Lang,
) -> Shape:
    (heads, rows), (top, widths) = content, measures
    size = len(rows) + 1, len(heads)
    place = Inches(EDGE), Inches(top), Inches(INNER), Inches(0.3)
    frame = slide.shapes.add_table(*size, *place)
    drawn = frame.table
    drawn.horz_banding = False
    (style,) = frame._element.iter(qn("a:tableStyleId"))  # noqa: SLF001 -- python-pptx has no door to it
    style.text = _PLAIN_TABLE
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Inches(width)
    for place_, head in zip(drawn.rows[0].cells, heads, strict=True):
        _write(place_, head, lang, bold=True, rule="first")
    drawn.rows[0].height = Inches(_height(_Row(tuple(heads), tuple(heads)), widths))
    for line, row in zip([*drawn.rows][1:], rows, strict=True):
        line.height = Inches(_height(row, widths))
        single = len(row.seen) == 1
        if single:
            line.cells[0].merge(line.cells[len(heads) - 1])
        for place_, cell in zip(line.cells, row.seen, strict=False):
            _write(place_, cell, lang, bold=single, rule="grid")
    return frame


def _write(
    place: Shape,
    cell: Cell,
    lang: Lang,
    *,
    bold: bool,
    rule: str,
) -> None:
    """Write a cell, and draw the rule under it."""
    place.margin_left = place.margin_right = Inches(_SIDE)
    place.margin_top = place.margin_bottom = Inches(_ABOVE)
    role = "first" if bold and rule == "grid" else "ink"
    paragraph(place.text_frame, cell.text, cell.lang or lang, size=_TYPE,
              role=role, bold=bold)  # fmt: skip
    thick = Pt(1.5 if rule == "first" else 0.75)
    place._tc.get_or_add_tcPr().append(  # noqa: SLF001 -- python-pptx draws no borders
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="{thick}"><a:solidFill><a:schemeClr '
            f'val="{"accent1" if rule == "first" else "bg2"}"/></a:solidFill></a:lnB>'
        )
    )
