"""Genuine files of Statistics Canada: every value, read a second way.

The second way is the csv module and decimal arithmetic, nothing of the package.
"""

import csv
import io
import json
import zipfile
from datetime import date
from decimal import Decimal

import pandas as pd

from cktrade.readers import read

FLOW = {"Import": "import", "Export": "export"}
PARTNER = {
    "All countries": "WLD", "United States": "USA", "South Korea": "KOR",
    "Japan": "JPN", "Germany": "DEU", "Italy": "ITA", "China": "CHN",
    "United Kingdom": "GBR", "Mexico": "MEX", "Türkiye": "TUR",
}  # fmt: skip
PROVINCE = {
    "10": "Newfoundland and Labrador", "11": "Prince Edward Island",
    "12": "Nova Scotia", "13": "New Brunswick", "24": "Quebec", "35": "Ontario",
    "46": "Manitoba", "47": "Saskatchewan", "48": "Alberta",
    "59": "British Columbia", "60": "Yukon", "62": "Nunavut",
}  # fmt: skip


def _by_hand(text):
    """Read the agency's columns with the csv module and decimal arithmetic only."""
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), start=2):
        missing = row["VALUE"] == ""
        value = Decimal(row["VALUE"] or "0") * 10 ** int(row["SCALAR_ID"])
        yield row, {
            "reference_period": row["REF_DATE"],
            "value": None if missing else float(value),
            "precision": float(Decimal(10) ** int(row["SCALAR_ID"])
                               / Decimal(10) ** int(row["DECIMALS"])),
            "vector": row["VECTOR"],
            "coordinate": row["COORDINATE"],
            "row": number,
        }  # fmt: skip


def _compare(rows, truth):
    for found, expected in zip(rows.to_dict("records"), truth, strict=True):
        value = expected.pop("value")
        assert {key: found[key] for key in expected} == expected
        assert pd.isna(found["value"]) if value is None else found["value"] == value


def test_every_value_of_the_genuine_trade_selection(samples):
    """1,216 records, 700 of them South Korea's from 1997-01 to 2026-02."""
    path = samples / "trade/statcan_12100011/1210001101_databaseLoadingData_excerpt.csv"
    truth = [
        {
            **common,
            "flow": FLOW[row["Trade"]],
            "partner": PARTNER[row["Principal trading partners"]],
            "basis": "balance_of_payments",
            "adjustment": "unadjusted",
            "status": "normal",
            "dimensions": "",
        }
        for row, common in _by_hand(path.read_text("utf-8"))
    ]
    rows = read(path)
    _compare(rows, truth)
    assert len(read(path, partner="KOR")) == 700


def test_every_value_of_the_genuine_table_of_visitors(samples):
    """15,720 records of 24-10-0003: 12 provinces, 262 residences, 5 months."""
    path = samples / "people/statcan_travel/24100003_NonresidentsEnteringByCountry.csv"
    pairs = [*_by_hand(path.read_text("utf-8-sig"))]
    truth = [
        {
            **common,
            "unit": "trips",
            "status": "normal",
            "dimensions": json.dumps({"province": PROVINCE[row["DGUID"][-2:]]}),
        }
        for row, common in pairs
    ]
    rows = read(path)
    _compare(rows, truth)
    koreas = {
        r["Country of residence"]
        for r, _ in pairs
        if "Korea" in r["Country of residence"]
    }
    assert koreas == {"Korea, South", "Korea, North"}
    months = rows[rows["partner"].eq("KOR")].groupby("reference_period")["value"].sum()
    south = {}
    for row, common in pairs:
        if row["Country of residence"] == "Korea, South":
            month = row["REF_DATE"]
            south[month] = south.get(month, 0) + common["value"]
    assert months.to_dict() == south


def test_every_value_of_the_genuine_zip(samples):
    """11,804 records of 18-10-0204, of which 32 are suppressed with a blank VALUE."""
    path = samples / "trade/statcan_full_table_specimen/18100204-eng.zip"
    with zipfile.ZipFile(path) as archive:
        text = archive.read("18100204.csv").decode("utf-8-sig")
    truth = [
        {
            **common,
            "series": f"statcan.18-10-0204.{row['VECTOR']}",
            "status": {"": "normal", "x": "suppressed"}[row["STATUS"]],
            "dimensions": json.dumps(
                {"Index": row["Index"], "UOM": row["UOM"], "province": row["GEO"]}
                if row["GEO"] in PROVINCE.values()
                else {"GEO": row["GEO"], "Index": row["Index"], "UOM": row["UOM"]}
            ),
        }
        for row, common in _by_hand(text)
    ]
    rows = read(path)
    _compare(rows, truth)
    assert rows["status"].eq("suppressed").sum() == 32
    assert set(rows["vintage"]) == {pd.Timestamp(date(2018, 12, 11))}
    assert rows["unit"].eq("index").all()
