"""A fact sheet as a Word document: styles, tables with head rows, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.briefing.factsheet.content import say
from cktrade.briefing.formats.docx.paper import Document, blank, packed
from cktrade.briefing.formats.docx.pieces import add_table, write
from cktrade.briefing.links import linked
from cktrade.exhibits.grid import Cell

if TYPE_CHECKING:
    from cktrade.briefing.factsheet.content import FactSheet, Item

_HEADS = ("what", "value", "period")
_NUMERIC = (False, True, False)
_SHARES = (5, 3, 2)


def render(sheet: FactSheet) -> bytes:
    """Return the fact sheet as a DOCX; the same sheet gives the same bytes."""
    made = blank(sheet.title, sheet.as_of, sheet.lang, sheet.day, sheet.paper)
    made.add_heading(sheet.title, 0)
    made.add_paragraph(sheet.as_of, style="Caption")
    for sentence in sheet.sentences:
        made.add_paragraph(sentence)
    for item in sheet.items:
        _item(made, item, sheet)
    made.add_paragraph(sheet.note, style="Caption")
    made.add_paragraph(sheet.check, style="Caption")
    return packed(made, sheet.day)


def _item(made: Document, item: Item, sheet: FactSheet) -> None:
    made.add_heading(item.heading, 1)
    if not item.lines:
        made.add_paragraph(item.empty)
        return
    heads = [say(f"column.{head}", sheet.lang) for head in _HEADS]
    rows = [
        (
            Cell(line.what),
            Cell(f"{'○ ' if line.secondary else ''}{line.value}"),
            Cell(line.period),
        )
        for line in item.lines
    ]
    add_table(
        made, heads, rows, numeric=_NUMERIC, shares=_SHARES, alt=item.heading
    )  # fmt: skip
    write(made.add_paragraph(style="Caption"), linked(item.source, sheet.links))
