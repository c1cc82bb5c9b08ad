"""Rows small enough to be checked by eye."""

import pandas as pd
import pytest

from cktrade.schemas import columns, validate

_CLAIM = {
    "document": "embassy-page",
    "topic": "trade",
    "measure": "merchandise_trade",
    "reporter": "CAN",
    "partner": "KOR",
    "product": "TOTAL",
    "basis": "not stated",
    "valuation": "not stated",
    "adjustment": "not stated",
    "reference_period": "2018",
    "statistic": "value",
    "unit": "dollars",
    "precision": 1e8,
    "qualifier": "none",
    "note": "",
}


def _claim(claim, line, flow, value, as_printed, **other):
    place = {"claim": claim, "locator": f"¶{line}, Trade", "flow": flow}
    return {**_CLAIM, **place, "value": value, "as_printed": as_printed, **other}


_ROWS = [
    _claim("page-two-way", 4, "two_way", 15.3e9, "$15.3 billion"),
    _claim("page-exports", 4, "export", 5.9e9, "$5.9 billion"),
    _claim("page-imports", 4, "import", 9.4e9, "over $9.4 billion", qualifier="over"),
    _claim(
        "page-rank", 5, "two_way", 6.0, "sixth largest", statistic="rank",
        unit="rank", precision=1.0, qualifier="exact", reference_period="not stated",
    ),
    _claim(
        "page-immigration", 7, "admissions", 5250.0, "an average of 5,250",
        topic="immigration", measure="permanent_residents", statistic="mean",
        unit="persons per year", precision=10.0, reference_period="2006/2016",
    ),
    _claim(
        "page-community", 7, "residents", 200_000.0, "over 200,000",
        topic="population", measure="korean_population", unit="persons",
        precision=1e5, qualifier="over", reference_period="not stated",
    ),
    _claim(
        "ministry-travel", 9, "two_way", 440_000.0, "more than 440,000",
        document="ministry-page", topic="travel", measure="visitors",
        statistic="each", unit="persons", precision=1e4, qualifier="over",
        reference_period="not stated",
    ),
    _claim(
        "ministry-troops", 2, "served", 26_000.0, "more than 26,000",
        document="ministry-page", topic="context", measure="korean_war_service",
        unit="persons", precision=1e3, qualifier="over",
        reference_period="1950/1953",
    ),
]  # fmt: skip


@pytest.fixture
def claims():
    """Eight claims of two documents; the last is context."""
    return validate(pd.DataFrame(_ROWS)[columns("claims")], "claims")


@pytest.fixture
def sources():
    """The two documents, as the sources table describes them."""
    row = dict.fromkeys(columns("sources"), "") | {
        "kind": "document",
        "published_from": pd.Timestamp("2019-03-01"),
        "published_to": pd.Timestamp("2020-02-29"),
        "published_reason": "It gives 2018 as the latest year.",
        "retrieved": pd.NaT,
    }
    one = row | {"source": "embassy-page", "producer": "Embassy", "title": "Relations"}
    two = row | {"source": "ministry-page", "producer": "Ministry", "title": "Regions"}
    return pd.DataFrame([one, two])
