"""Provinces: exports by origin, imports by clearance."""

import pytest

from cktrade import charts
from cktrade.errors import DrawingError


def test_the_title_names_the_largest_exporter_and_importer_of_the_newest_year(rows):
    """Ontario sells 3 and buys 5 thousand million in 2021."""
    chart = charts.provinces(rows("provinces"))
    assert chart.title == (
        "Ontario sold South Korea the most in 2021, $3.00\xa0billion; most of Canada’s "
        "imports cleared customs in Ontario, $5.00\xa0billion"
    )
    assert "Imports, 2018: Ontario $2.50\xa0billion and Quebec $500" in chart.alt


def test_the_earlier_year_is_a_mark_on_the_bar_of_the_newer(rows):
    """Half of 3 and 2 in the first panel, half of 5 and 1 in the second."""
    found = {}
    for axes in charts.provinces(rows("provinces")).axes:
        bars = [bar.get_width() for bar in axes.patches]
        marks = [n.get_xdata()[0] for n in axes.lines if n.get_xdata()[0]]
        found[axes.get_title(loc="left")] = (bars, marks)
    assert found == {
        "Domestic exports": ([3e9, 2e9], [1.5e9, 1e9]),
        "Imports": ([5e9, 1e9], [2.5e9, 0.5e9]),
    }


def test_one_year_alone_has_no_mark(rows):
    """Nothing is said of an upright line that is not drawn."""
    now = rows("provinces").query("reference_period == '2021'")
    chart = charts.provinces(now)
    notes = next(t.get_text() for t in chart.texts if t.get_gid() == "notes")
    assert "Upright line" not in notes
    assert "cleared customs" in " ".join(notes.split())


def test_a_province_twice_is_refused(rows):
    """Two classifications of one province."""
    held = rows("provinces")
    with pytest.raises(DrawingError, match="Ontario"):
        charts.provinces(held.iloc[[0, 0, *range(len(held))]])
