"""The type that a page carries with it."""

import base64
import io
import re

from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from cktrade.briefing.formats import fonts as faces
from cktrade.charts.drawing.style import load_fonts

TEXT = "Canada 한국 « Corée » −5 ▲"


def fonts(css):
    """Return the weight and the font of each rule."""
    found = re.findall(r"font-weight:(\d+).*?base64,([^)]*)\)", css, re.DOTALL)
    return {w: TTFont(io.BytesIO(base64.b64decode(data))) for w, data in found}


def drawn(font, letter):
    """Return the outline and the advance of a letter."""
    name, pen = font.getBestCmap()[ord(letter)], RecordingPen()
    font.getGlyphSet()[name].draw(pen)
    return pen.value, font["hmtx"][name][0]


def test_every_character_of_the_text_is_there_in_both_weights():
    """Regular and bold, as WOFF; nothing more than was asked for."""
    for font in fonts(faces.embedded(TEXT)).values():
        assert {*font.getBestCmap()} == {ord(c) for c in TEXT}
        assert font.flavor == "woff"
    assert [*fonts(faces.embedded("a"))] == ["400", "700"]


def test_a_letter_is_drawn_as_in_the_type_and_as_wide():
    """Outline and advance of 한, from both weights."""
    cut = fonts(faces.embedded("가나한 ab")).values()
    for path, font in zip(load_fonts(), cut, strict=True):
        with TTFont(path) as whole:
            assert drawn(whole, "한") == drawn(font, "한")


def test_a_character_of_no_list_is_found_too():
    """A document of one's own may hold any."""
    (regular, _) = fonts(faces.embedded("鹿")).values()
    assert ord("鹿") in regular.getBestCmap()


def test_the_same_text_gives_the_same_bytes():
    """No date, no order of a set."""
    assert faces.embedded(TEXT) == faces.embedded("".join(reversed(TEXT)))
