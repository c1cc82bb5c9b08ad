"""The overview."""

import pandas as pd
import pytest

from cktrade import charts
from cktrade.errors import DrawingError


def test_each_measure_has_a_panel_that_starts_at_zero(rows):
    """Trade, admissions and visitors."""
    chart = charts.small_multiples(rows("small_multiples"))
    assert [axes.get_title(loc="left") for axes in chart.axes] == [
        "Merchandise trade", "Permanent residents admitted",
        "Visitors, same-day included",
    ]  # fmt: skip
    assert [axes.get_ylim()[0] for axes in chart.axes] == [0, 0, 0]


def test_lines_of_one_flow_are_named_by_where_people_go(rows):
    """To Canada and to South Korea."""
    visitors = charts.small_multiples(rows("small_multiples")).axes[2]
    assert {t.get_text().split("\n")[0] for t in visitors.texts} == {
        "To Canada", "To South Korea",
    }  # fmt: skip


def test_the_title_names_what_has_risen_and_to_when(rows):
    """With under five years held the first number is the one before.

    Exports 2 → 4, imports 3 → 6, admissions 4 → 5 thousand rose, visitors 200 → 250
    and 190 → 200 as well; the last number before is the latest of the held.
    """
    trade = rows("two_way_trade")
    years = trade["reference_period"].astype(int)
    trade["reference_period"] = (2010 + 5 * (years - 2014)).astype(str)
    trade = trade[trade["flow"].isin(["export", "import"])]
    assert charts.small_multiples(trade).title == (
        "Over 5 years to the newest held, up: Exports (2020) and Imports (2020); "
        "down: none"
    )


def test_more_measures_than_stay_readable_are_refused(rows):
    """Seven panels."""
    one = rows("two_way_trade")[:3]
    names = ["merchandise_trade", "permanent_residents", "study_permits", "visitors",
             "new_students", "work_permits", "overnight_visitors"]  # fmt: skip
    many = pd.concat([one.assign(measure=name) for name in names])
    with pytest.raises(DrawingError, match="at most 6 measures of 3 series"):
        charts.small_multiples(many)
