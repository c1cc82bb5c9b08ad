"""Dates, years and pandas periods written as reference periods."""

import datetime as dt

import pandas as pd
import pytest

from cktrade.errors import InvalidRowsError, PeriodError
from cktrade.measures import as_periods, growth


def rows_of(periods):
    """As many values as periods."""
    values = [float(n) for n, _ in enumerate(periods)]
    return pd.DataFrame({"when": periods, "value": values, "unit": "CAD"})


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("A", ["2018", "2018", "2019"]),
        ("Q", ["2018-Q1", "2018-Q4", "2019-Q3"]),
        ("M", ["2018-03", "2018-12", "2019-07"]),
        ("D", ["2018-03-31", "2018-12-01", "2019-07-15"]),
    ],
)
@pytest.mark.parametrize("kind", ["datetime", "date", "text", "text_with_time"])
def test_a_day_stands_for_what_one_says(code, written, kind):
    """31 March is in the first quarter, 1 December in the 4th, 15 July in the 3rd."""
    days = ["2018-03-31", "2018-12-01", "2019-07-15"]
    made = {
        "datetime": pd.to_datetime(days),
        "date": [dt.date.fromisoformat(day) for day in days],
        "text": days,
        "text_with_time": [f"{day} 00:00:00" for day in days],
    }[kind]

    assert as_periods(rows_of(made), code, period="when")["when"].tolist() == written


@pytest.mark.parametrize(
    ("periods", "code", "written"),
    [
        ([2018, 2019], "A", ["2018", "2019"]),
        ([2018.0, 2019.0], "A", ["2018", "2019"]),
        (pd.PeriodIndex(["2018Q1", "2018Q4"], freq="Q"), "Q", ["2018-Q1", "2018-Q4"]),
        (["2018-Q1", "2018-Q4"], "Q", ["2018-Q1", "2018-Q4"]),
        (pd.to_datetime(["2018-01-01", None]), "A", ["2018", None]),
    ],
)
def test_what_says_its_frequency_itself_is_kept(periods, code, written):
    """Years as numbers, pandas periods, reference periods; a missing one is missing."""
    found = as_periods(rows_of(periods), code, period="when")["when"]

    assert [None if cell != cell else cell for cell in found] == written  # noqa: PLR0124


def test_periods_of_another_frequency_are_refused_with_their_rows():
    """A month does not say which year it stands for."""
    with pytest.raises(PeriodError, match="row 1: when=2018-03"):
        as_periods(rows_of(["2018", "2018-03"]), "A", period="when")
    with pytest.raises(PeriodError, match="code='W'"):
        as_periods(rows_of(["2018"]), "W", period="when")
    with pytest.raises(InvalidRowsError, match="no column 'reference_period'"):
        as_periods(rows_of(["2018"]), "A")


def test_a_measure_takes_what_it_returns():
    """1 to 2 in a year."""
    rows = rows_of(pd.to_datetime(["2017-01-01", "2018-01-01", "2019-01-01"]))
    found = growth(as_periods(rows, "A", period="when"), period="when")

    assert found["growth"].tolist()[2] == 1.0
