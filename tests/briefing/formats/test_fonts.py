"""The type that a page carries with it."""

import base64
import io
import re

from fontTools.ttLib import TTFont

from cktrade.briefing.formats import fonts as faces

TEXT = "Canada 한국 « Corée » −5 ▲"


def fonts(css):
    """Return the weight and the font of each rule."""
    found = re.findall(r"font-weight:(\d+).*?base64,([^)]*)\)", css, re.DOTALL)
    return {w: TTFont(io.BytesIO(base64.b64decode(data))) for w, data in found}


def test_every_character_of_the_text_is_there_in_both_weights():
    """Regular and bold, as WOFF; nothing more than was asked for."""
    for font in fonts(faces.embedded(TEXT)).values():
        assert {*font.getBestCmap()} == {ord(c) for c in TEXT}
        assert font.flavor == "woff"
    assert [*fonts(faces.embedded("a"))] == ["400", "700"]


def test_the_short_way_leads_to_the_same_font(monkeypatch):
    """Cut from the characters the package can say, or from the whole type."""
    short = faces.embedded("가나 ab")
    monkeypatch.setattr(faces, "_words", frozenset)

    assert faces.embedded("가나 ab") == short


def test_a_character_beyond_the_packages_words_is_found_too():
    """A document of one's own may hold any: 鹿 is in none of the code lists."""
    assert "鹿" not in faces._words()  # noqa: SLF001 -- the premise of the test
    (regular, _) = fonts(faces.embedded("鹿")).values()
    assert ord("鹿") in regular.getBestCmap()


def test_the_same_text_gives_the_same_bytes():
    """No date, no order of a set."""
    assert faces.embedded(TEXT) == faces.embedded("".join(reversed(TEXT)))
