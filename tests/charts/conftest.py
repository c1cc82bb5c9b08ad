"""Small rows for every chart: numbers for the head, in the wide table's columns."""

from __future__ import annotations

import json
import math

import pandas as pd
import pytest

DAY = pd.Timestamp("2026-04-02")
_BASE = {
    "topic": "trade", "measure": "merchandise_trade", "reporter": "CAN",
    "partner": "KOR", "flow": "export", "product": "TOTAL",
    "basis": "balance_of_payments", "valuation": "FOB", "adjustment": "unadjusted",
    "unit": "CAD", "precision": 1e5, "status": "normal", "vintage": DAY,
    "vintage_basis": "released", "source": "statcan/12-10-0011/2026-04-02",
}  # fmt: skip
_CLAIM = {
    "document": "gac-bilateral-relations", "locator": "¶10", "reporter": "CAN",
    "partner": "KOR", "product": "TOTAL", "basis": "not stated",
    "valuation": "not stated", "adjustment": "not stated", "qualifier": "none",
    "reference_period": "2018", "statistic": "value", "note": "",
}  # fmt: skip


def observed(period, value, **columns):
    """Return one row of the wide table."""
    row = _BASE | {"reference_period": period, "value": float(value)} | columns
    series = "statcan.12-10-0011.{reporter}.{partner}.{flow}".format(**row).lower()
    return {"series": series, "key": f"{series}@{period}"} | row


def claimed(claim, value, low, high, **columns):
    """Return one claim with its interval."""
    row = {"claim": claim, "key": claim, "value": value, "low": low, "high": high}
    return _CLAIM | row | columns


def frame(*rows):
    """Return rows as a table."""
    return pd.DataFrame([*rows])


def two_way_trade():
    """Exports 2, 3, 4 and imports 3, 3, 6 thousand million; balance −1, 0, −2."""
    numbers = {
        "export": [2e9, 3e9, 4e9],
        "import": [3e9, 3e9, 6e9],
        "balance": [-1e9, 0, -2e9],
    }
    return frame(
        *(
            observed(str(2014 + n), value, flow=flow)
            for flow, values in numbers.items()
            for n, value in enumerate(values)
        )
    )


def claimed_trade():
    """5.9 and over 9.4 beside 15.3: the sum reaches from 15.25 upwards."""
    money = {"topic": "trade", "measure": "merchandise_trade", "unit": "dollars",
             "precision": 1e8}  # fmt: skip
    return frame(
        claimed("a", 15.3e9, 15.25e9, 15.35e9, flow="two_way", as_printed="15.3",
                **money),
        claimed("b", 5.9e9, 5.85e9, 5.95e9, flow="export", as_printed="5.9", **money),
        claimed("c", 9.4e9, 9.4e9, math.inf, flow="import", as_printed="over 9.4",
                **money | {"qualifier": "over"}),
        claimed("", 15.3e9, 15.25e9, math.inf, flow="sum", as_printed="",
                **money | {"key": "b + c"}),
    )  # fmt: skip


def trade_by_month():
    """Twenty-four months of 10 and 20, and the thirteen sums of twelve of them."""
    rows = []
    for flow, value in (("export", 1e8), ("import", 2e8)):
        months = [f"{2019 + n // 12}-{n % 12 + 1:02d}" for n in range(24)]
        rows += [observed(month, value, flow=flow) for month in months]
        spans = [f"{months[n]}/{months[n + 11]}" for n in range(13)]
        rows += [observed(span, 12 * value, flow=flow) for span in spans]
    return frame(*rows)


def permanent_residents():
    """Admissions 4, 6 and 5 thousand; a claim of 5,250 on two years, recorded 5,000."""
    people = {"topic": "immigration", "measure": "permanent_residents",
              "flow": "admissions", "basis": "citizenship",
              "valuation": "not applicable", "adjustment": "not applicable",
              "precision": 5.0}  # fmt: skip
    claim = claimed(
        "mean", 5250.0, 5245.0, 5255.0, **people | {"reference_period": "2014/2015"},
        unit="persons per year", as_printed="an average of 5,250",
    )  # fmt: skip
    return frame(
        *(
            observed(str(2014 + n), value, unit="persons", **people)
            for n, value in enumerate([4000, 6000, 5000])
        ),
        observed("2014/2015", 5000, unit="persons", **people),
        claim,
    )


