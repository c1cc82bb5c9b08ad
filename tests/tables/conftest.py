"""Rows small enough to be checked by eye."""

import xml.etree.ElementTree as ET

import pandas as pd
import pytest

from cktrade import tables
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
    "base_period": "",
    "direction": "",
    "dimensions": "",
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


_EVENT = {
    "document": "embassy-page",
    "locator": "¶3",
    "as_printed": "in that year",
    "parties": "CAN;KOR",
    "topic": "context",
    "note": "",
}
_EVENTS = [
    _EVENT | {"event": "page-agreement", "date": "2015", "date_precision": "year",
              "title": "Agreement signed"},
    _EVENT | {"event": "page-visit", "date": "2014-09-22", "date_precision": "day",
              "title": "A visit", "locator": "¶9"},
    _EVENT | {"event": "page-war", "date": "1950/1953", "date_precision": "span",
              "title": "Korean War"},
    _EVENT | {"event": "ministry-war", "date": "1950/1953", "date_precision": "span",
              "title": "Korean War", "document": "ministry-page", "locator": "¶2"},
    _EVENT | {"event": "ministry-agreement", "date": "2014", "date_precision": "year",
              "title": "Agreement signed", "document": "ministry-page"},
]  # fmt: skip


@pytest.fixture
def events():
    """Five events of two documents: one war dated alike, one signature not."""
    return validate(pd.DataFrame(_EVENTS)[columns("events")], "events")


_NUMBER = {
    "series": "statcan.12-10-0011.can.kor.export.total.bop.nsa",
    "topic": "trade",
    "measure": "merchandise_trade",
    "reporter": "CAN",
    "partner": "KOR",
    "flow": "export",
    "product": "TOTAL",
    "basis": "balance_of_payments",
    "valuation": "not applicable",
    "adjustment": "unadjusted",
    "unit": "CAD",
    "precision": 1e5,
    "status": "normal",
    "vintage": pd.Timestamp("2026-04-02"),
    "vintage_basis": "released",
    "source": "statcan/12-10-0011/2026-04-02",
}


@pytest.fixture
def number():
    """Make one number as a row of the wide table."""
    return lambda period, value, **other: {
        **_NUMBER,
        "reference_period": period,
        "value": value,
        **other,
    }


@pytest.fixture
def trade(number):
    """Two years of exports, imports and balance, the later year not yet final."""
    early = {"export": 5_604_900_000.0, "import": 7_270_100_000.0}
    late = {"export": 6_056_149_999.0, "import": 8_272_750_000.0}
    rows = []
    for year, flows, status in (
        ("2018", late, "preliminary"),
        ("2017", early, "normal"),
    ):
        balance = flows["export"] - flows["import"]
        for flow, value in {**flows, "balance": balance}.items():
            rows.append(
                number(year, value, flow=flow, status=status, key=f"{flow}@{year}")
            )
    return pd.DataFrame(rows)


class Page:
    """A table read back from its HTML, as a browser would see it."""

    def __init__(self, table, lang="en"):
        text = tables.fragment(table, lang)
        markup = text[text.index("<table") : text.index("</table>") + 8]
        self.tree = ET.fromstring(markup)  # noqa: S314 -- our own output
        words = ["".join(e.itertext()) for e in self.tree.find("caption")]
        self.title, self.subtitle = words
        heads = self.tree.findall("thead/tr")
        self.heads = [["".join(h.itertext()).strip() for h in row] for row in heads]
        self.parts = [self._rows(body) for body in self.tree.findall("tbody")]
        self.rows = [row for part in self.parts for row in part if len(row) > 1]
        self.groups = [row[0] for part in self.parts for row in part if len(row) == 1]
        self.feet = ["".join(td.itertext()) for td in self.tree.iterfind("tfoot/tr/td")]

    @staticmethod
    def _rows(body):
        return [["".join(cell.itertext()) for cell in row] for row in body]


@pytest.fixture
def page():
    """Read a table back."""
    return Page
