"""The rows behind the tables and charts of people."""

import pytest

from cktrade.exhibits.people import (
    people_on_record,
    permanent_residents,
    students_ranked,
    travel_both_ways,
)


def test_a_whole_year_of_visitors_goes_before_a_newer_month(tables):
    """Months of 2023 are held, whole years to 2021: one row each way, a year."""
    visitors = people_on_record.rows(tables).query("measure == 'visitors'")

    assert sorted(visitors["reporter"]) == ["CAN", "KOR"]
    assert visitors["reference_period"].str.len().tolist() == [4, 4]


def test_no_count_of_people_is_told_twice(tables):
    """Adjusted or not, a month or a year: one row a measure, direction and basis."""
    rows = people_on_record.rows(tables)

    assert not rows.duplicated(
        ["measure", "reporter", "partner", "flow", "basis"]
    ).any()


def test_students_are_those_ever_among_the_ten_largest_with_ranks_of_all(tables):
    """Fifteen of 219 citizenships; Ghana, twelfth in 2024, is none of them."""
    rows = students_ranked.rows(tables)
    by_year = rows.groupby("reference_period")["value"]
    korea = rows.assign(rank=by_year.rank(ascending=False)).query("partner == 'KOR'")

    assert rows["partner"].nunique() == 15
    assert not set(rows["partner"]) & {"GHA", "COL", "WLD", "X-NOT-STATED"}
    assert korea["rank"].tolist() == [3, 3, 3, 3, 3, 3, 6, 7, 10, 10]


def test_a_stitched_mean_is_of_its_whole_span(tables):
    """2006 to 2014 of one table and 2015 to 2016 of the other."""
    rows = permanent_residents.rows(tables)
    mean = rows[rows["key"].str.startswith("mean(")].iloc[0]

    assert mean["reference_period"] == "2006/2016"
    assert mean["value"] == pytest.approx((49_716 + 4_105 + 4_010) / 11)


def test_travel_both_ways_is_the_sum_of_a_year_and_has_no_basis_of_its_own(tables):
    """253,236 by residence and 194,259 by nationality in 2018 make 447,495 trips."""
    of_2018 = travel_both_ways.rows(tables).query("reference_period == '2018'")

    assert of_2018[["flow", "basis", "value"]].to_numpy().tolist() == [
        ["arrivals", "residence", 253236.0],
        ["arrivals", "nationality", 194259.0],
        ["two_way", "not applicable", 447495.0],
    ]
