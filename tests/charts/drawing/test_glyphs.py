"""A missing glyph is an error, never a box."""

import pytest
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from cktrade.charts.drawing.glyphs import check_glyphs, undrawable
from cktrade.errors import DrawingError

LATIN = FontProperties(family=["DejaVu Sans"])


def test_what_no_family_holds_is_named_once():
    """DejaVu Sans has no Hangul; spaces and breaks need no glyph."""
    assert undrawable("한 한\nA", LATIN) == ["한"]
    assert undrawable("  \n", LATIN) == []
    assert undrawable("Corée − 1\N{NARROW NO-BREAK SPACE}000", LATIN) == []


def test_a_second_family_steps_in():
    """The house's type draws the Hangul that DejaVu lacks."""
    both = FontProperties(family=["DejaVu Sans", "Noto Sans CJK JP"])
    assert undrawable("한국", both) == []


def test_a_figure_with_such_a_character_is_refused():
    """Hidden text is not drawn, so that it is not looked at."""
    figure = Figure()
    text = figure.text(0, 0, "한국", fontproperties=LATIN)
    with pytest.raises(DrawingError, match="holds '한', '국', for which DejaVu Sans"):
        check_glyphs(figure)
    text.set_visible(False)
    check_glyphs(figure)
