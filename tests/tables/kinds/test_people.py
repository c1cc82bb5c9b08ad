"""Counts of people, each on its own basis."""

import pandas as pd
import pytest

from cktrade import tables


@pytest.fixture
def counts(number):
    """Visitors both ways and permanent residents of two years, in no order."""
    common = {"valuation": "not applicable", "adjustment": "not applicable",
              "precision": 1.0}  # fmt: skip
    travel = common | {"topic": "travel", "measure": "visitors", "flow": "arrivals",
                       "unit": "trips"}  # fmt: skip
    moving = common | {"topic": "immigration", "measure": "permanent_residents",
                       "flow": "admissions", "unit": "persons",
                       "basis": "citizenship", "precision": 5.0}  # fmt: skip
    rows = [
        number("2019", 205_408.0, **travel, reporter="KOR", partner="CAN",
               basis="nationality"),
        number("2023", 5_210.0, **moving),
        number("2019", 266_767.0, **travel, basis="residence", status="preliminary"),
        number("2024", 4_365.0, **moving),
    ]  # fmt: skip
    return pd.DataFrame(rows)


def test_each_count_has_its_unit_and_its_basis(counts, page):
    """Trips are no persons; of one count the newest year comes first."""
    shown = page(tables.people(counts))
    assert shown.groups == ["Immigration", "Travel"]
    residents = "Permanent residents admitted, South Korea → Canada"
    assert shown.rows == [
        [residents, "2024", "4,365", "people", "by citizenship"],
        [residents, "2023", "5,210", "people", "by citizenship"],
        ["Visitors, same-day included, South Korea → Canada", "2019", "266,767a",
         "trips", "by country of residence"],
        ["Visitors, same-day included, Canada → South Korea", "2019", "205,408",
         "trips", "by nationality"],
    ]  # fmt: skip
    assert shown.feet[-1] == "a Preliminary"


def test_nothing_is_added_up(counts, page):
    """472,175 would be trips counted by residence plus trips counted by nationality."""
    for lang in ("en", "fr", "ko"):
        shown = page(tables.people(counts, lang), lang)
        assert len(shown.rows) == len(counts)
        assert not [row for row in shown.rows if "472" in row[2]]


def test_a_count_without_a_basis_leaves_the_cell_empty(counts, page):
    """*Not applicable* is said by silence."""
    shown = page(tables.people(counts.assign(basis="not applicable")))
    assert {row[4] for row in shown.rows} == {""}


def test_the_rows_behind_stand_in_the_same_order(counts):
    """By topic, measure, flow and reporter, newest first."""
    assert tables.data("people", counts)["value"].tolist() == [
        4_365.0,
        5_210.0,
        266_767.0,
        205_408.0,
    ]


def test_changes_and_years_stand_beside_a_count_and_no_change_is_two_dots(counts):
    """4,365 after 5,205 is 16.1 per cent less; ten years before nothing is held."""
    run = tuple((str(2020 + n), 10.0 * n) for n in range(5))
    rows = counts.assign(
        run=[run] * len(counts), change_year=-16.14, change_year_unit="percent",
        change_year_key="growth(a.b@2023; a.b@2024)", change_decade=float("nan"),
        change_decade_unit="", change_decade_key="",
    )  # fmt: skip
    sheet = tables.sheet("people", rows, "en")
    page = tables.html(tables.people(rows), "en")

    assert {*sheet.cells["change_year"]} == {"−16.1%"}
    assert {*sheet.cells["change_decade"]} == {".."}
    assert page.count('<svg class="spark" role="img"') == len(counts)
    assert "ns0" not in page
    assert tables.data("people", rows)["change_year_key"].ne("").all()
