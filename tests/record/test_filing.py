"""Rows are filed by series and vintage, and each is made once."""

import pandas as pd
import pytest

from cktrade.record.filing import Filing


@pytest.fixture
def filing():
    """Five rows of two series in three vintages; the newest comes first."""
    days = ["2020-01-31", "2019-01-31", "2019-06-30", "2019-01-31", "2020-01-31"]
    return Filing(
        pd.DataFrame({
            "series": ["b", "b", "b", "a", "a"],
            "reference_period": ["2018", "2017", "2017", "2018", "2019"],
            "value": [5.0, 1.0, 2.0, 3.0, 4.0],
            "vintage": pd.to_datetime(days),
        })
    )  # fmt: skip


def test_a_day_sees_its_own_vintage_and_those_before(filing):
    """Two rows are of January 2019, one of June, two of January 2020."""
    days = ["2019-01-30", "2019-01-31", "2019-06-30", "2020-01-30", "2020-01-31"]
    assert [filing.until(day) for day in days] == [0, 2, 3, 3, 5]


def test_a_series_has_the_rows_of_its_time_oldest_first(filing):
    """By June 2019 the series b has two numbers, later three."""
    assert [row["value"] for row in filing.of("b", 3)] == [1.0, 2.0]
    assert [row["value"] for row in filing.of("b", 5)] == [1.0, 2.0, 5.0]
    assert filing.of("c", 5) == []


def test_of_each_series_the_first_period_is_shown_in_its_newest_vintage(filing):
    """Of b it is 2017, revised to 2 in June; before June it was 1."""
    assert [row["value"] for row in filing.firsts(5)] == [3.0, 2.0]
    assert [row["value"] for row in filing.firsts(2)] == [3.0, 1.0]
    assert filing.firsts(0) == []


def test_a_row_is_one_object_however_it_is_asked_for(filing):
    """What one finds under a row holds for everybody who has it."""
    assert filing.of("a", 5)[0] is filing.firsts(5)[0] is filing.row(1)
