"""Plain numbers in three languages."""

from decimal import Decimal

import pytest

from cktrade.errors import ComparabilityError
from cktrade.wording import last_warranted, number, percent_change, rounded

NARROW = "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "1,234,567.5"),
        ("fr", f"1{NARROW}234{NARROW}567,5"),
        ("ko", "1,234,567.5"),
    ],
)
def test_digits_are_grouped_as_the_language_groups_them(lang, expected):
    """French parts by a narrow space that no line breaks at, and has a comma."""
    assert number(1234567.5, lang) == expected


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_the_minus_is_a_real_one(lang):
    """U+2212, not the hyphen that Babel writes."""
    assert number(-5, lang) == "−5"


def test_four_digits_are_grouped_too():
    """CLDR groups from four digits on in all three."""
    assert [number(5250, lang) for lang in ("en", "fr", "ko")] == [
        "5,250",
        f"5{NARROW}250",
        "5,250",
    ]


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0.125, 2, "0.13"),
        (2.5, 0, "3"),
        (3.5, 0, "4"),
        (-2.5, 0, "−3"),
        (1.005, 2, "1.01"),
        (2.0, 2, "2.00"),
    ],
)
def test_halves_are_rounded_away_from_zero(value, decimals, expected):
    """Babel rounds 2.5 to 2 and 0.125 to 0.12; 1.005 is what a person typed."""
    assert number(value, "en", decimals) == expected


def test_nothing_is_minus_zero():
    """−0.04 to one decimal is 0.0."""
    assert number(-0.04, "en", 1) == "0.0"
    assert percent_change(-0.0004, "en") == "0.0%"


def test_a_number_without_decimals_given_keeps_its_own():
    """0.1 + 0.2 is not asked for; 0.30 is 0.3, and 15300000000 has none."""
    assert [number(v, "en") for v in (0.30, 15_300_000_000, Decimal("1.50"))] == [
        "0.3",
        "15,300,000,000",
        "1.5",
    ]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_missing_number_is_refused(value):
    """Missing is not zero, nor a text; its status says why."""
    with pytest.raises(ComparabilityError, match="label of its status"):
        number(value, "en")


def test_rounding_to_hundred_millions():
    """15,349,999,999 is 153 hundred millions, 15,350,000,000 is 154."""
    assert rounded(15_349_999_999, 8) == Decimal(15_300_000_000)
    assert rounded(15_350_000_000, 8) == Decimal(15_400_000_000)


@pytest.mark.parametrize(
    ("precision", "place"), [(1e8, 8), (1, 0), (5, 0), (50, 1), (0.1, -1), (0.0001, -4)]
)
def test_a_base_of_five_shows_the_digit_it_was_rounded_in(precision, place):
    """Multiples of 5 end in the ones, multiples of 50 in the tens."""
    assert last_warranted(precision) == place


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en", "+12.3%"), ("fr", f"+12,3{NARROW}%"), ("ko", "+12.3%")],
)
def test_a_rise_has_its_sign(lang, expected):
    """0.1234 is 12.34 per cent."""
    assert percent_change(0.1234, lang) == expected


def test_a_fall_is_rounded_away_from_zero():
    """−4.55 per cent is −4.6."""
    assert percent_change(-0.0455, "en") == "−4.6%"
