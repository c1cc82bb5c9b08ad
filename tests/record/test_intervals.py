"""Intervals: every qualifier, half-way cases, and arithmetic by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cktrade.errors import ComparabilityError
from cktrade.record.intervals import (
    Interval,
    interval,
    mean,
    observed,
    second_reading,
    total,
)


@pytest.mark.parametrize(
    ("qualifier", "value", "precision", "inside", "outside"),
    [
        ("none", 15.3, 0.1, [15.25, 15.3, 15.35], [15.249, 15.351]),
        ("exact", 516, 1, [516], [515.5, 516.5]),
        ("over", 9.4, 0.1, [9.41, 1e9], [9.4, 9.3]),
        ("at_least", 9.4, 0.1, [9.4, 1e9], [9.39]),
        ("under", 500, 100, [0, 499.9], [500, -1]),
        ("up_to", 12, 1, [0, 12], [12.1, -0.1]),
        ("almost", 500, 100, [450, 499.9], [500, 449.9]),
        ("almost", 1000, 1000, [900, 999], [516, 1000]),
        ("none", 64.3, 0.1, [64.25, 64.35], [64.24, 64.36]),
        ("about", 3200, 100, [3100, 3300], [3099, 3301]),
        ("about", 20, 10, [18, 22], [17.9, 22.1]),
    ],
)
def test_a_qualifier_stands_for_its_interval(
    qualifier, value, precision, inside, outside
):
    """About twenty, printed to the ten, reaches a tenth of itself: 18 to 22."""
    claimed = interval({"value": value, "precision": precision, "qualifier": qualifier})

    assert all(number in claimed for number in inside)
    assert not any(number in claimed for number in outside)


def test_the_halves_of_a_rounded_figure_belong_to_it():
    """5,245 and 5,255 both round to 5,250 at tens, one of them by half-even."""
    claimed = interval({"value": 5250, "precision": 10, "qualifier": "none"})

    assert (claimed.low, claimed.high) == (5245, 5255)
    assert 5245 in claimed
    assert 5255 in claimed


@pytest.mark.parametrize(
    ("value", "precision", "unit", "qualifier", "expected"),
    [
        (5250, 10, "persons per year", "none", (5225, 5275)),
        (15, 1, "persons", "none", (12.5, 17.5)),
        (25_000, 1000, "persons", "none", (22_500, 27_500)),
        (3200, 100, "persons", "none", None),
        (5250, 10, "persons", "about", None),
        (15.5e9, 1e8, "dollars", "none", None),
    ],
)
def test_only_a_whole_count_that_ends_in_five_has_a_second_reading(
    value, precision, unit, qualifier, expected
):
    """5,250 may be rounded to 50: 5,250 ± 25; dollars and qualified counts may not."""
    claim = {
        "value": value, "precision": precision, "unit": unit, "qualifier": qualifier,
    }  # fmt: skip
    wide = second_reading(claim)

    assert (wide and (wide.low, wide.high)) == expected


@pytest.mark.parametrize(
    ("value", "precision", "unit", "expected"),
    [
        (4105.0, 5.0, "persons", Interval(4102.5, 4107.5)),
        (0.0, 5.0, "persons", Interval(0, 2.5)),
        (516.0, 1.0, "persons", Interval(516, 516)),
        (516.0, 1.0, "CAD", Interval(515.5, 516.5)),
        (-3.0, 2.0, "CAD", Interval(-4, -2)),
    ],
)
def test_an_observation_reaches_half_its_precision_to_both_sides(
    value, precision, unit, expected
):
    """4,105 rounded to 5 is 4,102.5 to 4,107.5; a count to the last one is exact."""
    seen = {"value": value, "precision": precision, "unit": unit, "status": "normal"}

    assert observed(seen) == expected


def test_a_missing_value_is_a_range_and_never_zero():
    """A masked count is 0 to 5; of a suppressed one nothing is known."""
    gone = {"value": math.nan, "precision": 5.0, "unit": "persons"}

    assert observed(gone | {"status": "masked"}) == Interval(0, 5)
    assert observed(gone | {"status": "suppressed"}) == Interval(0, math.inf)


def test_sums_and_means_carry_the_halves():
    """5.9 ± .05 and 9.4 ± .05 make 15.3 ± .1; the mean of 1 ± 1 and 3 ± 1 is 2 ± 1."""
    assert total([Interval(5.85, 5.95), Interval(9.35, 9.45)]).low == pytest.approx(
        15.2
    )
    assert mean([Interval(0, 2), Interval(2, 4)]) == Interval(1, 3)


def test_an_open_end_keeps_its_number_out():
    """(9.4, ∞) neither holds nor touches [9, 9.4], but overlaps [9, 9.5]."""
    above = Interval(9.4, math.inf, low_open=True)

    assert not above.overlaps(Interval(9, 9.4))
    assert above.overlaps(Interval(9, 9.5))
    assert not Interval(9.4, 9.5).within(above)
    assert Interval(9.41, 9.5).within(above)


def test_the_gap_is_signed_from_the_claim():
    """[14.2, 14.4] lies 0.85 below [15.25, 15.35]; the other way round 0.85 above."""
    record, claim = Interval(14.2, 14.4), Interval(15.25, 15.35)

    assert record.gap(claim) == pytest.approx(-0.85)
    assert claim.gap(record) == pytest.approx(0.85)
    assert record.gap(Interval(14.3, 20)) == 0


def test_nothing_is_divided_by_an_interval_that_reaches_zero():
    """[1, 2] / [0, 1] has no upper end."""
    with pytest.raises(ComparabilityError, match="reaches zero"):
        Interval(1, 2).over(Interval(0, 1))


def test_an_empty_interval_is_refused():
    """There is no number from 2 to 1."""
    with pytest.raises(ComparabilityError, match="holds no number"):
        Interval(2, 1)


ends = st.floats(-1e9, 1e9)


@st.composite
def intervals(draw):
    """Draw any interval, with its ends open or closed."""
    low, high = sorted([draw(ends), draw(ends)])
    is_open = st.booleans() if low < high else st.just(value=False)
    return Interval(low, high, draw(is_open), draw(is_open))


@given(intervals(), intervals())
def test_within_implies_overlap_and_no_gap(one, other):
    """What lies inside touches, and is not away."""
    if one.within(other):
        assert one.overlaps(other)
        assert one.gap(other) == 0
    assert one.gap(other) == -other.gap(one)


@given(intervals(), intervals(), st.floats(0, 1), st.floats(0, 1))
def test_a_sum_of_members_is_a_member_of_the_sum(one, other, s, t):
    """Whatever numbers two intervals hold, their sum holds the sum."""
    x = one.low + s * (one.high - one.low)
    y = other.low + t * (other.high - other.low)

    if (
        x in one
        and y in other
        and one.low < x < one.high
        and other.low < y < other.high
    ):
        assert x + y in one + other or math.isclose(x + y, (one + other).low)
