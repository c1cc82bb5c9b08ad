"""Compound annual growth, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError, PeriodError
from cktrade.measures import cagr, growth


def rows_of(values, **more):
    """One series: period → value."""
    return pd.DataFrame(
        {"reference_period": [*values], "value": [*values.values()], "unit": "CAD"}
    ).assign(**more)


def test_only_the_two_ends_count():
    """100 → 121 in two years: 1.1² = 1.21; the year between may be anything."""
    found = cagr(rows_of({"2014": 100.0, "2015": 999.0, "2016": 121.0}), "2014", "2016")

    assert found["cagr"].tolist() == [pytest.approx(0.10)]
    assert found[["start_value", "end_value", "years"]].to_numpy().tolist() == [
        [100.0, 121.0, 2.0]
    ]


def test_months_are_twelfths_of_a_year():
    """From 2014-01 to 2015-07 are 1.5 years: 8 ** (1 / 1.5) = 4, so 300 % a year."""
    found = cagr(rows_of({"2014-01": 1.0, "2015-07": 8.0}), "2014-01", "2015-07")

    assert found["years"].tolist() == [1.5]
    assert found["cagr"].tolist() == [pytest.approx(3.0)]


def test_quarters_are_fourths_of_a_year():
    """From 2014-Q4 to 2015-Q2 is half a year: 2² − 1 = 3."""
    found = cagr(rows_of({"2014-Q4": 1.0, "2015-Q2": 2.0}), "2014-Q4", "2015-Q2")

    assert found["years"].tolist() == [0.5]
    assert found["cagr"].tolist() == [pytest.approx(3.0)]


def test_a_series_of_three_has_one_row_each_sorted_by_its_name():
    """JPN shrinks to a quarter in two years (−50 % a year), KOR stays, USA ends."""
    rows = pd.concat(
        [
            rows_of({"2014": 5.0, "2016": 5.0}, partner="KOR"),
            rows_of({"2014": 8.0, "2016": 2.0}, partner="JPN"),
            rows_of({"2014": 8.0}, partner="USA"),
        ]
    )
    found = cagr(rows, "2014", "2016")

    assert found["partner"].tolist() == ["JPN", "KOR", "USA"]
    assert found["cagr"].tolist()[:2] == [pytest.approx(-0.5), 0.0]
    assert found["reason"].tolist() == ["", "", "missing"]


@pytest.mark.parametrize("values", [(0.0, 5.0), (-1.0, 5.0), (5.0, -1.0)])
def test_from_or_to_below_zero_is_not_defined(values):
    """There is no rate that leads from a deficit to a surplus."""
    found = cagr(
        rows_of(dict(zip(("2014", "2015"), values, strict=True))), "2014", "2015"
    )

    assert found["cagr"].isna().all()
    assert found["reason"].tolist() == ["not_positive"]


def test_to_zero_is_the_loss_of_all():
    """5 → 0 is −100 %."""
    found = cagr(rows_of({"2014": 5.0, "2015": 0.0}), "2014", "2015")

    assert found["cagr"].tolist() == [-1.0]


@pytest.mark.parametrize(
    ("start", "end"), [("2016", "2014"), ("2014", "2014"), ("2014", "2016-01")]
)
def test_ends_in_the_wrong_order_or_of_two_frequencies_are_refused(start, end):
    """Expected a later period of the same kind."""
    with pytest.raises(PeriodError, match="the second after the first"):
        cagr(rows_of({"2014": 1.0, "2016": 2.0}), start, end)


def test_two_rows_for_one_end_are_refused():
    """Two numbers stand for 2014."""
    twice = pd.concat([rows_of({"2014": 1.0, "2016": 2.0}), rows_of({"2014": 3.0})])

    with pytest.raises(ComparabilityError, match="row 2: reference_period=2014"):
        cagr(twice, "2014", "2016")


def test_vintage_and_sources_of_the_series_come_along():
    """Two files, the later of two days."""
    days = pd.to_datetime(["2015-03-01", "2017-03-01"])
    rows = rows_of({"2014": 1.0, "2016": 4.0}, vintage=days, source=["b/2", "a/1"])
    found = cagr(rows, "2014", "2016")

    assert found["source"].tolist() == ["a/1; b/2"]
    assert found["vintage"].tolist() == [pd.Timestamp("2017-03-01")]


def test_stocks_at_the_ends_of_years_grow_by_the_year():
    """5,765 at the end of 2019 and 8,178 of 2023: 9.13 per cent a year, 41.9 in all."""
    rows = pd.DataFrame(
        {
            "reference_period": [f"{year}-12-31" for year in (2019, 2022, 2023)],
            "value": [5765.0, 7856.0, 8178.0],
            "unit": "CAD",
        }
    )
    (found,) = cagr(rows, "2019-12-31", "2023-12-31").to_dict("records")
    assert found["years"] == 4
    assert round(found["cagr"], 4) == 0.0913
    grown = growth(rows)
    assert grown["reason"].tolist() == ["no_earlier_row", "no_earlier_row", ""]
    assert round(grown["growth"].iloc[-1], 4) == 0.0410


def test_another_day_of_the_year_is_still_refused():
    """Of 30 June nobody says that it is a yearly count."""
    rows = pd.DataFrame(
        {"reference_period": ["2022-06-30", "2023-06-30"], "value": [1.0, 2.0],
         "unit": "CAD"}
    )  # fmt: skip
    with pytest.raises(PeriodError, match="of a stock counted once a year"):
        growth(rows)
