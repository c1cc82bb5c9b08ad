"""Pieces of a Word document: linked text, tables with heads, pictures with words."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from cktrade.briefing.formats.docx.column_widths import column_widths, row_height
from cktrade.briefing.formats.docx.paper import (
    CELL_STYLE,
    LOCALES,
    TABLE_STYLE,
    Document,
    Element,
    add_line,
    width_of,
)
from cktrade.charts.drawing.style import colour
from cktrade.exhibits.grid import Cell
from cktrade.tables.spark import png

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cktrade.tables.spark import Spark

_SHORT = 4.0  # inches of a table that stays on one page


def write(
    place: Element,
    pieces: Iterable[tuple[str, str]],
    lang: str = "",
    size: float | None = None,
) -> None:
    """Write pieces of text into a paragraph, those with an address as links."""
    from docx.shared import Pt  # noqa: PLC0415 -- an extra

    for text, address in pieces:
        run = _link(place, text, address) if address else place.add_run(text)
        run.font.size = size and Pt(size)
        if lang:
            _speak(run, lang)


def _speak(run: Element, lang: str) -> None:
    """Say in which language a run is, for whoever reads it aloud or spells it."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 -- an extra
    from docx.oxml.ns import qn  # noqa: PLC0415 -- an extra

    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), LOCALES[lang])  # type: ignore[index]
    run._r.get_or_add_rPr().append(spoken)  # noqa: SLF001 -- python-docx has no door to it


def _link(place: Element, text: str, address: str) -> Element:
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 -- an extra
    from docx.oxml import OxmlElement  # noqa: PLC0415 -- an extra
    from docx.oxml.ns import qn  # noqa: PLC0415 -- an extra
    from docx.shared import RGBColor  # noqa: PLC0415 -- an extra

    known = place.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), known)
    run = place.add_run(text)
    run.font.underline = True
    run.font.color.rgb = RGBColor.from_string(colour("first")[1:])
    link.append(run._r)  # noqa: SLF001 -- python-docx writes no links
    place._p.append(link)  # noqa: SLF001 -- as above
    return run


def add_table(  # noqa: PLR0913 -- what a table has
    made: Document,
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    numeric: Sequence[bool] = (),
    shares: Sequence[float] = (),
    alt: str = "",
    spaced: bool = True,
) -> Element:
    """Add a table whose head stands on every page, and whose rows stay whole.

    Parameters
    ----------
    made : Document
        Where.
    heads : sequence of str
        One a column.
    rows : sequence of sequence of Cell
        The cells.
    numeric : sequence of bool
        Which columns are set right; none by default.
    shares : sequence of float
        The columns' shares of the width; equal by default.
    alt : str
        What the table shows, in words.
    spaced : bool
        Whether a small line parts it from what comes next, which may be a table.

    """
    from docx.shared import Inches  # noqa: PLC0415 -- an extra

    table = made.add_table(rows=1, cols=len(heads))
    table._tbl.tblStyle_val = TABLE_STYLE  # noqa: SLF001 -- as add_line in paper.py
    table.autofit = False
    parts = shares if len(shares) == len(heads) else [1.0] * len(heads)
    texts: list[list[Cell]] = [[Cell(head) for head in heads], *map(list, rows)]
    wide = column_widths(texts, parts, width_of(made))
    right = numeric or [False] * len(heads)
    _describe(table, alt)
    for column, inches in zip(table.columns, wide, strict=True):
        column.width = Inches(inches)
    for number, row in enumerate(texts):
        line = table.rows[0] if not number else table.add_row()
        _mark(line, *(("cantSplit",) if number else ("cantSplit", "tblHeader")))
        for cell, shown, inches, set_right in zip(
            line.cells, row, wide, right, strict=True
        ):
            cell.width = Inches(inches)
            _fill(cell.paragraphs[0], shown, right=set_right)
    if sum(row_height(row, wide) for row in texts) <= _SHORT:
        for line in table.rows[:-1]:
            for cell in line.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    if spaced:
        add_line(made, style="Table end")
    return table


def _describe(table: Element, alt: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 -- an extra
    from docx.oxml.ns import qn  # noqa: PLC0415 -- an extra

    if alt:
        said = OxmlElement("w:tblCaption")
        said.set(qn("w:val"), alt)
        table._tbl.tblPr.append(said)  # noqa: SLF001 -- as above


def _mark(row: Element, *names: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 -- an extra

    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 -- as above
    for name in names:
        properties.append(OxmlElement(f"w:{name}"))


def _fill(place: Element, cell: Cell, *, right: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 -- an extra

    place._p.style = CELL_STYLE  # noqa: SLF001 -- looked up by name, it would take long
    write(place, [(cell.text, cell.url)], cell.lang)
    if cell.spark:
        _add_spark(place, cell.spark)
    if cell.mark:
        place.add_run(cell.mark).font.superscript = True
    if right:
        place.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _add_spark(place: Element, line: Spark) -> None:
    """Draw a sparkline as high as the type, with its words."""
    from docx.oxml.ns import qn  # noqa: PLC0415 -- an extra
    from docx.shared import Pt  # noqa: PLC0415 -- an extra

    shape = place.add_run().add_picture(
        io.BytesIO(png(line, colour("first"))), height=Pt(11)
    )
    (properties,) = shape._inline.iter(qn("wp:docPr"))  # noqa: SLF001 -- python-docx has no door to it
    properties.set("descr", line.alt)
