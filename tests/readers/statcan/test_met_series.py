"""Series that change their vector or coordinate, of many and in batches."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from cktrade.readers.statcan.met_series import MetSeries

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Import", "Export"]),
        st.sampled_from(["", "v1", "v2", "v3"]),
        st.sampled_from(["", "1.1", "1.2", "1.3"]),
    ),
    max_size=5,
)


def _frame(rows):
    columns = ["Trade", "VECTOR", "COORDINATE"]
    return pd.DataFrame(rows, columns=columns, dtype="str")


@given(batches=st.lists(ROWS, max_size=4))
def test_a_batch_has_one_that_moved_just_where_two_dictionaries_say_so(batches):
    """Labels and vector have one coordinate, labels and coordinate one vector."""
    met, held = MetSeries(), {}
    for rows in batches:
        new, clash = dict(held), False
        for trade, vector, place in rows:
            if vector and place:
                clash |= new.setdefault((trade, "v", vector), place) != place
                clash |= new.setdefault((trade, "c", place), vector) != vector
        moved = met.moved(_frame(rows), ["Trade"])
        assert len(moved) == len(rows)
        assert bool(moved.any()) is clash
        held = held if clash else new


def test_labels_that_stand_twice_have_two_vectors_at_two_coordinates():
    """Some tables name a part as its whole: both are new, and neither is a slip."""
    rows = [("Import", "v1", "1.1"), ("Import", "v2", "1.2")]
    assert not MetSeries().moved(_frame(rows), ["Trade"]).any()


def test_it_is_the_later_one_that_moved():
    """Of three the second; the third is as the first."""
    rows = [("Import", "v1", "1.1"), ("Import", "v1", "1.2"), ("Import", "v1", "1.1")]
    moved = MetSeries().moved(_frame(rows), ["Trade"])
    assert np.flatnonzero(moved)[0] == 1
