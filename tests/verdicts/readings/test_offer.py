"""What may ground: evidence by its grade, and a place that a whole field settles."""

import pytest

import cktrade as ck
from cktrade.verdicts.check import alone


@pytest.fixture(scope="module")
def rank():
    """Return ``rank(year, place)``: the verdict on a place in two-way trade."""
    from cktrade.record.record import Record  # noqa: PLC0415 -- heavy

    record = Record(ck.load("observations", vintages="all"), ck.load("sources"))
    rows = ck.load("claims").set_index("claim", drop=False)
    row = rows.loc["gac-trading-partner-rank"].to_dict()

    def judged(year, place):
        claim = {
            **row, "reference_period": year, "value": place, "basis": "customs",
            "as_printed": f"{place:.0f}th largest", "qualifier": "exact",
        }  # fmt: skip
        return alone(claim, record).its_time

    return judged


def test_a_whole_field_at_second_hand_settles_what_an_open_one_leaves_open(rank):
    """2024: of the partners on 12-10-0011 7th to 16th, of all 224 countries 7th."""
    assert rank("2024", 7.0).word == "agrees"
    assert rank("2024", 8.0).word == "contradicted"
    assert rank("2024", 7.0).ground.evidence == "secondary"


def test_an_open_field_stands_where_no_other_closes_it(rank):
    """2018 has the named partners only: neither 7th nor 8th can be told."""
    assert rank("2018", 8.0).word == "not checkable"
    assert rank("2018", 8.0).ground.evidence != "secondary"
