"""The contract: every chart keeps it, and a chart that breaks a rule is found out."""

import pytest
from matplotlib.figure import Figure

from cktrade import charts
from cktrade.charts.drawing.contract import breaches
from cktrade.charts.drawing.style import SIZE_NAMES
from cktrade.errors import DrawingError
from cktrade.vocabulary import LANGUAGES


@pytest.mark.parametrize("size", SIZE_NAMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chart_keeps_the_contract(rows, every_chart, lang, size):
    """Every chart, in three languages and three sizes: no breach."""
    chart = getattr(charts, every_chart)(rows(every_chart), lang=lang, size=size)
    assert breaches(chart) == []


@pytest.fixture
def drawn(rows):
    """Return a chart that keeps the contract."""
    return charts.two_way_trade(rows("two_way_trade"), size="page")


def test_a_chart_without_words_for_the_blind_is_found_out(drawn):
    """The alt text was taken away."""
    drawn.alt = ""
    assert breaches(drawn) == ["The alt is missing."]


def test_a_chart_whose_title_is_not_drawn_is_found_out(drawn):
    """The words are there, the artist is hidden."""
    next(t for t in drawn.texts if t.get_gid() == "title").set_visible(False)
    assert breaches(drawn) == ["The title is not drawn."]


def test_a_chart_that_loses_its_source_is_found_out(drawn):
    """The source line says something else than the rows."""
    next(t for t in drawn.texts if t.get_gid() == "source").set_text("Source: hearsay")
    assert breaches(drawn) == ["The source is not drawn."]


def test_a_chart_without_numbers_is_found_out(drawn):
    """The rows were taken away."""
    drawn.rows = drawn.rows.iloc[:0]
    assert breaches(drawn) == ["The numbers drawn are missing, or have no key."]


def test_a_character_without_a_glyph_is_found_out(drawn):
    """No family of the house draws the sign for an ancient lyre."""
    drawn.axes[0].text(2015, 1e9, "\U0001d360 here")
    assert breaches(drawn) == [
        "'\U0001d360 here' holds ['\U0001d360'], which cannot be drawn."
    ]


def test_a_text_cut_by_the_edge_is_found_out(drawn):
    """Half of it hangs over the left edge of the page."""
    drawn.text(-0.02, 0.4, "over the edge")
    assert breaches(drawn) == ["'over the edge' is cut at the edge."]


def test_a_text_over_another_is_found_out(drawn):
    """A second title stands on the first."""
    title = next(t for t in drawn.texts if t.get_gid() == "title")
    drawn.text(*title.get_position(), "twice", va="top", fontsize=12)
    (found,) = breaches(drawn)
    assert found.startswith("'Canada–South Korea goods trade reached")
    assert found.endswith("overlaps 'twice'.")


def test_a_text_with_a_line_through_it_is_found_out_unless_it_has_a_ground(drawn):
    """A line at 5.2 thousand million runs through words at that height."""
    axes = drawn.axes[0]
    axes.plot([2014, 2017], [5.2e9, 5.2e9], color="black")
    words = axes.text(2014.6, 5.2e9, "struck", va="center")
    assert breaches(drawn) == ["'struck' is struck through by a line."]
    words.set_bbox({"facecolor": "white", "edgecolor": "none"})
    assert breaches(drawn) == []


def test_type_too_small_to_read_is_found_out(drawn):
    """Five points on a page that asks for six."""
    drawn.axes[0].text(2014.6, 5.4e9, "tiny", fontsize=5)
    assert breaches(drawn) == ["'tiny' is smaller than 6.0 points."]


def test_faint_text_is_found_out_by_what_is_behind_it(drawn):
    """#999999 reaches 2.8:1 on white; black on black reaches 1:1."""
    axes = drawn.axes[0]
    axes.text(2014.6, 5.4e9, "faint", color="#999999")
    axes.axvspan(2015.2, 2015.8, 0.8, 0.99, color="black", zorder=5)
    axes.text(2015.4, 5.4e9, "dark", color="black", zorder=6)
    assert breaches(drawn) == [
        "'faint' has a contrast of only 2.8:1.",
        "'dark' has a contrast of only 1.0:1.",
    ]


def test_faint_marks_are_found_out(drawn):
    """A line, a marker, a patch and an area in #BBBBBB, which reaches 1.9:1."""
    axes = drawn.axes[0]
    axes.plot([2014.2, 2014.4], [1e9, 1e9], color="#BBBBBB")
    axes.plot([2014.2], [1.3e9], "o", color="#BBBBBB")
    axes.axvspan(2014.1, 2014.2, 0.01, 0.02, color="#BBBBBB")
    axes.fill_between([2014.1, 2014.2], 1e8, 2e8, color="#BBBBBB")
    assert breaches(drawn) == [
        f"A {kind} has a contrast of only 1.9:1."
        for kind in ("line", "marker", "patch", "area")
    ]


def test_bars_on_an_axis_that_is_cut_off_are_found_out(rows):
    """The axis of admissions starts at 3,000; the bars still stand at zero."""
    chart = charts.permanent_residents(rows("permanent_residents"), size="page")
    chart.axes[0].set_ylim(3000, 7000)
    assert set(breaches(chart)) == {
        "Bars stand on an axis that does not start at zero."
    }


def test_bars_that_float_are_found_out(drawn):
    """A bar from 1 to 2 thousand million, with nothing below it."""
    drawn.axes[0].bar([2014.5], [1e9], 0.1, 1e9, color="black")
    assert breaches(drawn) == ["A bar starts neither at zero nor on another bar."]


def test_a_figure_of_somebody_else_has_no_contract():
    """Matplotlib's own figure carries no words."""
    with pytest.raises(DrawingError, match=r"not drawn by cktrade\.charts"):
        breaches(Figure())
