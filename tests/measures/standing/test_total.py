"""Totals over members, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError
from cktrade.measures import total


def rows_of(values, **more):
    """Exports in one year: partner → value."""
    return pd.DataFrame(
        {
            "partner": [*values],
            "reference_period": "2018",
            "value": [*values.values()],
            "unit": "CAD",
        }
    ).assign(**more)


def test_members_add_up():
    """5 + 12 = 17."""
    found = total(rows_of({"KOR": 5.0, "JPN": 12.0}), "partner").to_dict("records")

    assert found == [
        {
            "reference_period": "2018",
            "unit": "CAD",
            "value": 17.0,
            "members": 2,
            "missing": 0,
            "complete": True,
        }
    ]


def test_a_total_that_lacks_a_member_is_missing_unless_told_to_skip_it():
    """5 and an unknown number."""
    rows = rows_of({"KOR": 5.0, "JPN": None})

    assert total(rows, "partner")["value"].isna().all()
    skipped = total(rows, "partner", skip_missing=True)
    assert skipped[["value", "missing", "complete"]].to_numpy().tolist() == [
        [5.0, 1, False]
    ]


def test_of_nothing_but_missing_members_there_is_no_total_even_when_skipped():
    """Missing is not zero."""
    found = total(rows_of({"KOR": float("nan")}), "partner", skip_missing=True)

    assert found["value"].isna().all()


def test_several_columns_are_added_up_at_once():
    """Two partners and two products: 1 + 2 + 3 + 4."""
    rows = rows_of({"KOR": 1.0, "JPN": 2.0}, product="wheat")
    more = rows_of({"KOR": 3.0, "JPN": 4.0}, product="cars")

    found = total(pd.concat([rows, more]), ["partner", "product"])
    assert found["value"].tolist() == [10.0]
    assert found["members"].tolist() == [4]


@pytest.mark.parametrize("aggregate", ["WLD", "X-ASIA", "W00", "All countries"])
def test_an_aggregate_is_never_added_to_its_parts(aggregate):
    """All countries beside one of them would count it twice."""
    with pytest.raises(
        ComparabilityError, match="an aggregate stands beside"
    ) as refusal:
        total(rows_of({aggregate: 17.0, "KOR": 5.0}), "partner")
    assert f"row 0: partner={aggregate}" in str(refusal.value)
    assert "row 1: partner=KOR" in str(refusal.value)


def test_two_aggregates_alone_are_refused_and_one_alone_is_not():
    """EU is in WLD; WLD alone is a total of one."""
    with pytest.raises(ComparabilityError, match="an aggregate"):
        total(rows_of({"WLD": 17.0, "EU": 5.0}), "partner")

    assert total(rows_of({"WLD": 17.0}), "partner")["value"].tolist() == [17.0]


def test_residual_partners_are_parts():
    """Other countries are what the others leave."""
    found = total(rows_of({"KOR": 5.0, "X-OTHER": 2.0}), "partner")

    assert found["value"].tolist() == [7.0]


def products_of(*codes):
    """One of each product."""
    return pd.DataFrame(
        {"product": [*codes], "reference_period": "2018", "value": 1.0, "unit": "CAD"}
    )


def test_a_heading_is_never_added_to_its_subheadings():
    """8703 contains 870323."""
    with pytest.raises(ComparabilityError, match="codes of 4 and 6 digits") as refusal:
        total(products_of("8703", "870323"), "product")
    assert "row 0: product=8703" in str(refusal.value)


def test_codes_of_one_length_and_names_of_any_are_added():
    """Six digits each; and words."""
    assert total(products_of("870323", "010121"), "product")["value"].tolist() == [2.0]
    assert total(products_of("wheat", "cars"), "product")["value"].tolist() == [2.0]


def test_the_total_of_products_is_no_product():
    """TOTAL beside wheat."""
    with pytest.raises(ComparabilityError, match="an aggregate stands beside"):
        total(products_of("TOTAL", "wheat"), "product")


def test_money_of_two_countries_is_never_added():
    """CAD and USD."""
    rows = rows_of({"KOR": 5.0, "JPN": 12.0}).assign(unit=["CAD", "USD"])

    with pytest.raises(ComparabilityError, match="one unit, found 'CAD' and 'USD'"):
        total(rows, "partner")


def test_two_bases_are_kept_apart_or_refused_never_mixed():
    """Customs and balance of payments: two totals by default; else refused."""
    rows = rows_of({"KOR": 5.0, "JPN": 12.0}).assign(
        basis=["customs", "balance_of_payments"]
    )

    assert total(rows, "partner")["value"].tolist() == [12.0, 5.0]
    with pytest.raises(ComparabilityError, match="expected one basis"):
        total(rows, "partner", by=[])


def test_the_callers_column_of_currencies_must_not_differ():
    """It is called money there."""
    rows = rows_of({"KOR": 5.0, "JPN": 12.0}).assign(money=["CAD", "USD"])

    with pytest.raises(ComparabilityError, match="expected one money"):
        total(rows, "partner", like=["money"])


def test_check_false_asks_nothing():
    """The caller answers for the rows: 17 CAD + 5 USD = 22 of something."""
    rows = rows_of({"KOR": 5.0, "JPN": 17.0}).assign(unit=["CAD", "USD"])

    assert total(rows, "partner", check=False)["value"].tolist() == [22.0]
