"""A briefing as a workbook: a sheet a table, numbers as numbers, charts of its own."""

from __future__ import annotations

import io
import math
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.xlsx.charts import make_chart
from cktrade.briefing.formats.xlsx.columns import Column, of_plot, of_table
from cktrade.charts.drawing.style import colour
from cktrade.exhibits.grid import length
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from cktrade.briefing.content import Briefing, Table
    from cktrade.briefing.formats.xlsx.columns import Value
    from cktrade.vocabulary import Lang

#: What offices have; where one lacks it, it takes its own.
_FONTS: dict[Lang, str] = {"en": "Calibri", "fr": "Calibri", "ko": "Malgun Gothic"}
_HEAD = 4  # the row of a table's heads, counted from nought
_WIDEST, _NARROWEST, _MACHINE = 60, 10, 30
_PER_POINT = 1.15
_STYLE = "Table Style Light 1"
_NAME_LIMIT = 31
_CHART_COLUMNS, _CHART_ROWS = 13, 24
_LEAST_COLUMNS = 9
_FRONT = 100  # characters of a line on the front sheet
_LINE = 15.5
_FILTER = 3  # characters that the button of a filter takes
#: The options that keep text text: never a formula, a link or a number.
_TEXT_STAYS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render(briefing: Briefing) -> bytes:
    """Return the briefing as an XLSX workbook.

    Parameters
    ----------
    briefing : Briefing
        What :class:`cktrade.briefing.compose.Composer` made.

    Returns
    -------
    bytes
        Dated by the newest release shown: the same briefing gives the same bytes.

    """
    import xlsxwriter  # noqa: PLC0415 -- an extra

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _TEXT_STAYS)
    day = briefing.day
    book.set_properties(
        {
            "title": briefing.title,
            "subject": briefing.subtitle,
            "comments": briefing.as_of,
            "author": "cktrade",
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001 -- a day has no zone
        }
    )
    _Writer(book, briefing).write()
    book.close()
    return stream.getvalue()


