"""Printed counts of people."""

import pytest

from cktrade import charts
from cktrade.errors import DrawingError


def _words(chart):
    return [t.get_text() for t in chart.axes[0].texts]


def test_counts_of_a_year_and_of_one_moment_stand_apart(rows):
    """The quota is of each year; community and teachers are of one moment."""
    words = _words(charts.people_between(rows("people_between")))
    assert words.index("Each year") < words.index("12,000\xa0places\xa0a\xa0year")
    assert words.index("At one time") > words.index("12,000\xa0places\xa0a\xa0year")
    assert words.index("At one time") < words.index("Over 200,000\xa0people")
    assert words[-2] == "About 3,200\xa0people"


def test_the_title_names_the_smallest_and_the_largest(rows):
    """3,200 and 200,000."""
    title = charts.people_between(rows("people_between")).title
    assert title.endswith("the published figures run from 3,200 to 200,000")


def test_a_count_without_an_upper_end_is_an_arrow(rows):
    """Over 200,000: from there to the edge of a logarithmic scale."""
    chart = charts.people_between(rows("people_between"))
    marks = chart.axes[1]
    assert marks.get_xscale() == "log"
    assert marks.get_xlim() == (1e3, 1e6)
    assert [line.get_marker() for line in marks.lines].count(">") == 1


def test_zero_has_no_place_on_a_logarithmic_scale(rows):
    """A count of nobody."""
    people = rows("people_between").assign(value=0.0)
    with pytest.raises(DrawingError, match="logarithmic scale cannot show"):
        charts.people_between(people)
