"""Reference periods: each form, its bounds, shifts and parts."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cktrade.errors import PeriodError
from cktrade.vocabulary import periods


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2018", "A"),
        ("2018-Q2", "Q"),
        ("2018-09", "M"),
        ("2018-09-27", "D"),
        ("2023-A1", "A1"),
        ("2006/2016", "span"),
        ("2017-01/2017-11", "span"),
        ("not stated", "none"),
    ],
)
def test_the_form_says_the_frequency(text, code):
    """Seven forms, and the words for none."""
    assert periods.frequency(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "May 2023", "2018-13", "2018-Q5", "2018-02-30", "18",
        "2018/2006",
        "2018/2018-09",
        "2016/2017/2018",
        "2018-9", "", " 2018", "2018-W05", "not stated/2018",
    ],
)  # fmt: skip
def test_another_form_is_refused_by_name(text):
    """A span must not end before it starts, nor its ends differ in frequency."""
    with pytest.raises(PeriodError, match="not a"):
        periods.frequency(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018-Q4", date(2018, 10, 1), date(2018, 12, 31)),
        ("2017-10/2018-09", date(2017, 10, 1), date(2018, 9, 30)),
        ("2018-09-27", date(2018, 9, 27), date(2018, 9, 27)),
    ],
)
def test_bounds_are_the_first_and_the_last_day(text, first, last):
    """February of a leap year has 29 days."""
    assert periods.bounds(text) == (first, last)


def test_a_reporting_year_has_no_bounds_of_its_own():
    """Only its series knows in which month it starts."""
    with pytest.raises(PeriodError, match="no bounds"):
        periods.bounds("2023-A1")


@pytest.mark.parametrize(
    ("text", "steps", "expected"),
    [
        ("2018-12", 1, "2019-01"),
        ("2018-01", -13, "2016-12"),
        ("2018-Q4", 1, "2019-Q1"),
        ("2018", -1, "2017"),
        ("2023-A1", 2, "2025-A1"),
    ],
)
def test_a_shift_crosses_the_year(text, steps, expected):
    """Thirteen months before January 2018 is December 2016."""
    assert periods.shift(text, steps) == expected


@pytest.mark.parametrize("text", ["2006/2016", "2018-09-27", "not stated"])
def test_what_is_no_year_quarter_or_month_is_not_shifted(text):
    """Nobody knows by what a span would be shifted."""
    with pytest.raises(PeriodError, match="cannot be shifted"):
        periods.shift(text, 1)


def test_parts_make_up_the_period():
    """Three months make a quarter; twelve months from October cross the year."""
    assert periods.parts("2018-Q2", "M") == ["2018-04", "2018-05", "2018-06"]
    assert periods.parts("2017-10/2018-09", "M")[3] == "2018-01"
    assert periods.parts("2016/2017", "A") == ["2016", "2017"]


def test_a_period_is_not_cut_into_broken_parts():
    """Two months are no quarter."""
    with pytest.raises(PeriodError, match="whole periods"):
        periods.parts("2018-01/2018-02", "Q")


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(-500, 500))
def test_a_shift_there_and_back_is_no_shift(year, month, steps):
    """Plus n and minus n cancel."""
    text = f"{year:04d}-{month:02d}"

    assert periods.shift(periods.shift(text, steps), -steps) == text


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("2018-Q2", "2018-Q2"),
        ("2006/2016", "2006/2016"),
        (2018, "2018"),
        (2018.0, "2018"),
        (np.int64(2018), "2018"),
        (np.float64(2018), "2018"),
        (date(2018, 9, 27), "2018-09-27"),
        (datetime(2018, 9, 27, 12, 30), "2018-09-27"),  # noqa: DTZ001 -- no zone: a day
        (pd.Timestamp("2018-09-27", tz="Asia/Seoul"), "2018-09-27"),
        (pd.Period("2018", "Y"), "2018"),
        (pd.Period("2018Q2", "Q"), "2018-Q2"),
        (pd.Period("2018-09", "M"), "2018-09"),
        (np.datetime64("2018"), "2018"),
        (np.datetime64("2018-09"), "2018-09"),
        (np.datetime64("2018-09-27T12:30"), "2018-09-27"),
    ],
)
def test_a_period_is_written_as_its_own_type_says(when, text):
    """Each type but a day says its frequency itself."""
    assert periods.written(when) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [("A", "2018"), ("Q", "2018-Q3"), ("M", "2018-09"), ("D", "2018-09-27")],
)
@pytest.mark.parametrize(
    "day",
    [date(2018, 9, 27), "2018-09-27", np.datetime64("2018-09-27")],
)
def test_a_day_stands_for_the_period_that_holds_it(day, code, text):
    """27 September is in the third quarter."""
    assert periods.written(day, code) == text


@pytest.mark.parametrize(
    "when",
    [
        None, True, 18, 2018.5, float("nan"), pd.NaT, np.datetime64("NaT"), "May 2023",
        pd.Period("2018", "Y-MAR"), pd.Period("2018-01-01", "W"), [2018],
    ],
)  # fmt: skip
def test_what_is_no_period_is_refused(when):
    """Missing, a fraction, a fiscal year, a week."""
    with pytest.raises(PeriodError):
        periods.written(when)


@pytest.mark.parametrize(
    ("when", "code"), [("2018-09", "A"), (2018, "M"), ("2018", "D")]
)
def test_a_period_of_another_frequency_is_not_bent(when, code):
    """A month is no year, and a year no month."""
    with pytest.raises(PeriodError, match="expected one of frequency"):
        periods.written(when, code)


@pytest.mark.parametrize(
    "span", ["2016/2016", "2016-Q1/2016-Q1", "2016-09-27/2016-09-27"]
)
def test_a_span_of_one_period_is_a_span(span):
    """It ends where it begins, and not before: both ends are included."""
    assert periods.frequency(span) == "span"
    assert periods.bounds(span) == periods.bounds(span.split("/")[0])
