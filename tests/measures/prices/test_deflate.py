"""Constant prices and numbers per head, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError
from cktrade.measures import deflate, per_head


def rows_of(values, **more):
    """One series: period → value."""
    return pd.DataFrame(
        {"reference_period": [*values], "value": [*values.values()], "unit": "CAD"}
    ).assign(**more)


def prices_of(values, **more):
    """A price index: period → index."""
    return pd.DataFrame(
        {
            "reference_period": [*values],
            "index": [*values.values()],
            "source": "an index",
        }
    ).assign(**more)


def test_prices_are_taken_out():
    """121 at prices ten per cent above the base is 110."""
    rows = rows_of({"2017": 100.0, "2018": 121.0})
    found = deflate(rows, prices_of({"2017": 80.0, "2018": 88.0}), "2017")

    assert found["value"].tolist() == pytest.approx([100.0, 110.0])
    assert found["price_index"].tolist() == pytest.approx([1.0, 1.1])
    assert found["nominal_value"].tolist() == [100.0, 121.0]


def test_the_unit_says_whose_prices_so_that_it_cannot_be_mixed_with_current_ones():
    """CAD at 2017 prices."""
    found = deflate(rows_of({"2017": 1.0}), prices_of({"2017": 80.0}), "2017")

    assert found["unit"].tolist() == ["CAD at 2017 prices"]
    assert found[["price_base", "price_source"]].to_numpy().tolist() == [
        ["2017", "an index"]
    ]


def test_a_year_of_quarters_is_the_base_by_its_mean():
    """Mean of 80, 90, 110 and 120 is 100."""
    prices = prices_of(
        {"2017-Q1": 80.0, "2017-Q2": 90.0, "2017-Q3": 110.0, "2017-Q4": 120.0}
    )
    found = deflate(rows_of({"2017-Q4": 120.0}), prices, "2017")

    assert found["value"].tolist() == pytest.approx([100.0])


def test_each_flow_has_its_own_prices():
    """Export prices doubled, import prices stayed."""
    rows = rows_of({"2018": 10.0})
    rows = pd.concat([rows.assign(flow="export"), rows.assign(flow="import")])
    prices = pd.concat(
        [
            prices_of({"2017": 1.0, "2018": 2.0}, flow="export"),
            prices_of({"2017": 1.0, "2018": 1.0}, flow="import"),
        ]
    )

    assert deflate(rows, prices, "2017", on="flow")["value"].tolist() == [5.0, 10.0]


def test_a_period_without_a_price_is_refused():
    """2019 is not in the index."""
    with pytest.raises(ComparabilityError, match="expected a price") as refusal:
        deflate(rows_of({"2019": 1.0}), prices_of({"2017": 80.0}), "2017")
    assert "row 0: reference_period=2019" in str(refusal.value)


def test_a_base_that_the_index_does_not_hold_is_refused():
    """2010 is not in it, nor are all quarters of 2017."""
    rows = rows_of({"2017-Q1": 1.0})
    prices = prices_of({"2017-Q1": 80.0})

    for base in ("2010", "2017"):
        with pytest.raises(ComparabilityError, match=f"a whole base {base}"):
            deflate(rows, prices, base)


def test_two_prices_for_one_period_are_refused():
    """Two vintages of the index."""
    twice = pd.concat([prices_of({"2017": 80.0}), prices_of({"2017": 81.0})])

    with pytest.raises(ComparabilityError, match="found 2"):
        deflate(rows_of({"2017": 1.0}), twice, "2017")


def people_of(values, **more):
    """Persons: period → population."""
    return pd.DataFrame(
        {
            "reference_period": [*values],
            "population": [*values.values()],
            "source": "an estimate",
        }
    ).assign(**more)


def test_per_head_says_whose_and_how_many():
    """600 over 40 persons are 15 each; a precision of 4 becomes 0.1."""
    found = per_head(rows_of({"2018": 600.0}, precision=4.0), people_of({"2018": 40.0}))
    row = found.to_dict("records")[0]

    assert (row["value"], row["unit"], row["precision"]) == (
        15.0,
        "CAD per person",
        0.1,
    )
    assert (row["total_value"], row["population"], row["population_source"]) == (
        600.0,
        40.0,
        "an estimate",
    )


def test_each_reporter_has_its_own_population():
    """40 Canadians, 50 Koreans."""
    rows = rows_of({"2018": 200.0})
    rows = pd.concat([rows.assign(reporter="CAN"), rows.assign(reporter="KOR")])
    people = pd.concat(
        [
            people_of({"2018": 40.0}, reporter="CAN"),
            people_of({"2018": 50.0}, reporter="KOR"),
        ]
    )

    assert per_head(rows, people, on="reporter")["value"].tolist() == [5.0, 4.0]


def test_a_year_without_a_census_is_refused_not_made_up():
    """Between 2016 and 2021."""
    with pytest.raises(ComparabilityError, match="expected a population"):
        per_head(rows_of({"2018": 1.0}), people_of({"2016": 35.0, "2021": 37.0}))
