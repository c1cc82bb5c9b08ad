"""Grubel–Lloyd and the normalised balance, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError
from cktrade.measures import grubel_lloyd, normalised_balance


def trade_of(cells, **more):
    """Trade of one year: product → (exports, imports); "" for no row."""
    return pd.DataFrame(
        [
            {"product": product, "flow": flow, "value": value}
            for product, pair in cells.items()
            for flow, value in zip(("export", "import"), pair, strict=True)
            if value != ""
        ]
    ).assign(reference_period="2024", unit="CAD", **more)


def test_matched_trade_is_two_way():
    """|2 − 6| of 8 is unmatched: 0.5; equal flows 1; one way 0."""
    found = grubel_lloyd(
        trade_of({"cars": (2.0, 6.0), "parts": (3.0, 3.0), "wheat": (4.0, 0.0)})
    )

    assert found["product"].tolist() == ["cars", "parts", "wheat"]
    assert found["grubel_lloyd"].tolist() == [0.5, 1.0, 0.0]


def test_the_aggregate_weighs_products_by_their_trade():
    """Unmatched 4 + 0 + 4 of 8 + 6 + 4: 1 − 8 / 18. Adjusted: 10 / (18 − |9 − 9|)."""
    rows = trade_of({"cars": (2.0, 6.0), "parts": (3.0, 3.0), "wheat": (4.0, 0.0)})
    found = grubel_lloyd(rows, "aggregate").to_dict("records")[0]

    assert found["grubel_lloyd"] == pytest.approx(10 / 18)
    assert found["grubel_lloyd_adjusted"] == pytest.approx(10 / 18)
    assert (found["exports"], found["imports"], found["products"]) == (9.0, 9.0, 3)


def test_the_adjusted_index_divides_the_imbalance_out():
    """Cars 2 and 6 only: unmatched 4 of 8, but |2 − 6| = 4: 4 / (8 − 4) = 1."""
    found = grubel_lloyd(trade_of({"cars": (2.0, 6.0)}), "aggregate")

    assert found["grubel_lloyd"].tolist() == [0.5]
    assert found["grubel_lloyd_adjusted"].tolist() == [1.0]


def test_one_way_trade_only_has_no_adjusted_index():
    """0 / (4 − 4)."""
    found = grubel_lloyd(trade_of({"wheat": (4.0, 0.0)}), "aggregate")

    assert found["grubel_lloyd"].tolist() == [0.0]
    assert found["grubel_lloyd_adjusted"].isna().all()


def test_a_flow_without_a_row_is_missing_unless_zeros_are_left_out():
    """No imports of wheat in the table."""
    rows = trade_of({"cars": (2.0, 6.0), "wheat": (4.0, "")})
    plain = grubel_lloyd(rows)
    aggregate = grubel_lloyd(rows, "aggregate").to_dict("records")[0]

    assert plain["reason"].tolist() == ["", "no_imports"]
    assert grubel_lloyd(rows, absent="zero")["grubel_lloyd"].tolist() == [0.5, 0.0]
    assert (aggregate["missing"], aggregate["complete"]) == (1, False)
    assert aggregate["exports"] == 2.0
    whole = grubel_lloyd(rows, "aggregate", absent="zero").to_dict("records")[0]
    assert whole["grubel_lloyd"] == pytest.approx(1 - 8 / 12)
    assert whole["complete"]


def test_no_trade_is_neither():
    """0 and 0."""
    found = grubel_lloyd(trade_of({"tea": (0.0, 0.0)}))

    assert found["grubel_lloyd"].isna().all()
    assert found["reason"].tolist() == ["no_trade"]


def test_headings_and_subheadings_are_refused():
    """8703 holds 870323."""
    with pytest.raises(ComparabilityError, match="codes of 4 and 6 digits"):
        grubel_lloyd(trade_of({"8703": (2.0, 6.0), "870323": (1.0, 1.0)}), "aggregate")


def test_the_level_is_of_products_or_of_all():
    """Nothing else."""
    with pytest.raises(ComparabilityError, match="level='sector'"):
        grubel_lloyd(trade_of({"cars": (2.0, 6.0)}), "sector")


def test_the_balance_as_a_part_of_trade():
    """(2 − 6) / 8 = −0.5; |−0.5| = 1 − GL."""
    rows = trade_of({"cars": (2.0, 6.0), "wheat": (4.0, 0.0), "tea": (0.0, 0.0)})
    found = normalised_balance(rows)

    assert found["product"].tolist() == ["cars", "tea", "wheat"]
    assert found["normalised_balance"].tolist()[::2] == [-0.5, 1.0]
    assert found["reason"].tolist() == ["", "no_trade", ""]


def test_the_normalised_balance_of_a_negative_flow_is_refused():
    """−2."""
    with pytest.raises(ComparabilityError, match="below zero"):
        normalised_balance(trade_of({"cars": (-2.0, 6.0)}))
