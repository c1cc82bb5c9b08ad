"""Peaks, troughs and records, by hand."""

import pandas as pd
import pytest

from cktrade.errors import PeriodError
from cktrade.measures import peaks, records


def rows_of(*values, **more):
    """A series of years from 2015."""
    periods = [str(2015 + i) for i in range(len(values))]
    return pd.DataFrame(
        {"reference_period": periods, "value": values, "unit": "CAD"}
    ).assign(**more)


def test_the_peak_is_the_first_of_its_ties():
    """4, 7, 3, 7: the peak is 7, first in 2016, twice; the trough 3, once."""
    found = peaks(rows_of(4.0, 7.0, 3.0, 7.0)).to_dict("records")[0]

    assert (found["peak"], found["peak_period"], found["peak_ties"]) == (7.0, "2016", 2)
    assert (found["trough"], found["trough_period"], found["trough_ties"]) == (
        3.0,
        "2017",
        1,
    )
    assert (found["periods"], found["missing"]) == (4, 0)


def test_a_missing_number_is_no_trough_and_is_counted():
    """4, missing, 3."""
    found = peaks(rows_of(4.0, None, 3.0)).to_dict("records")[0]

    assert (found["trough"], found["missing"], found["periods"]) == (3.0, 1, 2)


def test_a_series_of_nothing_has_neither():
    """Missing throughout."""
    found = peaks(rows_of(None, None).astype({"value": "float64"}))

    assert found["peak"].isna().all()
    assert found["periods"].tolist() == [0]


@pytest.mark.parametrize(
    ("values", "highest", "lowest", "record"),
    [
        ((4.0, 7.0, 3.0, 5.0), "2016", "2017", ""),
        ((4.0, 7.0, 3.0, 8.0), "", "2017", "high"),
        ((4.0, 7.0, 3.0, 2.0), "2017", "", "low"),
        ((4.0, 7.0, 3.0, 7.0), "2016", "2017", ""),
        ((4.0, 4.0), "2015", "2015", ""),
        ((4.0,), "", "", ""),
    ],
)
def test_highest_since_is_the_last_time_it_was_as_high(values, highest, lowest, record):
    """A tie counts as as high, and is no record; one number is no record."""
    found = records(rows_of(*values)).to_dict("records")[0]

    assert found["highest_since"] == highest
    assert found["lowest_since"] == lowest
    assert found["record"] == record


def test_a_period_may_be_asked_for_and_what_came_later_does_not_count():
    """In 2017, 6 was the highest since 2015; 9 came later."""
    found = records(rows_of(7.0, 5.0, 6.0, 9.0), "2017").to_dict("records")[0]

    assert found["reference_period"] == "2017"
    assert found["highest_since"] == "2015"
    assert found["periods"] == 2


def test_missing_numbers_before_are_counted():
    """Between 2015 and 2017 one is missing, and may have been higher."""
    found = records(rows_of(4.0, None, 5.0)).to_dict("records")[0]

    assert (found["record"], found["missing"], found["first_period"]) == (
        "",
        1,
        "2015",
    )
    assert found["reason"] == "earlier_missing"


@pytest.mark.parametrize("at", ["2018", 2018, None])
def test_periods_without_a_row_before_are_counted_as_missing(at):
    """2015, then 2018: 2016 and 2017 may have been higher, so 5 is no record."""
    rows = rows_of(4.0, 9.0, 9.0, 5.0).drop(index=[1, 2])
    found = records(rows, at).to_dict("records")[0]

    assert (found["record"], found["missing"], found["periods"]) == ("", 2, 1)
    assert found["reason"] == "earlier_missing"


def test_months_without_a_row_are_counted_across_the_end_of_a_year():
    """November 2015 to February 2016 is four months; two have no row."""
    rows = rows_of(4.0, 5.0).assign(reference_period=["2015-11", "2016-02"])

    assert records(rows)["missing"].tolist() == [2]
    assert peaks(rows)["missing"].tolist() == [2]


def test_a_peak_over_absent_periods_is_not_complete():
    """4 in 2015 and 3 in 2018; 2016 and 2017 have no row."""
    rows = rows_of(4.0, 9.0, 9.0, 3.0).drop(index=[1, 2])
    found = peaks(rows).to_dict("records")[0]

    assert (found["peak"], found["missing"], found["complete"]) == (4.0, 2, False)
    assert peaks(rows_of(4.0, 3.0))["complete"].tolist() == [True]


def test_a_record_of_a_period_that_no_row_has_is_refused():
    """The rows end in 2016: an empty answer would say nothing."""
    with pytest.raises(PeriodError, match=r"no row is of at='2020'.*2015 to 2016"):
        records(rows_of(1.0, 2.0), "2020")


def test_a_period_without_a_number_is_no_record():
    """2017 is missing."""
    found = records(rows_of(4.0, 3.0, None)).to_dict("records")[0]

    assert found["record"] == ""
    assert pd.isna(found["value"])


def test_a_series_without_that_period_has_no_row():
    """Japan ends in 2016."""
    rows = pd.concat(
        [rows_of(1.0, 2.0, 3.0, partner="KOR"), rows_of(1.0, partner="JPN")]
    )

    assert records(rows, "2017")["partner"].tolist() == ["KOR"]
    assert records(rows)["reference_period"].tolist() == ["2015", "2017"]
