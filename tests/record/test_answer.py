"""Keys of every form, and the places between two ranks."""

import pytest

from cktrade.datasets.loading import load
from cktrade.errors import ComparabilityError
from cktrade.record.answer import number_of
from cktrade.record.record import Record

STOCK = "ircc.odp-annual-tr-study-is-citz-year-end.can.kor.residents.total.cit@"
CUSTOMS = "derived.cimt-countries.can.kor.export.total.cus.nsa@2025"


@pytest.fixture(scope="module")
def held():
    """Return the package's record."""
    return Record(load("observations", vintages="all"), load("sources"))


def test_two_ranks_of_one_table_are_so_many_places_apart(held):
    """Tenth at the end of 2023, third at the end of 2013: seven places lower."""
    ends = [f"rank({STOCK}{year}-12-31)" for year in (2023, 2013)]
    moved = number_of(" - ".join(ends), held)

    assert [number_of(end, held).value for end in ends] == [10, 3]
    assert (moved.value, moved.unit) == (7, "rank")
    assert (moved.interval.low, moved.interval.high) == (7, 7)


def test_ranks_of_different_tables_are_not_subtracted(held):
    """A place among students and one among partners have no distance."""
    with pytest.raises(ComparabilityError, match="different tables"):
        number_of(f"rank({STOCK}2023-12-31) - rank({CUSTOMS})", held)
