"""Which readings of a claim are drawn, and what each is called."""

import json

from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.reading_rows import in_order, reading_names


def reading(series, **other):
    """Return a reading of 2018 that fits."""
    return {
        "series": f"{series}@2018", "reading": "can-customs", "unit": "CAD",
        "reference_period": "2018", "value": 1.0, "low": 1.0, "high": None,
        "fits": True, "miss": 0.0, "departures": [], "evidence": "official", **other,
    }  # fmt: skip


def test_the_ground_leads_then_every_way_then_repetitions_windows_last():
    """A window that fits and a quotation come after the basis that does not fit."""
    tried = [
        reading("x.window", departures=["other_twelve_months"]),
        reading("x.quoted", evidence="secondary"),
        reading("x.again"),
        reading("x.other", reading="can-bop", fits=False, miss=-9.0),
        reading("x.next", departures=["neighbouring_period"], fits=False, miss=3.0),
        reading("x.ground"),
    ]
    claim = {"key": "x.ground@2018", "readings": json.dumps(tried)}

    found = [r["series"].removesuffix("@2018") for r in in_order(claim)]

    assert found == ["x.ground", "x.other", "x.again", "x.next", "x.quoted", "x.window"]


def test_the_best_evidence_stands_for_a_way_of_counting():
    """A quotation is nearer, the agency's own number leads."""
    tried = [
        reading("x.quoted", evidence="secondary"),
        reading("x.own", fits=False, miss=2.0),
        reading("x.ground", reading="can-bop"),
    ]
    claim = {"key": "x.ground@2018", "readings": json.dumps(tried)}

    found = [r["series"].removesuffix("@2018") for r in in_order(claim)]

    assert found == ["x.ground", "x.own", "x.quoted"]


def test_namesakes_are_told_apart_by_agency_else_by_table():
    """Two tables of one agency, and one of others who computed the same."""
    tried = [
        reading("statcan.12-10-0011.can"), reading("statcan.12-10-0119.can"),
        reading("derived.cimt-countries.can"),
    ]  # fmt: skip
    with canvas("claim_against_record", "en", "page") as page:
        names = reading_names(page, tried)

    ends = [name.partition("2018 ")[2] for name in names]
    assert ends == [
        "(table 12-10-0011)", "(table 12-10-0119)",
        "(computed by others)",
    ]  # fmt: skip
