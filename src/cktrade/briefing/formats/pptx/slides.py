"""The slides of a briefing, one function a kind."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from cktrade.briefing.formats.office_units import in_large_units
from cktrade.briefing.formats.pptx.chart_marks import events_shown, mark_events
from cktrade.briefing.formats.pptx.chart_room import inner_area
from cktrade.briefing.formats.pptx.charts import add_chart
from cktrade.briefing.formats.pptx.deck import (
    EDGE,
    SLOTS,
    WIDTH,
    Deck,
    Shape,
    Slide,
    add_slide,
    decorative,
    describe,
    paragraph,
    text_box,
)
from cktrade.exhibits.grid import Cell, length
from cktrade.wording.brief_texts import say
from cktrade.wording.units import records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cktrade.briefing.content import Briefing, Finding, Picture, Table
    from cktrade.exhibits.grid import Grid
    from cktrade.vocabulary import Lang

_INNER = WIDTH - 2 * EDGE
_SUBTITLE = (EDGE, 1.36, _INNER, 0.6)
_CHART = (EDGE, 1.95, _INNER, 4.55)
_SOURCE = (EDGE, 6.5, _INNER - 1.5, 0.75)
_CARD, _CARDS_ACROSS = (3.75, 2.5), 3
_ROOM = 4.9  # inches that a table may take
_STEP = 0.1  # inches by which it is made smaller, for slides as full as each other
_FEW = 12
_SHORT_SOURCE = 360  # columns of a typewriter that a source line's box holds
_ROW, _LINE = 0.13, 0.195  # inches: a row's own, and each line of it
_PER_INCH = 13.5  # characters of a cell
#: Columns of a table that a slide has room for, and their shares of its width.
_COLUMNS = {
    "verdicts": ((0, 1, 2, 3), (3.4, 3.0, 1.6, 4.0)),
    "timeline": ((0, 1, 2), (2.2, 7, 2.8)),
    "documents": ((0, 1, 2), (5.6, 4, 2.4)),
}
#: No style of the office's own: rules are drawn here.
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def cover(deck: Deck, briefing: Briefing) -> None:
    """Add the title, what it is about, and as of when."""
    lang = briefing.lang
    slide = add_slide(deck, briefing.title, lang, cover=True)
    subtitle = slide.placeholders[1].text_frame
    paragraph(subtitle, briefing.subtitle, lang, size=20, role="soft", after=14)
    paragraph(subtitle, briefing.as_of, lang, size=14, role="soft")
    for line in subtitle.paragraphs:
        line._p.get_or_add_pPr().set("algn", "l")  # noqa: SLF001 -- PP_ALIGN writes the same
    _rule(slide, (EDGE + 0.1, 2.2, 1.1), 5)


def bottom_line(deck: Deck, briefing: Briefing) -> None:
    """Add the three sentences that a reader who sees no other slide shall know."""
    lang = briefing.lang
    slide = add_slide(deck, say("lead", lang), lang)
    frame = text_box(slide, (EDGE, 1.5, _INNER, 4.8))
    for sentence in briefing.lead:
        paragraph(frame, sentence, lang, size=24, after=20)


def divider(deck: Deck, heading: str, listed: Sequence[str], lang: Lang) -> None:
    """Add a slide that parts what is told from what is kept for questions."""
    slide = add_slide(deck, heading, lang)
    frame = text_box(slide, (EDGE, 1.5, _INNER, 5.2))
    size = 16 if len(listed) <= _FEW else 13
    for name in listed:
        paragraph(frame, name, lang, size=size, role="soft", after=4)


def _rule(
    slide: Slide,
    at: tuple[float, float, float],
    thick: float,
) -> None:
    """Draw a line from (left, top) of a length in inches; it says nothing."""
    left, top, length = at
    ends = Inches(left), Inches(top), Inches(left + length), Inches(top)
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
    line.line.color.theme_color = SLOTS["first"]
    line.line.width = Pt(thick)
    decorative(line)


def key_figures(deck: Deck, briefing: Briefing) -> None:
    """Add the findings as cards, and their arithmetic as notes."""
    lang = briefing.lang
    slide = add_slide(deck, say("findings", lang), lang)
    for number, finding in enumerate(briefing.findings):
        down, across = divmod(number, _CARDS_ACROSS)
        left = EDGE + across * (_CARD[0] + 0.39)
        top = 1.45 + down * (_CARD[1] + 0.15)
        _rule(slide, (left + 0.1, top, _CARD[0] - 0.2), 1.5)
        _card(slide, (left, top + 0.08), finding, lang)
    lines = [f"{f.figure}: {key}" for f in briefing.findings for key in f.keys]
    _notes(slide, [*lines, say("check", lang)], lang)


def _card(
    slide: Slide,
    at: tuple[float, float],
    finding: Finding,
    lang: Lang,
) -> None:
    frame = text_box(slide, (*at, *_CARD))
    paragraph(frame, finding.figure, lang, size=22, role="first", bold=True, after=4)
    paragraph(frame, finding.sentence, lang, size=14, after=5)
    paragraph(frame, finding.source, lang, size=10, role="soft")


def picture(deck: Deck, shown: Picture, lang: Lang) -> None:
    """Add a chart that can be edited under its finding, with source and notes."""
    slide = add_slide(deck, shown.title, lang)
    _subtitle(slide, shown.plot.subtitle or shown.subtitle, lang)
    plot = in_large_units(shown.plot, lang)
    frame = add_chart(slide, plot, _CHART, lang)
    events = events_shown(shown.svg["page"], plot, lang)
    mark_events(slide, events, plot, inner_area(plot, _CHART), lang)
    numbered = say("numbered", lang, number=shown.label, caption=shown.caption)
    describe(frame, numbered, shown.alt)
    _source(slide, shown.source, lang)
    _notes(slide, [numbered, shown.alt, *_arithmetic(shown), say("check", lang)], lang)


def _subtitle(
    slide: Slide,
    text: str,
    lang: Lang,
) -> None:
    paragraph(text_box(slide, _SUBTITLE), text, lang, size=13, role="soft")


def _source(
    slide: Slide,
    text: str,
    lang: Lang,
) -> None:
    frame = text_box(slide, _SOURCE)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    size = 10 if length(text) <= _SHORT_SOURCE else 8
    for line in text.split("\n"):
        paragraph(frame, line, lang, size=size, role="soft")


def _arithmetic(shown: Picture) -> Iterator[str]:
    """Say of the newest numbers drawn how each is made, as a key."""
    rows = shown.rows
    if "reference_period" in rows:
        newest = rows.groupby([c for c in _DIMENSIONS if c in rows], dropna=False)
        rows = rows.loc[newest["reference_period"].idxmax()]
    for row in records(rows):
        yield f"{row['value']:,.15g} = {row['key']}" if "value" in row else row["key"]


_DIMENSIONS = ("measure", "flow", "reporter", "partner", "basis")


def _notes(
    slide: Slide,
    lines: Sequence[str],
    lang: Lang,
) -> None:
    frame = slide.notes_slide.notes_text_frame
    for line in lines:
        paragraph(frame, line, lang, size=12)


def table(deck: Deck, shown: Table, lang: Lang) -> None:
    """Add a table, on as many slides as its rows take; what it leaves out are notes."""
    columns, shares = _COLUMNS[shown.name]
    widths = [share / sum(shares) * _INNER for share in shares]
    pages = _evenly(shown.grid, columns, widths)
    for number, rows in enumerate(pages, 1):
        title = shown.grid.title
        if len(pages) > 1:
            title = say("continued", lang, title=title, n=number, of=len(pages))
        slide = add_slide(deck, title, lang)
        _subtitle(slide, shown.grid.subtitle, lang)
        heads = [shown.grid.heads[n] for n in columns]
        frame = _add_table(slide, (heads, rows), widths, lang)
        describe(frame, f"{shown.label}, {number}", title)
        if number == len(pages) and shown.remark:
            _source(slide, shown.remark, lang)
        unseen = [_unseen(row, columns) for row in rows if len(row.cells) > 1]
        _notes(slide, [*unseen, *shown.grid.notes, say("check", lang)], lang)


@dataclass(frozen=True)
class _Row:
    """A row of a slide's table; a single cell is the heading of a group."""

    cells: tuple[Cell, ...]
    seen: tuple[Cell, ...]


