"""Type measured once stands for every size, and for the line it is set in."""

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from cktrade.charts.drawing import typeset
from cktrade.charts.drawing.style import load_fonts
from cktrade.errors import DrawingError

HOUSE = ["Noto Sans CJK JP", "DejaVu Sans"]
LINES = [
    "Exports to South Korea grew, imports fell",
    "캐나다와 한국의 상품 교역은 2018년에 153억 달러",
    "Le commerce de biens s’élève à 15,3\N{NO-BREAK SPACE}milliards",
    "  two  spaces  ",
    "one",
    "",
]


@pytest.fixture(autouse=True)
def _fonts():
    load_fonts()


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("line", LINES)
def test_a_line_of_words_is_as_wide_as_matplotlib_sets_it(line, weight):
    """Word by word, and the whole line at once: the same to a thousandth of an em."""
    font = FontProperties(family=HOUSE, weight=weight, size=20)
    whole = text_to_path.get_text_width_height_descent(line, font, ismath=False)
    assert typeset.extent(line, font) == pytest.approx(whole, abs=20 / 1000)


def test_width_is_the_first_of_a_lines_extent():
    """Of height and depth none depends on the words beside."""
    font = FontProperties(family=HOUSE, size=10)
    assert typeset.text_width("two words", font) == typeset.extent("two words", font)[0]
    assert typeset.extent("x g", font)[2] == typeset.extent("g", font)[2]


def test_the_house_type_rises_and_falls_by_one_em():
    """Noto Sans CJK: 880 up and 120 down of 1,000 units, no gap; twice as far at 20."""
    font = FontProperties(family=HOUSE, size=20)
    assert typeset.heights(font) == pytest.approx((17.6, 2.4, 0.0))


def test_a_type_that_does_not_say_its_height_is_refused(monkeypatch):
    """As a bitmap font wrapped for an old printer, in a weight not asked for yet."""

    class Bare:
        def get_sfnt_table(self, _):
            return None

    monkeypatch.setattr(typeset, "get_font", lambda _: Bare())
    with pytest.raises(DrawingError, match="no table 'head'"):
        typeset.heights(FontProperties(family=HOUSE, weight=555, size=10))
