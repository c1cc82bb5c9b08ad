"""Words that tell by what stretch of time something is counted."""

import pytest

from cktrade.documents.grammar.stretches import frames, shortest


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("$489 million a month", "M"),
        ("489 millions de dollars par mois", "M"),
        ("월평균 4억 8,900만 달러", "M"),
        ("an average annual rate of 10.6 per cent", "A"),
        ("5 % par an", "A"),
        ("7% more than a year earlier", ""),
        ("7 % de plus qu’un an plus tôt", ""),
        ("$15.3 billion", ""),
    ],
)
def test_the_shortest_stretch_is_read_in_three_languages(text, code):
    """Words for "a year earlier" say when, not by what."""
    assert shortest(text) == code


def test_every_cue_is_kept_in_order():
    """Of two the shorter counts, and both are told."""
    text = "2,000 a day, 60,000 a month"
    assert [cue.code for cue in frames(text)] == ["D", "M"]
    assert shortest(text) == "D"
