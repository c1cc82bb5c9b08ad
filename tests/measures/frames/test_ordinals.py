"""Counting with periods that are text."""

import narwhals as nw
import pandas as pd
import pytest

from cktrade.errors import PeriodError
from cktrade.measures.frames import ordinals
from cktrade.vocabulary import periods

PERIODS = ["2018", "2018-Q2", "2018-09", "2023-A1"]


def column(of, values):
    """What an expression makes of a column of periods."""
    frame = nw.from_native(pd.DataFrame({"p": values}))
    return frame.select(of("p").alias("x"))["x"].to_list()


def test_the_form_says_the_frequency():
    """And days, spans and words say none."""
    others = ["2018-09-27", "2006/2016", "not stated", "2018-13", "2018-Q5", "2018-9"]

    assert column(ordinals.frequency, PERIODS) == ["A", "Q", "M", "A1"]
    assert column(ordinals.frequency, others) == [""] * 6


@pytest.mark.parametrize("first", PERIODS)
def test_the_next_period_has_the_next_number(first):
    """As cktrade.vocabulary.periods shifts it, over thirty periods."""
    line = [periods.shift(first, steps) for steps in range(31)]
    numbers = column(ordinals.ordinal, line)

    assert numbers == [*range(numbers[0], numbers[0] + 31)]


def test_the_season_is_what_tells_the_periods_of_a_year_apart():
    """-09 of 2018-09."""
    assert column(ordinals.season, PERIODS) == ["", "-Q2", "-09", "-A1"]
    assert column(ordinals.year, PERIODS) == [2018, 2018, 2018, 2023]
    assert column(ordinals.year_text, PERIODS) == ["2018", "2018", "2018", "2023-A1"]


def test_a_year_has_so_many_periods():
    """1, 4, 12, 1."""
    assert column(ordinals.per_year, PERIODS) == [1, 4, 12, 1]


def test_whole_numbers_are_years():
    """2018 as a number."""
    assert column(ordinals.ordinal, [2018, 2019]) == [2018, 2019]
    assert column(ordinals.frequency, [2018]) == ["A"]


def test_what_a_span_is_made_of():
    """Two years: 2 years, 8 quarters, 24 months; a quarter: itself and 3 months."""
    assert len(ordinals.inside("2014/2015")) == 2 + 8 + 24
    assert ordinals.inside("2014-Q1") == ["2014-Q1", "2014-01", "2014-02", "2014-03"]
    assert ordinals.inside("2014-05") == ["2014-05"]
    assert ordinals.inside("2023-A1") == ["2023-A1"]
    assert ordinals.inside("2018-09-27") == []


def test_how_many_periods_each_frequency_needs():
    """Of 2014/2015: 2 years, 8 quarters, 24 months; no year is in a month."""
    values = ["2014", "2014-Q1", "2014-01", "2014-A1"]

    assert column(lambda p: ordinals.expected(p, "2014/2015"), values) == [2, 8, 24, 2]
    assert column(lambda p: ordinals.expected(p, "2014-01"), values) == [0, 0, 1, 0]
    with pytest.raises(PeriodError, match="'then' is not a reference period"):
        ordinals.expected("p", "then")