class _Writer:
    """Writes the sheets, in the formats that they share."""

    def __init__(self, book: Workbook, briefing: Briefing) -> None:
        self.book, self.briefing = book, briefing
        ink, soft, first = colour("ink"), colour("soft"), colour("first")
        self.base = self._format(font_color=ink, valign="top")
        self.text = self._format(font_color=ink, valign="top", indent=1)
        self.wrap = self._format(font_color=ink, valign="top", text_wrap=True, indent=1)
        self.heads = {align: self._head(align) for align in ("left", "right")}
        self.plain = self._format(font_color=ink, valign="top", text_wrap=True)
        self.title = self._format(font_color=ink, bold=True, font_size=16)
        self.soft = self._format(font_color=soft)
        self.big = self._format(font_color=first, bold=True, font_size=16, valign="top")
        self.link = self._format(font_color=first, underline=1)
        self.numbers: dict[str, Format] = {}

    def _format(self, **looks: Any) -> Format:  # noqa: ANN401 -- XlsxWriter's own
        font = _FONTS[self.briefing.lang]
        return self.book.add_format({"font_name": font, "font_size": 11, **looks})

    def _head(self, align: str) -> Format:
        first = colour("first")
        return self._format(
            font_color=colour("ink"), bold=True, text_wrap=True, valign="bottom",
            align=align, indent=int(align == "left"),
            bottom=1, bottom_color=first, top=2, top_color=first,
        )  # fmt: skip

    def write(self) -> None:
        """Write the front sheet, then one for every table and picture."""
        items = [item for part in self.briefing.chapters for item in part.items]
        names = {item.name: self._named(item) for item in items}
        self._front(items, names)
        for item in items:
            if isinstance(item, Picture):
                self._picture(item, names[item.name])
            else:
                self._table(item, names[item.name])

    def _named(self, item: Table | Picture) -> str:
        """Name a sheet; offices allow 31 characters, and some signs not at all."""
        text = f"{item.label} {item.caption}"
        kept = "".join(c for c in text if c not in "[]:*?/\\'")
        return kept[:_NAME_LIMIT].strip()

    def _sheet(self, name: str) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(1)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        return sheet

    def _front(self, items: list[Table | Picture], names: dict[str, str]) -> None:
        lang, briefing = self.briefing.lang, self.briefing
        sheet = self._sheet(say("findings", lang))
        sheet.set_column(0, 0, 30, self.base)
        sheet.set_column(1, 1, _FRONT, self.base)
        sheet.write_string(0, 0, briefing.title, self.title)
        sheet.write_string(1, 0, briefing.subtitle, self.soft)
        sheet.write_string(2, 0, briefing.as_of, self.soft)
        row = _HEAD
        for finding in briefing.findings:
            sheet.write_string(row, 0, finding.figure, self.big)
            sheet.write_string(row, 1, finding.sentence, self.plain)
            sheet.set_row(row, _LINE * math.ceil(length(finding.sentence) / _FRONT))
            sheet.write_string(row + 1, 1, finding.source, self.soft)
            sheet.write_string(row + 2, 1, "; ".join(finding.keys), self.soft)
            row += 4
        for item in items:
            target = f"internal:'{names[item.name]}'!A1"
            sheet.write_url(row, 0, target, self.link, item.label)
            sheet.write_string(row, 1, item.caption, self.base)
            row += 1
        for note in briefing.notes:
            row += 1
            sheet.write_string(row, 0, note, self.soft)
        sheet.print_area(0, 0, row, 1)

    def _table(self, table: Table, name: str) -> None:
        sheet = self._sheet(name)
        notes = [*table.grid.notes]
        self._top(sheet, table.grid.title, table.grid.subtitle, notes)
        columns = of_table(table, self.briefing.lang)
        self._columns(sheet, table.name, columns)
        last = _HEAD + len(columns[0].cells)
        sheet.print_area(0, 0, last, max(len(columns), _LEAST_COLUMNS) - 1)

    def _picture(self, picture: Picture, name: str) -> None:
        sheet = self._sheet(name)
        subtitle = picture.plot.subtitle or picture.subtitle
        self._top(sheet, picture.title, subtitle, [picture.source])
        columns = of_plot(picture.plot)
        unit = picture.plot.unit
        heads = [columns[0].head, *(f"{c.head} ({unit})" for c in columns[1:])]
        columns = [
            Column(head, column.cells, column.form)
            for head, column in zip(heads, columns, strict=True)
        ]
        self._columns(sheet, picture.name, columns)
        chart = make_chart(
            self.book, picture.plot, name, _HEAD, _FONTS[self.briefing.lang]
        )
        place = {"description": picture.alt, "object_position": 3}
        sheet.insert_chart(_HEAD + 1, len(columns) + 1, chart, place)
        last = _HEAD + max(len(columns[0].cells), _CHART_ROWS)
        sheet.print_area(0, 0, last, len(columns) + _CHART_COLUMNS)

    def _top(
        self, sheet: Worksheet, title: str, subtitle: str, notes: list[str]
    ) -> None:
        sheet.write_string(0, 0, title, self.title)
        sheet.write_string(1, 0, subtitle, self.soft)
        sheet.write_string(2, 0, " ".join(notes).replace("\n", " "), self.soft)
        sheet.set_footer("&C&P / &N")

    def _columns(self, sheet: Worksheet, name: str, columns: list[Column]) -> None:
        """Write columns as an office's own table, heads frozen."""
        last = _HEAD + len(columns[0].cells)
        heads = [
            {
                "header": c.head,
                "header_format": self.heads["right" if c.form else "left"],
            }
            for c in columns
        ]
        name = "t_" + name.replace("-", "_")
        looks = {"name": name, "style": _STYLE, "columns": heads, "banded_rows": False}
        sheet.add_table(_HEAD, 0, last, len(columns) - 1, looks)
        for place, column in enumerate(columns):
            width = _width(column)
            sheet.set_column(place, place, width)
            for row, value in enumerate(column.cells, _HEAD + 1):
                self._cell(sheet, (row, place), value, column)
        heads_ = max(_lines(column.head, column, _FILTER) for column in columns)
        sheet.set_row(_HEAD, heads_ * _LINE)
        for row, values in enumerate(zip(*(c.cells for c in columns), strict=True)):
            lines = max(map(_lines, values, columns))
            sheet.set_row(_HEAD + 1 + row, lines * _LINE)
        sheet.freeze_panes(_HEAD + 1, 1)
        sheet.repeat_rows(_HEAD)

    def _cell(
        self, sheet: Worksheet, at: tuple[int, int], value: Value, column: Column
    ) -> None:
        if isinstance(value, str):
            looks = self.text if column.machine else self.wrap
            sheet.write_string(*at, value, looks)
        elif isinstance(value, date):
            moment = datetime(value.year, value.month, value.day)  # noqa: DTZ001 -- a day has no zone
            sheet.write_datetime(*at, moment, self._number(column.form))
        elif value is None:
            sheet.write_blank(*at, None, self.base)
        else:
            sheet.write_number(*at, value, self._number(column.form))

    def _number(self, form: str) -> Format:
        if form not in self.numbers:
            self.numbers[form] = self._format(
                num_format=form, font_color=colour("ink"), valign="top"
            )
        return self.numbers[form]


def _width(column: Column) -> float:
    """Return the width of a column in characters, Hangul counting double."""
    lengths = [length(str(value)) for value in column.cells if value is not None]
    if column.form:
        lengths = [len(f"{v:,.1f}") if isinstance(v, float) else 10
                   for v in column.cells if v is not None]  # fmt: skip
    if column.machine:
        lengths = [min(one, _MACHINE) for one in lengths]
    head = max((length(word) for word in column.head.split()), default=0)
    wanted = max([*lengths, head + _FILTER, length(column.head) / 2]) * _PER_POINT
    return min(max(wanted, _NARROWEST), _WIDEST)


def _lines(value: Value, column: Column, extra: int = 0) -> int:
    """Return on how many lines a text is broken in its column."""
    if not isinstance(value, str) or (column.machine and value != column.head):
        return 1
    return max(1, math.ceil((length(value) + extra) * _PER_POINT / _width(column)))
