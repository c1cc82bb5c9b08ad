"""The house of the slides: size, theme, two layouts, and text with its language."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeAlias

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from cktrade.briefing.formats.type_room import broken, lines
from cktrade.charts.drawing.style import colour

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang

#: What python-pptx makes. Its own hints contradict what it does, so that its objects
#: are known here by name only.
Deck: TypeAlias = Any
Slide: TypeAlias = Any
Frame: TypeAlias = Any
Shape: TypeAlias = Any

WIDTH, HEIGHT, EDGE = 13.333, 7.5, 0.65
LOCALES: dict[Lang, str] = {"en": "en-CA", "fr": "fr-CA", "ko": "ko-KR"}
#: Offices have both; where one lacks them, it takes its own.
_LATIN, _HANGUL = "Calibri", "Malgun Gothic"
#: Slot of an office's theme → role of the palette: who swaps the theme swaps both.
_THEME = {
    "dk1": "ink", "lt1": "ground", "dk2": "soft", "lt2": "grid", "accent1": "first",
    "accent2": "second", "accent3": "third", "accent4": "claim", "accent5": "others",
    "accent6": "axis", "hlink": "first", "folHlink": "soft",
}  # fmt: skip
SLOTS = {
    "ink": MSO_THEME_COLOR.TEXT_1, "soft": MSO_THEME_COLOR.TEXT_2,
    "first": MSO_THEME_COLOR.ACCENT_1, "second": MSO_THEME_COLOR.ACCENT_2,
    "third": MSO_THEME_COLOR.ACCENT_3, "claim": MSO_THEME_COLOR.ACCENT_4,
    "others": MSO_THEME_COLOR.ACCENT_5, "axis": MSO_THEME_COLOR.ACCENT_6,
    "grid": MSO_THEME_COLOR.BACKGROUND_2, "ground": MSO_THEME_COLOR.BACKGROUND_1,
}  # fmt: skip
#: How an office says that a shape shows nothing.
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_DECORATIVE_NAMES = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_COVER, _CONTENT = "Title Slide", "Title Only"
_TITLE_SIZE = "2400"
_WHOLE_WORDS = {"eaLnBrk": "0", "latinLnBrk": "0"}
#: Points of a title's type: the largest in which it stands on two lines.
_SIZES, _TITLE_LINES = (24, 22, 20, 18), 2
_COVER_SIZES = (38, 34, 30)
#: What a frame keeps free to the left and right of its text.
INSET = 0.1
_PLACES = {
    PP_PLACEHOLDER.TITLE: (EDGE, 0.5, WIDTH - 2 * EDGE, 0.95),
    PP_PLACEHOLDER.CENTER_TITLE: (EDGE, 1.95, 11.5, 1.4),
    PP_PLACEHOLDER.SUBTITLE: (EDGE, 3.45, 10.5, 1.6),
    PP_PLACEHOLDER.BODY: (EDGE, 1.6, WIDTH - 2 * EDGE, 5),
    PP_PLACEHOLDER.DATE: (EDGE, 6.95, 2.5, 0.35),
    PP_PLACEHOLDER.FOOTER: (4, 6.95, 5.3, 0.35),
    PP_PLACEHOLDER.SLIDE_NUMBER: (WIDTH - EDGE - 1.5, 6.95, 1.5, 0.35),
}


def empty_deck() -> Deck:
    """Return a deck without slides, in the house's theme, with two layouts."""
    deck: Deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in [*deck.slide_layouts]:
        if layout.name not in {_COVER, _CONTENT}:
            deck.slide_layouts.remove(layout)
    _dress(deck)
    own = [s for s in deck.slide_layouts.get_by_name(_COVER).placeholders if s.width]
    for shape in [*deck.slide_master.placeholders, *own]:
        place = map(Inches, _PLACES[shape.placeholder_format.type])
        shape.left, shape.top, shape.width, shape.height = place
    return deck


