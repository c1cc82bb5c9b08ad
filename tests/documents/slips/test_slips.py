"""A row that does not say what its words print is found; a right one never."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from cktrade.documents.slips import slips, slips_of
from cktrade.documents.slips.of_words import of_words
from cktrade.documents.text import Text
from cktrade.schemas import read_table
from cktrade.sources import documents

DATA = Path(__file__).parents[3] / "data"
LINE = "In 2019 Canada welcomed over 6,100 immigrants, the seventh largest source."
CLAIM = {
    "claim": "memo",
    "locator": "¶1",
    "as_printed": "over 6,100 immigrants",
    "value": 6100.0,
    "precision": 100.0,
    "unit": "persons",
    "qualifier": "over",
    "statistic": "value",
    "reference_period": "2019",
    "measure": "permanent_residents",
    "flow": "admissions",
}
RANK = CLAIM | {
    "as_printed": "seventh largest source",
    "value": 7.0,
    "precision": 1.0,
    "unit": "rank",
    "qualifier": "exact",
    "statistic": "rank",
}


def found(row, line=LINE, lang="en"):
    """Return the columns that slipped."""
    return [s.column for s in slips([row], {"¶1": line}, lang=lang)]


@pytest.mark.parametrize("row", [CLAIM, RANK])
def test_a_row_that_says_what_is_printed_has_no_slip(row):
    """6,100 is 6100 with last digit 100; seventh is 7."""
    assert found(row) == []


@pytest.mark.parametrize(
    ("row", "column", "wrong"),
    [
        (CLAIM, "value", 61000.0),
        (CLAIM, "value", 6.1),
        (CLAIM, "precision", 10.0),
        (CLAIM, "qualifier", "under"),
        (CLAIM, "qualifier", "none"),
        (CLAIM, "unit", "dollars"),
        (CLAIM, "statistic", "mean"),
        (CLAIM, "reference_period", "2018"),
        (CLAIM, "flow", "export"),
        (RANK, "value", 6.0),
        (RANK, "statistic", "value"),
        (RANK, "reference_period", "2020"),
    ],
)
def test_each_cell_that_differs_from_the_words_is_named(row, column, wrong):
    """One cell is turned wrong; it and no other is named."""
    assert column in found(row | {column: wrong})


def test_a_measure_of_trade_is_not_counted_in_persons():
    """Merchandise trade is money; it has no admissions either."""
    assert found(CLAIM | {"measure": "merchandise_trade"}) == ["unit", "flow"]


def test_a_figure_is_not_of_a_time_after_its_document():
    """2021 begins after the last day of 2020; a target may look ahead."""
    late = CLAIM | {"reference_period": "2021", "as_printed": "6,100 immigrants"}
    told = {"lang": "en", "published": date(2020, 12, 31)}
    assert [s.column for s in slips([late | {"qualifier": "none"}], {}, **told)] == [
        "reference_period"
    ]


@pytest.mark.parametrize(
    ("lang", "line", "words", "value", "precision", "qualifier"),
    [
        ("fr", "Plus de 15,3 milliards de dollars en 2019.", "15,3 milliards",
         15.3e9, 1e8, "over"),
        ("ko", "2019년 1만2000명 이상 왔다.", "1만2000명 이상",
         12000, 1000, "at_least"),
        ("ko", "2019년 5억9천200만달러였다.", "5억9천200만달러", 5.92e8, 1e6, "none"),
        ("fr", "Quelque 3 200 enseignants en 2019.", "3 200", 3200, 100, "about"),
    ],
)  # fmt: skip
def test_french_and_korean_words_are_read_back(
    lang, line, words, value, precision, qualifier
):
    """The right row is clean, and one ten times too large is not."""
    row = CLAIM | {
        "as_printed": words,
        "value": value,
        "precision": precision,
        "qualifier": qualifier,
        "unit": "not stated",
    }
    assert found(row, line, lang) == []
    assert found(row | {"value": 10 * value}, line, lang) == ["value"]


def test_the_claims_of_the_package_have_no_slip_in_their_own_words():
    """All 49 rows, read without the texts: as_printed alone."""
    rows = [
        row
        for document in documents(DATA / "raw")
        for row in slips_of(document).values()
    ]
    assert rows == []


@pytest.mark.skipif(
    "CKTRADE_DOCUMENTS" not in os.environ,
    reason="CKTRADE_DOCUMENTS does not name the folder of the texts",
)
def test_the_claims_of_the_package_have_no_slip_in_their_lines():
    """All 49 rows, each with its line."""
    count = 0
    for document in documents(DATA / "raw"):
        text = Text.read(Path(os.environ["CKTRADE_DOCUMENTS"]) / document.text)
        assert slips_of(document, text) == {}
        count += len(read_table(document.path / "claims.csv", "claims"))
    assert count == 49


PARTS = [
    (
        "In the first half of 2019 Canada admitted 6,100 people.",
        "en",
        "2019-01/2019-06",
    ),
    ("Between January and June 2019, 6,100 people came.", "en", "2019-01/2019-06"),
    ("In fiscal year 2019-20 Canada admitted 6,100 people.", "en", "2019-A1"),
    ("Au premier trimestre de 2019, 6\u202f100 personnes.", "fr", "2019-Q1"),
    ("2019년 1분기 6,100명 입국", "ko", "2019-Q1"),
]


@pytest.mark.parametrize(("line", "lang", "part"), PARTS)
def test_a_part_of_a_year_is_not_the_year(line, lang, part):
    """A quarter, a half, some months or a reporting year written as 2019."""
    line = " ".join(line.split())
    row = {
        "as_printed": re.search(r"6[, ]100 ?\w+", line)[0],
        "value": 6100, "unit": "persons", "precision": 100, "qualifier": "none",
        "statistic": "value", "reference_period": "2019",
    }  # fmt: skip
    wrong = [("reference_period", f"the words print {part}", "2019")]
    assert [*of_words(row, line, lang)] == wrong
    assert [*of_words(row | {"reference_period": part}, line, lang)] == []


def test_the_whole_year_stays_the_year():
    """And the last day of a year is a stock's year."""
    row = {
        "as_printed": "6,100 people", "value": 6100, "unit": "persons",
        "precision": 100, "qualifier": "none", "statistic": "value",
        "reference_period": "2019",
    }  # fmt: skip
    for line in ("In 2019, 6,100 people came.", "6,100 people at the end of 2019."):
        assert [*of_words(row, line, "en")] == []
