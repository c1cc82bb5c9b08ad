"""The rows behind the package's tables and charts."""

import pytest

from cktrade.analysis.figures import claims_with_citations, people_on_record
from cktrade.datasets.loading import TABLES, load


@pytest.fixture(scope="module")
def tables():
    """Return the package's tables, the record with all its vintages."""
    held = {name: load(name) for name in TABLES}
    return held | {"observations": load("observations", vintages="all")}


def test_a_whole_year_of_visitors_goes_before_a_newer_month(tables):
    """Months of 2023 are held, whole years to 2021: one row each way, a year."""
    visitors = people_on_record(tables).query("measure == 'visitors'")

    assert sorted(visitors["reporter"]) == ["CAN", "KOR"]
    assert visitors["reference_period"].str.len().tolist() == [4, 4]


def test_no_count_of_people_is_told_twice(tables):
    """Adjusted or not, a month or a year: one row a measure, direction and basis."""
    rows = people_on_record(tables)

    assert not rows.duplicated(
        ["measure", "reporter", "partner", "flow", "basis"]
    ).any()


def test_claims_carry_citation_and_title_of_their_document(tables):
    """The publisher stands in the citation only."""
    row = claims_with_citations(tables).set_index("claim").loc["gac-imports-2018"]

    assert row["document_title"].endswith("Bilateral relations")
    assert row["citation"].endswith(f", {row['document_title']}")
