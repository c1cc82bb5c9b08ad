"""Trading partners ranked."""

from cktrade import charts
from cktrade.charts.drawing.style import colour


def test_the_title_tells_first_and_last_rank(rows):
    """Third in 2014, second in 2015; 2016 is named as left out."""
    chart = charts.partners_ranked(rows("partners_ranked"))
    assert chart.title == (
        "South Korea rose from third in 2014 to second in 2015 among the 3 partners on "
        "record"
    )
    notes = next(t.get_text() for t in chart.texts if t.get_gid() == "notes")
    assert "2016" in notes
    assert "Order in 2015. 1 China: $30.0" in chart.alt


def test_korea_is_told_from_the_others(rows):
    """Its line is blue and in front; the best rank is on top."""
    (axes,) = charts.partners_ranked(rows("partners_ranked")).axes
    lines = {tuple(n.get_ydata()): n for n in axes.lines}
    korea = lines[3, 2]
    assert korea.get_color() == colour("first")
    assert {lines[1, 1].get_color(), lines[2, 3].get_color()} == {colour("others")}
    assert korea.get_zorder() > lines[1, 1].get_zorder()
    low, high = axes.get_ylim()
    assert low > high


def test_one_year_is_drawn_as_amounts_from_zero(rows):
    """30, 20 and 10 thousand million from the top down."""
    trade = rows("partners_ranked")
    (axes,) = charts.partners_ranked(trade[trade["reference_period"].eq("2014")]).axes
    widths = [bar.get_width() for bar in axes.patches]
    assert widths == [30e9, 20e9, 10e9]
    assert axes.get_xlim()[0] == 0
    shades = {bar.get_width(): bar.get_facecolor() for bar in axes.patches}
    assert shades[10e9] != shades[20e9] == shades[30e9]
