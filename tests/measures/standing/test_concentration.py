"""Concentration, by hand."""

from math import log

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError
from cktrade.measures import concentration


def rows_of(*values):
    """Exports of one year to as many partners."""
    return pd.DataFrame(
        {
            "partner": [f"P{i}" for i in range(len(values))],
            "reference_period": "2014",
            "value": values,
            "unit": "CAD",
        }
    )


def one(found):
    """The only row, as a dictionary."""
    return found.to_dict("records")[0]


def test_shares_of_a_half_and_two_quarters():
    """HHI 1/4 + 1/16 + 1/16 = 3/8; normalised (3/8 − 1/3) / (2/3); 8/3 equals."""
    found = one(concentration(rows_of(2.0, 1.0, 1.0)))

    assert found["hhi"] == pytest.approx(0.375)
    assert found["hhi_normalised"] == pytest.approx(1 / 16)
    assert found["number_equivalent"] == pytest.approx(8 / 3)
    assert found["entropy"] == pytest.approx(1.5 * log(2))
    assert found["theil"] == pytest.approx(log(3) - 1.5 * log(2))
    assert (found["members"], found["total"]) == (3, 4.0)


def test_equal_parts_are_not_concentrated():
    """Four of a quarter: HHI 1/4, normalised 0, entropy ln 4, Theil 0."""
    found = one(concentration(rows_of(5.0, 5.0, 5.0, 5.0)))

    assert found["hhi"] == 0.25
    assert found["hhi_normalised"] == pytest.approx(0.0)
    assert found["number_equivalent"] == 4.0
    assert found["entropy"] == pytest.approx(log(4))
    assert found["theil"] == pytest.approx(0.0)


def test_one_alone_is_all_and_has_no_normalised_index():
    """HHI 1; (1 − 1) / (1 − 1) is not defined."""
    found = one(concentration(rows_of(5.0)))

    assert (found["hhi"], found["number_equivalent"]) == (1.0, 1.0)
    assert pd.isna(found["hhi_normalised"])
    assert found["entropy"] == pytest.approx(0.0)


def test_a_partner_listed_with_zero_is_one_of_those_that_could_trade():
    """2, 2, 0: (1/2 − 1/3) / (2/3) = 1/4; of four possible (1/2 − 1/4) / (3/4) = 1/3.

    Theil ln 3 − ln 2, of four ln 4 − ln 2.
    """
    rows = rows_of(2.0, 2.0, 0.0)
    plain, told = one(concentration(rows)), one(concentration(rows, possible=4))

    assert (plain["members"], plain["zeros"]) == (told["members"], told["zeros"])
    assert (plain["members"], plain["zeros"], plain["missing"]) == (3, 1, 0)
    assert plain["hhi_normalised"] == pytest.approx(1 / 4)
    assert plain["theil"] == pytest.approx(log(3 / 2))
    assert told["hhi_normalised"] == pytest.approx(1 / 3)
    assert told["theil"] == pytest.approx(log(2))


def test_all_with_one_of_three_is_as_concentrated_as_can_be():
    """5, 0, 0: HHI 1, normalised (1 − 1/3) / (2/3) = 1, Theil ln 3."""
    found = one(concentration(rows_of(5.0, 0.0, 0.0)))

    assert (found["hhi"], found["hhi_normalised"]) == (1.0, 1.0)
    assert found["theil"] == pytest.approx(log(3))


def test_that_nobody_could_trade_is_refused():
    """Of none there is no concentration."""
    with pytest.raises(ComparabilityError, match="possible=0"):
        concentration(rows_of(2.0, 2.0), possible=0)


def test_fewer_possible_than_there_are_is_no_number():
    """Two members cannot be one."""
    assert pd.isna(one(concentration(rows_of(2.0, 2.0), possible=1))["theil"])


def test_a_missing_member_is_counted():
    """The index is of the two that are known."""
    found = one(concentration(rows_of(2.0, 2.0, None)))

    assert (found["hhi"], found["missing"], found["complete"]) == (0.5, 1, False)


def test_of_nothing_there_is_no_concentration():
    """All zero."""
    found = one(concentration(rows_of(0.0, 0.0)))

    assert all(pd.isna(found[name]) for name in ("hhi", "entropy", "theil"))


def test_a_negative_member_is_refused():
    """A share below zero."""
    with pytest.raises(ComparabilityError, match="no number below zero"):
        concentration(rows_of(2.0, -1.0))
