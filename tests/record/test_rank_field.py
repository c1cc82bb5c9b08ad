"""Places in a field of competitors, some of them masked, suppressed or together."""

import math

import pandas as pd
import pytest

from cktrade.record.evaluated import Evaluated
from cktrade.record.intervals import Interval
from cktrade.record.rank_field import _merged, members_of, rank_of
from cktrade.record.record import Record

KEY = "rank(x.t.can.kor.holders.total.cit@2024)"


def record(**counts):
    """Hold one year of study-permit holders, counts rounded to five."""
    cells = [
        {
            "series": f"x.t.can.{partner.lower().replace('_', '-')}.holders.total.cit",
            "measure": "study_permit_holders", "reporter": "CAN",
            "partner": partner.replace("_", "-"), "flow": "holders",
            "product": "TOTAL", "basis": "citizenship", "valuation": "not applicable",
            "adjustment": "not applicable", "reference_period": "2024",
            "value": math.nan if isinstance(count, str) else float(count),
            "unit": "persons", "precision": 5.0,
            "status": count if isinstance(count, str) else "normal",
            "vintage": pd.Timestamp("2025-01-31"), "source": "file", "dimensions": "",
        }
        for partner, count in counts.items()
    ]  # fmt: skip
    return Record(pd.DataFrame(cells))


def places(**counts):
    """Return the best and the worst place of South Korea, and the formula."""
    rank = rank_of(KEY, record(**counts))
    return rank.interval.low, rank.interval.high, rank.formula


def test_a_masked_competitor_is_small_and_takes_no_place():
    """India 900 is above 500; Chad's 0 to 5 are not. 1,400 and a few make 1,405."""
    assert places(KOR=500, IND=900, TCD="masked", WLD=1405) == (
        2, 2, "1 + 1 larger of 2 competitors held; none that is not held can be larger",
    )  # fmt: skip


def test_a_suppressed_competitor_may_be_as_large_as_the_total_leaves_room():
    """2,000 less 500 and 900 leaves 600: room for one of 500, so second or third."""
    one = "1 + 1 larger of 1 competitors held"
    assert places(KOR=500, IND=900, CHN="suppressed", WLD=2000) == (
        2, 3,
        f"{one} (1 more have no number); at most 1 not held may be larger",
    )  # fmt: skip


def test_without_a_total_there_is_no_worst_place():
    """Who is not held may be of any number."""
    low, high, formula = places(KOR=500, IND=900)
    assert (low, high) == (2, math.inf)
    assert formula.endswith("any number not held may be larger")


def test_rounding_leaves_neighbours_undecided():
    """500 ± 2.5 and 505 ± 2.5 touch: first or second; 510 is larger for certain."""
    assert places(KOR=500, JPN=505, WLD=1005)[:2] == (1, 2)
    assert places(KOR=500, JPN=510, WLD=1010)[:2] == (2, 2)


def test_what_is_no_country_takes_no_place():
    """2,000 people not stated are no competitor, but may hide four of 500."""
    assert places(KOR=500, IND=900, X_NOT_STATED=2000, WLD=3400)[:2] == (2, 6)


@pytest.mark.parametrize("bloc", ["", "; EU"])
def test_a_bloc_is_one_competitor_in_place_of_its_members(bloc):
    """France 300 and Germany 300 are each smaller than 500, and together larger."""
    key = KEY.replace(")", f"{bloc})")
    held = record(KOR=500, FRA=300, DEU=300, IND=900, WLD=2000)
    assert rank_of(key, held).value == (3 if bloc else 2)


@pytest.mark.parametrize(
    ("period", "formula"),
    [
        ("2020", "1 of 27 members"),
        ("2013", "2 of 28 members"),
        ("2020-01/2020-02", "1 of 27 members"),
    ],
)
def test_a_bloc_has_the_members_of_the_periods_last_day(period, formula):
    """On 1 January 2020 the United Kingdom still belonged, on 31 December no more.

    Croatia joined on 1 July 2013. Germany 900 and the United Kingdom 700 are held.
    """
    numbers = {
        code: number(code, value) for code, value in (("DEU", 900), ("GBR", 700))
    }
    merged = _merged(numbers, "EU", period)

    assert merged["EU"].formula == formula
    assert ("GBR" in merged) is (formula == "1 of 27 members")
    assert merged["EU"].value == (900 if "GBR" in merged else 1600)


def number(code, value):
    """Return a partner's number, as if it had been read."""
    return Evaluated(code, float(value), Interval(value, value), "CAD", (), code)


def test_a_list_of_the_largest_bounds_who_is_not_on_it(monkeypatch):
    """Of the three largest the third has 500: nobody unseen is larger than that."""
    from cktrade.record import rank_field  # noqa: PLC0415 -- its list is replaced

    held = {"selections": {"x.t": {"largest": "3"}}}
    monkeypatch.setattr(rank_field, "codelist", held.__getitem__)
    assert places(KOR=500, IND=900, CHN=700)[:2] == (3, 3)
    assert places(KOR=400, IND=900, CHN=700, USA=600)[:2] == (4, math.inf)


def test_what_a_table_counts_as_others_bounds_who_is_not_held():
    """Others together have 1,200: room for two of 500, so second to fourth."""
    assert places(KOR=500, IND=900, X_OTHER=1200)[:2] == (2, 4)


def test_the_members_of_a_bloc_are_those_of_the_last_day():
    """The United Kingdom left on 2020-01-31: a member in 2019, none in 2020."""
    assert "GBR" in members_of("EU", "2019")
    assert "GBR" not in members_of("EU", "2020")
    assert "GBR" in members_of("EU+GBR", "2020")
    assert "GBR" not in members_of("EU-GBR", "2019")
