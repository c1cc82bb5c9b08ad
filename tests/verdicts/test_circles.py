"""What only repeats an announcement is no evidence of it."""

import pandas as pd
import pytest

from cktrade.datasets.loading import load
from cktrade.verdicts.check import check
from cktrade.verdicts.circles import announced

QUOTA = {
    "series": "press.youth-mobility-quota.kor.can.places", "topic": "immigration",
    "measure": "youth_mobility_quota", "reporter": "CAN", "partner": "KOR",
    "flow": "places", "product": "TOTAL", "basis": "not applicable",
    "valuation": "not applicable", "adjustment": "not applicable", "dimensions": "",
    "reference_period": "2024", "value": 12_000.0, "unit": "places per year",
    "precision": 1.0, "status": "normal", "vintage_basis": "released", "row": 2,
    "vector": "", "coordinate": "", "evidence": "secondary",
}  # fmt: skip
NEXT_DAY = "press/youth-mobility-quota/2023-05-18"
IN_AUGUST = "press/youth-mobility-quota-mofa/2023-08-11"


@pytest.mark.parametrize(
    ("source", "word"), [(NEXT_DAY, "not checkable"), (IN_AUGUST, "agrees")]
)
def test_a_report_of_the_same_statement_bears_nothing_out(source, word):
    """12,000 places, told by the leaders and repeated by a newspaper the next day.

    The ministry's release on their coming into force, in August, is another thing.
    """
    rows = load("claims")
    claim = rows[rows["claim"].eq("leaders-youth-mobility-quota")]
    held = load("observations", vintages="all").iloc[:0]
    reporter, partner = claim.iloc[0][["reporter", "partner"]]
    cell = QUOTA | {
        "source": source, "vintage": pd.Timestamp(source[-10:]),
        "reporter": reporter, "partner": partner,
        "unit": claim["unit"].iloc[0], "product": claim["product"].iloc[0],
        "flow": claim["flow"].iloc[0],
    }  # fmt: skip
    record = pd.DataFrame([cell], columns=held.columns)

    verdict = check(claim, record, load("sources")).iloc[0]
    assert verdict["for_its_time"] == word


def test_another_year_and_another_document_are_another_announcement():
    """The quota of 2022 was no part of the statement; nor did another paper make it."""
    cell = {"source": NEXT_DAY, "measure": "youth_mobility_quota",
            "reference_period": "2022"}  # fmt: skip
    assert not announced("leaders-joint-statement-2023", [cell])
    assert not announced("memo", [cell | {"reference_period": "2024"}])
