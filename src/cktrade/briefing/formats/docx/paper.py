"""The house of a Word document: paper, type, colours, languages, table style."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from cktrade.briefing.formats.office_zip import normalised
from cktrade.charts.drawing.style import colour

if TYPE_CHECKING:
    from datetime import date

    from cktrade.briefing.content import Paper
    from cktrade.vocabulary import Lang

#: What python-docx makes; it has no types.
Document: TypeAlias = Any
Element: TypeAlias = Any

LOCALES: dict[Lang, str] = {"en": "en-CA", "fr": "fr-CA", "ko": "ko-KR"}
TABLE_STYLE = "cktrade"
#: Offices have both; where one lacks them, it takes its own.
_LATIN, _HANGUL = "Calibri", "Malgun Gothic"
_SIZES: dict[Paper, tuple[float, float]] = {"letter": (8.5, 11.0), "a4": (8.27, 11.69)}
_MARGIN, _MARGIN_ABOVE = 0.9, 0.7
#: The style of a table's cells, by its id, and that of the line below a table.
CELL_STYLE = "Tabletext"
_OWN_STYLES = {"Table text": (8.5, 2.0), "Table end": (3.0, 4.0)}
_AFTER = {"Caption": 8.0}
_LOOKS: dict[str, tuple[float, str, bool]] = {
    "Normal": (10.5, "ink", False),
    "Title": (24, "ink", True),
    "Subtitle": (12, "soft", False),
    "Heading 1": (18, "ink", True),
    "Heading 2": (12, "first", True),
    "Heading 3": (11, "first", True),
    "Caption": (9, "soft", False),
}
_RULE = '<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{shade}"/>'


def blank(title: str, about: str, lang: Lang, day: date, paper: Paper) -> Document:
    """Return an empty document that says its title, language and day."""
    import docx  # noqa: PLC0415 -- an extra

    made: Document = docx.Document()
    _language(made, lang)
    for name, looks in _LOOKS.items():
        _style(made.styles[name], *looks)
    for name, looks_ in _OWN_STYLES.items():
        _own_style(made, name, *looks_)
    _table_style(made)
    _whole_words(made)
    _page(made, paper)
    core = made.core_properties
    core.title, core.comments, core.language = title, about, LOCALES[lang]
    core.author = core.last_modified_by = "cktrade"
    core.created = core.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- a day has no zone
    return made


def add_line(made: Document, text: str = "", style: str = "") -> Element:
    """Add a paragraph in one of Word's styles, by its name.

    The style's id is its name without spaces. Given a name, python-docx looks through
    all styles, and again through all of them for the default, for each paragraph.
    """
    line = made.add_paragraph(text)
    if style:
        line._p.style = style.replace(" ", "")  # noqa: SLF001 -- the door to it is slow
    return line


def packed(made: Document, day: date) -> bytes:
    """Return the document's bytes, which hold no clock."""
    stream = io.BytesIO()
    made.save(stream)
    return normalised(stream.getvalue(), day)


def width_of(made: Document) -> float:
    """Return the inches between the margins."""
    from docx.shared import Length  # noqa: PLC0415 -- an extra

    page = made.sections[0]
    inside: float = Length(
        page.page_width - page.left_margin - page.right_margin
    ).inches
    return inside


def _page(made: Document, paper: Paper) -> None:
    from docx.shared import Inches  # noqa: PLC0415 -- an extra

    page = made.sections[0]
    page.page_width, page.page_height = map(Inches, _SIZES[paper])
    page.left_margin = page.right_margin = Inches(_MARGIN)
    page.top_margin = page.bottom_margin = Inches(_MARGIN_ABOVE)


def _language(made: Document, lang: Lang) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 -- an extra

    looks = made.styles.element.find(".//" + qn("w:lang"))
    looks.set(qn("w:val"), LOCALES[lang])
    looks.set(qn("w:eastAsia"), LOCALES["ko"])


def _style(style: Element, size: float, role: str, bold: bool) -> None:  # noqa: FBT001 -- a look
    from docx.oxml.ns import qn  # noqa: PLC0415 -- an extra
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 -- an extra

    font = style.font
    font.name, font.size, font.bold, font.italic = _LATIN, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour(role)[1:])
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for themed in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{themed}"), None)
    fonts.set(qn("w:eastAsia"), _HANGUL)
    spaced = style.paragraph_format
    spaced.space_after = Pt(_AFTER.get(style.name, 6.0))
    for rule in style.element.iter(qn("w:pBdr")):
        rule.getparent().remove(rule)


def _own_style(made: Document, name: str, size: float, after: float) -> None:
    """Add a style of paragraphs that Word does not have, as tight as a table is."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 -- an extra
    from docx.shared import Pt  # noqa: PLC0415 -- an extra

    style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles["Normal"]
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.0


def _whole_words(made: Document) -> None:
    """Let no Korean word be broken in the middle; Word does so unless told."""
    from docx.oxml import parse_xml  # noqa: PLC0415 -- an extra
    from docx.oxml.ns import nsdecls, qn  # noqa: PLC0415 -- an extra

    about = made.styles["Normal"].element.get_or_add_pPr()
    told = parse_xml(f'<w:wordWrap {nsdecls("w")} w:val="1"/>')
    spacing = about.find(qn("w:spacing"))
    spacing.addprevious(told)


def depth_of(made: Document) -> float:
    """Return the inches between the margins from top to bottom."""
    from docx.shared import Length  # noqa: PLC0415 -- an extra

    page = made.sections[0]
    inside: float = Length(
        page.page_height - page.top_margin - page.bottom_margin
    ).inches
    return inside


def _table_style(made: Document) -> None:
    """Add a style of tables: rules above and below, a head that stands out."""
    from docx.oxml import parse_xml  # noqa: PLC0415 -- an extra
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 -- an extra

    first, grid = colour("first")[1:], colour("grid")[1:]
    rules = "".join(
        _RULE.format(side=side, size=size, shade=shade)
        for side, size, shade in (
            ("top", 12, first), ("bottom", 8, first), ("insideH", 4, grid)
        )
    )  # fmt: skip
    under = _RULE.format(side="bottom", size=8, shade=first)
    made.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:styleId="{TABLE_STYLE}">'
            f'<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/>'
            f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders></w:tblPr>"
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
            f"<w:tcBorders>{under}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
        )
    )
