"""A fact sheet as a Word document: styles, tables with head rows, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.briefing.factsheet.spoken import say
from cktrade.briefing.formats.docx.paper import Document, add_line, blank, packed
from cktrade.briefing.formats.docx.pieces import add_table, write
from cktrade.briefing.links import linked
from cktrade.exhibits.grid import Cell
from cktrade.exhibits.moves import one_change
from cktrade.wording.table_texts import say as say_of_table

if TYPE_CHECKING:
    from cktrade.briefing.factsheet.content import FactSheet, Item, Line

_HEADS = ("what", "value", "period")
_MOVED = ("change_year", "change_decade", "run")
_NUMERIC = (False, True, False, True, True, False)
_SHARES = (4.2, 2.4, 1.5, 1.3, 1.3, 1.4)


def render(sheet: FactSheet) -> bytes:
    """Return the fact sheet as a DOCX; the same sheet gives the same bytes."""
    made = blank(sheet.title, sheet.as_of, sheet.lang, sheet.day, sheet.paper)
    add_line(made, sheet.title, "Title")
    add_line(made, sheet.as_of, "Caption")
    for sentence in sheet.sentences:
        made.add_paragraph(sentence)
    for item in sheet.items:
        _item(made, item, sheet)
    add_line(made, sheet.note, "Caption")
    add_line(made, sheet.check, "Caption")
    return packed(made, sheet.day)


def _item(made: Document, item: Item, sheet: FactSheet) -> None:
    add_line(made, item.heading, "Heading 1")
    if not item.lines:
        made.add_paragraph(item.empty)
        return
    heads = [say(f"column.{head}", sheet.lang) for head in _HEADS]
    moving = any(line.moved or line.spark for line in item.lines)
    if moving:
        heads += [say_of_table(f"column.{head}", sheet.lang) for head in _MOVED]
    rows = [
        (
            Cell(line.what),
            Cell(f"{'○ ' if line.secondary else ''}{line.value}"),
            Cell(line.period),
            *(_moves(line, sheet) if moving else ()),
        )
        for line in item.lines
    ]
    wide = len(heads)
    add_table(
        made, heads, rows, numeric=_NUMERIC[:wide], shares=_SHARES[:wide],
        alt=item.heading,
    )  # fmt: skip
    write(add_line(made, style="Caption"), linked(item.source, sheet.links))


def _moves(line: Line, sheet: FactSheet) -> tuple[Cell, Cell, Cell]:
    """Return the cells of a line's changes; where it has none, they are empty."""
    year, decade = (
        one_change(moved, sheet.lang) if line.moved else ""
        for moved in (line.moves.year, line.moves.decade)
    )
    return Cell(year), Cell(decade), Cell("", spark=line.spark)
