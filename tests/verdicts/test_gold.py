"""The gold sheet: verdicts reasoned by hand, as data.

A record is written ``way:period=value``: way is a code of ``codelists/readings.csv``
(``.export`` names its flow, ``/CHN`` another partner, ``[0203]`` a product, ``#b``
another table, ``!`` seasonally adjusted); ``~5`` is the unit it was rounded to, ``--``
masked, ``x`` suppressed, ``?`` only quoted, ``=`` a copy, and ``@2020-02-01`` the day
of release (2019-01-31 if not said; ``@r`` the day of retrieval). The document came out
between 2019-06-01 and 2019-06-30. Cases of one ``doc`` are printed by one document and
share the record of all. ``reason`` and ``evidence`` are those of the table's columns;
``said`` is what the caveat must say, as codes of ``texts/caveats.csv``, a reading's
departures and notes in brackets.
"""

import csv
import math
import re
from pathlib import Path

import pandas as pd
import pytest

from cktrade.schemas import validate
from cktrade.verdicts.check import check
from cktrade.verdicts.reasons import Reason
from cktrade.vocabulary import codelist

SHEET = Path(__file__).with_name("gold.csv")
#: The same with more columns: the words that are printed, and a stated basis.
WORDS = Path(__file__).with_name("gold_words.csv")
CASES = [
    case
    for sheet in (SHEET, WORDS)
    for case in csv.DictReader(sheet.read_text("utf-8").splitlines())
]
ENTRY = re.compile(
    r"(?P<way>[a-z-]+)(?:\.(?P<flow>\w+))?(?:/(?P<partner>[A-Z][A-Z-]+))?"
    r"(?:\[(?P<product>\w+)\])?(?:#(?P<table>\w))?(?P<seasons>!)?"
    r":(?P<period>[\d/-]+)=(?P<value>[\d.]+|--|x)(?:~(?P<unit>[\d.]+))?"
    r"(?P<grade>[?=])?(?:@(?P<retrieved>r)?(?P<vintage>[\d-]+))?"
)
GRADES = {"?": "secondary", "=": "copy", None: "official"}
FLOWS = {
    "canadians_in_korea": "residents", "korean_population": "residents",
    "overseas_koreans": "residents", "permanent_residents": "admissions",
    "study_permit_holders": "holders", "visitors": "arrivals",
    "merchandise_trade": "export", "exchange_rate": "level",
    "international_students": "residents", "youth_mobility_quota": "places",
    "population_total": "level",
}  # fmt: skip
UNITS = {
    "merchandise_trade": "CAD", "exchange_rate": "CAD per unit", "visitors": "trips",
    "youth_mobility_quota": "places per year",
}  # fmt: skip
FX = {"measure": "exchange_rate", "reporter": "CAN", "basis": "not applicable"}


def observations(record):
    """Turn a record of the sheet into rows of the wide table."""
    made = []
    for entry in filter(None, record.split("; ")):
        parts = ENTRY.fullmatch(entry)
        assert parts, entry
        if parts["way"] == "both":
            halves = [("visitors-residence", "KOR"), ("visitors-nationality", "CAN")]
            for way, partner in halves:
                half = float(parts["value"]) / 2
                made.append(row(parts, way, partner) | {"value": half})
        else:
            made.append(row(parts, parts["way"], parts["partner"]))
    return pd.DataFrame(made) if made else pd.DataFrame(columns=[*row_of_nothing()])


def row(parts, way, partner):
    """Return one row of the wide table."""
    spec = FX if way == "fx" else codelist("readings")[way]
    measure, reporter = spec["measure"], spec["reporter"]
    other = partner or ("USA" if way == "fx" else "CAN" if reporter == "KOR" else "KOR")
    if reporter == "*":
        reporter, other = partner, "not applicable"
    flow = parts["flow"] or FLOWS[measure]
    if way.startswith("kor-customs"):
        flow = {"export": "import", "import": "export"}.get(flow, flow)
    status = {"--": "masked", "x": "suppressed"}.get(parts["value"], "normal")
    table = f"{way}{parts['table'] or ''}{'s' if parts['seasons'] else ''}"
    product, grade = parts["product"] or "TOTAL", GRADES[parts["grade"]]
    ends = f"{reporter}.{other}.{flow}.{product}".lower()
    return {
        "series": f"x.{table}.{ends}{'.q' if grade == 'secondary' else ''}",
        "topic": "context",
        "measure": measure, "reporter": reporter, "partner": other, "flow": flow,
        "product": product,
        "basis": "not applicable" if spec["basis"] == "*" else spec["basis"],
        "valuation": "not applicable",
        "adjustment": "seasonally_adjusted" if parts["seasons"] else "not applicable",
        "reference_period": parts["period"],
        "value": math.nan if status != "normal" else float(parts["value"]),
        "unit": UNITS.get(measure, "persons"), "precision": float(parts["unit"] or 1),
        "status": status, "vintage": pd.Timestamp(parts["vintage"] or "2019-01-31"),
        "vintage_basis": "retrieved" if parts["retrieved"] else "released",
        "source": "quoted" if grade == "secondary" else "file",
        "row": 2, "vector": "", "coordinate": "", "evidence": grade,
        "dimensions": "" if product == "TOTAL" else '{"classification": "HS"}',
    }  # fmt: skip


