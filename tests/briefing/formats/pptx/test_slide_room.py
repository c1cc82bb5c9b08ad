"""Where the parts of a slide stand."""

from cktrade.briefing.formats.pptx.slide_room import room


def test_parts_follow_each_other_whatever_their_length():
    """Three lines of title, two of subtitle, five of source: none on another."""
    made = room("A long title of a slide " * 8, "subtitle " * 25, "source " * 90)
    (_, top, _, tall), (_, shown, _, deep) = made.subtitle, made.shown

    assert top + tall <= shown
    assert shown + deep <= made.source[1] + 1e-9
    assert made.source[1] + made.source[3] <= 7.31
    assert made.source_size < 10


def test_a_short_source_stands_in_full_size_at_the_foot():
    """A chart then ends at 6.5 inches, above it."""
    made = room("Trade", "By year", "Source")

    assert made.source_size == 10
    assert made.shown[1] + made.shown[3] == 6.5
