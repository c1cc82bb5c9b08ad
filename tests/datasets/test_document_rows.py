"""What documents say, as rows: claims and events, and the documents themselves."""

import pandas as pd
import pytest

from cktrade.datasets.document_rows import document_source, nothing, unique
from cktrade.errors import InvalidRowsError
from cktrade.schemas import columns, validate


def test_no_document_is_a_table_of_sources_without_rows():
    """Of the right kinds all the same: the schema accepts it."""
    rows = document_source([])

    assert (len(rows), [*rows.columns]) == (0, columns("sources"))
    assert len(validate(rows, "sources")) == 0


def test_a_table_of_nothing_keeps_the_tables_kinds():
    """Empty claims are claims: text stays text, and numbers numbers."""
    rows = nothing("claims")

    assert (str(rows["claim"].dtype), str(rows["value"].dtype)) == ("str", "float64")


def test_an_id_that_two_documents_give_is_refused_with_both_names():
    """The id stands in memo and in note: which of them a reader means, nobody knows."""
    rows = pd.DataFrame(
        {"claim": ["a", "a", "b"], "document": ["memo", "note", "memo"]}
    )

    with pytest.raises(InvalidRowsError, match="'a' stands in memo and in note"):
        unique(rows, "claims")
    assert len(unique(rows[1:], "claims")) == 2
