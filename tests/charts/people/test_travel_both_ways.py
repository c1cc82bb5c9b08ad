"""Travel in both directions."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from cktrade import charts
from cktrade import rows as of_exhibit
from cktrade.errors import DrawingError


def test_the_title_counts_the_years_that_bear_the_claim_out(rows):
    """390 and 460 thousand: one of two years is over 440,000."""
    chart = charts.travel_both_ways(rows("travel_both_ways"))
    assert chart.title == (
        "Travel both ways came to over 440,000 trips in 1 of the 2 years on "
        "record: 2018"
    )


def test_a_bound_that_is_just_reached_is_not_passed(rows):
    """Exactly 440,000 is not over 440,000."""
    travel = rows("travel_both_ways")
    travel.loc[travel["flow"].eq("two_way") & travel["claim"].isna(), "value"] = 440_000
    assert charts.travel_both_ways(travel).title == (
        "Travel both ways came to over 440,000 trips in none of the 2 years on record"
    )


def test_at_least_includes_its_bound(rows):
    """Exactly 440,000 is at least 440,000."""
    travel = rows("travel_both_ways")
    travel.loc[travel["flow"].eq("two_way") & travel["claim"].isna(), "value"] = 440_000
    travel["qualifier"] = travel["qualifier"].replace("over", "at_least")
    title = charts.travel_both_ways(travel).title
    assert title.endswith("in 2 of the 2 years on record: 2017–2018")


def test_a_year_that_nobody_counted_is_marked(rows):
    """Both directions of 2018 are gone: a cross at its place, a note below."""
    travel = rows("travel_both_ways")
    chart = charts.travel_both_ways(travel[travel["reference_period"].ne("2018")])
    crosses = next(n for n in chart.axes[0].lines if n.get_marker() == "x")
    assert [*crosses.get_xdata()] == [2018.5]
    assert "no figure for the period" in " ".join(t.get_text() for t in chart.texts)


def test_without_a_claim_the_title_tells_the_latest_total(rows):
    """460,000 in 2018."""
    travel = rows("travel_both_ways")
    travel = travel[travel["claim"].isna()]
    assert charts.travel_both_ways(travel).title == (
        "Two-way travel came to 460,000 trips in 2018"
    )


def test_directions_stand_on_each_other_and_half_a_year_is_pale(rows):
    """190 on 200 thousand; of 2019 only one direction is known: 250, pale."""
    (axes,) = charts.travel_both_ways(rows("travel_both_ways")).axes
    reach = [[(b.get_y(), b.get_height()) for b in bars] for bars in axes.containers]
    assert [(0, 250_000)] in reach
    assert [(0, 200_000), (0, 260_000)] in reach
    assert [(200_000, 190_000), (260_000, 200_000)] in reach


def test_one_direction_alone_is_refused(rows):
    """Canada counts, Korea does not."""
    travel = rows("travel_both_ways")
    with pytest.raises(DrawingError, match="counted by two reporters; found CAN"):
        charts.travel_both_ways(travel[travel["reporter"].eq("CAN")])


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_words_wider_than_the_panel_stay_on_the_page(lang):
    """French names the agreement in more words than a column's panel is wide."""
    chart = charts.travel_both_ways(
        of_exhibit("travel-both-ways"), lang=lang, size="column"
    )
    pixels = FigureCanvasAgg(chart).get_renderer()
    boxes = [t.get_window_extent(pixels) for t in chart.axes[0].texts]

    assert min(box.x0 for box in boxes) >= 0
    assert max(box.x1 for box in boxes) <= chart.bbox.width
