"""The gold sheet: verdicts reasoned by hand, as data.

A record is written ``way:period=value``: way is a code of ``codelists/readings.csv``
(``.export`` names its flow, ``/CHN`` another partner, ``#b`` another table); ``~5`` is
the unit it was rounded to, ``--`` masked, ``x`` suppressed, ``?`` only quoted, and
``@2020-02-01`` the day of release (2019-01-31 if not said). The document came out
between 2019-06-01 and 2019-06-30. ``said`` is what the caveat must say, as codes of
``codelists/caveats.csv``, a reading's departures and notes in brackets.
"""

import csv
import json
import math
import re
from pathlib import Path

import pandas as pd
import pytest

from cktrade.schemas import validate
from cktrade.verdicts.check import check
from cktrade.vocabulary import codelist

SHEET = Path(__file__).with_name("gold.csv")
CASES = list(csv.DictReader(SHEET.read_text("utf-8").splitlines()))
ENTRY = re.compile(
    r"(?P<way>[a-z-]+)(?:\.(?P<flow>\w+))?(?:/(?P<partner>[A-Z]{3}))?(?:#(?P<table>\w))?"
    r":(?P<period>[\d/-]+)=(?P<value>[\d.]+|--|x)(?:~(?P<unit>[\d.]+))?(?P<quoted>\?)?"
    r"(?:@(?P<vintage>[\d-]+))?"
)
FLOWS = {
    "canadians_in_korea": "residents", "korean_population": "residents",
    "overseas_koreans": "residents", "permanent_residents": "admissions",
    "study_permit_holders": "holders", "visitors": "arrivals",
    "merchandise_trade": "export", "exchange_rate": "level",
}  # fmt: skip
UNITS = {
    "merchandise_trade": "CAD", "exchange_rate": "CAD per unit", "visitors": "trips",
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
    flow = parts["flow"] or FLOWS[measure]
    if way.startswith("kor-customs"):
        flow = {"export": "import", "import": "export"}[flow]
    status = {"--": "masked", "x": "suppressed"}.get(parts["value"], "normal")
    table = f"{way}{parts['table'] or ''}"
    ends = f"{reporter}.{other}.{flow}.{parts['quoted'] or ''}".lower().replace(
        "?", "q"
    )
    return {
        "series": f"x.{table}.{ends}".rstrip("."), "topic": "context",
        "measure": measure, "reporter": reporter, "partner": other, "flow": flow,
        "product": "TOTAL", "basis": spec["basis"],
        "valuation": "not applicable", "adjustment": "not applicable",
        "reference_period": parts["period"],
        "value": math.nan if status != "normal" else float(parts["value"]),
        "unit": UNITS.get(measure, "persons"), "precision": float(parts["unit"] or 1),
        "status": status, "vintage": pd.Timestamp(parts["vintage"] or "2019-01-31"),
        "vintage_basis": "released", "source": "quoted" if parts["quoted"] else "file",
        "row": 2, "vector": "", "coordinate": "", "dimensions": "",
        "evidence": "secondary" if parts["quoted"] else "official",
    }  # fmt: skip


def row_of_nothing():
    """Return the columns of the wide table."""
    return row(ENTRY.fullmatch("fx:2018=1"), "fx", None)


SOURCES = pd.DataFrame(
    {
        "source": ["doc", "file", "quoted"],
        "kind": ["document", "official", "secondary"],
        "published_from": pd.to_datetime(["2019-06-01", "2019-01-31", "2019-01-31"]),
        "published_to": pd.to_datetime(["2019-06-30", "2019-01-31", "2019-01-31"]),
    }
)


def claim(case):
    """Return a claim of the sheet as a row of the claims table."""
    measure = case["measure"]
    rank, mean = case["statistic"] == "rank", case["statistic"] == "mean"
    korean = measure == "canadians_in_korea"
    unit = "dollars" if measure == "merchandise_trade" else "persons"
    return {
        "claim": case["case"], "document": "doc", "locator": "¶1", "topic": "context",
        "measure": measure, "reporter": "KOR" if korean else "CAN",
        "partner": "CAN" if korean else case["partner"] or "KOR",
        "flow": "two_way" if measure == "visitors" else FLOWS[measure],
        "product": "TOTAL", "basis": "not stated", "valuation": "not stated",
        "adjustment": "not stated", "reference_period": case["period"],
        "statistic": case["statistic"], "value": float(case["value"]),
        "unit": "rank" if rank else "persons per year" if mean else unit,
        "precision": float(case["precision"]), "qualifier": case["qualifier"],
        "as_printed": case["value"], "note": "",
    }  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_verdict_is_the_one_reasoned_by_hand(case):
    """The sheet's last column says why."""
    rows = check(pd.DataFrame([claim(case)]), observations(case["record"]), SOURCES)
    found = validate(rows, "verdicts").iloc[0]

    assert (found["when_printed"], found["today"]) == (
        case["when_printed"], case["today"],
    ), found["caveat"]  # fmt: skip
    assert found["loose"] == (case["loose"] == "yes")
    assert said(found) == case["said"]


def said(found):
    """Write down what a caveat says as codes."""
    return "; ".join(
        one["code"]
        + (f"({', '.join(one['departures'])})" if one.get("departures") else "")
        for one in json.loads(found["caveats"])
    )


def test_the_sheet_is_large_and_varied():
    """At least sixty cases; every verdict, qualifier and kind of statement."""
    assert len(CASES) >= 60
    assert {c["today"] for c in CASES} == set(codelist("verdicts"))
    assert {c["qualifier"] for c in CASES} == {
        "none", "exact", "about", "over", "at_least", "under", "up_to", "almost",
    }  # fmt: skip
    assert {c["statistic"] for c in CASES} == {"value", "mean", "rank", "each"}


def test_readings_that_do_not_fit_are_shown_beside_the_one_that_does():
    """Customs 5.88 fits, balance of payments 6.06 does not: both are shown."""
    case = next(c for c in CASES if c["case"] == "two-plain-bases-one-fits")
    found = check(pd.DataFrame([claim(case)]), observations(case["record"]), SOURCES)
    readings = {
        (r["reading"], r["fits"]) for r in json.loads(found["readings"].iloc[0])
        if not r["departures"]
    }  # fmt: skip

    assert readings == {("can-bop", False), ("can-customs", True)}
    assert "Other plain readings do not fit: $6.06 billion" in found["caveat"].iloc[0]


def test_what_would_settle_it_is_named_when_it_is_missing():
    """Customs basis of 2018, by Canada and by South Korea."""
    case = next(c for c in CASES if c["case"] == "one-plain-basis-missing")
    found = check(pd.DataFrame([claim(case)]), observations(case["record"]), SOURCES)

    assert found["missing"].iloc[0] == (
        "Canada’s trade statistics, customs basis, 2018; "
        "South Korea’s trade statistics, customs basis, 2018"
    )
    assert found["miss"].iloc[0] == pytest.approx(6_056_050_000 - 5_950_000_000)


def test_a_stitched_mean_says_so():
    """Two years of one table, one of another."""
    case = next(c for c in CASES if c["case"] == "mean-stitched")
    found = check(pd.DataFrame([claim(case)]), observations(case["record"]), SOURCES)

    assert "stitched from more than one table" in found["caveat"].iloc[0]


def test_unlike_series_and_trips_are_always_named():
    """Residence and nationality, trips and not persons."""
    case = next(c for c in CASES if c["case"] == "each-of-the-last-three")
    found = check(pd.DataFrame([claim(case)]), observations(case["record"]), SOURCES)
    said = found["caveat"].iloc[0]

    assert "adds unlike series" in said
    assert "counts trips, not different persons" in said
    assert "holds for 2017–2019 and fails for 2016" in said
