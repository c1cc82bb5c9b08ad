"""Pieces of a Word document: linked text, tables with heads, pictures with words."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from cktrade.briefing.formats.docx.paper import (
    LOCALES,
    TABLE_STYLE,
    Document,
    Element,
    width_of,
)
from cktrade.charts.drawing.style import colour
from cktrade.exhibits.grid import Cell
from cktrade.tables.spark import png

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cktrade.briefing.content import Picture
    from cktrade.tables.spark import Spark

_SMALL = 8.5  # points of a table's type
_VIEW = re.compile(r'viewBox="0 0 [\d.]+ ([\d.]+)"')
_WHOLE = 100_000  # how an office counts a picture's height for its crop
_SHORT = 14  # rows of a table that stays on one page


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


def add_picture(made: Document, picture: Picture) -> None:
    """Add a chart as wide as the text, with its words for whoever cannot see it.

    Title and source, which stand in the document's own words around it, are cropped
    away; whoever takes the crop back has the whole picture.
    """
    from docx.oxml.ns import qn  # noqa: PLC0415 -- an extra
    from docx.shared import Inches  # noqa: PLC0415 -- an extra

    shape = made.add_picture(io.BytesIO(picture.png), Inches(width_of(made)))
    (properties,) = shape._inline.iter(qn("wp:docPr"))  # noqa: SLF001 -- as above
    properties.set("name", picture.label)
    properties.set("descr", picture.alt)
    above, below = _outside(picture)
    shape.height = int(shape.height * (1 - above - below))
    (fill,) = shape._inline.iter(qn("pic:blipFill"))  # noqa: SLF001 -- as above
    fill.insert(1, _crop(above, below))
    made.paragraphs[-1].paragraph_format.keep_with_next = True


def _outside(picture: Picture) -> tuple[float, float]:
    """Return the shares of a drawing above and below what is drawn."""
    view = _VIEW.search(picture.svg["page"].decode())
    if view is None or "page" not in picture.frames:
        return 0.0, 0.0
    height, frame = float(view[1]), picture.frames["page"]
    return frame.top / height, 1 - frame.bottom / height


def _crop(above: float, below: float) -> Element:
    from docx.oxml import parse_xml  # noqa: PLC0415 -- an extra
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 -- an extra

    top, bottom = (round(part * _WHOLE) for part in (above, below))
    return parse_xml(f'<a:srcRect {nsdecls("a")} t="{top}" b="{bottom}"/>')


def add_table(  # noqa: PLR0913 -- what a table has
    made: Document,
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    numeric: Sequence[bool] = (),
    shares: Sequence[float] = (),
    alt: str = "",
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

    """
    from docx.shared import Inches  # noqa: PLC0415 -- an extra

    table = made.add_table(rows=1, cols=len(heads))
    table._tbl.tblStyle_val = TABLE_STYLE  # noqa: SLF001 -- as add_line in paper.py
    table.autofit = False
    parts = shares if len(shares) == len(heads) else [1.0] * len(heads)
    wide = [width_of(made) * part / sum(parts) for part in parts]
    right = numeric or [False] * len(heads)
    _describe(table, alt)
    for column, inches in zip(table.columns, wide, strict=True):
        column.width = Inches(inches)
    texts: list[list[Cell]] = [[Cell(head) for head in heads], *map(list, rows)]
    for number, row in enumerate(texts):
        line = table.rows[0] if not number else table.add_row()
        _mark(line, *(("cantSplit",) if number else ("cantSplit", "tblHeader")))
        for cell, shown, inches, set_right in zip(
            line.cells, row, wide, right, strict=True
        ):
            cell.width = Inches(inches)
            _fill(cell.paragraphs[0], shown, right=set_right)
    if len(rows) <= _SHORT:
        for line in table.rows[:-1]:
            for cell in line.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    made.add_paragraph().paragraph_format.space_after = 0
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
    from docx.shared import Pt  # noqa: PLC0415 -- an extra

    write(place, [(cell.text, cell.url)], cell.lang, _SMALL)
    if cell.spark:
        _add_spark(place, cell.spark)
    if cell.mark:
        place.add_run(cell.mark).font.superscript = True
    place.paragraph_format.space_after = Pt(2)
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
