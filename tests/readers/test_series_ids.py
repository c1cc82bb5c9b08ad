"""Ids made from whole columns are the ids made one by one."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from cktrade.readers.series_ids import series_ids
from cktrade.readers.wide_table import as_json
from cktrade.schemas import series_id
from cktrade.vocabulary import codelist

CODES = st.sampled_from(sorted(codelist("economies")))
PARTS = st.dictionaries(
    st.sampled_from(["province", "unit"]), st.sampled_from(["QC", "Number of items"])
)
ROWS = st.lists(
    st.tuples(CODES, CODES, st.from_regex(r"[0-9]{2,10}", fullmatch=True), PARTS),
    min_size=1,
)
SAME = {"flow": "import", "basis": "customs", "adjustment": "unadjusted"}


@settings(deadline=None, max_examples=50)
@given(ROWS)
def test_every_id_is_the_one_that_the_schema_composes(drawn):
    """Any economies, products and further dimensions, in any order."""
    names = ["reporter", "partner", "product"]
    rows = pd.DataFrame([row[:3] for row in drawn], columns=names, dtype="str")
    rows["dimensions"] = pd.Series([as_json(row[3]) for row in drawn], dtype="str")
    expected = [
        series_id("p", "t-1", **dict(zip(names, row[:3], strict=True)), **SAME,
                  dimensions=as_json(row[3]))
        for row in drawn
    ]  # fmt: skip
    assert [*series_ids(rows, "p", "t-1", **SAME)] == expected