def row_of_nothing():
    """Return the columns of the wide table."""
    return row(ENTRY.fullmatch("fx:2018=1"), "fx", None)


DOCUMENTS = sorted({case["doc"] or "doc" for case in CASES})
SOURCES = pd.DataFrame(
    {
        "source": [*DOCUMENTS, "file", "quoted"],
        "kind": ["document"] * len(DOCUMENTS) + ["official", "secondary"],
        "published_from": pd.Timestamp("2019-06-01"),
        "published_to": pd.Timestamp("2019-06-30"),
    }
)
#: Who counts, and whom, where it is not Canada and South Korea.
SIDES = {
    "canadians_in_korea": ("KOR", "CAN"),
    "population_total": ("X-INDO-PACIFIC", "WLD"),
    "energy_from_abroad": ("KOR", "WLD"),
}


def claim(case):
    """Return a claim of the sheet as a row of the claims table."""
    measure = case["measure"]
    kind = {"rank": "rank", "mean": "persons per year", "share": "percent"}
    of_money = "dollars" if measure == "merchandise_trade" else "persons"
    reporter, partner = SIDES.get(measure, ("CAN", "KOR"))
    return {
        "claim": case["case"], "document": case["doc"] or "doc", "locator": "¶1",
        "topic": "context", "measure": measure, "reporter": reporter,
        "partner": case["partner"] or partner,
        "flow": case["flow"]
        or ("two_way" if measure == "visitors" else FLOWS.get(measure, "level")),
        "product": case["product"] or "TOTAL",
        "basis": case.get("basis") or "not stated",
        "valuation": "not stated",
        "adjustment": "not stated", "reference_period": case["period"],
        "statistic": case["statistic"], "value": float(case["value"]),
        "unit": case["unit"] or kind.get(case["statistic"], of_money),
        "precision": float(case["precision"]), "qualifier": case["qualifier"],
        "as_printed": case.get("printed") or case["value"],
        "note": "", "base_period": case["base"],
        "direction": case["direction"],
    }  # fmt: skip


def judged(case):
    """Return the verdict on a case, with its document's other figures."""
    together = [c for c in CASES if c["doc"] == case["doc"] != ""] or [case]
    record = "; ".join(dict.fromkeys(e for c in together for e in entries(c)))
    rows = check(
        pd.DataFrame([claim(c) for c in together]), observations(record), SOURCES
    )
    return validate(rows, "verdicts").set_index("claim").loc[case["case"]]


def entries(case):
    """Return the numbers of a case's record, each as it is written."""
    return [entry for entry in case["record"].split("; ") if entry]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_verdict_is_the_one_reasoned_by_hand(case):
    """The sheet's last column says why."""
    found = judged(case)

    words = ("when_printed", "for_its_time", "today", "reason", "evidence")
    assert [found[word] for word in words] == [case[word] for word in words], found[
        "sentence"
    ]
    assert found["loose"] == (case["loose"] == "yes")
    assert found["codes"] == case["said"]


def test_the_sheet_is_large_and_varied():
    """At least 150 cases; every verdict, reason, qualifier and kind of statement."""
    assert len(CASES) >= 150
    words = {c["for_its_time"] for c in CASES} | {c["today"] for c in CASES} - {""}
    assert words == set(codelist("verdicts"))
    assert {c["reason"] for c in CASES} - {""} == set(map(str, Reason))
    assert {c["qualifier"] for c in CASES} == {
        "none", "exact", "about", "over", "at_least", "under", "up_to", "almost",
    }  # fmt: skip
    assert {c["statistic"] for c in CASES} >= {
        "value", "mean", "rank", "each", "share", "growth", "quota",
    }  # fmt: skip


def test_what_would_settle_it_is_named_when_it_is_missing():
    """Customs basis of 2018; 6,056.1 is 156.1 million above 5.9 billion."""
    found = judged(by_name("one-plain-basis-missing"))

    assert found["missing"] == ("Canada’s trade statistics, customs basis, 2018")
    assert found["miss"] == pytest.approx(6_056_100_000 - 5_900_000_000)


def test_a_stitched_mean_says_so():
    """Two years of one table, one of another."""
    found = judged(by_name("mean-stitched"))

    assert "stitched from more than one table" in found["caveat"]


def test_unlike_series_and_trips_are_always_named():
    """Residence and nationality, trips and not persons."""
    said = judged(by_name("each-of-the-last-three"))["caveat"]

    assert "adds unlike series" in said
    assert "counts trips, not different persons" in said


def by_name(name):
    """Return a case of the sheet."""
    return next(case for case in CASES if case["case"] == name)
