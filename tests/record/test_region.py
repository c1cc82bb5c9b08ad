"""Sums over a region: who is in them, and who is lacking by name."""

import pandas as pd
import pytest

from cktrade.datasets import load
from cktrade.errors import ComparabilityError
from cktrade.measures import total
from cktrade.record.record import Record
from cktrade.record.region import members_missing, members_together

POPULATION = "worldbank.sp-pop-totl.kor.level.total"


@pytest.fixture(scope="module")
def record():
    """The embedded record."""
    return Record(load("observations"), load("sources"))


@pytest.mark.parametrize(
    ("year", "people"), [("2015", 4023.3), ("2024", 4284.5)], ids=str
)
def test_a_sum_names_the_members_that_it_lacks(record, year, people):
    """37 economies, in millions; three are not counted by the World Bank."""
    found = members_together(f"{POPULATION}@{year}", "X-INDO-PACIFIC", record)
    assert round(found.value / 1e6, 1) == people
    assert members_missing(found) == 3
    assert found.formula == (
        "the sum of 37 of 40 members (without Cook Islands, Niue, Taiwan)"
    )


def test_a_region_without_dates_may_not_stand_beside_its_members():
    """South Korea is in the Indo-Pacific in any year."""
    rows = pd.DataFrame(
        {
            "partner": ["KOR", "X-INDO-PACIFIC"],
            "reference_period": "1999",
            "value": [1.0, 2.0],
            "unit": "CAD",
        }
    )
    with pytest.raises(ComparabilityError, match="X-INDO-PACIFIC"):
        total(rows, "partner")
