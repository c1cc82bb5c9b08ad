"""Index numbers, by hand."""

import pandas as pd
import pytest

from cktrade.errors import PeriodError
from cktrade.measures import index_numbers


def rows_of(values):
    """One series: period → value."""
    return pd.DataFrame(
        {"reference_period": [*values], "value": [*values.values()], "unit": "CAD"}
    )


def test_the_base_is_a_hundred():
    """4, 5 and 3 on 4: 100, 125, 75."""
    found = index_numbers(rows_of({"2014": 4.0, "2015": 5.0, "2016": 3.0}), "2014")

    assert found["index"].tolist() == [100.0, 125.0, 75.0]
    assert found["base_value"].tolist() == [4.0] * 3


def test_a_year_is_the_base_of_quarters_by_its_mean():
    """Mean of 2, 4, 6 and 8 is 5: 10 is 200."""
    year = {f"2017-Q{q}": 2.0 * q for q in (1, 2, 3, 4)}
    found = index_numbers(rows_of(year | {"2018-Q1": 10.0}), "2017")

    assert found["index"].tolist() == [40.0, 80.0, 120.0, 160.0, 200.0]


def test_a_year_that_lacks_a_month_is_no_base():
    """Eleven months are not 2017."""
    year = {f"2017-{m:02d}": 1.0 for m in range(1, 12)}
    found = index_numbers(rows_of(year), "2017")

    assert found["index"].isna().all()
    assert set(found["reason"]) == {"base_incomplete"}


def test_a_span_of_years_is_a_base_and_to_another_number():
    """Mean of 4 and 6 is 5; on 1 instead of 100, 10 is 2."""
    rows = rows_of({"2014": 4.0, "2015": 6.0, "2016": 10.0})

    assert index_numbers(rows, "2014/2015", to=1.0)["index"].tolist() == [0.8, 1.2, 2.0]


def test_a_month_cannot_be_the_base_of_years():
    """A year is not part of a month."""
    found = index_numbers(rows_of({"2014": 4.0}), "2014-05")

    assert found["reason"].tolist() == ["base_incomplete"]


def test_each_series_has_its_own_base_and_a_base_of_zero_is_none():
    """KOR 4 → 100 and 8 → 200; JPN starts from nothing."""
    rows = rows_of({"2014": 4.0, "2015": 8.0}).assign(partner="KOR")
    none = rows_of({"2014": 0.0, "2015": 8.0}).assign(partner="JPN")
    found = index_numbers(pd.concat([rows, none]), "2014")

    assert found["index"].tolist()[:2] == [100.0, 200.0]
    assert found["reason"].tolist()[2:] == ["base_not_positive"] * 2


def test_a_base_that_is_no_period_is_refused():
    """'before' is a word."""
    with pytest.raises(PeriodError, match="'before' is not a reference period"):
        index_numbers(rows_of({"2014": 4.0}), "before")
