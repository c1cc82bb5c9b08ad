"""Contributions to growth, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError
from cktrade.measures import contribution


def rows_of(*cells, **more):
    """Exports: (partner, period, value)."""
    rows = pd.DataFrame(cells, columns=["partner", "reference_period", "value"])
    return rows.assign(unit="CAD", **more)


GROWING = rows_of(
    ("KOR", "2014", 4.0), ("JPN", "2014", 6.0),
    ("KOR", "2015", 7.0), ("JPN", "2015", 5.0),
)  # fmt: skip


def of_year(found, year):
    """Partner → row of one year."""
    here = found[found["reference_period"] == year]
    return {row["partner"]: row for row in here.to_dict("records")}


def test_contributions_add_up_to_the_growth():
    """10 → 12 is 0.2: KOR (7 − 4) / 10 = 0.3, JPN (5 − 6) / 10 = −0.1."""
    found = of_year(contribution(GROWING), "2015")

    assert found["KOR"]["contribution"] == 0.3
    assert found["JPN"]["contribution"] == -0.1
    assert found["KOR"]["growth"] == found["JPN"]["growth"] == 0.2
    assert found["KOR"]["complete"]


def test_the_first_year_has_nothing_to_grow_from():
    """2014 has no 2013."""
    found = of_year(contribution(GROWING), "2014")

    assert found["KOR"]["reason"] == "no_earlier_row"
    assert pd.isna(found["KOR"]["growth"])


def test_a_member_that_vanished_is_missing_and_the_total_says_so():
    """JPN has no row in 2015: what it contributed is not known."""
    found = of_year(contribution(GROWING.drop(index=3)), "2015")

    assert found["JPN"]["reason"] == "missing"
    assert found["KOR"]["missing"] == 1
    assert not found["KOR"]["complete"]
    assert pd.isna(found["KOR"]["growth"])


def test_a_member_that_vanished_is_zero_where_the_table_leaves_zeros_out():
    """JPN 6 → 0 takes 0.6 off; KOR adds 0.3: −0.3 in all."""
    found = of_year(contribution(GROWING.drop(index=3), absent="zero"), "2015")

    assert found["JPN"]["contribution"] == -0.6
    assert found["JPN"]["value"] == 0.0
    assert found["KOR"]["growth"] == pytest.approx(-0.3)


def test_without_one_members_earlier_number_nobody_contributes():
    """KOR 4 → 7, JPN 6 → 5, CHN missing → 9: of 10 known, KOR would be 0.3.

    Had CHN been 10, it would be 3 / 20 = 0.15; so nothing is said.
    """
    more = rows_of(("CHN", "2014", None), ("CHN", "2015", 9.0))
    found = of_year(contribution(pd.concat([GROWING, more])), "2015")

    assert all(pd.isna(row["contribution"]) for row in found.values())
    assert found["KOR"]["reason"] == "earlier_incomplete"
    assert found["CHN"]["reason"] == "earlier_missing"
    assert found["KOR"]["change"] == 3.0


def test_a_member_without_a_row_earlier_leaves_the_total_unknown():
    """CHN has no row in 2014, and zeros are not left out: as if it were missing."""
    more = rows_of(("CHN", "2015", 9.0))
    found = of_year(contribution(pd.concat([GROWING, more])), "2015")

    assert pd.isna(found["KOR"]["contribution"])
    assert found["CHN"]["reason"] == "earlier_missing"


def test_without_one_members_number_now_the_others_contribute_as_they_did():
    """CHN 10 → missing: the earlier total is 20, so that KOR's part is 3 / 20."""
    more = rows_of(("CHN", "2014", 10.0), ("CHN", "2015", None))
    found = of_year(contribution(pd.concat([GROWING, more])), "2015")

    assert found["KOR"]["contribution"] == pytest.approx(0.15)
    assert found["JPN"]["contribution"] == pytest.approx(-0.05)
    assert pd.isna(found["KOR"]["growth"])


def test_a_new_member_contributes_all_of_it_where_zeros_are_left_out():
    """KOR has no row in 2014: 0 → 7 on a total of 6."""
    found = of_year(contribution(GROWING.drop(index=0), absent="zero"), "2015")

    assert found["KOR"]["contribution"] == pytest.approx(7 / 6)
    assert found["KOR"]["growth"] == 1.0


def test_a_published_missing_number_is_not_zero_even_there():
    """JPN is suppressed in 2015: the row is there, the number is not."""
    rows = GROWING.assign(value=[4.0, 6.0, 7.0, None])
    found = of_year(contribution(rows, absent="zero"), "2015")

    assert found["JPN"]["reason"] == "missing"
    assert not found["KOR"]["complete"]


def test_products_of_two_flows_are_kept_apart():
    """Exports double, imports halve."""
    exports = rows_of(("KOR", "2014", 1.0), ("KOR", "2015", 2.0), flow="export")
    imports = rows_of(("KOR", "2014", 2.0), ("KOR", "2015", 1.0), flow="import")
    found = contribution(pd.concat([exports, imports]))
    later = found[found["reference_period"] == "2015"]

    assert dict(zip(later["flow"], later["growth"], strict=True)) == {
        "export": 1.0,
        "import": -0.5,
    }


def test_a_total_among_the_members_is_refused():
    """WLD beside KOR and JPN."""
    rows = pd.concat([GROWING, rows_of(("WLD", "2014", 10.0))])

    with pytest.raises(
        ComparabilityError, match="an aggregate stands beside its parts"
    ):
        contribution(rows)


def test_months_among_years_are_refused():
    """2015-01 is no part of the years."""
    rows = pd.concat([GROWING, rows_of(("KOR", "2015-01", 1.0))])

    with pytest.raises(ComparabilityError, match="one frequency"):
        contribution(rows)
