"""What a line says of each figure, in three languages."""

from __future__ import annotations

import time

import pytest

from cktrade.documents.grammar import numbers, printed


def read(line, lang, *fields):
    """Return some fields of every figure."""
    return [tuple(getattr(f, name) for name in fields) for f in printed(line, lang)]


@pytest.mark.parametrize(
    ("lang", "line", "value", "precision"),
    [
        ("en", "$15.3 billion", 15.3e9, 1e8),
        ("en", "5,250 people", 5250, 10),
        ("en", "two hundred thousand people", 200_000, 100_000),
        ("en", "six decades of ties", 60, 1),
        ("fr", "15,3 milliards de dollars", 15.3e9, 1e8),
        ("fr", "254 332 personnes", 254_332, 1),
        ("fr", "3 billions de dollars", 3e12, 1e12),
        ("ko", "1만2000명", 12_000, 1000),
        ("ko", "5억9천200만달러", 592_000_000, 1_000_000),
        ("ko", "153억 달러", 15.3e9, 1e8),
        ("ko", "22만 6748명", 226_748, 1),
        ("ko", "1조2천억 원", 1.2e12, 1e11),
    ],
)
def test_value_and_last_digit_are_read(lang, line, value, precision):
    """Filling zeros are no digits: 5,250 ends in a ten."""
    assert read(line, lang, "value", "precision") == [(value, precision)]


@pytest.mark.parametrize(
    ("lang", "line", "qualifier"),
    [
        ("en", "over 26,000 people", "over"),
        ("en", "fewer than 300 people", "under"),
        ("en", "5,000 people or more", "at_least"),
        ("en", "$2 million over five years", "none"),
        ("fr", "près de 27 000 Canadiens", "almost"),
        ("fr", "au moins 400 étudiants", "at_least"),
        ("ko", "약 3200명", "about"),
        ("ko", "30% 넘게 늘었다", "over"),
        ("ko", "40만여 명", "over"),
        ("ko", "5000명 미만", "under"),
    ],
)
def test_the_word_that_touches_a_figure_is_its_qualifier(lang, line, qualifier):
    """Over five years means during them."""
    assert read(line, lang, "qualifier")[-1] == (qualifier,)


@pytest.mark.parametrize(
    ("lang", "line", "said"),
    [
        ("en", "Exports rose 1.5 percent in 2019.", ("growth", "up", "percent")),
        ("en", "It made up 44 per cent of the total.", ("share", None, "percent")),
        ("en", "Trade more than doubled.", ("growth", "up", "percent")),
        ("en", "an average of 5,250 people", ("mean", None, "persons")),
        ("en", "the seventh-largest partner", ("rank", None, "rank")),
        ("fr", "une hausse de 26 % en 2024", ("growth", "up", "percent")),
        ("fr", "elles ont diminué de 3,7 %", ("growth", "down", "percent")),
        ("ko", "수출이 21.7% 증가했다", ("growth", "up", "percent")),
        ("ko", "한국은 16위다", ("rank", None, "rank")),
        ("ko", "비중은 40%였다", ("share", None, "percent")),
    ],
)
def test_the_kind_of_statement_is_read(lang, line, said):
    """Doubled is a growth of 100 percent."""
    assert read(line, lang, "statistic", "direction", "unit") == [said]


def test_a_figure_takes_the_period_that_is_its_own():
    """From one to the other: each sum has its year behind it."""
    line = "It rose from 180,000 people in 2015 to 184,000 people in 2016."
    assert read(line, "en", "value", "period") == [
        (180_000, "2015"),
        (184_000, "2016"),
    ]


def test_growth_between_two_years_knows_both():
    """From 2011 to 2012 it fell: the later is its period."""
    line = "From 2011 to 2012, exports fell by 27.1%."
    assert read(line, "en", "period", "base_period") == [("2012", "2011")]


def test_what_is_no_figure_is_left():
    """Years, names, tables and things already named count nothing."""
    line = "In 2019 the two countries of the G7 met again (see Table 3)."
    assert printed(line, "en") == []


@pytest.mark.parametrize(
    "line",
    ["a" * 80_000, "word " * 16_000, "1 234 " * 14_000, "1" * 80_000, "가" * 80_000],
)
def test_a_long_line_takes_a_moment(line):
    """80,000 characters without end took 51 seconds once."""
    start = time.perf_counter()
    numbers(line)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("line", "lang", "qualifier"),
    [
        ("three times as many as 500 students", "en", "none"),
        ("twice as many as 3,000 people", "en", "none"),
        ("half as much as $3 billion", "en", "none"),
        ("three times more than 500 people", "en", "none"),
        ("trois fois plus de 500 personnes", "fr", "none"),
        ("as many as 500 students", "en", "up_to"),
        ("more than 500 people", "en", "over"),
        ("plus de 500 personnes", "fr", "over"),
    ],
)
def test_a_comparison_by_a_factor_is_no_bound(line, lang, qualifier):
    """Three times as many as 500 does not say that 500 is the most."""
    assert printed(line, lang)[-1].qualifier == qualifier
