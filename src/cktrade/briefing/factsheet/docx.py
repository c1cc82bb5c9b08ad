"""A fact sheet as a Word document: styles, tables with head rows, links."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cktrade.briefing.factsheet.spoken import say
from cktrade.briefing.formats.docx.paper import Document, add_line, blank, packed
from cktrade.briefing.formats.docx.pieces import add_table, write
from cktrade.briefing.links import linked
from cktrade.exhibits.grid import Cell
from cktrade.exhibits.moves import one_change
from cktrade.wording.table_texts import say as say_of_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.briefing.factsheet.content import FactSheet, Item, Line

T = TypeVar("T")
_HEADS = ("what", "value", "period")
_MOVED = ("change_year", "change_decade", "run")
_VALUE, _PERIOD = 1, 2
_NUMERIC = (False, True, False, True, True, False)
#: Style → points of its type, and above and below it.
_TIGHT = {
    "Title": (18, 0, 2), "Normal": (9.5, 0, 3), "Heading 1": (11, 5, 1),
    "Caption": (7.5, 1, 2), "Table text": (8, 0, 0.5),
}  # fmt: skip
_EDGE = 0.55  # inches above and below
_SHARES = (3.6, 2.4, 1.9, 1.2, 1.2, 1.2)


def render(sheet: FactSheet) -> bytes:
    """Return the fact sheet as a DOCX; the same sheet gives the same bytes."""
    made = blank(sheet.title, sheet.as_of, sheet.lang, sheet.day, sheet.paper)
    _tighten(made)
    add_line(made, sheet.title, "Title")
    add_line(made, sheet.as_of, "Caption")
    for sentence in sheet.sentences:
        made.add_paragraph(sentence)
    for item in sheet.items:
        _item(made, item, sheet)
    add_line(made, sheet.note, "Caption")
    add_line(made, sheet.check, "Caption")
    return packed(made, sheet.day)


def _tighten(made: Document) -> None:
    """Set a sheet's styles as small as one can read, so that it stays a sheet."""
    from docx.shared import Inches, Pt  # noqa: PLC0415 -- an extra

    for name, (size, before, after) in _TIGHT.items():
        style = made.styles[name]
        style.font.size, spaced = Pt(size), style.paragraph_format
        spaced.space_before, spaced.space_after = Pt(before), Pt(after)
        spaced.line_spacing = 1.0
    page = made.sections[0]
    page.top_margin = page.bottom_margin = Inches(_EDGE)


def _item(made: Document, item: Item, sheet: FactSheet) -> None:
    add_line(made, item.heading, "Heading 1")
    if not item.lines:
        made.add_paragraph(item.empty)
        return
    heads = [say(f"column.{head}", sheet.lang) for head in _HEADS]
    heads += [say_of_table(f"column.{head}", sheet.lang) for head in _MOVED]
    moving = any(line.moved or line.spark for line in item.lines)
    valued = any(line.value for line in item.lines)
    kept = [n for n in range(len(heads)) if (n <= _PERIOD or moving)]
    kept = [n for n in kept if n != _VALUE or valued]
    rows = [
        [
            Cell(line.what),
            Cell(f"{'○ ' if line.secondary else ''}{line.value}"),
            Cell(line.period),
            *_moves(line, sheet),
        ]
        for line in item.lines
    ]
    add_table(
        made, _of(heads, kept), [_of(row, kept) for row in rows],
        numeric=_of(_NUMERIC, kept), shares=_of(_SHARES, kept),
        alt=item.heading, spaced=False,
    )  # fmt: skip
    write(add_line(made, style="Caption"), linked(item.source, sheet.links))


def _of(row: Sequence[T], kept: Sequence[int]) -> list[T]:
    """Return what a row has in the columns that an item fills."""
    return [row[n] for n in kept]


def _moves(line: Line, sheet: FactSheet) -> tuple[Cell, Cell, Cell]:
    """Return the cells of a line's changes; where it has none, they are empty."""
    year, decade = (
        one_change(moved, sheet.lang) if line.moved else ""
        for moved in (line.moves.year, line.moves.decade)
    )
    return Cell(year), Cell(decade), Cell("", spark=line.spark)
