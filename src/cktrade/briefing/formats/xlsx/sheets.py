"""Sheets of a workbook, in the formats that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade.briefing.formats.office_units import cell_format
from cktrade.charts.drawing.style import colour

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from cktrade.briefing.content import Briefing, Paper
    from cktrade.vocabulary import Lang

#: What offices have; where one lacks it, it takes its own.
FONTS: dict[Lang, str] = {"en": "Calibri", "fr": "Calibri", "ko": "Malgun Gothic"}
STYLE = "Table Style Light 1"
NAME_LIMIT = 31
LINE = 15.5
#: An office's numbers of papers.
_PAPERS: dict[Paper, int] = {"letter": 1, "a4": 9}


def sheet_name(text: str) -> str:
    """Return a text without the signs that an office allows in no sheet's name.

    Examples
    --------
    >>> sheet_name("Are the figures right?")
    'Are the figures right'

    """
    return "".join(c for c in text if c not in "[]:*?/\\'")


class Sheets:
    """Makes sheets and formats.

    Parameters
    ----------
    book : Workbook
        The workbook.
    briefing : Briefing
        What it holds.

    """

    def __init__(self, book: Workbook, briefing: Briefing) -> None:
        self.book, self.briefing = book, briefing
        ink, soft, first = colour("ink"), colour("soft"), colour("first")
        self.base = self._format(font_color=ink, valign="top")
        self.text = self._format(font_color=ink, valign="top", indent=1)
        self.wrap = self._format(font_color=ink, valign="top", text_wrap=True, indent=1)
        self.heads = {align: self._head(align) for align in ("left", "right")}
        self.plain = self._format(font_color=ink, valign="top", text_wrap=True)
        self.title = self._format(font_color=ink, bold=True, font_size=14)
        self.soft = self._format(font_color=soft)
        self.big = self._format(font_color=first, bold=True, font_size=16, valign="top")
        self.link = self._format(font_color=first, underline=1)
        self.numbers: dict[str, Format] = {}

    def _format(self, **looks: Any) -> Format:  # noqa: ANN401 -- XlsxWriter's own
        font = FONTS[self.briefing.lang]
        return self.book.add_format({"font_name": font, "font_size": 11, **looks})

    def _head(self, align: str) -> Format:
        first = colour("first")
        return self._format(
            font_color=colour("ink"), bold=True, text_wrap=True, valign="bottom",
            align=align, indent=int(align == "left"),
            bottom=1, bottom_color=first, top=2, top_color=first,
        )  # fmt: skip

    def _sheet(self, name: str) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(_PAPERS[self.briefing.paper])
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        return sheet

    def _number(self, form: str, value: float = 0.0) -> Format:
        form = cell_format(form, value, self.briefing.lang)
        if form not in self.numbers:
            self.numbers[form] = self._format(
                num_format=form, font_color=colour("ink"), valign="top"
            )
        return self.numbers[form]
