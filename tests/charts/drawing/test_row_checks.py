"""What charts ask of rows."""

import pandas as pd
import pytest

from cktrade.charts.drawing import row_checks as asked
from cktrade.errors import DrawingError
from cktrade.vocabulary import Flow


def test_a_lacking_column_is_named():
    """Rank is expected and not there."""
    with pytest.raises(DrawingError, match="expected the columns value, rank; lacking"):
        asked.need(pd.DataFrame({"value": [1.0]}), "x", "value", "rank")


def test_no_rows_are_refused():
    """An empty table draws nothing, which would look like zero."""
    with pytest.raises(DrawingError, match="there are no rows to draw"):
        asked.need(pd.DataFrame({"value": []}), "x", "value")


def test_rows_come_in_order_of_time(row):
    """2015 was handed in before 2014."""
    rows = pd.DataFrame([row("2015", 2), row("2014", 1)])
    assert asked.of_flow(rows, Flow.EXPORT, "x")["value"].tolist() == [1, 2]


def test_a_period_without_a_row_is_a_gap_and_no_line_crosses_it(row):
    """2014 and 2016 are held: 2015 stands between them without a number."""
    rows = pd.DataFrame([row("2014", 1), row("2016", 3)])
    whole = asked.in_time(rows, "x")
    assert whole["reference_period"].tolist() == ["2014", "2015", "2016"]
    assert whole["value"].isna().tolist() == [False, True, False]
    assert whole["status"][1] == "not_available"
    assert len(asked.in_time(rows, "x", regular=False)) == 2


def test_censuses_and_mixed_periods_have_no_gaps_of_their_own(row):
    """Days and months beside years: nobody says which are due."""
    rows = pd.DataFrame([row("2014", 1), row("2020-12", 2), row("2022-12", 3)])
    assert len(asked.in_time(rows, "x")) == 3


def test_a_chart_never_chooses_between_two_numbers(row):
    """Two vintages of 2015 stand side by side."""
    rows = pd.DataFrame([row("2015", 1), row("2015", 2)])
    with pytest.raises(DrawingError, match="two rows for 2015"):
        asked.in_time(rows, "x")


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2018", 2018, 2019),
        ("2018-07-02", 2018 + 182 / 365, 2018 + 183 / 365),
        ("2020-Q1", 2020, 2020 + 91 / 366),
        ("2006/2016", 2006, 2017),
        ("2023-A1", 2023, 2024),
    ],
)
def test_periods_have_their_place_in_years(period, first, last):
    """2020 is a leap year: its first quarter is 91 of 366 days."""
    assert asked.ends(period) == pytest.approx((first, last))
    assert asked.place(period) == pytest.approx((first + last) / 2)


def test_preliminary_and_estimated_numbers_are_provisional(row):
    """A missing number is missing, not provisional."""
    marks = ["normal", "preliminary", "estimated", "not_available"]
    values = [1, 1, 1, float("nan")]
    rows = pd.DataFrame(
        [row("2015", v, status=m) for m, v in zip(marks, values, strict=True)]
    )
    assert asked.provisional(rows).tolist() == [False, True, True, False]
    assert not asked.provisional(rows.drop(columns="status")).any()


def test_numbers_that_are_all_missing_are_refused(row):
    """Nothing is known."""
    rows = pd.DataFrame([row("2015", float("nan"))])
    with pytest.raises(DrawingError, match="Every number of these rows is missing"):
        asked.known(rows)


def test_claims_and_record_are_told_apart(rows):
    """Three years and a mean on record, one claim; of people three claims."""
    record, claims = asked.claims_apart(rows("permanent_residents"), "x")
    assert len(record) == 4
    assert [claim["claim"] for claim in claims] == ["mean"]
    assert asked.claims_apart(rows("two_way_trade"), "x")[1] == []
    assert asked.claims_apart(record, "x")[1] == []
    assert len(asked.claims_apart(rows("people_between"), "x")[1]) == 3


def test_what_others_quote_is_secondary_and_a_missing_number_is_nothing(row):
    """Official, quoted, and quoted without a number; rows of old say no grade."""
    found = pd.DataFrame(
        [
            row("2015", 1.0, evidence="official"),
            row("2016", 2.0, evidence="secondary"),
            row("2017", float("nan"), evidence="secondary"),
        ]
    )
    assert asked.secondary(found).tolist() == [False, True, False]
    assert asked.secondary(found.drop(columns="evidence")).tolist() == [False] * 3
