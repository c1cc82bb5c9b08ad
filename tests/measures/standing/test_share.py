"""Shares and ranks, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError, InvalidRowsError
from cktrade.measures import rank, share


def rows_of(values, **more):
    """Exports in one year: partner → value."""
    return pd.DataFrame(
        {
            "partner": [*values],
            "reference_period": "2014",
            "value": [*values.values()],
            "unit": "CAD",
        }
    ).assign(**more)


def test_a_share_is_a_fraction_of_the_sum():
    """1, 3 and 4 of 8."""
    found = share(rows_of({"KOR": 1.0, "JPN": 3.0, "CHN": 4.0}))

    assert found["share"].tolist() == [0.125, 0.375, 0.5]
    assert found["total"].tolist() == [8.0] * 3
    assert found["complete"].all()


def test_a_share_of_an_incomplete_total_says_so():
    """JPN is missing: 1 of 1 + 4, and one member lacks its number."""
    found = share(rows_of({"KOR": 1.0, "JPN": None, "CHN": 4.0}))

    assert found["share"].tolist()[0] == 0.2
    assert pd.isna(found["share"].tolist()[1])
    assert found["missing"].tolist() == [1] * 3
    assert not found["complete"].any()


def test_a_published_total_is_named_and_may_stand_with_its_parts():
    """KOR 4.4 of 528.8."""
    found = share(rows_of({"WLD": 528.8, "KOR": 4.4}), total="WLD")

    assert found["share"].tolist() == [1.0, pytest.approx(0.00832, abs=1e-5)]


def test_a_published_total_that_is_not_there_gives_no_share():
    """WLD has no row in 2014 (it has in 2015), or no number."""
    later = rows_of({"KOR": 4.4, "WLD": 500.0}, reference_period="2015")
    years = pd.concat([rows_of({"KOR": 4.4, "JPN": 11.1}), later])
    nowhere = share(years, total="WLD").head(2)
    unknown = share(rows_of({"KOR": 4.4, "WLD": None}), total="WLD")

    assert nowhere["share"].isna().all()
    assert nowhere["missing"].tolist() == [1, 1]
    assert unknown["share"].isna().all()
    assert not unknown["complete"].any()


def test_an_aggregate_among_the_members_is_refused():
    """Without a word, WLD would be a member of itself."""
    with pytest.raises(ComparabilityError, match="an aggregate stands beside"):
        share(rows_of({"WLD": 528.8, "KOR": 4.4}))


def test_periods_and_flows_have_their_own_totals():
    """2014 and 2015; exports and imports."""
    rows = pd.concat(
        [
            rows_of({"KOR": 1.0, "JPN": 3.0}, flow="export"),
            rows_of({"KOR": 1.0, "JPN": 1.0}, flow="import"),
            rows_of({"KOR": 9.0, "JPN": 1.0}, flow="export", reference_period="2015"),
        ]
    )

    assert share(rows)["share"].tolist() == [0.25, 0.75, 0.5, 0.5, 0.9, 0.1]


def test_a_negative_member_makes_no_share():
    """A balance has no shares."""
    with pytest.raises(ComparabilityError, match="no number below zero") as refusal:
        share(rows_of({"KOR": -1.0, "JPN": 3.0}))
    assert "row 0: partner=KOR, unit=CAD, value=-1" in str(refusal.value)


def test_nothing_at_all_has_no_shares():
    """0 of 0."""
    assert share(rows_of({"KOR": 0.0, "JPN": 0.0}))["share"].isna().all()


def test_rows_without_periods_are_of_one():
    """A cross-section; but a period that the caller names must be there."""
    rows = rows_of({"KOR": 1.0, "JPN": 3.0}).drop(columns="reference_period")

    assert share(rows)["share"].tolist() == [0.25, 0.75]
    with pytest.raises(InvalidRowsError, match="no column 'year'"):
        share(rows, period="year")


def test_the_largest_is_first():
    """400, 20, 4."""
    found = rank(rows_of({"KOR": 4.0, "USA": 400.0, "CHN": 20.0}))

    assert found["rank"].tolist() == [3.0, 1.0, 2.0]
    assert found["competitors"].tolist() == [3] * 3


@pytest.mark.parametrize(
    ("ties", "ranks"),
    [
        ("min", [1.0, 2.0, 2.0, 4.0]),
        ("dense", [1.0, 2.0, 2.0, 3.0]),
        ("max", [1.0, 3.0, 3.0, 4.0]),
    ],
)
def test_equals_get_the_rank_that_was_asked_for_and_say_how_many_they_are(ties, ranks):
    """8, 5, 5, 1."""
    found = rank(rows_of({"USA": 8.0, "KOR": 5.0, "JPN": 5.0, "CHN": 1.0}), ties=ties)

    assert found["rank"].tolist() == ranks
    assert found["ties"].tolist() == [1, 2, 2, 1]


def test_a_missing_competitor_has_no_rank_and_could_be_larger_than_any():
    """KOR is 2nd of two, and could be 3rd."""
    found = rank(rows_of({"USA": 8.0, "KOR": 5.0, "JPN": None}))

    assert found["rank"].tolist()[:2] == [1.0, 2.0]
    assert pd.isna(found["rank"].tolist()[2])
    assert found["worst_rank"].tolist()[:2] == [2.0, 3.0]
    assert found["missing"].tolist() == [1] * 3


def test_deficits_can_be_ranked():
    """−1 is more than −5."""
    assert rank(rows_of({"KOR": -5.0, "JPN": -1.0}))["rank"].tolist() == [2.0, 1.0]


def test_the_world_does_not_compete():
    """WLD would always be first."""
    with pytest.raises(ComparabilityError, match="an aggregate stands beside"):
        rank(rows_of({"WLD": 9.0, "KOR": 5.0}))
