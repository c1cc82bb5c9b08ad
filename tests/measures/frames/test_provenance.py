"""Where a number comes from, when it comes from several rows."""

import narwhals as nw
import pandas as pd

from cktrade.measures.frames.provenance import with_provenance


def traced(sources):
    """The sources of one group, as they come along."""
    rows = pd.DataFrame({"key": "a", "source": sources})
    result = nw.from_native(pd.DataFrame({"key": ["a"]})).lazy()
    told = with_provenance(result, nw.from_native(rows).lazy(), ["key"])
    return told.collect()["source"].to_list()[0]


def test_each_source_is_named_once_in_the_order_of_the_alphabet():
    """Three rows of two files."""
    assert traced(["b/2", "a/1", "b/2"]) == "a/1; b/2"


def test_beyond_twelve_sources_an_ellipsis_says_that_there_are_more():
    """Fifteen files."""
    named = [f"file {i:02d}" for i in range(15)]

    assert traced(named) == "; ".join([*named[:12], "…"])


def test_rows_without_provenance_get_none():
    """Somebody else's table."""
    rows = nw.from_native(pd.DataFrame({"key": ["a"]})).lazy()

    assert with_provenance(rows, rows, ["key"]).collect_schema().names() == ["key"]
