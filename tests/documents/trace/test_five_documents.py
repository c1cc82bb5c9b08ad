"""Every figure of the five documents is transcribed, and transcribed right."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from math import inf
from pathlib import Path

import pytest

from cktrade.documents.text import Text
from cktrade.documents.trace import trace
from cktrade.documents.trace.coverage import Coverage, Row
from cktrade.record.intervals import interval
from cktrade.schemas import read_table
from cktrade.sources import documents

DATA = Path(__file__).parents[3] / "data"
DOCUMENTS = {document.id: document for document in documents(DATA / "raw")}
TEXTS = os.environ.get("CKTRADE_DOCUMENTS", "")
needs_texts = pytest.mark.skipif(
    not TEXTS, reason="CKTRADE_DOCUMENTS does not name the folder of the texts"
)


def rows(table):
    """Return the rows of all five documents, each with its number in its file."""
    return [
        row | {"file": f"{name}/{table}.csv", "number": number}
        for name, document in DOCUMENTS.items()
        for number, row in enumerate(
            read_table(document.path / f"{table}.csv", table).to_dict("records"), 2
        )
    ]


CLAIMS = {row["claim"]: row for row in rows("claims")}
EVENTS = {row["event"]: row for row in rows("events")}
IGNORED = rows("ignored")


@needs_texts
def test_every_row_stands_at_its_place_and_no_number_is_uncovered():
    """49 claims, 60 events and 84 ignored numbers are all that is printed."""
    found = trace(Path(TEXTS), data=DATA)
    assert found.faults == ()
    assert found.uncovered == ()
    assert found.rows == {"claims": 49, "events": 60, "ignored": 84}


@pytest.mark.parametrize(
    ("document", "claims", "events"),
    [
        ("cgai-defence-cooperation-2025", 23, 26),
        ("gac-bilateral-relations", 9, 3),
        ("leaders-joint-statement-2023", 9, 14),
        ("mofa-north-america", 7, 14),
        ("strategic-partnership-commentary-2025", 1, 3),
    ],
)
def test_each_document_has_as_many_rows_as_were_counted_in_its_text(
    document, claims, events
):
    """Counted by reading each text from its first line to its last."""
    assert [row["document"] for row in CLAIMS.values()].count(document) == claims
    assert [row["document"] for row in EVENTS.values()].count(document) == events


#: claim → lowest and highest number meant, statistic, period, flow; read by hand.
BY_HAND = {
    "gac-trading-partner-rank": (6, 6, "rank", "2018", "two_way"),
    "gac-two-way-trade-2018": (15.25e9, 15.35e9, "value", "2018", "two_way"),
    "gac-exports-2018": (5.85e9, 5.95e9, "value", "2018", "export"),
    "gac-imports-2018": (9.4e9, inf, "value", "2018", "import"),
    "gac-immigrants-mean-2006-2016": (5245, 5255, "mean", "2006/2016", "admissions"),
    "gac-korean-origin-population": (2e5, inf, "value", "not stated", "residents"),
    "gac-canadians-in-korea": (27_000, inf, "value", "not stated", "residents"),
    "gac-language-teachers": (3100, 3300, "value", "not stated", "residents"),
    "mofa-two-way-travel": (440_000, inf, "each", "not stated", "two_way"),
    "mofa-student-rank": (2, 2, "rank", "not stated", "residents"),
    "mofa-troops-deployed": (26_000, inf, "value", "1950/1953", "served"),
    "mofa-lives-lost": (516, 516, "value", "1950/1953", "deaths"),
    "cgai-troops-served": (26_000, inf, "value", "1950/1953", "served"),
    "cgai-us-trading-partner-rank": (1, 1, "rank", "not stated", "two_way"),
    "cgai-indo-pacific-trade": (225.5e9, 226.5e9, "value", "not stated", "two_way"),
    "cgai-indo-pacific-export-market-rank": (2, 2, "rank", "not stated", "export"),
    "cgai-indo-pacific-trading-partner-rank": (2, 2, "rank", "not stated", "two_way"),
    "cgai-indo-pacific-population-share": (64.5, 65.5, "share", "not stated", "level"),
    "cgai-pacific-coastline": (24_500, 25_500, "distance", "not stated", "level"),
    "cgai-cyber-budget": (47.35e6, 47.45e6, "budget", "2022/2027", "not applicable"),
    "cgai-submarines": (0, 12, "target", "not stated", "not applicable"),
    "cgai-arms-exporter-target": (4, 4, "target", "2027", "export"),
    "leaders-youth-mobility-quota": (12_000, 12_000, "quota", "not stated", "places"),
}


@pytest.mark.parametrize("claim", BY_HAND)
def test_a_claim_says_what_the_text_says(claim):
    """$15.3 billion has its last digit at 0.1 billion, so it reaches 0.05 each way."""
    row = CLAIMS[claim]
    reach = interval(row)
    said = (row["statistic"], row["reference_period"], row["flow"])
    assert (reach.low, reach.high, *said) == BY_HAND[claim]


#: Figures that are not the first number among their words, or that stand in words only.
IN_WORDS = {
    "cgai-arms-exporter-target": 4,
    "cgai-cyber-budget-duration": 5,
    "cgai-cyber-group-frequency": 4,
    "cgai-materiel-meetings-frequency": 1,
    "cgai-rimpac-frequency": 0.5,
    "cgai-trilateral-dialogue-frequency": 1,
    "leaders-relations-duration": 60,
    "mofa-energy-from-abroad": 50,
    "mofa-nuclear-agreement-interval": 42,
}
WORDS = {
    "first": 1, "largest": 1, "fastest": 1, "second largest": 2, "third": 3,
    "triple": 3, "fourth-largest": 4, "five": 5, "sixth largest": 6,
}  # fmt: skip
SCALES = {"billion": 10**9, "million": 10**6}


def reread(printed):
    """Return value and unit of the last significant digit, read a second way."""
    digits = re.search(r"[\d.,]*\d", printed)
    if not digits:
        word = max((w for w in WORDS if w in printed), key=len)
        return WORDS[word], 1
    number = Decimal(digits[0].replace(",", ""))
    scale = next((n for word, n in SCALES.items() if word in printed), 1)
    exponent = number.normalize().as_tuple().exponent
    return float(number * scale), float(Decimal(10) ** exponent * scale)


@pytest.mark.parametrize("claim", CLAIMS)
def test_value_and_precision_are_those_of_the_printed_words(claim):
    """5,250 ends in a zero, so its unit is 10; exact counts and ranks have unit 1."""
    row = CLAIMS[claim]
    value, unit = reread(row["as_printed"]) if claim not in IN_WORDS else (0, 0)
    assert row["value"] == IN_WORDS.get(claim, value)
    if claim not in IN_WORDS:
        exact = row["qualifier"] in {"exact", "up_to"}
        assert row["precision"] == (1 if exact else unit)


#: "Over five years" means during them; "the majority" is more than half.
NO_QUALIFIER = {"cgai-cyber-budget": "none", "cgai-cyber-budget-duration": "exact"}
PRINTED = {
    "over": "over",
    "more than": "over",
    "majority": "over",
    "about": "about",
    "up to": "up_to",
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_the_qualifier_is_the_one_printed(claim):
    """Where no such word is printed, a figure is plain or exact."""
    row = CLAIMS[claim]
    words = row["as_printed"].lower()
    printed = {
        code for word, code in PRINTED.items() if re.search(rf"\b{word}\b", words)
    }
    expected = {NO_QUALIFIER[claim]} if claim in NO_QUALIFIER else printed
    assert {row["qualifier"]} <= (expected or {"none", "exact"})


@pytest.mark.parametrize("claim", CLAIMS)
def test_what_a_document_leaves_unsaid_stays_unsaid(claim):
    """No document names a currency, basis, valuation or adjustment of its trade."""
    row = CLAIMS[claim]
    unsaid = "not stated" if row["topic"] == "trade" else "not applicable"
    assert {row["valuation"], row["adjustment"]} == {unsaid}
    assert row["unit"] not in {"CAD", "USD", "KRW"}
    assert row["basis"] == "not stated" or row["topic"] != "trade"


MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
]  # fmt: skip


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_is_dated_as_its_words_say(event):
    """The first year printed is the first year of the date; so is the month."""
    row = EVENTS[event]
    years = re.findall(r"\d{4}", row["as_printed"])
    assert row["date"][:4] in [*years[:1]] or (not years and row["note"])
    month = next((n for n, m in enumerate(MONTHS, 1) if m in row["as_printed"]), 0)
    assert row["date"][5:7] == f"{month:02d}" or not month or not years


def test_documents_differ_only_on_when_the_trade_agreement_was_signed():
    """One says 2014, another 2015; both rows stand, under the same title."""
    dates = {}
    for row in EVENTS.values():
        dates.setdefault(row["title"], set()).add(row["date"])
    assert {title: days for title, days in dates.items() if len(days) > 1} == {
        "Canada–Korea Free Trade Agreement signed": {"2014", "2015"}
    }


def test_every_row_that_a_note_or_reason_names_exists():
    """A reason such as "repeats X" is worth something only if there is an X."""
    ids = re.compile(r"\b(?:gac|mofa|cgai|commentary|leaders)-[a-z0-9-]+")
    texts = [row["note"] for row in (*CLAIMS.values(), *EVENTS.values())]
    texts += [row["reason"] for row in IGNORED]
    named = {name for text in texts for name in ids.findall(text)}
    assert named
    assert named <= {*CLAIMS, *EVENTS}


#: Rows whose numbers another row holds too, or whose words hold no number.
SHARED = {
    "cgai-cyber-budget",
    "cgai-cyber-budget-duration",
    "cgai-cyber-project",
    "cgai-indo-pacific-export-market-rank",
    "cgai-indo-pacific-trading-partner-rank",
    "cgai-rimpac-frequency",
    "cgai-rimpac-rank",
}
WITHOUT_NUMBER = {
    "cgai-materiel-meetings-frequency",
    "cgai-trilateral-dialogue-frequency",
    "commentary-indo-pacific-dialogue",
    "leaders-comprehensive-partnership",
    "leaders-critical-minerals-mou",
    "leaders-economic-policy-dialogue",
    "leaders-north-korea-rights",
    "leaders-ottawa-visit",
    "leaders-seoul-meeting",
    "leaders-youth-mobility-arrangement",
}


def laid(document):
    """Return a document's text and its rows, as tracing lays them."""
    text = Text.read(Path(TEXTS) / DOCUMENTS[document].text)
    tables = (
        (CLAIMS.values(), "claim"),
        (EVENTS.values(), "event"),
        (IGNORED, "token"),
    )
    return text, [
        Row(row[key], row["locator"], row.get("as_printed", row[key]), key == "token")
        for table, key in tables
        for row in table
        if row["document"] == document
    ]


@needs_texts
@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_row_can_be_dropped_unnoticed(document):
    """Each row in turn is taken out; only those named above leave no gap."""
    text, whole = laid(document)
    unnoticed = set()
    for dropped in range(len(whole)):
        coverage = Coverage(text)
        faults = [*coverage.cover(whole[:dropped] + whole[dropped + 1 :])]
        if not faults and not [*coverage.left(document)]:
            unnoticed.add(whole[dropped].place)
    assert unnoticed == (SHARED | WITHOUT_NUMBER) & {row.place for row in whole}


@needs_texts
@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_row_can_be_moved_to_another_line_unnoticed(document):
    """Each row in turn names the line after its own, where its words do not stand."""
    text, whole = laid(document)
    for place, row in enumerate(whole):
        number = text.place(row.locator) % len(text.lines) + 1
        moved = Row(row.place, f"¶{number}", row.phrase, row.ignored)
        coverage = Coverage(text)
        faults = [*coverage.cover([*whole[:place], moved, *whole[place + 1 :]])]
        assert faults or [*coverage.left(document)], row
