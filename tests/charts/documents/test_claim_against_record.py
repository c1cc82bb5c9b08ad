"""A claim against the record."""

import json

import pandas as pd
import pytest

import cktrade as ck
from cktrade import charts
from cktrade.charts.drawing.style import colour
from cktrade.errors import DrawingError


def test_a_claim_that_some_reading_bears_out(rows):
    """15.31 lies in 15.25 to 15.35, 14.3 does not; what fits comes first."""
    chart = charts.claim_against_record(rows("claim_against_record"))
    assert chart.title == (
        "Canada’s trade statistics, balance-of-payments basis, 2018: $15.31\xa0billion"
        "; "
        "the document says $15.3\xa0billion"
    )
    assert "Verdict: agrees." in chart.alt
    words, marks = chart.axes
    assert words.texts[0].get_text().replace("\n", " ").endswith("basis, 2018 (GAC)")
    assert "not the period stated" in chart.alt
    assert [t.get_text() for t in marks.texts] == ["fits", "$950M away"]


def test_the_nearest_miss_is_named_where_nothing_fits(rows):
    """Both readings miss; the nearer by 0.05."""
    verdict = rows("claim_against_record")
    readings = json.loads(verdict["readings"][0])
    readings[1] |= {"fits": False, "miss": 0.05e9}
    chart = charts.claim_against_record(verdict.assign(readings=json.dumps(readings)))
    assert "$15.31\xa0billion; the document says $15.3\xa0billion" in chart.title
    assert [t.get_text() for t in chart.axes[1].texts] == [
        "nearest, $50M away", "$950M away",
    ]  # fmt: skip


def test_the_band_is_the_interval_of_the_claim(rows):
    """From 15.25 to 15.35; a reading in it is blue, one beside it is not."""
    marks = charts.claim_against_record(rows("claim_against_record")).axes[1]
    band = marks.patches[0]
    assert (band.get_x(), band.get_width()) == (15.25e9, pytest.approx(0.1e9))
    points = {
        n.get_xdata()[0]: n.get_color() for n in marks.lines if n.get_marker() == "o"
    }
    assert points == {15.31e9: colour("first"), 14.3e9: colour("second")}


def test_a_reading_that_departs_from_the_words_is_a_ring(rows):
    """The first departs by its year, the second keeps to what is stated."""
    chart = charts.claim_against_record(rows("claim_against_record"))
    faces = {
        n.get_xdata()[0]: n.get_markerfacecolor()
        for n in chart.axes[1].lines
        if n.get_marker() == "o"
    }
    assert faces == {15.31e9: colour("ground"), 14.3e9: colour("second")}
    assert "○ departs" in " ".join(t.get_text() for t in chart.texts)


def test_readings_of_one_name_are_told_apart_by_who_counted(rows):
    """One by the ministry alone, one with a quoted year; the ministry is in both."""
    verdict = rows("claim_against_record")
    one = json.loads(verdict["readings"][0])[1]
    both = [
        one | {"series": "mean(ircc.a.can.kor@2006/2016)"},
        one | {"series": "mean(ircc.a.can.kor@2006/2007; press.b.can.kor@2008/2016)"},
    ]
    chart = charts.claim_against_record(verdict.assign(readings=json.dumps(both)))
    assert [t.get_text().replace("\n", " ") for t in chart.axes[0].texts] == [
        "Canada’s trade statistics, balance-of-payments basis, 2018",
        "Canada’s trade statistics, balance-of-payments basis, 2018 (quoted by others)",
    ]


def test_ranges_that_overlap_in_part_are_close_and_not_a_miss_of_nothing(rows):
    """The record’s 15.34 to 15.36 reaches into 15.25 to 15.35, and out of it."""
    verdict = rows("claim_against_record")
    one = json.loads(verdict["readings"][0])[0]
    one |= {"value": 15.36e9, "low": 15.34e9, "high": 15.38e9,
            "fits": False, "miss": 0.0}  # fmt: skip
    chart = charts.claim_against_record(verdict.assign(readings=json.dumps([one])))
    assert "$15.36\xa0billion; the document says $15.3\xa0billion" in chart.title
    assert [t.get_text() for t in chart.axes[1].texts] == ["overlaps in part"]


