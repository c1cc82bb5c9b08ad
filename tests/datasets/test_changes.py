"""What a new file or a new build says otherwise."""

import math

import pandas as pd

from cktrade.datasets.changes import moved, told, turned


def cells(*rows):
    """Return observations of a series in dollars: period, value, day of release."""
    columns = ["reference_period", "value", "vintage"]
    made = pd.DataFrame([*rows], columns=columns).assign(series="a", unit="CAD")
    return made.astype({"vintage": "datetime64[us]", "value": float})


def test_only_the_newest_vintage_of_a_cell_counts():
    """2018 was 5.0, then 5.5; now 6.0: it moved from 5.5, and 2017 did not move."""
    held = cells(
        ("2017", 4.0, "2018-02-01"),
        ("2018", 5.5, "2020-02-01"),
        ("2018", 5.0, "2019-02-01"),
    )
    fresh = cells(("2017", 4.0, "2021-02-01"), ("2018", 6.0, "2021-02-01"))
    found = moved(held, fresh)
    assert found[["reference_period", "before", "after"]].to_numpy().tolist() == [
        ["2018", 5.5, 6.0]
    ]


def test_a_new_cell_a_withdrawn_one_and_one_still_missing():
    """New has no before; withdrawn has no after; missing twice is no change."""
    gap = math.nan
    held = cells(("2017", 4.0, "2018-02-01"), ("2018", gap, "2019-02-01"))
    fresh = cells(
        ("2017", gap, "2020-02-01"),
        ("2018", gap, "2020-02-01"),
        ("2019", 7.0, "2020-02-01"),
    )
    found = moved(held, fresh).set_index("reference_period")
    assert [*found.index] == ["2017", "2019"]
    assert found.loc["2017", "before"] == 4.0
    assert math.isnan(found.loc["2017", "after"])
    assert math.isnan(found.loc["2019", "before"])


def test_a_cell_that_the_new_file_does_not_have_is_not_told():
    """A shorter table says nothing of the years it leaves out."""
    held = cells(("2017", 4.0, "2018-02-01"))
    assert moved(held, cells(("2018", 5.0, "2019-02-01")))["after"].tolist() == [5.0]


def test_a_verdict_turns_in_each_question_by_itself():
    """Agreed, and no longer today; a claim that is new had no word."""
    before = pd.DataFrame({"claim": ["a"], "when_printed": "agrees", "today": "agrees"})
    after = pd.DataFrame(
        {
            "claim": ["a", "b"],
            "when_printed": ["agrees", "close"],
            "today": ["outdated", None],
        }
    )
    assert turned(before, after).to_numpy().tolist() == [
        ["b", "when_printed", "", "close"],
        ["a", "today", "agrees", "outdated"],
    ]


def test_the_lines_count_and_name_what_changed():
    """One new number, one changed, one verdict; beyond the most, a count."""
    held = cells(("2017", 4.0, "2018-02-01"), ("2018", 5.0, "2018-02-01"))
    fresh = cells(
        ("2017", 4.5, "2019-02-01"),
        ("2018", 5.5, "2019-02-01"),
        ("2019", 6.0, "2019-02-01"),
    )
    verdicts = pd.DataFrame(
        [["x", "today", "", "agrees"]],
        columns=["claim", "question", "before", "after"],
    )
    assert told(moved(held, fresh), verdicts, most=1).splitlines() == [
        "1 new numbers, 2 changed ones",
        "  a 2017: 4 → 4.5 CAD",
        "  … and 1 more",
        "1 verdicts turned",
        "  x, today: none → agrees",
    ]
