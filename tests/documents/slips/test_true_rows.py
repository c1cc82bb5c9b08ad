"""Right rows beside words that could mislead: none is called a slip."""

import csv
from pathlib import Path

import pytest

from cktrade.documents.slips import slips

TRADE = {
    "claim": "memo", "locator": "¶1", "value": 5.9e9, "precision": 1e8,
    "unit": "dollars", "qualifier": "none", "statistic": "value",
    "reference_period": "2018", "measure": "merchandise_trade", "flow": "export",
    "reporter": "CAN", "partner": "KOR", "product": "TOTAL", "basis": "not stated",
    "adjustment": "not stated",
}  # fmt: skip
PEOPLE = TRADE | {
    "measure": "permanent_residents", "flow": "admissions", "unit": "persons",
    "value": 6100.0, "precision": 100.0,
}  # fmt: skip
SHEET = Path(__file__).with_name("true_rows.csv")
LINES = list(csv.DictReader(SHEET.read_text("utf-8").splitlines()))


@pytest.mark.parametrize("case", LINES, ids=[case["line"][:40] for case in LINES])
def test_a_right_row_is_clean_whatever_stands_beside_it(case):
    """Other countries, goods, flows, people and denials of something else."""
    row = PEOPLE if case["counts"] == "people" else TRADE
    other = dict(cell.split("=") for cell in filter(None, case["other"].split("; ")))
    told = row | other | {"as_printed": case["words"]}
    told["value"] = float(told["value"])
    found = slips([told], {"¶1": case["line"]}, lang=case["lang"])
    assert [str(slip) for slip in found] == []


def test_the_sheet_speaks_three_languages():
    """Thirty lines or more."""
    assert {case["lang"] for case in LINES} == {"en", "fr", "ko"}
    assert len(LINES) >= 30