def test_a_missing_end_reaches_to_the_edge(rows):
    """Over 15.25: the verdicts table leaves the upper end out."""
    verdict = rows("claim_against_record").assign(high=float("nan"))
    marks = charts.claim_against_record(verdict).axes[1]
    band = marks.patches[0]
    assert band.get_x() + band.get_width() == pytest.approx(marks.get_xlim()[1])


def test_eight_are_drawn_and_the_others_counted(rows):
    """Ten readings."""
    verdict = rows("claim_against_record")
    one = json.loads(verdict["readings"][0])[0]
    many = [
        one | {"value": one["value"] - n * 1e8, "miss": -n * 1e8} for n in range(1, 11)
    ]
    many = verdict.assign(readings=json.dumps(many))
    chart = charts.claim_against_record(many, size="page")
    assert len(charts.data(chart)) == 8
    said = " ".join(t.get_text() for t in chart.texts).replace("\n", " ")
    assert "Readings not drawn, which repeat these or depart from the words: 2." in said


def test_the_source_line_names_claim_and_record(rows):
    """The agency of the readings, and the document."""
    source = charts.claim_against_record(rows("claim_against_record")).source
    assert "Statistics Canada, table 12-10-0011" in source
    assert "gac-bilateral-relations" in source


def test_two_claims_need_two_charts(rows):
    """And a claim that nothing reaches needs none."""
    verdict = rows("claim_against_record")
    with pytest.raises(DrawingError, match="the verdict on one claim; found 2"):
        charts.claim_against_record(pd.concat([verdict, verdict]))
    with pytest.raises(DrawingError, match="no reading of the record is held for a"):
        charts.claim_against_record(verdict.assign(readings="[]"))


def test_a_claim_that_cannot_be_checked_says_so_first(rows):
    """The nearest of what is held is told, and not as what the record says."""
    verdict = rows("claim_against_record").assign(verdict="not checkable")
    chart = charts.claim_against_record(verdict)
    assert chart.title.startswith("$15.3\xa0billion cannot be checked; nearest of what")
    assert charts.breaches(chart) == []


def test_readings_in_another_currency_share_no_axis(rows):
    """One of two is in US dollars: it is counted and not drawn."""
    verdict = rows("claim_against_record")
    readings = json.loads(verdict["readings"][0])
    readings[0] |= {"unit": "USD"}
    chart = charts.claim_against_record(verdict.assign(readings=json.dumps(readings)))
    assert charts.data(chart)["unit"].tolist() == ["CAD"]
    assert "In another currency and not drawn: 1." in " ".join(
        t.get_text() for t in chart.texts
    )


def test_a_rank_misses_by_places_between_whole_ticks(rows):
    """Seventh, or as low as twelfth, against sixth: one place away."""
    seventh = {
        "series": "statcan.12-10-0011.can.kor.two_way@2018", "reading": "can-bop",
        "reference_period": "2018",
        "value": 7, "unit": "rank", "low": 7, "high": 12, "fits": False, "miss": 1,
        "vintage": "2026-04-02", "vintage_basis": "inferred", "departures": [],
        "notes": [],
    }  # fmt: skip
    verdict = rows("claim_against_record").assign(
        value=6, low=6, high=6, unit="rank", precision=1, as_printed="sixth largest",
        verdict="contradicted", readings=json.dumps([seventh]),
    )  # fmt: skip
    chart = charts.claim_against_record(verdict)
    assert "7th to 12th; the document says 6th" in chart.title
    assert "1 place away" in chart.axes[1].texts[0].get_text()
    assert charts.breaches(chart) == []


def test_the_contract_refuses_a_chart_that_says_another_verdict(rows):
    """The title of old over a contradicted claim; and words that nobody printed."""
    chart = charts.claim_against_record(
        rows("claim_against_record").assign(verdict="contradicted")
    )
    assert charts.breaches(chart) == []
    chart.rows = chart.rows.assign(verdict="close")
    chart.title = "“2nd” is close: the nearest reading of the record gives 2nd"
    found = " ".join(charts.breaches(chart))
    assert "The verdict 'close' is not the word of the badge: ['Contradicted']" in found
    assert "The verdict 'close' is not in the alt text." in found
    assert "'2nd' stands in quotation marks, but was not printed." in found


