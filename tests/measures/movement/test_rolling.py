"""Rolling totals, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError, PeriodError
from cktrade.measures import rolling


def months(first, values, **more):
    """One series of consecutive months from January of a year."""
    periods = [f"{first + i // 12}-{i % 12 + 1:02d}" for i in range(len(values))]
    return pd.DataFrame(
        {"reference_period": periods, "value": values, "unit": "CAD"}
    ).assign(**more)


def test_twelve_months_add_up_month_by_month():
    """1 + … + 12 = 78; then 2 + … + 13 = 90."""
    found = rolling(months(2018, [float(n) for n in range(1, 14)]), aggregation="sum")

    assert found["rolling"].isna().tolist() == [True] * 11 + [False, False]
    assert found["rolling"].tolist()[11:] == [78.0, 90.0]
    assert found["span"].tolist()[10:] == ["", "2018-01/2018-12", "2018-02/2019-01"]
    assert found["reason"].tolist()[10:] == ["incomplete", "", ""]


def test_averages_are_averaged():
    """Mean of 1 … 12 is 6.5."""
    rows = months(2018, [float(n) for n in range(1, 13)])

    assert rolling(rows, aggregation="mean")["rolling"].tolist()[11] == 6.5


def test_a_month_without_a_row_breaks_every_window_over_it():
    """Twelve rows stand up to January 2019, but February is not one of them."""
    rows = months(2018, [1.0] * 13).drop(index=1)
    found = rolling(rows, aggregation="sum")

    assert found["rolling"].isna().all()


def test_a_month_without_a_number_breaks_every_window_over_it():
    """January is missing: the year to December is too, the next one is not."""
    found = rolling(months(2018, [None] + [1.0] * 12), aggregation="sum")

    assert found["rolling"].tolist()[12] == 12.0
    assert found["reason"].tolist()[11:] == ["incomplete", ""]


def test_the_code_list_says_how_a_measure_is_added():
    """Merchandise trade is summed without being told."""
    rows = months(2018, [2.0] * 12, measure="merchandise_trade")

    assert rolling(rows)["rolling"].tolist()[11] == 24.0


def test_unique_persons_are_never_added_over_time():
    """A student holds one permit in twelve months."""
    rows = months(2018, [2.0] * 12, measure="study_permit_holders")

    with pytest.raises(ComparabilityError, match="never added over time") as refusal:
        rolling(rows)
    assert "where measure=study_permit_holders" in str(refusal.value)
    assert "row 0: reference_period=2018-01" in str(refusal.value)


def test_a_column_of_the_rows_says_how_before_the_code_list_does():
    """The series table's aggregation, joined to the rows."""
    rows = months(2018, [2.0] * 12, measure="exchange_rate", aggregation="mean")

    assert rolling(rows)["rolling"].tolist()[11] == 2.0


def test_without_a_word_on_adding_nothing_is_added():
    """Neither the caller nor the rows say."""
    with pytest.raises(ComparabilityError, match="Nobody says how"):
        rolling(months(2018, [1.0] * 12))


def test_adding_that_is_none_is_refused_at_once():
    """aggregation='none' asks for what cannot be had."""
    with pytest.raises(ComparabilityError, match="expected 'sum'"):
        rolling(months(2018, [1.0] * 12), aggregation="none")


def test_a_window_of_one_is_refused():
    """One period is itself."""
    with pytest.raises(PeriodError, match="two periods or more"):
        rolling(months(2018, [1.0]), 1, aggregation="sum")
