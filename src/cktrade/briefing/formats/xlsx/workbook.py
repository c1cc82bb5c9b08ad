"""A briefing as a workbook: a sheet a table, numbers as numbers, charts of its own."""

from __future__ import annotations

import io
import math
from datetime import date, datetime
from typing import TYPE_CHECKING

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.xlsx.charts import make_chart
from cktrade.briefing.formats.xlsx.columns import Column, of_plot, of_table
from cktrade.briefing.formats.xlsx.front import Front
from cktrade.briefing.formats.xlsx.sheets import (
    FONTS,
    LINE,
    NAME_LIMIT,
    STYLE,
    sheet_name,
)
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.texts import say as say_of_chart
from cktrade.exhibits.grid import length
from cktrade.vocabulary import codelist
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from cktrade.briefing.content import Briefing, Table
    from cktrade.briefing.formats.xlsx.columns import Value

_HEAD = 3  # the row of a table's heads, counted from nought
_WIDEST, _NARROWEST, _MACHINE = 60, 10, 30
_PER_POINT = 1.15
_CHART_COLUMNS, _CHART_ROWS = 13, 24
_LEAST_COLUMNS = 9
_ADDRESSES, _LONGEST = ("https://", "http://"), 2000  # of a link that offices follow
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


class _Writer(Front):
    """Writes the sheets, in the formats that they share."""

    def write(self) -> None:
        """Write cover, key figures and notes, then a sheet for every item."""
        items = [item for part in self.briefing.chapters for item in part.items]
        names = self._names(items)
        self._cover(items, names)
        self._key_figures()
        self._notes(items)
        for item in items:
            if isinstance(item, Picture):
                self._picture(item, names[item.name])
            else:
                self._table(item, names[item.name])

    def _names(self, items: Sequence[Table | Picture]) -> dict[str, str]:
        """Name the sheets: whole words, as many as the 31 characters of an office hold.

        The first that fits: label and caption, label and a shorter caption, the label.
        """
        names: dict[str, str] = {}
        lang, short = self.briefing.lang, codelist("brief_texts")
        for item in items:
            known = f"sheet.{item.name}" in short
            brief = say(f"sheet.{item.name}", lang) if known else item.caption
            tried = (*(f"{item.label} {c}" for c in (item.caption, brief)), item.label)
            fitting = [n for n in map(sheet_name, tried) if len(n) <= NAME_LIMIT]
            free = [n for n in fitting if n not in names.values()]
            names[item.name] = free[0] if free else item.name[:NAME_LIMIT]
        return names

    def _table(self, table: Table, name: str) -> None:
        sheet = self._sheet(name)
        notes = [*table.grid.notes]
        self._top(sheet, table.grid.title, table.grid.subtitle, notes)
        columns = of_table(table, self.briefing.lang)
        self._columns(sheet, table.name, columns)
        last = _HEAD + len(columns[0].cells)
        sheet.print_area(0, 0, last, max(len(columns), _LEAST_COLUMNS) - 1)

    def _picture(self, picture: Picture, name: str) -> None:
        lang = self.briefing.lang
        sheet = self._sheet(name)
        subtitle = picture.plot.subtitle or picture.subtitle
        if any(any(one.hollow) for one in picture.plot.series):
            subtitle = f"{subtitle} – {say_of_chart('mark.secondary', lang)}"
        self._top(sheet, picture.title, subtitle, [picture.source])
        columns = of_plot(picture.plot)
        unit = _inside(picture.plot.unit)
        heads = [columns[0].head, *(f"{c.head} ({unit})" for c in columns[1:])]
        columns = [
            Column(head, column.cells, column.form)
            for head, column in zip(heads, columns, strict=True)
        ]
        self._columns(sheet, picture.name, columns)
        chart = make_chart(self.book, picture.plot, name, _HEAD, FONTS[lang], lang)
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
        looks = {"name": name, "style": STYLE, "columns": heads, "banded_rows": False}
        sheet.add_table(_HEAD, 0, last, len(columns) - 1, looks)
        widths = [_width(column) for column in columns]
        for place, column in enumerate(columns):
            sheet.set_column(place, place, widths[place])
            for row, value in enumerate(column.cells, _HEAD + 1):
                self._cell(sheet, (row, place), value, column)
                if column.spark:
                    self._spark(sheet, row, place, len(columns) - 1)
        heads_ = max(
            _lines(column.head, column, width, _FILTER)
            for column, width in zip(columns, widths, strict=True)
        )
        sheet.set_row(_HEAD, heads_ * LINE)
        for row, values in enumerate(zip(*(c.cells for c in columns), strict=True)):
            lines = max(map(_lines, values, columns, widths))
            sheet.set_row(_HEAD + 1 + row, lines * LINE)
        sheet.freeze_panes(_HEAD + 1, 1)
        sheet.repeat_rows(_HEAD)

    def _spark(self, sheet: Worksheet, row: int, place: int, last: int) -> None:
        """Draw the years to the right of a cell in it; a gap is a gap."""
        from xlsxwriter.utility import (  # noqa: PLC0415 -- an extra
            quote_sheetname,
            xl_range,
        )

        drawn = xl_range(row, place + 1, row, last)
        looks = {
            "range": f"{quote_sheetname(sheet.name)}!{drawn}",
            "series_color": colour("first"), "last_color": colour("first"),
            "last_point": True, "show_hidden": True, "weight": 1.5,
        }  # fmt: skip
        sheet.add_sparkline(row, place, looks)

    def _cell(
        self, sheet: Worksheet, at: tuple[int, int], value: Value, column: Column
    ) -> None:
        if isinstance(value, str):
            looks = self.text if column.machine else self.wrap
            if column.link and value.startswith(_ADDRESSES) and len(value) < _LONGEST:
                sheet.write_url(*at, value, self.link, value)
                return
            sheet.write_string(*at, value, looks)
        elif isinstance(value, date):
            moment = datetime(value.year, value.month, value.day)  # noqa: DTZ001 -- a day has no zone
            sheet.write_datetime(*at, moment, self._number(column.form))
        elif value is None:
            sheet.write_blank(*at, None, self.base)
        else:
            sheet.write_number(*at, value, self._number(column.form, value))


def _inside(unit: str) -> str:
    """Write a unit as it stands in brackets: small, unless it is a name."""
    return unit[0].lower() + unit[1:] if unit[1:2].islower() else unit


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


def _lines(value: Value, column: Column, width: float, extra: int = 0) -> int:
    """Return on how many lines a text is broken in its column of a width."""
    if not isinstance(value, str) or (column.machine and value != column.head):
        return 1
    return max(1, math.ceil((length(value) + extra) * _PER_POINT / width))
