"""A verdict says why: what another figure spoils, what a gap allows for."""

import pandas as pd
import pytest

import cktrade as ck


@pytest.fixture(scope="module")
def tables():
    """Return observations with all vintages, sources and events."""
    record = ck.load("observations", vintages="all")
    return record, ck.load("sources"), ck.load("events")


def judged(claims, tables):
    """Return the verdicts by claim."""
    return ck.check(claims, *tables).set_index("claim")


def test_a_false_neighbour_is_named_in_the_verdict_that_it_spoils(tables):
    """Customs bears 15.3 and 9.4 but not 8.8: the sentence of each says so."""
    claims = ck.load("claims")
    false = claims["claim"].eq("gac-exports-2018")
    claims.loc[false, ["value", "as_printed"]] = [8.8e9, "$8.8 billion of goods"]
    found = judged(claims[claims["document"].eq("gac-bilateral-relations")], tables)
    for claim in ("gac-two-way-trade-2018", "gac-imports-2018"):
        assert found.loc[claim, "for_its_time"] == "agrees on another reading"
        for column in ("sentence", "sentence_fr", "sentence_ko"):
            assert "$8.8 billion of goods" in found.loc[claim, column]
    assert "8.8 billion" not in found.loc["gac-trading-partner-rank", "sentence"]


def test_a_true_document_names_nobody(tables):
    """15.3, 5.9 and 9.4 are borne together."""
    found = judged(ck.load("claims"), tables)
    assert "does not bear out" not in " ".join(found["sentence"])


def test_the_gap_of_a_region_says_what_it_allows_for(tables):
    """52.6 of 65 is 12.4 less; with three members not held as large as others 7.6."""
    found = judged(ck.load("claims"), tables).loc["cgai-indo-pacific-population-share"]
    assert "52.6%" in found["sentence"]
    assert "7.6 percentage points less" in found["sentence"]
    assert "the gap allows for members not held: 3" in found["sentence"]


def test_years_gone_by_are_said_whole(tables):
    """From 1963, of which no day is known, to 30 May 2023: 59 or 60 years."""
    found = judged(ck.load("claims"), tables)
    sentence = found.loc["leaders-relations-duration", "sentence"]
    assert "59 to 60 years" in sentence
    french = found.loc["leaders-relations-duration", "sentence_fr"]
    assert "59 à 60 ans" in " ".join(french.split())
    anniversary = found.loc["leaders-relations-anniversary", "sentence"]
    assert "to 60 years" not in anniversary
    assert "60 years" in anniversary


def test_travel_today_rests_on_no_years_that_are_long_gone(tables):
    """Both directions end with 2019; of the record's own day that says nothing."""
    found = judged(ck.load("claims"), tables).loc["mofa-two-way-travel"]
    assert (found["for_its_time"], found["today"]) == ("agrees", "not checkable")
    assert found["reason_today"] == "period_missing"
    assert "2009–2019" in found["sentence"]


def test_a_part_can_be_claimed(tables):
    """Arrivals in South Korea for study: of the part, not of all arrivals."""
    record, sources, _ = tables
    part = '{"purpose": "study"}'
    rows = record[
        record["dimensions"].eq(part)
        & record["measure"].eq("visitors")
        & record["reference_period"].str.startswith("2018-")
    ]
    total = int(rows.drop_duplicates("reference_period")["value"].sum())
    claim = ck.load("claims").head(1).to_dict("records")[0] | {
        "measure": "visitors", "topic": "travel", "reporter": "KOR", "partner": "CAN",
        "flow": "arrivals", "product": "TOTAL", "basis": "not stated",
        "valuation": "not stated", "adjustment": "not stated", "statistic": "value",
        "reference_period": "2018", "value": float(total), "precision": 1.0,
        "unit": "trips", "qualifier": "none", "as_printed": f"{total:,}",
    }  # fmt: skip
    whole = pd.DataFrame([claim | {"dimensions": ""}])
    of_part = pd.DataFrame([claim | {"dimensions": part}])
    assert ck.check(of_part, record, sources)["for_its_time"].tolist() == ["agrees"]
    word = ck.check(whole, record, sources)["for_its_time"].tolist()
    assert word == ["understates"]
