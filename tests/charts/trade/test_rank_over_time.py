"""Rank, year by year: the best place, and how low it may have been."""

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from cktrade import charts
from cktrade import rows as of_exhibit
from cktrade.charts.drawing.style import colour
from cktrade.errors import DrawingError


def test_a_place_that_is_only_the_best_of_several_is_said_to_be(rows):
    """Seventh to ninth in 2014, seventh and no other in 2016."""
    chart = charts.rank_over_time(rows("rank_over_time"))
    assert chart.title == (
        "South Korea was Canada’s seventh-largest partner in goods in 2016, and "
        "seventh-largest at best in 2014"
    )
    assert "Customs basis: 2014 7th to 9th; 2016 7th." in chart.alt
    assert "Balance-of-payments basis: 2014 8th to 11th." in chart.alt


def test_the_bars_reach_from_the_best_place_to_the_worst(rows):
    """In the first panel from 7 to 9 and at 7; in the second from 8 to 11."""
    customs, balance = charts.rank_over_time(rows("rank_over_time")).axes
    reach = [
        line.get_ydata()
        for axes in (customs, balance)
        for line in axes.lines
        if len(line.get_ydata()) % 3 == 0 and np.isnan(line.get_ydata()[2])
    ]
    assert reach[0][[0, 1, 3, 4]].tolist() == [7, 9, 7, 7]
    assert reach[1][:2].tolist() == [8, 11]


def test_a_year_without_a_field_is_a_gap(rows):
    """2015 is not held: no line leads over it, and a cross says so."""
    customs, _ = charts.rank_over_time(rows("rank_over_time")).axes
    best = next(n for n in customs.lines if [*n.get_ydata()[::2]] == [7, 7])
    assert np.isnan(best.get_ydata()[1])


def test_a_rank_of_secondary_figures_is_hollow(rows):
    """2016 is added up by others; 2014 is a copy. A note says what hollow means."""
    chart = charts.rank_over_time(rows("rank_over_time"))
    hollow = [
        line.get_xdata().tolist()
        for line in chart.axes[0].lines
        if line.get_markerfacecolor() == colour("ground")
    ]
    assert hollow == [[2016.5]]
    notes = next(t.get_text() for t in chart.texts if t.get_gid() == "notes")
    assert "Hollow: secondary" in " ".join(notes.split())


def test_how_many_competitors_are_named_is_said(rows):
    """26 in 2014 and 200 in 2016 at customs; 26 on the balance of payments."""
    chart = charts.rank_over_time(rows("rank_over_time"))
    notes = next(t.get_text() for t in chart.texts if t.get_gid() == "notes")
    assert "Partners named, customs basis: 26 (2014), 200 (2016)" in " ".join(
        notes.split()
    )


def test_a_partner_twice_in_a_year_is_refused(rows):
    """Two tables of one basis."""
    placed = rows("rank_over_time")
    with pytest.raises(DrawingError, match="two rows for 2014"):
        charts.rank_over_time(placed.iloc[[0, 0, 1]])


@pytest.mark.parametrize("size", ["slide", "page", "column"])
@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_every_name_stands_at_its_own_place(lang, size):
    """Moved by less than a third of a place: beside another's it would be false."""
    chart = charts.rank_over_time(of_exhibit("rank-over-time"), lang=lang, size=size)
    pixels = FigureCanvasAgg(chart).get_renderer()
    for axes in chart.axes:
        pitch = abs(np.diff(axes.transData.transform([(0, 1), (0, 2)])[:, 1])[0])
        for name in axes.texts:
            box = name.get_window_extent(pixels)
            wished = axes.transData.transform(name.xy)[1]
            assert abs((box.y0 + box.y1) / 2 - wished) < pitch / 3, name.get_text()
        boxes = sorted((n.get_window_extent(pixels) for n in axes.texts), key=_low)
        assert all(a.y1 <= b.y0 for a, b in pairwise(boxes))


def _low(box):
    return box.y0
