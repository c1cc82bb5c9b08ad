"""Unit values, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError
from cktrade.measures import unit_value


def rows_of(cells, **more):
    """Exports of one product: partner → (value, quantity in kg)."""
    rows = pd.DataFrame(
        [{"partner": p, "value": v, "quantity": q} for p, (v, q) in cells.items()]
    )
    return rows.assign(reference_period="2024", unit="CAD", quantity_unit="kg", **more)


def test_value_over_quantity_with_its_unit():
    """90 CAD for 10 kg are 9 CAD per kg."""
    found = unit_value(rows_of({"KOR": (90.0, 10.0)})).to_dict("records")[0]

    assert (found["unit_value"], found["unit_value_unit"]) == (9.0, "CAD per kg")


def test_over_partners_values_and_quantities_are_added_first():
    """(90 + 60) / (10 + 5) = 10; not the mean of 9 and 12."""
    rows = rows_of({"KOR": (90.0, 10.0), "JPN": (60.0, 5.0)})

    assert unit_value(rows, over="partner")["unit_value"].tolist() == [10.0]


def test_a_row_without_a_quantity_is_in_neither_sum():
    """JPN's weight was not recorded: 90 / 10, and one row is missing."""
    rows = rows_of({"KOR": (90.0, 10.0), "JPN": (60.0, None)})
    found = unit_value(rows, over="partner").to_dict("records")[0]

    assert found["unit_value"] == 9.0
    assert (found["value"], found["quantity"]) == (90.0, 10.0)
    assert (found["missing"], found["complete"]) == (1, False)


def test_nothing_known_and_nothing_weighed_say_so():
    """Missing; and zero kilograms."""
    missing = unit_value(rows_of({"KOR": (float("nan"), 10.0)}))
    weightless = unit_value(rows_of({"KOR": (90.0, 0.0)}))

    assert missing["reason"].tolist() == ["missing"]
    assert weightless["reason"].tolist() == ["no_quantity"]
    assert weightless["unit_value"].isna().all()


def test_kilograms_and_pieces_are_never_added():
    """Two units of quantity in one sum."""
    rows = rows_of({"KOR": (90.0, 10.0), "JPN": (60.0, 5.0)})
    mixed = rows.assign(quantity_unit=["kg", "number"])

    with pytest.raises(ComparabilityError, match="one quantity_unit, found 'kg' and"):
        unit_value(mixed, over="partner")
    assert unit_value(mixed)["unit_value_unit"].tolist() == [
        "CAD per number",
        "CAD per kg",
    ]


def test_a_negative_quantity_is_refused():
    """−10 kg."""
    with pytest.raises(ComparabilityError, match="below zero in 'quantity'"):
        unit_value(rows_of({"KOR": (90.0, -10.0)}))
