"""Series that contradict themselves or each other; of many, each kind is asked once."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cktrade.errors import FormatError
from cktrade.readers.statcan.vector_checks import Consistency

NAMES = ["GEO", "Trade"]
SERIES = st.fixed_dictionaries(
    {
        "GEO": st.sampled_from(["Canada", "Canada", "Ontario", "Ontaroi", "Québec"]),
        "Trade": st.sampled_from(["Import", "Export"]),
        "UOM": st.sampled_from(["Dollars", "Dollars", "Dollars ", "Persons", "12"]),
        "UOM_ID": st.sampled_from(["81", "81", "249", "", "x"]),
        "SCALAR_ID": st.sampled_from(["0", "0", "3"]),
        "VECTOR": st.sampled_from(["v1", "v2", "v3", "v4", "v5", "v6", "", "w7"]),
        "COORDINATE": st.sampled_from(["1.1", "1.2", "2.1", "2.2", "1", "", "0.1"]),
        "DGUID": st.sampled_from(["", "", "2016A000011124", "2016A000235"]),
        "TERMINATED": st.sampled_from(["", "", "t", "x"]),
    }
)


def _outcome(demand, batches):
    """Return the kind of fault of the first batch that has any, and its number."""
    for number, frame in enumerate(batches):
        try:
            demand(frame, pd.Series(range(2, len(frame) + 2), frame.index), NAMES)
        except FormatError:
            return number
    return None


@settings(max_examples=200, deadline=None)
@given(batches=st.lists(st.lists(SERIES, min_size=1, max_size=4), min_size=1,
                        max_size=3))  # fmt: skip
def test_many_series_are_refused_just_where_one_after_the_other_is(batches):
    """Asked by kinds, or each by itself; two or three times, as batches come."""
    frames = [pd.DataFrame(one, dtype="str") for one in batches]
    each = Consistency(Path("a.csv"))._demand_each  # noqa: SLF001 -- the plain way
    assert _outcome(Consistency(Path("a.csv")).demand, frames) == (
        _outcome(each, frames)
    )


def _frame(*changes):
    base = {
        "GEO": "Canada", "Trade": "Import", "UOM": "Dollars", "UOM_ID": "81",
        "SCALAR_ID": "0", "VECTOR": "v1", "COORDINATE": "1.1", "DGUID": "",
        "TERMINATED": "",
    }  # fmt: skip
    return pd.DataFrame([base | change for change in changes], dtype="str")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([{}, {"VECTOR": "v1", "SCALAR_ID": "3"}],
         "row 3, column unit and multiplier: expected '0', as before for series v1"),
        ([{}, {"VECTOR": "v2", "GEO": "Ontario"}],
         "row 3, column GEO: expected 'Canada', as before for GEO, member 1"),
        ([{}, {"VECTOR": "v2", "UOM": "Persons"}],
         "row 3, column UOM: expected 'Dollars', as before for UOM_ID 81"),
        ([{}, {"VECTOR": "v2", "TERMINATED": "t"}],
         "row 3, column VECTOR: expected the vector and the coordinate .* 'v2 at 1.1'"),
        ([{}, {"COORDINATE": "1.2", "TERMINATED": "t"}],
         "row 3, column VECTOR: expected the vector and the coordinate .* 'v1 at 1.2'"),
        ([{}, {"VECTOR": "v2", "COORDINATE": "2.1", "GEO": "St. John%s"}],
         "row 3, column GEO: expected the name of a geography; found 'St. John%s'"),
        ([{}, {"VECTOR": "2", "COORDINATE": "1.2"}],
         "row 3, column VECTOR: expected a vector such as v87008810; found '2'"),
        ([{}, {"VECTOR": "v2", "COORDINATE": "7"}],
         "row 3, column COORDINATE: expected a number for each of GEO, Trade"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_row(changes, message):
    """Two series, of which the second is not what the first says."""
    frame = _frame(*changes)
    rows = pd.Series([2, 3], frame.index)
    with pytest.raises(FormatError, match=message):
        Consistency(Path("a.csv")).demand(frame, rows, NAMES)


@pytest.mark.parametrize("change", [{"VECTOR": "v2"}, {"COORDINATE": "1.2"}])
def test_a_series_that_moves_in_a_later_batch_is_refused_there(change):
    """And what was met before is sound, however often it comes."""
    held = Consistency(Path("a.csv"))
    first = _frame({}, {"Trade": "Export", "VECTOR": "v7", "COORDINATE": "1.7"})
    for _ in range(2):
        held.demand(first, pd.Series([2, 3], first.index), NAMES)
    later = _frame({"Trade": "Export", "VECTOR": "v7", "COORDINATE": "1.7"}, change)
    with pytest.raises(FormatError, match="row 9, column VECTOR"):
        held.demand(later, pd.Series([8, 9], later.index), NAMES)