def travel_both_ways():
    """To Canada 200, 260 and 250, to Korea 190 and 200 thousand; printed: over 440."""
    trips = {"topic": "travel", "measure": "visitors", "unit": "trips",
             "valuation": "not applicable", "precision": 1.0}  # fmt: skip
    there = trips | {"flow": "arrivals", "basis": "residence"}
    back = trips | {
        "flow": "arrivals", "basis": "nationality", "reporter": "KOR", "partner": "CAN",
    }  # fmt: skip
    both = trips | {"flow": "two_way", "basis": "residence"}
    return frame(
        *(observed(str(2017 + n), v, **there) for n, v in enumerate([2e5, 26e4, 25e4])),
        *(observed(str(2017 + n), v, **back) for n, v in enumerate([1.9e5, 2e5])),
        *(observed(str(2017 + n), v, **both) for n, v in enumerate([3.9e5, 4.6e5])),
        claimed(
            "travel", 440_000.0, 440_000.0, math.inf, **trips | {"unit": "persons"},
            flow="two_way", as_printed="more than 440,000 people",
        )
        | {"qualifier": "over", "reference_period": "not stated"},
    )  # fmt: skip


def partners_ranked():
    """China 30, Japan 20, Korea 10; a year later Korea 25. 2016 lacks China."""
    values = {
        "2014": {"CHN": 30e9, "JPN": 20e9, "KOR": 10e9},
        "2015": {"CHN": 30e9, "JPN": 20e9, "KOR": 25e9},
        "2016": {"JPN": 20e9, "KOR": 25e9},
    }
    return frame(
        *(
            observed(year, value, partner=partner, flow="two_way")
            for year, held in values.items()
            for partner, value in held.items()
        )
    )


def students_ranked():
    """The same order, in permit holders."""
    rows = partners_ranked()
    return rows.assign(
        topic="study", measure="study_permit_holders", flow="holders", unit="persons",
        basis="citizenship", valuation="not applicable", value=rows["value"] / 1e6,
    )  # fmt: skip


def korean_population():
    """By ethnic origin 100 (2001) and 169 (2011), by minority 189 and 218 thousand."""
    counts = {
        "ethnic_origin": {"2001": 100_000, "2011": 169_000},
        "visible_minority": {"2016": 189_000, "2021": 218_000},
    }
    return frame(
        *(
            observed(
                period,
                value,
                topic="population",
                measure="korean_population",
                flow="residents",
                basis=basis,
                valuation="not applicable",
                adjustment="not applicable",
                unit="persons",
                precision=5.0,
            )
            for basis, held in counts.items()
            for period, value in held.items()
        )
    )


def people_between():
    """A count of each year and two of one moment, one of them without an upper end."""
    return frame(
        claimed("quota", 12_000.0, 12_000.0, 12_000.0, topic="immigration",
                measure="youth_mobility_quota", flow="places", unit="places per year",
                precision=1.0, as_printed="annual quota of 12,000"),
        claimed("community", 200_000.0, 200_000.0, math.inf, topic="population",
                measure="korean_population", flow="residents", unit="persons",
                precision=1e5, as_printed="over 200,000")
        | {"qualifier": "over", "reference_period": "not stated"},
        claimed("teachers", 3200.0, 3100.0, 3300.0, topic="population",
                measure="language_teachers", flow="residents", unit="persons",
                precision=100.0, as_printed="about 3,200")
        | {"qualifier": "about"},
    )  # fmt: skip


def timeline():
    """A war, an agreement that two documents date differently, and a yearly meeting."""
    events = [
        ("a-war", "a", "1950/1953", "Korean War"),
        ("a-signed", "a", "2014", "Agreement signed"),
        ("b-signed", "b", "2015", "Agreement signed"),
        ("a-meeting-1", "a", "2023-05", "Annual meeting"),
        ("a-meeting-2", "a", "2024-01", "Annual meeting"),
    ]
    columns = ["event", "document", "date", "title"]
    return pd.DataFrame(events, columns=columns)


