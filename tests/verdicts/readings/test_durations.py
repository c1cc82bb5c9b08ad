"""Years between dates, as calendars count them."""

import pandas as pd
import pytest

from cktrade.verdicts.claim import Claim
from cktrade.verdicts.readings.durations import offer_dates

EVENT = {
    "event": "began", "document": "another", "parties": "CAN;KOR",
    "title": "Diplomatic relations established",
}  # fmt: skip


def reading(began, period, measure="relations", **more):
    """Return the reading of a duration from an event to a period."""
    row = {
        "claim": "made-up", "document": "memo", "topic": "context", "measure": measure,
        "reporter": "CAN", "partner": "KOR", "flow": "not applicable",
        "product": "not applicable", "basis": "not applicable",
        "valuation": "not applicable", "adjustment": "not applicable",
        "reference_period": period, "statistic": "duration", "value": 40.0,
        "unit": "years", "precision": 1.0, "qualifier": "over", "as_printed": "40",
    }  # fmt: skip
    claim = Claim.of({**row, **more}, None)
    (found,) = offer_dates(claim, [EVENT | {"date": began}]).readings
    return found.evaluated.interval


@pytest.mark.parametrize(
    ("began", "period", "low", "high"),
    [
        ("1960-01-01", "2000-12-31", 40 + 365 / 366, 40 + 365 / 366),
        ("1963-01-14", "2023-01-14", 60, 60),
        ("1963-01-14", "2023-01-13", 59 + 364 / 365, 59 + 364 / 365),
        ("1964-02-29", "2001-03-01", 37, 37),
        ("1960", "2000", 39 + 1 / 366, 40 + 365 / 366),
    ],
)
def test_a_year_less_a_day_is_less_than_a_year(began, period, low, high):
    """From New Year 1960 to the last day of 2000 it is 41 years less a day."""
    found = reading(began, period)
    assert (found.low, found.high) == pytest.approx((low, high))


def test_an_anniversary_counts_calendar_years():
    """Relations of January 1963 have their sixtieth in all of 2023."""
    found = reading("1963-01-14", "2023", measure="anniversary")
    assert (found.low, found.high) == (60, 60)


def test_what_begins_after_its_end_has_lasted_no_time():
    """An event of 2025 has no years behind it in 2020."""
    found = reading("2025-01-01", "2020", published_to=pd.Timestamp("2026-01-01"))
    assert (found.low, found.high) == (0, 0)
