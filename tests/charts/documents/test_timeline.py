"""The timeline."""

import pandas as pd
import pytest

from cktrade import charts
from cktrade.errors import DrawingError


def test_documents_that_disagree_are_told_in_the_title(rows):
    """One says 2014, another 2015; the same meeting twice is no conflict."""
    chart = charts.timeline(rows("timeline"))
    assert chart.title == (
        "4 dated events, one disputed date: Agreement signed (2014 and 2015)"
    )
    assert "2014 and 2015: Agreement signed." in chart.alt
    assert "January 2024: Annual meeting." in chart.alt


def test_without_a_conflict_the_title_says_so(rows):
    """The second document is left out."""
    events = rows("timeline")
    title = charts.timeline(events[events["document"].eq("a")]).title
    assert title == "4 dated events, and no date in dispute"


def test_dates_stand_in_order_in_numerals_that_everybody_reads(rows):
    """A span with a dash, a conflict with a stroke, months as 2023-05."""
    listed = charts.timeline(rows("timeline"), lang="ko").axes[1]
    dates = [t for t in listed.texts if t.get_text()[:1].isdigit()]
    assert [t.get_text().replace("\n", " ") for t in dates] == [
        "1950–1953", "2014 / 2015", "2023-05", "2024-01",
    ]  # fmt: skip
    heights = [(t.get_position()[0], -t.get_position()[1]) for t in dates]
    assert heights == sorted(heights)


def test_a_span_is_drawn_as_long_as_it_lasted(rows):
    """The war from the start of 1950 to the end of 1953, on a true scale."""
    strip = charts.timeline(rows("timeline")).axes[0]
    reach = [[*line.get_xdata()] for line in strip.lines]
    assert [1950, 1954] in reach
    assert [2014.5, 2014.5] in reach
    assert [2015.5, 2015.5] in reach


def test_what_is_known_to_the_year_only_is_hollow(rows):
    """One mark a happening: bar, diamond, filled circles."""
    events = rows("timeline")
    listed = charts.timeline(events[events["event"].ne("b-signed")]).axes[1]
    marks = [n for n in listed.lines if n.get_marker() in "|oD"]
    assert [m.get_marker() for m in marks] == ["|", "o", "o", "o"]
    assert [m.get_markerfacecolor() == "#FFFFFF" for m in marks] == [0, 1, 0, 0]


def test_more_events_than_find_room_are_refused():
    """Two hundred on one slide would be too small to read."""
    many = pd.DataFrame(
        {
            "event": [f"e{n}" for n in range(200)],
            "document": "a",
            "date": [str(1800 + n) for n in range(200)],
            "title": [
                f"Happening number {n} with a title of some words" for n in range(200)
            ],
        }
    )
    with pytest.raises(DrawingError, match="200 events find no room on a slide"):
        charts.timeline(many)