def claim_against_record():
    """15.3 printed; one reading 1 below, one that fits."""
    readings = [
        _reading("statcan.12-10-0011.can.kor.two_way", 14.3e9, -0.95e9),
        _reading("gac.tables.can.kor.two_way", 15.31e9, 0.0),
    ]
    row = claimed("a", 15.3e9, 15.25e9, 15.35e9, topic="trade", unit="dollars",
                  precision=1e8, as_printed="reaching $15.3 billion")  # fmt: skip
    return frame(row | {"readings": json.dumps(readings), "verdict": "agrees"})


def _reading(series, value, miss):
    return {
        "series": f"{series}@2018", "reading": "can-bop", "reference_period": "2018",
        "value": value, "unit": "CAD", "low": value - 1e5, "high": value + 1e5,
        "fits": not miss, "miss": miss, "vintage": "2026-04-02",
        "vintage_basis": "inferred",
        "departures": [] if miss else ["neighbouring_period"], "notes": [],
    }  # fmt: skip


def verdicts_at_a_glance():
    """One contradicted, one that agrees, and one of context that nobody can check."""

    def row(claim, topic, then, today, key):
        return {
            "claim": claim, "document": "a", "as_printed": f"words of {claim}",
            "topic": topic, "when_printed": then, "for_its_time": today,
            "today": today, "verdict": today, "key": key,
            "vintage": "2026-04-02" if key else "",
            "vintage_basis": "inferred" if key else "", "value": 1.0,
        }  # fmt: skip

    held = "statcan.12-10-0011.can.kor.export@2018"
    return frame(
        row("good", "trade", "not checkable", "agrees", held),
        row("bad", "study", "agrees; contradicted", "contradicted", held),
        row("remote", "context", "not checkable", "not checkable", ""),
    )


def export_composition():
    """Coal 60, copper 30, pork 10: of a total of 100."""
    values = {"27": ("Coal", 60e8), "26": ("Copper", 30e8), "02": ("Pork", 10e8)}
    return frame(
        *(
            observed("2025", value, product=code, name=name, share=value / 100e8)
            for code, (name, value) in values.items()
        )
    )


def mirror_waterfall():
    """200 exported, 8 of freight, 2 unexplained: 210 imported."""
    steps = {"exports": 200e6, "valuation": 8e6, "unexplained": 2e6, "imports": 210e6}
    levels = [200e6, 208e6, 210e6, 210e6]
    return pd.DataFrame(
        {
            "key": [*steps], "step": [*steps], "amount": [*steps.values()],
            "level": levels, "unit": "USD", "vintage": DAY,
            "source": "uncomtrade/trade/2026-04-02",
        }
    )  # fmt: skip


def small_multiples():
    """Trade with two lines, admissions with one, visitors by where they go."""
    trade, people = two_way_trade(), permanent_residents()
    visitors = travel_both_ways()
    return pd.concat(
        [
            trade[trade["flow"].ne("balance")],
            people[
                people["claim"].isna() & ~people["reference_period"].str.contains("/")
            ],
            visitors[visitors["flow"].eq("arrivals")],
        ],
        ignore_index=True,
    )


def rank_over_time():
    """Seventh to ninth in 2014, not known in 2015, seventh in 2016; China second."""
    places = {"2014": (7, 9, 26, "copy"), "2016": (7, 7, 200, "secondary")}
    same = {"flow": "two_way", "unit": "rank", "precision": 1.0}
    customs = [
        observed(year, best, basis="customs", low=best, high=worst, competitors=named,
                 evidence=grade, **same)
        for year, (best, worst, named, grade) in places.items()
    ]  # fmt: skip
    rivals = [
        observed(year, 2, partner="CHN", basis="customs", low=2, high=2,
                 competitors=26, evidence="copy", **same)
        for year in places
    ]  # fmt: skip
    balance = observed("2014", 8, low=8, high=11, competitors=26,
                       evidence="secondary", **same)  # fmt: skip
    return frame(*customs, *rivals, balance)


