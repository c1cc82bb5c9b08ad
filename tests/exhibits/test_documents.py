"""The rows behind the tables and charts of what documents print."""

import pytest

from cktrade.datasets.loading import TABLES, load
from cktrade.exhibits.documents import claims_with_citations


@pytest.fixture(scope="module")
def tables():
    """Return the package's tables, the record with all its vintages."""
    held = {name: load(name) for name in TABLES}
    return held | {"observations": load("observations", vintages="all")}


def test_claims_carry_citation_and_title_of_their_document(tables):
    """The publisher stands in the citation only."""
    row = claims_with_citations(tables).set_index("claim").loc["gac-imports-2018"]

    assert row["document_title"].endswith("Bilateral relations")
    assert row["citation"].endswith(f", {row['document_title']}")
