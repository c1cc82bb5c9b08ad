"""Immigration against the cited mean."""

import pandas as pd
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


def said(chart):
    """Return the notes in one line."""
    notes = [t.get_text() for t in chart.texts if t.get_gid() == "notes"]
    return " ".join(" ".join(notes).split())


def test_a_second_document_with_the_same_mean_is_named_and_draws_nothing_else(rows):
    """Both print 5,250: the first is drawn, the chart does not die."""
    held = rows("permanent_residents")
    again = held[held["claim"].eq("mean")].assign(
        claim="again", key="again", document="other", document_title="Another page"
    )
    chart = charts.permanent_residents(pd.concat([held, again], ignore_index=True))
    alone = charts.permanent_residents(held)
    assert chart.title == alone.title
    assert "Also published, not drawn: 5,250 (Another page)" in said(chart)
    assert "Also published" not in said(alone)


def test_the_numbers_that_a_reader_asks_stand_at_their_bars(rows):
    """The peak of 2015, 6,000, and the newest, 5,000 in 2016."""
    (axes,) = charts.permanent_residents(rows("permanent_residents")).axes
    texts = {t.get_text() for t in axes.texts}
    assert {"6,000", "5,000, 2016"} <= texts


def test_what_explains_a_year_is_told_and_not_drawn(rows):
    """A programme of 2015 is a note, and no second bar."""
    held = rows("permanent_residents")
    part = held[held["reference_period"].eq("2015")].assign(
        value=2000.0, explains="permanent_residents.experience"
    )
    chart = charts.permanent_residents(pd.concat([held, part], ignore_index=True))
    bars = [bar for group in chart.axes[0].containers for bar in group]
    assert len(bars) == 3
    assert "2015: 2,000\N{NO-BREAK SPACE}people came through" in " ".join(
        t.get_text() for t in chart.texts
    ).replace("\n", " ")
