"""REF_DATE: years, reporting years, months, and quarters printed as months."""

from pathlib import Path

import pytest

from cktrade.errors import FormatError
from cktrade.readers.statcan.periods import frequency_code, reference_periods

ORIGIN = Path("table.csv")


@pytest.mark.parametrize(
    ("date", "frequency", "period"),
    [
        ("2024-01", "monthly", "2024-01"),
        ("2024-12", "monthly", "2024-12"),
        ("2024", "yearly", "2024"),
        ("2024", "", "2024"),
        ("2023/2024", "yearly", "2023-A1"),
        ("2023/2024", "", "2023-A1"),
        ("2011/12", "", "2011-A1"),
        ("1999/2000", "", "1999-A1"),
        ("1999/00", "", "1999-A1"),
        ("2016/2018", "", "2016/2018"),
        ("2018-01", "quarterly", "2018-Q1"),
        ("2018-04", "quarterly", "2018-Q2"),
        ("2018-07", "quarterly", "2018-Q3"),
        ("2018-10", "quarterly", "2018-Q4"),
        ("2018-07", "half-yearly", "2018-07/2018-12"),
        ("2018-11", "two-monthly", "2018-11/2018-12"),
        ("2018-01-31", "daily", "2018-01-31"),
        ("2018-01-06", "weekly", "2018-01-06"),
        (" 2018-01 ", "monthly", "2018-01"),
        ("2018-Q3", "monthly", "2018-Q3"),
    ],
)
def test_a_date_is_its_period(date, frequency, period):
    """The form of the text says the frequency."""
    assert reference_periods([date], frequency, ORIGIN) == {date: period}


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["2018-01", "2018-02"], "2018-01"),
        (["2018-05"], "2018-05"),
        (["2018-01", "2018-04", "2018-05"], "2018-01"),
    ],
)
def test_a_month_that_begins_no_quarter_makes_all_of_them_months(dates, first):
    """February or May: no quarter begins so."""
    assert reference_periods(dates, "", ORIGIN)[dates[0]] == first


@pytest.mark.parametrize(
    "dates",
    [
        ["2018-01"],
        ["2018-01", "2018-04", "2018-07"],
        ["2018-01", "2018-04", "2018-07", "2018-10"],
        ["2017-07", "2017-10", "2018-01", "2018-04", "2018-07", "2018-10"],
        ["2017-01", "2018-01", "2019-01", "2020-01"],
        ["2018-01", "2018-04", "2018-10", "2019-01", "2019-04"],
    ],
)
def test_dates_that_may_be_months_or_quarters_are_refused(dates):
    """January alone may be the month or the first quarter; nobody guesses."""
    with pytest.raises(FormatError, match="may be months or the first months of"):
        reference_periods(dates, "", ORIGIN)


@pytest.mark.parametrize(
    ("date", "frequency"),
    [
        ("2018-02", "quarterly"),
        ("2018-13", "monthly"),
        ("2018-1", "monthly"),
        ("Jan 2018", "monthly"),
        ("2018-02-30", "daily"),
        ("2018/2016", ""),
        ("", "monthly"),
        ("18", ""),
    ],
)
def test_any_other_form_is_refused(date, frequency):
    """Never a missing date in silence."""
    with pytest.raises(FormatError, match="column REF_DATE: expected 2018, 2018-01"):
        reference_periods([date], frequency, ORIGIN)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Monthly", "monthly"),
        ("Mensuelle", "monthly"),
        ("Quarterly", "quarterly"),
        ("Trimestrielle", "quarterly"),
        ("Annual", "yearly"),
        ("Every 2 years", "yearly"),
        ("Semi-annual", "half-yearly"),
        ("Now and then", ""),
    ],
)
def test_the_agencys_word_is_our_code(word, code):
    """In English and French; an unknown word is no code."""
    assert frequency_code(word) == code