def _unseen(row: _Row, columns: Sequence[int]) -> str:
    rest = [c.text for n, c in enumerate(row.cells) if n and n not in columns]
    return ": ".join([row.cells[0].text, *rest])


def _evenly(
    grid: Grid, columns: Sequence[int], widths: Sequence[float]
) -> list[list[_Row]]:
    """Part rows into as few slides as hold them, and none of these nearly empty."""
    best = [*_pages(grid, columns, widths, _ROOM)]
    room = _ROOM - _STEP
    while len(best) > 1 and room > _ROOM / 2:
        pages = [*_pages(grid, columns, widths, room)]
        if len(pages) > len(best):
            break
        best, room = pages, room - _STEP
    return best


def _pages(
    grid: Grid, columns: Sequence[int], widths: Sequence[float], whole: float
) -> Iterator[list[_Row]]:
    """Part rows into slides; a group that goes on has its heading again."""
    page: list[_Row] = []
    room = whole
    for group in grid.groups:
        heading = (_heading(group.heading),) if group.heading else ()
        for number, cells in enumerate(group.rows):
            row = _Row(cells, tuple(cells[n] for n in columns))
            new = [*(heading if not number else ()), row]
            height = sum(_height(r, widths) for r in new)
            if page and height > room:
                yield page
                page, room, new = [], whole, [*heading, row]
                height = sum(_height(r, widths) for r in new)
            page += new
            room -= height
    yield page


