"""Scales of the panels."""

import pytest

from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.scales import time_axis, value_axis, value_axis_across


@pytest.fixture
def panel():
    """Return ``panel(lang)``: a page and a panel."""
    with canvas("two_way_trade", "en", "page") as page:
        yield page, page.panels(lambda box: [box])[0]


def _words(axis):
    return [label.get_text() for label in axis.get_ticklabels()]


def test_years_stand_under_their_middle_as_many_as_find_room(panel):
    """29 years on a page: every fifth; 1999 to 2001 all three."""
    page, axes = panel
    time_axis(page, axes, 1997, 2026)
    assert _words(axes.xaxis) == ["2000", "2005", "2010", "2015", "2020", "2025"]
    assert axes.get_xticks()[0] == 2000.5
    time_axis(page, axes, 2010, 2026.2)
    assert _words(axes.xaxis)[-2:] == ["2023", "2025"]
    time_axis(page, axes, 1999, 2002)
    assert _words(axes.xaxis) == ["1999", "2000", "2001"]


def test_values_carry_their_unit_and_zero_needs_none(panel):
    """From 0 to 10.5 thousand million dollars."""
    page, axes = panel
    axes.set_ylim(0, 10.5e9)
    value_axis(page, axes, "CAD")
    assert _words(axes.yaxis) == ["0", "$2B", "$4B", "$6B", "$8B", "$10B"]


def test_a_magnified_axis_keeps_the_digits_that_tell_its_ticks_apart(panel):
    """15.2, 15.3 and 15.4, not 15, 15 and 15."""
    page, axes = panel
    axes.set_xlim(15.15e9, 15.45e9)
    value_axis_across(page, axes, "dollars", exact=True)
    assert _words(axes.xaxis) == ["$15.2B", "$15.3B", "$15.4B"]
