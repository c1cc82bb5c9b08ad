"""Numbers beside points, and what explains them."""

import pandas as pd
import pytest

from cktrade.charts.drawing.annotations import explained, highest, point_label
from cktrade.charts.drawing.canvas import canvas


@pytest.fixture
def page():
    """Return a page in house style."""
    with canvas("trade_by_month", "fr", "page") as made:
        yield made


def test_what_explains_is_a_note_that_begins_with_a_capital(page, row):
    """Machinery of September 2016 is told; the month itself stays to be drawn."""
    rows = pd.DataFrame(
        [
            row("2016-09", 3e9, explains=""),
            row("2016-09", 2e9, product="C17", explains="mark.explained_section"),
        ]
    )
    drawn = explained(page, rows)
    assert drawn["value"].tolist() == [3e9]
    (note,) = page.notes
    assert note.startswith("Septembre 2016\N{NARROW NO-BREAK SPACE}: section machines")
    assert "2,00\N{NO-BREAK SPACE}milliards" in note


def test_rows_that_explain_nothing_are_all_drawn(page, row):
    """Rows of old have no such column."""
    rows = pd.DataFrame([row("2016-09", 3e9)])
    assert explained(page, rows) is rows
    assert not page.notes


def test_the_highest_of_equals_is_the_first(row):
    """3 in 2015 and in 2017; 2018 has no number."""
    values = {"2015": 3.0, "2016": 1.0, "2017": 3.0, "2018": float("nan")}
    rows = pd.DataFrame([row(year, value) for year, value in values.items()])
    assert highest(rows)["reference_period"] == "2015"


@pytest.mark.parametrize(("year", "side"), [("2015", "left"), ("2024", "right")])
def test_words_stand_on_the_side_that_has_room(page, row, year, side):
    """On an axis from 2014 to 2025."""
    (axes,) = page.panels(lambda box: [box])
    axes.set_xlim(2014, 2025)
    point_label(page, axes, row(year, 2e9))
    assert axes.texts[0].get_horizontalalignment() == side