def test_the_contract_refuses_ticks_that_read_alike_and_mixed_currencies(rows):
    """6th, 6th, 7th; Canadian beside US dollars."""
    chart = charts.claim_against_record(rows("claim_against_record"))
    marks = chart.axes[1]
    ticks = marks.get_xticks()
    marks.set_xticks(ticks, ["6th"] * len(ticks))
    chart.rows = pd.concat([chart.rows, chart.rows.assign(unit="USD")])
    found = " ".join(charts.breaches(chart))
    assert "Ticks read alike: 6th, 6th" in found
    assert "Two currencies share an axis: CAD, USD." in found


def test_a_title_begins_with_a_capital_and_no_verdict_looks_like_a_miss(rows):
    """Over 15.3 cannot be checked: a capital O, and a badge that is not an alarm."""
    verdict = rows("claim_against_record").assign(
        verdict="not checkable", qualifier="over"
    )
    chart = charts.claim_against_record(verdict)
    assert chart.title.startswith("Over $15.3\xa0billion cannot be checked")
    (badge,) = [t for t in chart.texts if t.get_gid() == "verdict"]
    assert badge.get_color() == colour("soft")


def test_a_share_misses_by_percentage_points():
    """56.9% against 64.5 to 65.5: 7.6 points, not 7.6 per cent."""
    chart = charts.claim_against_record(
        ck.rows("claim-cgai-indo-pacific-population-share")
    )
    assert chart.axes[1].texts[0].get_text() == "nearest, 7.6 percentage points away"


def told(chart):
    """Return the names of the lines, each in one line."""
    return [t.get_text().replace("\n", " ") for t in chart.axes[0].texts]


@pytest.mark.parametrize("size", ["slide", "page", "column"])
def test_both_bases_of_the_printed_year_are_drawn_in_every_size(size):
    """15.3 at customs fits, 14.3 of the balance of payments does not: both are seen."""
    claim = ck.rows("claim-gac-two-way-trade-2018")
    names = told(charts.claim_against_record(claim, size=size))
    assert (
        names[0] == "Canada’s trade statistics, customs basis, 2018 (table 12-10-0011)"
    )
    assert names[1].startswith(
        "Canada’s trade statistics, balance-of-payments basis, 2018"
    )
    assert (
        names[2] == "Canada’s trade statistics, customs basis, 2018 (table 12-10-0119)"
    )


def test_the_contract_refuses_two_lines_of_one_name(rows):
    """Tables 12-10-0011 and 12-10-0119 as they were told of old: by their agency."""
    chart = charts.claim_against_record(rows("claim_against_record"))
    for text in chart.axes[0].texts:
        text.set_text("Canada’s trade statistics, customs basis, 2018")
    found = " ".join(charts.breaches(chart))
    assert "Two lines are called 'Canada’s trade statistics, customs basis" in found


def test_nobody_misses_by_a_part_of_a_person():
    """5,257.4 against 5,250: seven people away, not 7.36."""
    claim = ck.rows("claim-gac-immigrants-mean-2006-2016")
    chart = charts.claim_against_record(claim)
    assert chart.axes[1].texts[0].get_text() == "nearest, 7 people away"


def test_a_secondary_reading_is_hollow_and_a_note_says_so(rows):
    """It departs from nothing; its source quotes an agency."""
    verdict = rows("claim_against_record")
    one = json.loads(verdict["readings"][0])[1]
    one |= {"departures": [], "evidence": "secondary"}
    chart = charts.claim_against_record(verdict.assign(readings=json.dumps([one])))
    faces = [
        line.get_markerfacecolor()
        for line in chart.axes[1].lines
        if line.get_marker() == "o"
    ]
    assert faces == [colour("ground")]
    said = " ".join(t.get_text() for t in chart.texts).replace("\n", " ")
    assert "Hollow: secondary" in said
    assert "departs" not in said
