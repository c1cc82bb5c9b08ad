"""The documents' figures changed by a tenth, a product, a year or a partner."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

import nonsense

BOUNDS = {"over", "at_least", "under", "up_to", "almost"}


@pytest.fixture(scope="module")
def outcome():
    """Judge every figure changed, of each value only its ends: a tenth up and down."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nonsense, "SIDES", 1)
        return nonsense.judged()


def test_only_bounds_that_are_true_still_agree(outcome):
    """A tenth more or less is another number; "over" a smaller one is true as well.

    South Korea was third at the end of 2019 where "second" is printed.
    """
    _, _, told = outcome
    exact = told[~told["qualifier"].isin(BOUNDS)]
    assert exact[["statistic", "value"]].to_numpy().tolist() == [["rank", 3.0]]


def test_no_figure_agrees_of_a_product_of_which_nothing_is_held(outcome):
    """Pork is not held against all of trade, whatever is printed."""
    tried, agreed, _ = outcome
    assert (tried["product"], agreed["product"]) == (8, 0)


def test_a_figure_of_a_tenth_more_is_printed_as_such():
    """15.3 billion to a tenth of a billion: 13.8 and 16.8 are a tenth away."""
    row = {"statistic": "value", "value": 15.3e9, "precision": 1e8}
    shown = nonsense.values(row)
    assert len(shown) == 2 * nonsense.SIDES
    assert (min(shown), max(shown)) == (13.8e9, 16.8e9)
    assert nonsense.values({"statistic": "rank", "value": 2, "precision": 1}) == [
        1,
        3,
        4,
    ]
