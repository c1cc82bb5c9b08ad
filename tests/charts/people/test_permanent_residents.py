"""Immigration against the cited mean."""

import pytest

from cktrade import charts
from cktrade.charts.drawing.style import colour
from cktrade.errors import DrawingError


@pytest.mark.parametrize(
    ("mean", "words"),
    [(5000, "250 fewer than the published 5,250"),
     (5256.4, "6 more than the published 5,250"),
     (5250.2, "as published")],
)  # fmt: skip
def test_the_title_says_by_how_much_the_means_differ(rows, mean, words):
    """5,000 is 250 fewer than 5,250; 5,256.4 is 6 more; 5,250.2 is the same."""
    people = rows("permanent_residents")
    on_record = people["claim"].isna() & people["reference_period"].eq("2014/2015")
    people.loc[on_record, "value"] = mean
    title = charts.permanent_residents(people).title
    assert title.startswith("From 2014 to 2015 Canada admitted")
    assert words in title


def test_without_a_claim_the_title_tells_the_latest_year(rows):
    """5,000 in 2016."""
    people = rows("permanent_residents")
    years = people[people["claim"].isna()][:3].drop(columns="claim")
    assert charts.permanent_residents(years).title == (
        "Canada admitted 5,000 permanent residents from South Korea in 2016"
    )


def test_the_years_of_the_claim_stand_out(rows):
    """2014 and 2015 are blue, 2016 is context."""
    (axes,) = charts.permanent_residents(rows("permanent_residents")).axes
    others, inside = axes.containers
    assert [bar.get_height() for bar in inside] == [4000, 6000]
    assert [bar.get_height() for bar in others] == [5000]
    assert colour("first") != colour("others")


def test_the_claim_reaches_over_its_years_at_its_height(rows):
    """5,250 from the start of 2014 to the end of 2015."""
    (axes,) = charts.permanent_residents(rows("permanent_residents")).axes
    line = next(n for n in axes.lines if n.get_color() == colour("claim"))
    assert [*line.get_xdata()] == [2014, 2016]
    assert [*line.get_ydata()] == [5250, 5250]


def test_a_year_that_stands_twice_is_refused(rows):
    """Two tables give 2016."""
    people = rows("permanent_residents")
    with pytest.raises(DrawingError, match="two rows for 2014"):
        charts.permanent_residents(people.iloc[[0, 0, 1]])
