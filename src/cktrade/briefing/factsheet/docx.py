"""A fact sheet as a Word document: styles, tables with head rows, languages."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cktrade.briefing.factsheet.content import say
from cktrade.briefing.formats.office_zip import normalised
from cktrade.wording.brief_texts import say as say_of_brief

if TYPE_CHECKING:
    from cktrade.briefing.factsheet.content import FactSheet, Item

_LOCALES = {"en": "en-CA", "fr": "fr-CA", "ko": "ko-KR"}
_HEADS = ("what", "value", "period")


def render(sheet: FactSheet) -> bytes:
    """Return the fact sheet as a DOCX; the same sheet gives the same bytes."""
    import docx  # noqa: PLC0415 -- an extra

    document: Any = docx.Document()
    _language(document, sheet)
    core, day = document.core_properties, sheet.day
    core.title, core.author, core.comments = sheet.title, "cktrade", sheet.as_of
    core.created = core.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- a day has no zone
    document.add_heading(sheet.title, 0)
    document.add_paragraph(sheet.as_of, style="Subtitle")
    for sentence in sheet.sentences:
        document.add_paragraph(sentence)
    for item in sheet.items:
        _item(document, item, sheet)
    document.add_paragraph(sheet.note)
    document.add_paragraph(say_of_brief("check", sheet.lang))
    stream = io.BytesIO()
    document.save(stream)
    return normalised(stream.getvalue(), sheet.day)


def _language(document: Any, sheet: FactSheet) -> None:  # noqa: ANN401 -- python-docx has no types
    from docx.oxml.ns import qn  # noqa: PLC0415 -- an extra

    looks = document.styles.element.find(".//" + qn("w:lang"))
    locale = _LOCALES[sheet.lang]
    looks.set(qn("w:val"), locale)
    looks.set(qn("w:eastAsia"), "ko-KR")


def _item(document: Any, item: Item, sheet: FactSheet) -> None:  # noqa: ANN401 -- as above
    document.add_heading(item.heading, 1)
    if not item.lines:
        document.add_paragraph(item.empty)
        return
    table = document.add_table(rows=1, cols=len(_HEADS), style="Light List Accent 1")
    for cell, head in zip(table.rows[0].cells, _HEADS, strict=True):
        cell.text = say(f"column.{head}", sheet.lang)
    _repeat(table.rows[0])
    for line in item.lines:
        mark = "○ " if line.secondary else ""
        words = (line.what, f"{mark}{line.value}", line.period)
        for cell, text in zip(table.add_row().cells, words, strict=True):
            cell.text = text
    document.add_paragraph(item.source, style="Caption")


def _repeat(row: Any) -> None:  # noqa: ANN401 -- as above
    """Mark a row as a table's head, on every page and for every reader."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 -- an extra
    from docx.oxml.ns import qn  # noqa: PLC0415 -- an extra

    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)  # noqa: SLF001 -- python-docx has no door to it
