"""The sheets before the tables: cover with contents, key figures, notes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.xlsx.sheets import (
    LINE,
    NAME_LIMIT,
    STYLE,
    Sheets,
    sheet_name,
)
from cktrade.exhibits.grid import length
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from cktrade.briefing.content import Table

_WIDE = 100  # characters of a line on the cover
_HEAD = 2  # the row of heads, counted from nought
_WIDTHS = (26, 80, 45, 45)  # characters of the columns of key figures and notes


class Front(Sheets):
    """Writes what a reader needs before the first table."""

    def _cover(self, items: list[Table | Picture], names: dict[str, str]) -> None:
        """Write what the workbook is, and where each table stands."""
        lang, briefing = self.briefing.lang, self.briefing
        sheet = self._sheet(say("sheet.cover", lang))
        sheet.set_column(0, 0, 30, self.base)
        sheet.set_column(1, 1, _WIDE, self.base)
        sheet.write_string(0, 0, briefing.title, self.title)
        lines = (briefing.subtitle, briefing.as_of, *briefing.lead, *briefing.notes)
        for row, line in enumerate(lines, 1):
            sheet.write_string(row, 0, line, self.soft)
        head = len(lines) + 1
        listed = [(item.label, item.caption) for item in items]
        heads = [say("column.place", lang), say("contents", lang)]
        self._marked(sheet, "t_contents", (heads, listed), head)
        for row, item in enumerate(items, head + 1):
            target = f"internal:'{names[item.name]}'!A1"
            sheet.write_url(row, 0, target, self.link, item.label)
        sheet.print_area(0, 0, head + len(items), 1)

    def _key_figures(self) -> None:
        """Write the findings as a table, each with the keys of its arithmetic."""
        lang = self.briefing.lang
        sheet = self._between(say("findings", lang), self.briefing.as_of)
        heads = [say(f"column.{c}", lang) for c in ("value", "what", "source", "key")]
        rows = [
            (f.figure, f.sentence, f.source, "; ".join(f.keys) or "–")
            for f in self.briefing.findings
        ]
        self._marked(sheet, "t_findings", (heads, rows), _HEAD)

    def _notes(self, items: Sequence[Table | Picture]) -> None:
        """Write the notes of all tables in one place, each with its table."""
        lang = self.briefing.lang
        sheet = self._between(say("notes", lang), say("sheet.blank", lang))
        rows = [
            (item.label, note.replace("\n", " "))
            for item in items
            for note in (
                [item.source] if isinstance(item, Picture) else item.grid.notes
            )
        ]
        heads = [say("column.table", lang), say("column.note", lang)]
        self._marked(sheet, "t_notes", (heads, rows), _HEAD)

    def _between(self, title: str, told: str) -> Worksheet:
        """Add a sheet that is no table of the briefing."""
        sheet = self._sheet(sheet_name(title)[:NAME_LIMIT])
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, self.base)
        sheet.write_string(0, 0, title, self.title)
        sheet.write_string(1, 0, told, self.soft)
        return sheet

    def _marked(
        self,
        sheet: Worksheet,
        name: str,
        content: tuple[Sequence[str], Sequence[Sequence[str]]],
        head: int,
    ) -> None:
        """Write texts as an office's own table."""
        heads, rows = content
        columns = [{"header": h, "header_format": self.heads["left"]} for h in heads]
        looks = {"name": name, "style": STYLE, "columns": columns}
        last = head + max(1, len(rows))
        sheet.add_table(head, 0, last, len(heads) - 1, looks | {"banded_rows": False})
        for row, cells in enumerate(rows, head + 1):
            lines = 1
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text, self.plain)
                lines = max(lines, math.ceil(1.1 * length(text) / _WIDTHS[column]))
            sheet.set_row(row, LINE * lines)
