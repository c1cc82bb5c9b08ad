"""The rows behind the tables and charts of people."""

import pytest

from cktrade.exhibits.people import (
    people_on_record,
    permanent_residents,
    residents_by_category,
    students_over_time,
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


def test_categories_of_residents_make_up_all_of_them(tables):
    """2024: 3,490 economic, 835 to join family, 40 others, 4,365 in all."""
    rows = residents_by_category.rows(tables)
    of_2024 = rows.query("reference_period == '2024'").set_index("category")["value"]

    assert of_2024.to_dict() == {
        "": 4365, "Economic": 3490, "Sponsored Family": 835, "others": 40,
    }  # fmt: skip


def test_students_have_their_place_among_all_countries(tables):
    """First with 15,795 at the end of 2000, tenth with 15,930 at the end of 2023."""
    rows = students_over_time.rows(tables)
    ends = rows[rows["reference_period"].isin(["2000-12-31", "2023-12-31"])]
    told = ends.groupby("unit", sort=False)["value"].agg(list)

    assert told.to_dict() == {"persons": [15_795, 15_930], "rank": [1, 10]}


def test_the_experience_class_explains_the_residents_of_2021(tables):
    """3,270 of 8,240, and 455 the year before."""
    rows = permanent_residents.rows(tables)
    (reason,) = rows[rows["explains"].fillna("").ne("")].to_dict("records")

    assert (reason["reference_period"], reason["value"]) == ("2021", 3270)
    assert reason["key"].endswith("worker-program.canadian-experience@2021")
