"""Marks on the panels."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.marks import FIRST, bars, interval, line, pale_bars
from cktrade.charts.drawing.style import colour

NAN = float("nan")


@pytest.fixture
def page():
    """Return a page in house style."""
    with canvas("two_way_trade", "en", "page") as made:
        yield made


@pytest.fixture
def panel(page):
    """Return a panel of the page."""
    return page.panels(lambda box: [box])[0]


def _series(row, values, status="normal"):
    years = [str(2014 + n) for n in range(len(values))]
    marks = ["not_available" if np.isnan(v) else status for v in values]
    return pd.DataFrame(
        [row(y, v, status=s) for y, v, s in zip(years, values, marks, strict=True)]
    )


def test_a_missing_number_is_a_gap_and_a_cross_not_zero(page, panel, row):
    """2015 is missing: no point, no bridge, a cross at the foot, a note."""
    line(page, panel, _series(row, [1, NAN, 3]), FIRST)
    drawn, points, crosses = panel.lines
    assert np.isnan(drawn.get_ydata()[1])
    assert points.get_xdata().tolist() == [2014.5, 2016.5]
    assert (crosses.get_marker(), crosses.get_xdata().tolist()) == ("x", [2015.5])
    assert [*page.notes] == ["× no figure for the period"]


def test_a_provisional_number_is_hollow(page, panel, row):
    """The last point is preliminary: its face is the page."""
    rows = _series(row, [1, 2])
    line(page, panel, rows.assign(status=["normal", "preliminary"]), FIRST)
    hollow = panel.lines[-1]
    assert hollow.get_xdata().tolist() == [2015.5]
    assert hollow.get_markerfacecolor() == colour("ground")
    assert hollow.get_markeredgecolor() == colour("first")
    assert [*page.notes] == ["Hollow points are preliminary or estimated"]


def test_provisional_bars_are_hatched_and_missing_ones_absent(page, panel, row):
    """One whole, one hatched, one without height but with a cross."""
    rows = _series(row, [1, 2, NAN])
    bars(page, panel, rows.assign(status=["normal", "estimated", "masked"]), "first")
    drawn = panel.containers[0]
    assert [bar.get_height() for bar in drawn] == [1, 2, 0]
    assert [bar.get_hatch() for bar in drawn] == [None, "////", None]
    assert len(page.notes) == 2


def test_bars_stand_on_each_other(page, panel, row):
    """A base of 5 lifts a bar of 1 to 6."""
    bars(page, panel, _series(row, [1]), "first", base=np.array([5.0]))
    (bar,) = panel.containers[0]
    assert (bar.get_y(), bar.get_height()) == (5, 1)


def test_pale_bars_keep_an_outline_that_is_seen(page, panel, row):
    """The tint alone would reach 1.3:1; a missing one is not drawn."""
    pale_bars(page, panel, _series(row, [1, NAN]), "first")
    (bar,) = panel.containers[0]
    assert to_hex(bar.get_edgecolor()) == colour("first").lower()
    assert len(page.notes) == 1
    pale_bars(page, panel, _series(row, [NAN]), "first")
    assert len(panel.containers) == 1


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [(3.0, 5.0, ["|", "|"]), (4.0, np.inf, ["|", ">"]), (-np.inf, 4.0, ["<", "|"])],
)
def test_an_interval_without_an_end_points_on(page, panel, low, high, ends):
    """On an axis from 0 to 10 an infinite end is an arrow at the edge."""
    panel.set_xlim(0, 10)
    interval(page, panel, {"value": 4.0, "low": low, "high": high}, 1.0, "claim")
    reach, left, right, point = panel.lines
    assert [left.get_marker(), right.get_marker()] == ends
    assert [*reach.get_xdata()] == [max(low, 0), min(high, 10)]
    assert [*point.get_xdata()] == [4.0]


def test_a_pale_bar_of_a_secondary_number_is_hollow(page, panel, row):
    """2014 of an agency has the tint, 2015 quoted the page's; both are outlined."""
    rows = _series(row, [1, 2]).assign(evidence=["official", "secondary"])
    pale_bars(page, panel, rows, "first")
    faces = [to_hex(bar.get_facecolor()) for bar in panel.patches]
    edges = {to_hex(bar.get_edgecolor()) for bar in panel.patches}
    assert faces == [colour("first_tint").lower(), colour("ground").lower()]
    assert edges == {colour("first").lower()}
    assert any(note.startswith("Hollow: secondary") for note in page.notes)
