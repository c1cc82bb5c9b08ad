"""Every number of a line is found, in every form it can be written in."""

from __future__ import annotations

import pytest

from cktrade.documents.grammar import numbers


def found(line):
    """Return the numbers of a line as they are written."""
    return [number.text for number in numbers(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("in 2018", ["2018"]),
        ("5,250 a year", ["5,250"]),
        ("$15.3 billion.", ["$15.3 billion"]),
        ("US$ 1.2 trillion", ["US$ 1.2 trillion"]),
        ("€12 and £3.50", ["€12", "£3.50"]),
        ("12% or 0.5 %", ["12%", "0.5 %"]),
        ("the 4th and 21st", ["4th", "21st"]),
        ("in the 1930s", ["1930s"]),
        ("1950-1953, 1950–53", ["1950", "1953", "1950", "53"]),
        ("read on 08.03.2025.", ["08.03.2025"]),
        ("the G7, COP26 and COVID-19", ["G7", "COP26", "19"]),
        ("K1N 5S6", ["K1N", "5S6"]),
        ("note¹ and ½ of it", ["note¹", "½"]),
        ("２０１８年", ["２０１８"]),
        ("30 000 people", ["30 000"]),
        ("12 345 678,9 of them", ["12 345 678,9"]),
        ("in 2018 516 died", ["2018", "516"]),
        ("a 10-year plan", ["10"]),
    ],
)
def test_digits_are_found_in_every_form(line, expected):
    """The number comes with its sign, its scale and the letters that touch it."""
    assert found(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The fourth-largest exporter", ["fourth-largest"]),
        ("second largest", ["second largest"]),
        ("two hundred thousand", ["two hundred thousand"]),
        ("ninety-nine of a hundred", ["ninety-nine", "hundred"]),
        ("six decades, half a century", ["six decades", "half", "century"]),
        ("twice, doubled, tripled, a dozen", ["twice", "doubled", "tripled", "dozen"]),
        ("tens, hundreds, thousands", ["tens", "hundreds", "thousands"]),
        ("a majority of one", ["majority", "one"]),
        ("every quarter", ["quarter"]),
        ("two-way trade, one-off", ["two", "one"]),
        ("FIRST and only", ["FIRST"]),
        ("the fastest growing", ["fastest"]),
    ],
)
def test_english_number_words_are_found(line, expected):
    """Words that follow each other are one number."""
    assert found(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("15,3 milliards de dollars", ["15,3 milliards"]),
        ("le sixième partenaire", ["sixième"]),
        ("plus de quatre-vingt-dix pays", ["quatre-vingt-dix"]),
        ("une centaine de milliers", ["centaine", "milliers"]),
        ("la moitié, un tiers, un quart", ["moitié", "tiers", "quart"]),
        ("le plus important marché", ["plus important"]),
        ("le 1er mai, la 2e fois", ["1er", "2e"]),
    ],
)
def test_french_number_words_are_found_and_articles_are_not(line, expected):
    """The articles un and une are not taken for ones."""
    assert found(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("교역액은 153억 달러", ["153억"]),
        ("1만 2천 명", ["1만 2천"]),
        ("2018년에는 6위", ["2018", "6"]),
        ("두 나라는 여섯 번째", ["두", "여섯"]),
        ("절반이 넘는 수십만 명", ["절반", "수십만"]),
        ("가장 큰 시장", ["가장"]),
    ],
)
def test_korean_number_words_are_found(line, expected):
    """Particles may touch a word of two syllables, not of one."""
    assert found(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Both sides met at an annual, bilateral, several-day meeting each year.",
        "often, weight, height, tonne, sixpence, twofoldness, Bethen",
        "une nouvelle année, le cendrier, centre, disque",
        "두려움 없는 세계 네트워크",
        "",
    ],
)
def test_words_that_only_look_like_numbers_are_left(line):
    """Ten in often, eight in weight, cent in centre, 두 in fear."""
    assert found(line) == []


def test_a_number_knows_its_place_in_the_line():
    """Two characters come before "$1.5 million", which has twelve: from 2 to 14."""
    (number,) = numbers("a $1.5 million plan")
    assert (number.start, number.end) == (2, 14)
