"""Students at a year's end, and their place."""

from cktrade import charts


def test_the_title_tells_last_and_first_with_their_places(rows):
    """Tenth with 16,000 at the end of 2002, first with 15,000 at the end of 2000."""
    chart = charts.students_over_time(rows("students_over_time"))
    assert chart.title == (
        "16,000\xa0people from South Korea held study permits at the end of 2002, "
        "in tenth place among all countries; at the end of 2000 it was "
        "15,000\xa0people, in first place"
    )
    assert "Rank by year: 2000 1st, 2001 2nd, 2002 10th." in chart.alt


def test_the_first_place_is_on_top(rows):
    """Ranks 1, 2 and 10 on an axis that goes down."""
    _, ranks = charts.students_over_time(rows("students_over_time")).axes
    low, high = ranks.get_ylim()
    assert low > high
    assert ranks.lines[0].get_ydata().tolist() == [1, 2, 10]
    ticks = [t.get_text() for t in ranks.get_yticklabels()]
    assert ticks == ["1st", "3rd", "5th", "10th"]


def test_french_says_du_before_a_day(rows):
    """« à partir du 31 décembre 2000 »."""
    alt = charts.students_over_time(rows("students_over_time"), lang="fr").alt
    assert "à partir du 31 décembre 2000" in alt