def _heading(text: str) -> _Row:
    return _Row((Cell(text),), (Cell(text),))


def _height(row: _Row, widths: Sequence[float]) -> float:
    lines = max(
        math.ceil(length(cell.text) / (width * _PER_INCH))
        for cell, width in zip(row.seen, widths, strict=False)
    )
    return _ROW + max(1, lines) * _LINE


def _add_table(
    slide: Slide,
    content: tuple[Sequence[str], Sequence[_Row]],
    widths: Sequence[float],
    lang: Lang,
) -> Shape:
    heads, rows = content
    size = len(rows) + 1, len(heads)
    place = Inches(EDGE), Inches(1.9), Inches(_INNER), Inches(0.3)
    frame = slide.shapes.add_table(*size, *place)
    drawn = frame.table
    drawn.horz_banding = False
    (style,) = frame._element.iter(qn("a:tableStyleId"))  # noqa: SLF001 -- python-pptx has no door to it
    style.text = _PLAIN_TABLE
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Inches(width)
    for place_, head in zip(drawn.rows[0].cells, heads, strict=True):
        _write(place_, Cell(head), lang, bold=True, rule="first")
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
    place.margin_left = place.margin_right = Inches(0.08)
    place.margin_top = place.margin_bottom = Inches(0.05)
    role = "first" if bold and rule == "grid" else "ink"
    paragraph(place.text_frame, cell.text, cell.lang or lang, size=12,
              role=role, bold=bold)  # fmt: skip
    thick = Pt(1.5 if rule == "first" else 0.75)
    place._tc.get_or_add_tcPr().append(  # noqa: SLF001 -- python-pptx draws no borders
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="{thick}"><a:solidFill><a:schemeClr '
            f'val="{"accent1" if rule == "first" else "bg2"}"/></a:solidFill></a:lnB>'
        )
    )
