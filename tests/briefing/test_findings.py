"""Sentences made of numbers that fit into the head."""

import pandas as pd
import pytest

from cktrade.briefing.findings import findings

TABLES = "Are the figures right?"


def number(flow, year, value, **other):
    """Return a row of the record with its key and source."""
    return {
        "flow": flow, "reference_period": year, "value": value, "unit": "CAD",
        "partner": "KOR", "key": f"{flow}@{year}",
        "source": "statcan/12-10-0011/2026-04-02",
        "vintage": pd.Timestamp("2026-04-02"), "vintage_basis": "released", **other,
    }  # fmt: skip


def trade(last, balance=-2e9):
    """Return 20 billion in 2017 and another sum in 2018."""
    return pd.DataFrame(
        [
            number("two_way", "2018", last),
            number("two_way", "2017", 20e9),
            number("balance", "2018", balance),
        ]
    )


def found(rows, lang="en"):
    """Return findings by what they are about."""
    return {f.code: f for f in findings(rows, lang, tables=TABLES)}


def plain(text):
    """Return a text with plain spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (22e9, "came to $22.0 billion in 2018, 10.0% more than in 2017."),
        (19e9, "came to $19.0 billion in 2018, 5.0% less than in 2017."),
        (20.001e9, "came to $20.0 billion in 2018, as in 2017."),
    ],
)
def test_trade_is_compared_with_the_year_before(last, said):
    """22/20 = 1.10; 19/20 = 0.95; 20.001/20 is 0.0% once rounded."""
    finding = found({"annual-trade": trade(last)})["trade"]

    assert plain(finding.sentence).endswith(said)
    assert finding.keys == ("two_way@2018", "(two_way@2018) / (two_way@2017)")
    assert "table 12-10-0011" in finding.source


@pytest.mark.parametrize(
    ("balance", "said"),
    [(-2e9, "bought $2.00 billion more"), (3e9, "sold $3.00 billion more")],
)
def test_the_balance_says_who_sold_more(balance, said):
    """Exports less imports: below zero Canada bought more."""
    finding = found({"annual-trade": trade(21e9, balance)})["balance"]

    assert said in plain(finding.sentence)
    assert finding.figure.startswith("−" if balance < 0 else "$")


RESIDENTS = pd.DataFrame(
    [
        number("admissions", "2016", 4000.0, unit="persons"),
        number("admissions", "2017", 6000.0, unit="persons"),
        number("admissions", "2015/2016", 4100.4, unit="persons", key="mean(…)"),
        {**number("admissions", "2015/2016", 4090.0), "claim": "c", "key": "c",
         "unit": "persons per year", "source": None, "document": "d"},
    ]
)  # fmt: skip


def test_the_records_mean_is_set_beside_the_printed_one():
    """4,100.4 is 4,100 people, ten more than 4,090; the newest year is 2017."""
    finding = found({"permanent-residents": RESIDENTS})["residents"]

    assert finding.sentence == (
        "Canada admitted 6,000\N{NO-BREAK SPACE}people from South Korea as permanent "
        "residents in 2017. From 2015 to 2016 it was 4,100 a year, 10 more than the "
        "published 4,090."
    )
    assert finding.keys == ("admissions@2017", "mean(…)")


def test_students_are_those_of_the_newest_table():
    """A quotation of another number in the press is not the year before."""
    held = {"unit": "persons", "source": "ircc/study-citz-totals/2025-01-31"}
    quoted = {"source": "press/study-permit-holders/2020-12-31",
              "vintage": pd.Timestamp("2020-12-31")}  # fmt: skip
    rows = pd.DataFrame(
        [
            number("holders", "2023", 300.0, **held),
            number("holders", "2024", 200.0, **held),
            number("holders", "2024", 999.0, **{**held, **quoted}),
            number("holders", "2024", 5000.0, **{**held, "partner": "IND"}),
        ]
    )

    finding = found({"students-ranked": rows})["students"]

    assert finding.figure == "200 people"
    assert finding.sentence.endswith("in 2023 it was 300.")


def test_travel_is_that_of_the_newest_year_with_both_directions():
    """2019 is held one way only; 2018 both ways. The printed figure stands beside."""
    printed = {"claim": "c", "qualifier": "over", "precision": 1e4, "document": "d",
               "document_producer": "A ministry", "as_printed": "440,000 or more",
               "source": None}  # fmt: skip
    rows = pd.DataFrame(
        [
            number("arrivals", "2019", 9.0, unit="trips"),
            number("two_way", "2018", 447_495.0, unit="trips"),
            {**number("two_way", "not stated", 440_000.0, unit="persons"), **printed},
        ]
    )

    finding = found({"travel-both-ways": rows})["travel"]

    assert finding.figure == "447,495 trips"
    assert finding.sentence.endswith(
        "The figure published is “440,000 or more” (A ministry)."
    )


def test_verdicts_are_counted_and_the_unchecked_are_not():
    """Two of three can be checked: one agrees, one does not."""
    rows = pd.DataFrame({"verdict": ["agrees", "not checkable", "contradicted"]})

    finding = found({"verdicts": rows})["verdicts"]

    assert finding.figure == "2 of 3"
    assert finding.sentence.endswith(": 1 agrees and 1 is contradicted.")
    assert finding.source == f"See “{TABLES}”"


def test_what_the_record_does_not_hold_is_not_said():
    """No rows, no finding."""
    assert found({}) == {}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "se sont chiffrés à 22,0 milliards de dollars en 2018, 10,0 % de plus"),
        ("ko", "2018년 상품 교역은 220억 캐나다 달러로 2017년보다 10.0% 많았다."),
    ],
)
def test_the_same_is_said_in_every_language(lang, said):
    """With each language's digits, words and spaces."""
    assert said in plain(found({"annual-trade": trade(22e9)}, lang)["trade"].sentence)


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_every_key_figure_of_the_record_leads_back_to_it(briefing, lang):
    """All six, each with a source; all but the count of verdicts have keys."""
    made = briefing(lang).findings

    assert [f.code for f in made] == [
        "trade", "balance", "residents", "students", "travel", "verdicts",
    ]  # fmt: skip
    assert all(f.source and f.figure and f.sentence for f in made)
    assert all(f.keys for f in made if f.code != "verdicts")
