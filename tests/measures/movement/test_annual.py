"""Calendar years from months, and what they inherit."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError
from cktrade.measures import annual


def year_of(values, year=2018, **more):
    """Twelve months, or fewer."""
    periods = [f"{year}-{m:02d}" for m in range(1, len(values) + 1)]
    return pd.DataFrame(
        {"reference_period": periods, "value": values, "unit": "CAD"}
    ).assign(**more)


def test_a_year_is_the_sum_of_its_months():
    """1 + … + 12 = 78."""
    found = annual(year_of([float(n) for n in range(1, 13)]), aggregation="sum")

    assert found[["reference_period", "value", "parts", "status"]].to_dict(
        "records"
    ) == [{"reference_period": "2018", "value": 78.0, "parts": 12, "status": "normal"}]


def test_a_rate_is_the_mean_of_its_months():
    """Mean of 1 … 12."""
    found = annual(year_of([float(n) for n in range(1, 13)]), aggregation="mean")

    assert found["value"].tolist() == [6.5]


@pytest.mark.parametrize("values", [[1.0] * 11, [1.0] * 11 + [None]])
def test_a_year_without_all_its_months_is_missing_never_a_part_of_one(values):
    """December has no row, or no number."""
    found = annual(year_of(values), aggregation="sum")

    assert found["value"].isna().all()
    assert found["status"].tolist() == ["incomplete"]
    assert found["parts"].tolist() == [11]


def test_quarters_make_a_year_of_four():
    """1 + 2 + 3 + 4."""
    rows = pd.DataFrame(
        {
            "reference_period": [f"2018-Q{q}" for q in (1, 2, 3, 4)],
            "value": [1.0, 2.0, 3.0, 4.0],
            "unit": "CAD",
        }
    )

    assert annual(rows, aggregation="sum")["value"].tolist() == [10.0]


def test_years_and_reporting_years_stay_what_they_are():
    """They are made of themselves."""
    rows = pd.DataFrame(
        {
            "series": ["a", "b"],
            "reference_period": ["2018", "2018-A1"],
            "value": [1.0, 2.0],
        }
    )
    found = annual(rows, aggregation="sum")

    assert found["reference_period"].tolist() == ["2018", "2018-A1"]
    assert found["value"].tolist() == [1.0, 2.0]


def test_halves_of_precision_add_up_as_intervals_do():
    """Twelve months rounded to 5 are ±2.5 each: the year is ±30, or 60 wide."""
    found = annual(year_of([10.0] * 12, precision=5.0), aggregation="sum")
    mean = annual(year_of([10.0] * 12, precision=5.0), aggregation="mean")

    assert found["precision"].tolist() == [60.0]
    assert mean["precision"].tolist() == [5.0]


def test_a_year_is_as_new_as_its_newest_month_and_names_every_source():
    """Eleven months from one file, December from the next."""
    days = pd.to_datetime(["2018-12-01"] * 11 + ["2019-02-01"])
    rows = year_of([1.0] * 12, vintage=days, source=["x/2018"] * 11 + ["x/2019"])
    found = annual(rows, aggregation="sum")

    assert found["vintage"].tolist() == [pd.Timestamp("2019-02-01")]
    assert found["source"].tolist() == ["x/2018; x/2019"]


def test_a_preliminary_month_makes_the_year_preliminary():
    """The gravest status of the parts: use with caution before preliminary."""
    status = ["normal"] * 10 + ["revised", "preliminary"]
    grave = ["use_with_caution"] + ["preliminary"] * 11

    assert annual(year_of([1.0] * 12, status=status), aggregation="sum")[
        "status"
    ].tolist() == ["preliminary"]
    assert annual(year_of([1.0] * 12, status=grave), aggregation="sum")[
        "status"
    ].tolist() == ["use_with_caution"]


def test_each_series_has_its_own_years():
    """Two partners, two years, four rows in their order."""
    rows = pd.concat(
        [
            year_of([n] * 12, year=year, partner=partner)
            for n, (partner, year) in enumerate(
                [("KOR", 2018), ("KOR", 2017), ("JPN", 2018), ("JPN", 2017)], start=1
            )
        ]
    )
    found = annual(rows, aggregation="sum")

    assert found[["partner", "reference_period", "value"]].to_numpy().tolist() == [
        ["JPN", "2017", 48.0],
        ["JPN", "2018", 36.0],
        ["KOR", "2017", 24.0],
        ["KOR", "2018", 12.0],
    ]


def test_unique_persons_do_not_make_a_year():
    """The year's own figure is published apart."""
    with pytest.raises(ComparabilityError, match="never added over time"):
        annual(year_of([1.0] * 12, measure="study_permit_holders"))


def test_an_unknown_measure_is_not_added():
    """Nobody knows that these may be added."""
    with pytest.raises(ComparabilityError, match="never added over time"):
        annual(year_of([1.0] * 12, measure="something else"))
