"""By which stretch of time an amount is told."""

import pytest

from cktrade.verdicts.claim import Claim
from cktrade.verdicts.readings.time_frames import frame_of
from cktrade.verdicts.readings.values import says_deficit

BASE = {
    "claim": "a", "document": "d", "topic": "trade", "measure": "merchandise_trade",
    "reporter": "CAN", "partner": "KOR", "flow": "export", "product": "TOTAL",
    "basis": "not stated", "valuation": "not stated", "adjustment": "not stated",
    "statistic": "mean", "value": 489e6, "unit": "dollars", "precision": 1e6,
    "qualifier": "none",
}  # fmt: skip


def claim(printed, period="2018", **other):
    """Return a claim with these words."""
    return Claim(**(BASE | {"as_printed": printed, "reference_period": period} | other))


@pytest.mark.parametrize(
    ("printed", "period", "frame"),
    [
        ("an average of $489 million a month", "2018", "M"),
        ("monthly exports of $489 million", "2018", "M"),
        ("489 millions de dollars par mois", "2018", "M"),
        ("월평균 4억8900만 달러", "2018", "M"),
        ("$489 million per quarter", "2018", "Q"),
        ("moyenne trimestrielle de 489 millions", "2018", "Q"),
        ("분기 평균 4억8900만 달러", "2018", "Q"),
        ("$489 million a day", "2018", "D"),
        ("하루 평균 4억8900만 달러", "2018", "D"),
        ("$489 million a week", "2018", "W"),
        ("$489 million a year", "2010/2018", "A"),
        ("$489 million a month", "2018-05", ""),
        ("$489 million a year", "2018", ""),
        ("$489 million, as a month earlier", "2018", ""),
        ("a quarter of the $489 million", "2018", ""),
        ("$489 million in the first half", "2018-01/2018-06", ""),
        ("$489 million a month", "2018-01/2018-06", "M"),
        ("annual two-way trade of $489 million", "not stated", ""),
        ("$489 million a month", "not stated", "M"),
    ],
)
def test_the_stretch_is_the_one_that_the_words_name(printed, period, frame):
    """Only where it is shorter than the period; not where a month only lies before."""
    assert frame_of(claim(printed, period)) == frame


def test_a_share_or_a_rank_has_no_stretch():
    """Nor has growth: two per cent a month is another statement."""
    for statistic in ("share", "rank", "growth"):
        assert frame_of(claim("2 per cent a month", statistic=statistic)) == ""


def test_a_deficit_is_told_by_its_words_or_its_direction():
    """Surplus and deficit in one line tell neither."""
    assert says_deficit(claim("un déficit de 3 milliards"))
    assert says_deficit(claim("35억 달러 적자"))
    assert not says_deficit(claim("a surplus of $3 billion"))
    assert not says_deficit(claim("a deficit after a surplus"))
    assert says_deficit(claim("a balance of $3 billion", direction="down"))
