"""Conversion at dated rates, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError, InvalidRowsError
from cktrade.measures import convert


def rows_of(*cells, **more):
    """Sums of money: (period, value, unit)."""
    return pd.DataFrame(cells, columns=["reference_period", "value", "unit"]).assign(
        **more
    )


RATES = pd.DataFrame(
    {
        "currency": ["USD", "USD", "KRW"],
        "to": "CAD",
        "reference_period": ["2018", "2019", "2018"],
        "rate": [1.25, 1.5, 0.001],
        "kind": "annual average",
        "source": ["boc/2018", "boc/2019", "boc/2018"],
    }
)


def test_each_row_is_converted_at_the_rate_of_its_own_period():
    """8 × 1.25 = 10 in 2018; 8 × 1.5 = 12 in 2019; 5000 won × 0.001 = 5."""
    rows = rows_of(("2018", 8.0, "USD"), ("2019", 8.0, "USD"), ("2018", 5000.0, "KRW"))
    found = convert(rows, RATES, "CAD")

    assert found["value"].tolist() == [10.0, 12.0, 5.0]
    assert found["unit"].tolist() == ["CAD"] * 3


def test_rate_kind_and_source_stand_beside_the_number():
    """Which rate, which average, from where, and what it was before."""
    found = convert(rows_of(("2019", 8.0, "USD")), RATES, "CAD").to_dict("records")[0]

    assert (found["rate"], found["rate_kind"], found["rate_source"]) == (
        1.5,
        "annual average",
        "boc/2019",
    )
    assert (found["original_value"], found["original_unit"]) == (8.0, "USD")


def test_money_that_is_in_that_currency_already_stays():
    """At rate 1, and it says that none was used."""
    found = convert(rows_of(("2030", 8.0, "CAD")), RATES, "CAD").to_dict("records")[0]

    assert (found["value"], found["rate"]) == (8.0, 1.0)
    assert found["rate_kind"].startswith("none")


def test_precision_is_converted_too():
    """Rounded to 4 US dollars is rounded to 5 Canadian ones."""
    found = convert(rows_of(("2018", 8.0, "USD"), precision=4.0), RATES, "CAD")

    assert found["precision"].tolist() == [5.0]


def test_a_missing_number_stays_missing():
    """Its rate is there."""
    found = convert(rows_of(("2018", float("nan"), "USD")), RATES, "CAD")

    assert found["value"].isna().all()
    assert found["rate"].tolist() == [1.25]


@pytest.mark.parametrize(
    ("period", "unit"), [("2020", "USD"), ("2018", "EUR"), ("2018-01", "USD")]
)
def test_a_row_without_a_rate_is_refused_and_named(period, unit):
    """No rate for that year or money, and a month is not at the year's rate."""
    with pytest.raises(ComparabilityError, match="expected a rate to CAD") as refusal:
        convert(rows_of((period, 8.0, unit)), RATES, "CAD")
    assert f"row 0: unit={unit}, reference_period={period}" in str(refusal.value)


def test_money_that_nobody_names_has_no_rate():
    """The unit is missing."""
    with pytest.raises(ComparabilityError, match=r"unit=\(missing\)"):
        convert(rows_of(("2018", 8.0, None), ("2018", 8.0, "USD")), RATES, "CAD")


def test_a_rate_is_never_turned_round():
    """Rates to CAD convert nothing to USD."""
    with pytest.raises(ComparabilityError, match="expected a rate to USD"):
        convert(rows_of(("2018", 8.0, "CAD")), RATES, "USD")


def test_two_rates_for_one_period_are_refused():
    """Annual average and end of year."""
    twice = pd.concat([RATES, RATES.head(1).assign(kind="end of year", rate=1.3)])

    with pytest.raises(ComparabilityError, match="found 2") as refusal:
        convert(rows_of(("2018", 8.0, "USD")), twice, "CAD")
    assert "kind=end of year" in str(refusal.value)


def test_unchecked_a_row_without_a_rate_is_missing():
    """Never converted at another year's."""
    found = convert(rows_of(("2020", 8.0, "USD")), RATES, "CAD", check=False)

    assert found["value"].isna().all()


def test_rates_without_a_kind_are_no_rates():
    """Nobody says which average."""
    with pytest.raises(InvalidRowsError, match="no column 'kind'"):
        convert(rows_of(("2018", 8.0, "USD")), RATES.drop(columns="kind"), "CAD")


def test_tables_of_two_kinds_are_refused():
    """Pandas rows, Polars rates."""
    polars = pytest.importorskip("polars")

    with pytest.raises(InvalidRowsError, match="one kind of dataframe"):
        convert(rows_of(("2018", 8.0, "USD")), polars.from_pandas(RATES), "CAD")
