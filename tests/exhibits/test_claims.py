"""The rows behind the tables and charts of what documents print."""

from cktrade.exhibits.claims import claims_with_citations


def test_claims_carry_citation_and_title_of_their_document(tables):
    """The publisher stands in the citation only."""
    row = claims_with_citations(tables).set_index("claim").loc["gac-imports-2018"]

    assert row["document_title"].endswith("Bilateral relations")
    assert row["citation"].endswith(f", {row['document_title']}")
