"""Which months make a year or a quarter of IRCC's, and what they allow it to be."""

import numpy as np
import pytest

from cktrade.errors import FormatError
from cktrade.readers.ircc.sums import refuse_broken_sums
from cktrade.readers.workbook import Sheet

SPANS = ["2024-01", "2024-02", "2024-03", "2024-Q1", "2024", "2024-04/2024-05"]


@pytest.fixture
def held(tmp_path):
    """Return a function that holds one row of counts, in cells from B1 on."""

    def hold(counts, measure="permanent_residents", spans=SPANS):
        cells = Sheet(tmp_path / "a.xlsx", [["Japan", *map(str, counts)]])
        numbers = np.array([counts], dtype="float64")
        refuse_broken_sums(cells, [(0, 1)], numbers, spans, measure)

    return hold


def test_a_year_that_lacks_months_and_a_span_are_not_held(held):
    """Three months are a quarter; neither the year nor April and May are known."""
    held([10, 10, 10, 30, 999_990, 5])


def test_masked_months_are_at_least_one_and_at_most_nine(held):
    """Two masked and a 10: 12 - 5 to 28 + 5; no more, and no less."""
    gone = float("nan")
    for total in (10, 30):
        held([gone, 10, gone, total, 0, 0])
    for total in (5, 35):
        with pytest.raises(FormatError, match=r"cell E1: expected 7 to 33, as the 3"):
            held([gone, 10, gone, total, 0, 0])


def test_a_masked_total_is_of_a_few(held):
    """Of nine at most: 20 in one month is too many."""
    held([5, 0, 0, float("nan"), 0, 0])
    with pytest.raises(FormatError, match=r"expected 10 to 30"):
        held([20, 0, 0, float("nan"), 0, 0])


def test_unique_persons_may_be_those_of_one_month(held):
    """The same 100 hold a permit in each; so a total of 95 is one that was rounded."""
    for total in (95, 100, 310):
        held([100, 100, 100, total, 0, 0], "study_permit_holders")
    for total in (90, 315):
        with pytest.raises(FormatError, match=r"expected 95 to 310"):
            held([100, 100, 100, total, 0, 0], "study_permit_holders")
