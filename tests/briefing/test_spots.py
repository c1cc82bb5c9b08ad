"""Where a drawing shows its categories, found by the numbers drawn."""

from dataclasses import replace

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from cktrade.briefing.spots import frame_of
from cktrade.exhibits.plot import Plot, Series


def plot(kind, *numbers):
    """Return a plot of one run."""
    return Plot(
        kind=kind, corner="", categories=tuple(map(str, range(len(numbers)))),
        series=(Series("a", "first", numbers),), unit="",
    )  # fmt: skip


@pytest.fixture
def axes():
    """Return axes that fill a figure of 7.2 by 3.6 inches."""
    with mpl.rc_context({"figure.dpi": 100}):
        return Figure(figsize=(7.2, 3.6)).add_axes((0, 0, 1, 1))


def test_a_line_in_another_unit_is_found_and_its_points_have_strips(axes):
    """From 0 to 3 over 518.4 points: strips of 172.8 points, in their middles."""
    axes.plot([0, 1, 2, 3], [1e6, 3e6, 2e6, 4e6])
    axes.set_xlim(0, 3)

    frame = frame_of(axes.figure, plot("line", 1.0, 3.0, 2.0, 4.0))

    assert [spot.category for spot in frame.spots] == [0, 1, 2, 3]
    assert frame.spots[1].left == pytest.approx(172.8 - 86.4)
    assert frame.spots[1].width == pytest.approx(172.8)
    assert (frame.spots[0].top, frame.spots[0].height) == (0, pytest.approx(259.2))


def test_bars_that_lie_are_found_from_the_top_down(axes):
    """Three bars of the numbers; each strip is as wide as the drawing."""
    axes.barh([2, 1, 0], [30.0, 20.0, 10.0], height=0.5)
    axes.set_ylim(-0.5, 2.5)

    frame = frame_of(axes.figure, plot("bar", 3.0, 2.0, 1.0))

    tops = [spot.top for spot in frame.spots]
    assert tops == sorted(tops)
    assert frame.spots[0].top == pytest.approx(259.2 / 6 - 259.2 / 12)
    assert frame.spots[0].width == pytest.approx(518.4)


def test_a_drawing_of_other_numbers_has_no_place_for_these(axes):
    """One number differs by a thousandth: no value is shown at another's place."""
    axes.plot([0, 1, 2, 3], [1.0, 3.0, 2.0, 4.0])

    assert not frame_of(axes.figure, plot("line", 1.0, 3.003, 2.0, 4.0)).spots


def test_words_above_and_below_lie_outside_the_frame(axes):
    """The title ends above, the source begins below; between them is the drawing."""
    figure = axes.figure
    figure.text(0, 0.9, "Title", gid="title")
    figure.text(0, 0.05, "Source", gid="source")

    frame = frame_of(figure, plot("line", 1.0, 2.0, 3.0))

    assert 0.1 * 259.2 <= frame.top < 0.2 * 259.2
    assert 0.8 * 259.2 < frame.bottom < 0.95 * 259.2


def test_years_of_another_run_have_their_places_in_even_steps(axes):
    """The line holds 2000, 2002 and 2004; 2001, of another run, lies between."""
    from datetime import date  # noqa: PLC0415 -- only here

    axes.plot([2000, 2002, 2004], [1.0, 3.0, 2.0])
    axes.set_xlim(2000, 2004)
    years = (2000, 2001, 2002, 2004)
    told = replace(
        plot("line", 1.0, None, 3.0, 2.0), dates=tuple(date(y, 1, 1) for y in years)
    )

    spots = frame_of(axes.figure, told).spots

    middles = [spot.left + spot.width / 2 for spot in spots]
    assert [spot.category for spot in spots] == [0, 1, 2, 3]
    assert spots[1].left == pytest.approx(518.4 / 8, abs=0.2)
    assert middles[0] == pytest.approx(0, abs=40)
