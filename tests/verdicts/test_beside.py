"""What a region came to, where its place is claimed."""

import pytest

from cktrade.datasets.loading import load
from cktrade.record.record import Record
from cktrade.verdicts.beside import region_of
from cktrade.verdicts.claim import Claim
from cktrade.verdicts.readings.reading import Moment


@pytest.fixture(scope="module")
def found():
    """Return ``found(claim)``: what stands beside one of the documents' claims."""
    record = Record(load("observations", vintages="all"), load("sources"))
    rows = load("claims").set_index("claim", drop=False)
    sources = load("sources").set_index("source", drop=False)

    def run(claim):
        row = rows.loc[claim].to_dict()
        made = Claim.of(row, sources.loc[row["document"]].to_dict())
        return region_of(made, Moment(record, made.published_from))

    return run


def test_the_largest_member_is_named_with_its_part(found):
    """30,003,253,086 exported to China in 2024 and 88,919,570,035 imported."""
    both = found("cgai-indo-pacific-trading-partner-rank")
    assert (both.member, both.part) == ("CHN", 118_922_823_121)
    assert both.together.period == "2024"
    exports = found("cgai-indo-pacific-export-market-rank")
    assert (exports.member, exports.part) == ("CHN", 30_003_253_086)


@pytest.mark.parametrize(
    "claim", ["gac-trading-partner-rank", "cgai-indo-pacific-trade", "gac-exports-2018"]
)
def test_a_country_and_a_region_s_own_value_have_nothing_beside(found, claim):
    """Only a place of a region is beyond working out."""
    assert found(claim) is None
