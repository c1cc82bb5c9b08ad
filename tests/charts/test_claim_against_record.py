"""A claim against the record."""

import json

import pandas as pd
import pytest

from cktrade import charts
from cktrade.charts.style import colour
from cktrade.errors import DrawingError


def test_a_claim_that_some_reading_bears_out(rows):
    """15.31 lies in 15.25 to 15.35, 14.3 does not; what fits comes first."""
    chart = charts.claim_against_record(rows("claim_against_record"))
    assert chart.title == "“$15.3\xa0billion” fits 1 of 2 readings of the record"
    words, marks = chart.axes
    assert "not the period stated" in words.texts[0].get_text().replace("\n", " ")
    assert [t.get_text() for t in marks.texts] == ["fits", "$950M away"]


def test_the_nearest_miss_is_named_where_nothing_fits(rows):
    """Both readings miss; the nearer by 0.05."""
    verdict = rows("claim_against_record")
    readings = json.loads(verdict["readings"][0])
    readings[1] |= {"fits": False, "miss": 0.05e9}
    chart = charts.claim_against_record(verdict.assign(readings=json.dumps(readings)))
    assert chart.title == (
        "“$15.3\xa0billion” fits none of 2 readings of the record; the nearest is "
        "$50M away"
    )
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


def test_a_missing_end_reaches_to_the_edge(rows):
    """Over 15.25: the verdicts table leaves the upper end out."""
    verdict = rows("claim_against_record").assign(high=float("nan"))
    marks = charts.claim_against_record(verdict).axes[1]
    band = marks.patches[0]
    assert band.get_x() + band.get_width() == pytest.approx(marks.get_xlim()[1])


def test_the_nearest_eight_are_drawn_and_the_others_counted(rows):
    """Ten readings."""
    verdict = rows("claim_against_record")
    one = json.loads(verdict["readings"][0])[0]
    many = [
        one | {"value": one["value"] - n * 1e8, "miss": -n * 1e8} for n in range(1, 11)
    ]
    chart = charts.claim_against_record(verdict.assign(readings=json.dumps(many)))
    assert len(charts.data(chart)) == 8
    assert "Not drawn: 2 readings further away" in " ".join(
        t.get_text() for t in chart.texts
    )


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