def two_bases():
    """Exports 2 and imports 3 thousand million at customs; a tenth less beside."""
    values = {"export": 2e9, "import": 3e9, "two_way": 5e9}
    return frame(
        *(
            observed(year, value * part, flow=flow, basis=basis)
            for basis, part in (("customs", 1.0), ("balance_of_payments", 0.9))
            for flow, value in values.items()
            for year in ("2017", "2018")
        )
    )


def services_beside_goods():
    """Goods to 2018, 4 sold and 6 bought; services to 2017, 1.0 sold and 0.4 bought."""
    goods = [
        observed(year, value, flow=flow)
        for flow, value in (("export", 4e9), ("import", 6e9))
        for year in ("2016", "2017", "2018")
    ]
    services = [
        observed(year, value, flow=flow, measure="services_trade",
                 valuation="not applicable", evidence="secondary",
                 source="derived/bop-services/2021-12-23")
        for flow, value in (("export", 1e9), ("import", 4e8))
        for year in ("2016", "2017")
    ]  # fmt: skip
    return frame(*goods, *services)


def direct_investment():
    """South Korean firms own 8 in Canada, Canadian firms 2 in South Korea."""
    position = {"measure": "direct_investment", "basis": "not applicable",
                "valuation": "not applicable", "adjustment": "not applicable",
                "precision": 1e6}  # fmt: skip
    return frame(
        *(
            observed(f"{year}-12-31", value + year - 2022, flow=flow, **position)
            for flow, value in (("inward", 8e9), ("outward", 2e9))
            for year in (2022, 2023)
        )
    )


def provinces():
    """In 2021 Ontario sells 3 and buys 5, Quebec 2 and 1; in 2018 a half of it."""
    values = {"domestic_export": {"Ontario": 3e9, "Quebec": 2e9},
              "import": {"Ontario": 5e9, "Quebec": 1e9}}  # fmt: skip
    return frame(
        *(
            observed(year, value * part, flow=flow, basis="customs", province=place)
            for flow, held in values.items()
            for place, value in held.items()
            for year, part in (("2018", 0.5), ("2021", 1.0))
        )
    )


def residents_by_category():
    """Of 5,000 in 2024 came 4,000 as economic immigrants and 900 to join family."""
    people = {"topic": "immigration", "measure": "permanent_residents",
              "flow": "admissions", "basis": "citizenship", "unit": "persons",
              "valuation": "not applicable", "adjustment": "not applicable",
              "precision": 5.0}  # fmt: skip
    of_2024 = {"": 5000, "Economic": 4000, "Sponsored Family": 900, "others": 100}
    return frame(
        *(
            observed(year, value * part, category=category, **people)
            for category, value in of_2024.items()
            for year, part in (("2023", 0.5), ("2024", 1.0))
        )
    )


def students_over_time():
    """First with 15,000 at the end of 2000, tenth with 16,000 at the end of 2002."""
    study = {"topic": "study", "measure": "international_students",
             "flow": "residents", "basis": "citizenship",
             "valuation": "not applicable", "adjustment": "not applicable"}  # fmt: skip
    stock = {"2000": (15_000, 1), "2001": (20_000, 2), "2002": (16_000, 10)}
    return frame(
        *(
            observed(f"{year}-12-31", number[n], unit=unit, precision=5.0, **study)
            for n, unit in enumerate(("persons", "rank"))
            for year, number in stock.items()
        )
    )


#: Chart → its rows.
ROWS = {
    make.__name__: make
    for make in (
        two_way_trade, claimed_trade, trade_by_month, permanent_residents,
        travel_both_ways, partners_ranked, students_ranked, korean_population,
        people_between, timeline, claim_against_record, verdicts_at_a_glance,
        export_composition, mirror_waterfall, small_multiples, rank_over_time,
        two_bases, services_beside_goods, direct_investment, provinces,
        residents_by_category, students_over_time,
    )
}  # fmt: skip


@pytest.fixture
def rows():
    """Return ``rows(chart)``: small rows that the chart draws."""
    return lambda chart: ROWS[chart]()


@pytest.fixture
def row():
    """Return ``row(period, value, **columns)``: one row of the wide table."""
    return observed


def pytest_generate_tests(metafunc):
    """Ask a test with ``every_chart`` of each."""
    if "every_chart" in metafunc.fixturenames:
        metafunc.parametrize("every_chart", ROWS)
