"""Words on the panels."""

import pytest

from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.labels import end_labels, happenings


@pytest.fixture
def page(rows):
    """Return a page in house style with its head and foot."""
    with canvas("two_way_trade", "en", "page") as made:
        made.head("A finding", "What is measured")
        made.foot(rows("two_way_trade"))
        yield made


@pytest.fixture
def panel(page):
    """Return a panel of the page, from 2010 to 2026 and 0 to 10."""
    (axes,) = page.panels(lambda box: [box])
    axes.set(xlim=(2010, 2026), ylim=(0, 10))
    return axes


def test_labels_at_one_height_part_and_keep_their_order(page, panel):
    """Ends at 5.0 and 5.1 would overlap: the upper stays above the lower."""
    end_labels(page, panel, [(2026, 5.1, "upper", "first"), (2026, 5, "lower", "ink")])
    page.finish()
    upper, lower = (t.get_window_extent(page.renderer) for t in panel.texts)
    assert upper.y0 >= lower.y1


def test_long_labels_break_so_that_the_panel_keeps_its_width(page, panel):
    """A name of twelve words takes no more than some quarter of the page."""
    end_labels(page, panel, [(2026, 5, " ".join(["lengthy"] * 12), "first")])
    page.finish()
    width = panel.texts[0].get_window_extent(page.renderer).width
    assert width < 0.3 * page.figure.bbox.width
    assert panel.get_window_extent(page.renderer).width > page.figure.bbox.width / 2


def test_happenings_stand_where_the_axis_covers_them(page, panel):
    """From 2010 to 2026 both the agreement (2015-01-01) and the pandemic (2020)."""
    happenings(page, [panel])
    page.finish()
    assert [t.get_text() for t in panel.texts] == [
        "Free trade agreement in force",
        "COVID-19 pandemic",
    ]
    assert [*panel.lines[0].get_xdata()] == [2015, 2015]
    assert panel.lines[1].get_xdata()[0] == pytest.approx(2020 + 70 / 366)


def test_happenings_outside_the_axis_are_left_out(page, panel):
    """A chart of 2000 to 2010 knows neither."""
    panel.set_xlim(2000, 2010)
    happenings(page, [panel])
    assert not panel.texts


def test_happenings_step_aside_for_each_other_and_for_the_panels_title(page, panel):
    """Between 2014 and 2021 their words need two lines, above a wide title a third."""
    panel.set_xlim(2014.8, 2020.5)
    panel.set_title("A title as wide as the panel itself, which nothing may cover " * 2)
    happenings(page, [panel])
    page.finish()
    boxes = [t.get_window_extent(page.renderer) for t in panel.texts]
    area = panel.get_window_extent(page.renderer)
    assert boxes[0].y1 <= boxes[1].y0 or boxes[0].x1 <= boxes[1].x0
    assert all(area.x0 - 1 <= b.x0 and b.x1 <= area.x1 + 1 for b in boxes)
    assert min(b.y0 for b in boxes) > area.y1 + page.pixels(page.size.small)