def _dress(deck: Deck) -> None:
    """Write the palette and the type into the theme, and set titles left."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for slot, role in _THEME.items():
        (place,) = theme.iter(qn(f"a:{slot}"))
        shade = f'<a:srgbClr {nsdecls("a")} val="{colour(role)[1:]}"/>'
        place[:] = [parse_xml(shade)]
    for fonts in ("a:majorFont", "a:minorFont"):
        (font,) = theme.iter(qn(fonts))
        font.find(qn("a:latin")).set("typeface", _LATIN)
        font.find(qn("a:ea")).set("typeface", _HANGUL)
    part._blob = serialize_part_xml(theme)  # noqa: SLF001 -- python-pptx has no door to a theme
    (level,) = deck.slide_master.element.iterfind(
        ".//" + "/".join(map(qn, ("p:titleStyle", "a:lvl1pPr")))
    )
    level.set("algn", "l")
    level.find(qn("a:defRPr")).attrib.update({"sz": _TITLE_SIZE, "b": "1"})


def add_slide(
    deck: Deck,
    title: str,
    lang: Lang,
    *,
    cover: bool = False,
) -> Slide:
    """Add a slide with its title and, unless it is the cover, its number."""
    layout = deck.slide_layouts.get_by_name(_COVER if cover else _CONTENT)
    slide = deck.slides.add_slide(layout)
    frame = slide.shapes.title.text_frame
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if cover else MSO_ANCHOR.TOP
    size = title_size(title, cover=cover)
    for line in _broken(title, lang, size, cover=cover):
        _title_line(frame, line, lang, size)
    if not cover:
        (number,) = (
            shape
            for shape in layout.placeholders
            if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER
        )
        slide.shapes._spTree.append(copy.deepcopy(number.element))  # noqa: SLF001 -- python-pptx leaves numbers out
    return slide


def title_size(title: str, *, cover: bool = False) -> int:
    """Return the points of a title's type: it stands on two lines if it can."""
    room = _title_room(cover=cover)
    sizes = _COVER_SIZES if cover else _SIZES
    fitting = [s for s in sizes if lines(title, s, room, bold=True) <= _TITLE_LINES]
    return (fitting or [*sizes[-1:]])[0]


def _broken(title: str, lang: Lang, size: int, *, cover: bool) -> list[str]:
    """Break a Korean title between words: offices break between any two syllables."""
    if lang != "ko":
        return [title]
    return broken(title, size, _title_room(cover=cover), bold=True)


def _title_line(frame: Frame, line: str, lang: Lang, size: int) -> None:
    """Write a line of a title, all of which is one paragraph."""
    own = frame.paragraphs[0]
    if own.runs:
        own.add_line_break()
    run = own.add_run()
    run.text, run.font.size, run.font.bold = line, Pt(size), True
    run.font.color.theme_color = SLOTS["ink"]
    run._r.get_or_add_rPr().set("lang", LOCALES[lang])  # noqa: SLF001 -- python-pptx has no door to it


def _title_room(*, cover: bool) -> float:
    place = PP_PLACEHOLDER.CENTER_TITLE if cover else PP_PLACEHOLDER.TITLE
    return _PLACES[place][2] - 2 * INSET


def text_box(
    slide: Slide,
    place: tuple[float, float, float, float],
) -> Frame:
    """Add an empty text box; left, top, width and height in inches."""
    frame = slide.shapes.add_textbox(*map(Inches, place)).text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = Inches(INSET)
    return frame


def paragraph(  # noqa: PLR0913 -- what, in which language, and how it looks
    frame: Frame,
    text: str,
    lang: str,
    *,
    size: float,
    role: str = "ink",
    bold: bool = False,
    after: float = 0.0,
) -> None:
    """Write a paragraph; the first one fills the frame's empty one.

    Parameters
    ----------
    frame : TextFrame
        Of a shape or a cell.
    text : str
        One paragraph.
    lang : str
        A language of the package, for whoever reads it aloud or checks its spelling.
    size, after : float
        Points: the type, and the room below.
    role : str
        Its colour.
    bold : bool
        Whether it stands out.

    """
    first = frame.paragraphs[0]
    new = frame.add_paragraph() if first.runs else first
    run = new.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.theme_color = SLOTS[role]
    run._r.get_or_add_rPr().set("lang", LOCALES[lang])  # type: ignore[index]  # noqa: SLF001 -- python-pptx knows other languages only by number
    new.space_after = Pt(after)
    if lang == "ko":  # a word is not broken between two syllables
        new._p.get_or_add_pPr().attrib.update(_WHOLE_WORDS)  # noqa: SLF001 -- python-pptx has no door to it


def decorative(shape: Shape) -> None:
    """Say of a shape that it shows nothing, for whoever cannot see it."""
    (properties,) = shape._element.iter(qn("p:cNvPr"))  # noqa: SLF001 -- python-pptx has no door to it
    properties.append(
        parse_xml(
            f'<a:extLst {nsdecls("a")}><a:ext uri="{_DECORATIVE}"><adec:decorative '
            f'xmlns:adec="{_DECORATIVE_NAMES}" val="1"/></a:ext></a:extLst>'
        )
    )


def describe(shape: Shape, name: str, alt: str) -> None:
    """Name a shape, and say in words what it shows."""
    shape.name = name
    (properties,) = shape._element.iter(qn("p:cNvPr"))  # noqa: SLF001 -- python-pptx has no door to it
    properties.set("descr", alt)
