"""Where things go."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from cktrade.charts.drawing.layout import Box, fit, spread, wrap
from cktrade.charts.drawing.typeset import text_width

FONT = FontProperties(family=["DejaVu Sans"], size=10)


def test_a_box_is_shared_out_with_gaps_between():
    """100 − 10 of gap is 90: 60 above 30; likewise across."""
    box = Box(0, 0, 100, 100)
    assert box.rows([2, 1], 10) == [Box(0, 40, 100, 100), Box(0, 0, 100, 30)]
    assert box.columns([2, 1], 10) == [Box(0, 0, 60, 100), Box(70, 0, 100, 100)]


def test_width_grows_with_the_type():
    """Unhinted type of 20 points is twice as wide as of 10."""
    twice = FontProperties(family=["DejaVu Sans"], size=20)
    assert text_width("Canada", twice) == pytest.approx(2 * text_width("Canada", FONT))


def test_lines_are_as_few_as_can_be_and_of_like_length():
    """Four equal words in the room of three: two lines of two, not three and one."""
    room = text_width("abcd abcd abcd", FONT) + 1
    assert wrap("abcd abcd abcd abcd", FONT, room) == "abcd abcd\nabcd abcd"


def test_a_number_keeps_its_unit():
    """Lines break at plain spaces only; a wide word stays whole."""
    text = "trade of $15.3\N{NO-BREAK SPACE}billion"
    room = text_width("trade of $15.3", FONT) + 1
    assert wrap(text, FONT, room) == "trade of\n$15.3\N{NO-BREAK SPACE}billion"
    assert wrap("unbreakable", FONT, 1) == "unbreakable"


def test_breaks_of_the_text_stay():
    """Name and value stand on lines of their own."""
    assert wrap("Exports\n$6B", FONT, 500) == "Exports\n$6B"


def test_labels_move_as_little_as_need_be():
    """Two of height 2 both at 5: one up, one down; at an edge, inwards."""
    assert spread([5, 5], [2, 2], 0, 10) == [4, 6]
    assert spread([9.5, 9.5], [2, 2], 0, 10) == [7, 9]
    assert spread([2, 8], [2, 2], 0, 10) == [2, 8]
    assert spread([8, 2], [2, 2], 0, 10) == [8, 2]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12))
def test_spread_labels_neither_overlap_nor_leave_nor_change_order(wanted):
    """Twelve labels of height 5 need 60 of 100: they always fit."""
    placed = np.array(spread(wanted, [5.0] * len(wanted), 0, 100))
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    assert (np.diff(placed[order]) >= 5 - 1e-6).all()
    assert placed.min() >= 2.5 - 1e-6
    assert placed.max() <= 97.5 + 1e-6


def test_panels_keep_their_labels_inside_and_line_up():
    """The wide labels of one panel push the other's left end, too."""
    figure = Figure(figsize=(4, 4))
    above, below = (figure.add_axes((0, 0, 1, 1)) for _ in range(2))
    above.set_yticks([0, 1], ["no", "a very wide label"])
    renderer = RendererAgg(400, 400, 100)
    top, bottom = Box(10, 10, 390, 390).rows([1, 1], 20)
    while fit([(above, top), (below, bottom)], renderer):
        pass
    one, other = (axes.get_window_extent(renderer) for axes in (above, below))
    assert one.x0 == pytest.approx(other.x0)
    assert one.x1 == pytest.approx(other.x1)
    assert above.get_tightbbox(renderer).x0 == pytest.approx(10, abs=1)
    assert below.get_tightbbox(renderer).y0 == pytest.approx(10, abs=1)
