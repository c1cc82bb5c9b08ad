"""Growth: over the whole time, or a year of it."""

import pytest

import cktrade as ck
from cktrade.datasets.loading import load
from cktrade.verdicts.check import alone


@pytest.fixture(scope="module")
def record():
    """Return the record with all its vintages."""
    from cktrade.record.record import Record  # noqa: PLC0415 -- heavy

    return Record(load("observations", vintages="all"), load("sources"))


def judged(record, **changes):
    """Return the verdict on a change of exports from 2013 to 2018, customs basis."""
    row = ck.load("claims").set_index("claim", drop=False).loc["gac-exports-2018"]
    claim = {
        **row.to_dict(), "statistic": "growth", "unit": "percent", "precision": 0.1,
        "qualifier": "none", "direction": "up", "base_period": "2013",
        "reference_period": "2018", "basis": "customs", **changes,
    }  # fmt: skip
    return alone(claim, record).its_time


def test_a_rate_a_year_is_compounded_over_the_years_between(record):
    """3,500.6 million in 2013 and 5,864.6 in 2018: 67.53 per cent, 10.87 a year."""
    whole = judged(record, value=67.5, as_printed="67.5 per cent")
    yearly = judged(record, value=10.9, as_printed="10.9 per cent a year")

    assert whole.ground.evaluated.value == pytest.approx(67.53, abs=0.01)
    assert yearly.ground.evaluated.value == pytest.approx(
        ((1 + whole.ground.evaluated.value / 100) ** 0.2 - 1) * 100
    )
    assert (whole.word, yearly.word) == ("agrees", "agrees")


def test_the_whole_change_is_not_a_rate_a_year(record):
    """68 per cent a year would be thirteen times as much in five years."""
    found = judged(record, value=68.0, as_printed="68.0 per cent a year")
    assert found.word == "overstates"
    assert found.miss == pytest.approx(10.87 - 68.0, abs=0.01)


def test_over_one_year_both_are_the_same(record):
    """From 2017 to 2018 a year lies between."""
    told = [
        judged(record, value=9.0, base_period="2017", as_printed=words)
        for words in ("9.0 per cent", "9.0 per cent a year")
    ]
    assert told[0].ground.evaluated.key == told[1].ground.evaluated.key


def test_a_rate_by_the_month_is_not_read_as_one_by_the_year(record):
    """Nothing held settles "1 per cent a month"; what lacks is named."""
    found = judged(record, value=1.0, as_printed="1.0 per cent a month")
    assert found.word == "not checkable"
    assert found.offer.missing == (("by-month", "2018"),)
