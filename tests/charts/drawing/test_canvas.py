"""The page a chart is drawn on."""

import gc
import weakref

import pytest

from cktrade import charts
from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.chart import Chart
from cktrade.errors import DrawingError


def test_a_chart_is_a_matplotlib_figure_of_the_size_asked_for(rows):
    """A slide is 13.33 by 7.5 inches; a column is 3.5 wide."""
    chart = charts.two_way_trade(rows("two_way_trade"))
    assert isinstance(chart, Chart)
    assert chart.get_size_inches().tolist() == [13.33, 7.5]
    narrow = charts.two_way_trade(rows("two_way_trade"), size="column")
    assert narrow.get_size_inches()[0] == 3.5


def test_head_and_foot_frame_the_panels(rows):
    """Title above subtitle above the panels; the source line at the very bottom."""
    chart = charts.two_way_trade(rows("two_way_trade"), size="page")
    places = {t.get_gid(): t.get_window_extent() for t in chart.texts}
    top = chart.axes[0].get_window_extent()
    bottom = chart.axes[1].get_window_extent()
    assert places["title"].y0 > places["subtitle"].y1 > top.y1
    assert bottom.y0 > places["source"].y1


def test_a_note_said_twice_stands_once(rows):
    """Two series with preliminary points need one explanation."""
    trade = rows("two_way_trade")
    late = trade["reference_period"].eq("2016")
    trade.loc[late, "status"] = "preliminary"
    chart = charts.two_way_trade(trade, size="page")
    (notes,) = [t.get_text() for t in chart.texts if t.get_gid() == "notes"]
    assert notes.replace("\n", " ") == (
        "Hollow points are preliminary or estimated. "
        "Hatched bars are preliminary or estimated."
    )


def test_a_language_that_is_none_of_ours_is_refused():
    """There is no German."""
    with pytest.raises(DrawingError, match="There is no 'de'"):
        canvas("two_way_trade", "de", "page").__enter__()


def test_the_room_of_charts_is_a_table_of_contents():
    """Every name loads; matplotlib is not loaded before one is asked for."""
    assert dir(charts) == sorted(charts.__all__)
    assert all(callable(getattr(charts, name)) for name in charts.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'pie_chart'"):
        charts.pie_chart  # noqa: B018 -- asking is the point


def test_a_notebook_shows_the_picture(rows):
    """The bytes of a PNG, as they would be saved."""
    chart = charts.two_way_trade(rows("two_way_trade"), size="column")
    assert chart._repr_png_() == charts.rendered(chart, "png")


def test_a_chart_that_nobody_holds_is_forgotten(rows):
    """Pyplot keeps figures open; these are not pyplot's."""
    seen = weakref.ref(charts.two_way_trade(rows("two_way_trade"), size="column"))
    gc.collect()
    assert seen() is None
