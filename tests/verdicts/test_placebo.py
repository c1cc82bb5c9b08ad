"""What a choice costs: values that could have been printed and would have agreed."""

import math

import pytest

from cktrade.record.evaluated import Evaluated
from cktrade.record.intervals import Interval
from cktrade.verdicts.claim import Claim
from cktrade.verdicts.placebo import placebo
from cktrade.verdicts.readings.reading import Fit, Reading

PLAIN = {
    "claim": "c", "document": "d", "topic": "trade", "measure": "merchandise_trade",
    "reporter": "CAN", "partner": "KOR", "flow": "export", "product": "TOTAL",
    "basis": "not stated", "valuation": "not stated", "adjustment": "not stated",
    "reference_period": "2018", "statistic": "value", "unit": "dollars",
    "as_printed": "some",
}  # fmt: skip


def claim(value, precision, qualifier="none", **other):
    """Return a claim of a value."""
    told = PLAIN | {"value": value, "precision": precision, "qualifier": qualifier}
    return Claim(**(told | other))


def reading(low, high=None):
    """Return a reading of an interval, its value in the middle."""
    high = low if high is None else high
    number = Evaluated("k", (low + high) / 2, Interval(low, high), "CAD", (), "")
    return Reading("way", number, "2018", Fit.MISSES, 0.0, "official")


@pytest.mark.parametrize(
    ("printed", "held", "agree", "tried"),
    [
        ((15.3, 0.1), [15.31, 14.33], 1, 30),
        ((15, 1), [15.31, 14.33], 1, 2),
        ((2, 1), [2.1], 0, 0),
        ((5.9, 0.1), [5.4, 5.5, 5.6, 5.7, 5.8, 6.0, 6.4, 6.5], 7, 10),
        ((9.4, 0.1, "over"), [9.45], 0, 18),
        ((9.4, 0.1, "over"), [9.45, 9.85, 8.6], 2, 18),
        ((3200, 100, "about"), [3150], 1, 6),
    ],
)
def test_every_other_value_of_the_precision_within_a_tenth_is_tried(
    printed, held, agree, tried
):
    """15.3 to a tenth: 13.8 to 16.8 without itself are thirty; 14.3 fits 14.33.

    Over 9.4 on 9.45: 9.3 is loose, 9.5 untrue; 9.8 and 8.5 are true and tight for 9.85
    and 8.6, and 9.4 is the printed one. About 3,200 on 3,150: of 2,900 to 3,500 only
    3,100, which reaches 3,000 to 3,200.
    """
    found = placebo(claim(*printed), [reading(value) for value in held])

    assert (found.agree, found.tried) == (agree, tried)
    assert math.isnan(found.rate) == (not tried)


def test_of_a_rank_two_places_each_way_are_tried():
    """Third: first, second, fourth and fifth; fourth and fifth are read: withheld."""
    rank = claim(3, 1, "exact", statistic="rank", unit="rank")
    found = placebo(rank, [reading(3), reading(4), reading(5)])

    assert (found.agree, found.tried, found.allows) == (2, 4, False)
    assert placebo(rank, [reading(3), reading(4)]).allows


def test_a_fifth_is_allowed_and_more_is_not():
    """Two of ten are 20 per cent; three are more."""
    assert placebo(claim(5.9, 0.1), [reading(5.5), reading(6.1)]).allows
    held = [reading(5.5), reading(6.1), reading(6.2)]
    assert not placebo(claim(5.9, 0.1), held).allows
