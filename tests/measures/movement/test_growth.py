"""Change and growth: numbers small enough for the head."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError, InvalidRowsError, PeriodError
from cktrade.measures import change, growth


def rows_of(values, unit="CAD"):
    """One series: period → value."""
    return pd.DataFrame(
        {"reference_period": [*values], "value": [*values.values()], "unit": unit}
    )


def test_change_is_the_later_value_less_the_earlier():
    """4.5 − 4 = 0.5."""
    found = change(rows_of({"2015": 4.0, "2016": 4.5}))

    assert found["change"].tolist()[1] == 0.5
    assert found["earlier"].tolist()[1] == 4.0
    assert found["reason"].tolist() == ["no_earlier_row", ""]


def test_growth_is_a_fraction_of_the_earlier_value():
    """(5 − 4) / 4 = 0.25."""
    found = growth(rows_of({"2015": 4.0, "2016": 5.0}))

    assert found["growth"].tolist()[1] == 0.25
    assert found["change"].tolist()[1] == 1.0


def test_a_month_is_compared_with_the_same_month_a_year_earlier():
    """January 2019 against January 2018: 12 / 10; the December between is not used."""
    found = growth(rows_of({"2018-01": 10.0, "2018-12": 99.0, "2019-01": 12.0}))

    assert found["growth"].tolist()[2] == pytest.approx(0.2)


def test_a_month_is_compared_with_the_month_before_across_the_year():
    """January 2019 against December 2018: 12 / 16 − 1 = −0.25."""
    rows = rows_of({"2018-12": 16.0, "2019-01": 12.0})

    assert growth(rows, on="period")["growth"].tolist()[1] == -0.25


def test_a_quarter_is_compared_with_the_quarter_before_across_the_year():
    """2019-Q1 against 2018-Q4: 6 / 4 − 1 = 0.5."""
    rows = rows_of({"2018-Q4": 4.0, "2019-Q1": 6.0})

    assert growth(rows, on="period")["growth"].tolist()[1] == 0.5


def test_a_gap_is_never_bridged():
    """2016 is not held: 2017 has no earlier year, though 2015 stands before it."""
    found = growth(rows_of({"2015": 4.0, "2017": 5.0, "2018": 6.0}))

    assert found["growth"].isna().tolist() == [True, True, False]
    assert found["reason"].tolist() == ["no_earlier_row", "no_earlier_row", ""]


def test_a_month_missing_in_between_does_not_hide_the_year_earlier():
    """A row twelve places up would be wrong: February 2018 is not held."""
    months = {f"2018-{m:02d}": float(m) for m in range(1, 13) if m != 2}
    found = growth(rows_of(months | {"2019-03": 6.0}))

    assert found["growth"].tolist()[-1] == 1.0


def test_order_of_rows_does_not_matter_and_is_kept():
    """The rows come back as they came, index from 0, each with its own growth."""
    rows = rows_of({"2016": 5.0, "2015": 4.0}).set_index(pd.Index([7, 3]))
    found = growth(rows)

    assert found["reference_period"].tolist() == ["2016", "2015"]
    assert found["growth"].tolist()[0] == 0.25
    assert found.index.tolist() == [0, 1]


def test_each_series_grows_by_itself():
    """Korea 4 → 5, Japan 10 → 9."""
    rows = pd.concat(
        [
            rows_of({"2015": 4.0, "2016": 5.0}).assign(partner="KOR"),
            rows_of({"2015": 10.0, "2016": 9.0}).assign(partner="JPN"),
        ]
    )

    assert growth(rows)["growth"].tolist()[1::2] == [0.25, pytest.approx(-0.1)]


def test_a_missing_value_is_missing_and_says_so():
    """2016 has no number: neither 2016 nor 2017 has growth, for two reasons."""
    found = growth(rows_of({"2015": 4.0, "2016": None, "2017": 5.0}))

    assert found["reason"].tolist() == ["no_earlier_row", "missing", "earlier_missing"]


def test_growth_from_zero_or_a_deficit_is_not_defined_but_change_is():
    """0 → 5 and −5 → 10."""
    rows = rows_of({"2015": 0.0, "2016": 5.0, "2017": -5.0, "2018": 10.0})
    found = growth(rows)

    assert found["reason"].tolist()[1::2] == ["earlier_not_positive"] * 2
    assert found["change"].tolist()[1::2] == [5.0, 15.0]
    assert found["growth"].tolist()[2] == -2.0


def test_a_reporting_year_and_a_whole_number_are_years():
    """2022-A1 → 2023-A1, and 2022 → 2023 as whole numbers: both double."""
    reporting = rows_of({"2022-A1": 1.0, "2023-A1": 2.0})
    whole = rows_of({2022: 1.0, 2023: 2.0})

    assert growth(reporting)["growth"].tolist()[1] == 1.0
    assert growth(whole)["growth"].tolist()[1] == 1.0
    assert growth(whole)["reference_period"].tolist() == [2022, 2023]


def test_the_callers_own_names_are_used_and_whole_numbers_are_numbers():
    """BACI's t and v; 2 → 3 is a half more."""
    rows = pd.DataFrame({"t": [2022, 2023], "i": 124, "v": [2, 3]})
    found = growth(rows, value="v", period="t", by="i")

    assert found["growth"].tolist()[1] == 0.5


def test_the_rows_given_are_not_changed():
    """Neither values nor columns nor index."""
    rows = rows_of({"2015": 4, "2016": 5}).set_index(pd.Index([5, 6]))
    before = rows.copy(deep=True)
    growth(rows)

    pd.testing.assert_frame_equal(rows, before)


def test_two_units_in_a_series_are_refused_and_the_rows_named():
    """A series in dollars of two countries does not grow."""
    rows = rows_of({"2015": 4.0, "2016": 5.0}).assign(unit=["CAD", "USD"])

    with pytest.raises(ComparabilityError) as refusal:
        growth(rows)
    assert str(refusal.value) == (
        "growth: expected one unit, found 'CAD' and 'USD'.\n"
        "  row 0: reference_period=2015, unit=CAD, value=4\n"
        "  row 1: reference_period=2016, unit=USD, value=5\n"
        "Keep the rows of one unit, bring them to one (money: convert), or keep them "
        "apart with by=."
    )


def test_two_vintages_of_one_period_are_refused_and_both_named():
    """2015 is 4, or 4.1."""
    rows = rows_of({"2015": 4.0, "2016": 5.0})
    again = pd.concat([rows, rows_of({"2015": 4.1})]).assign(
        vintage=["2016-02-01", "2017-02-01", "2017-02-01"]
    )

    with pytest.raises(ComparabilityError, match="found 2") as refusal:
        growth(again)
    assert "row 0: reference_period=2015, unit=CAD, value=4, vintage=2016-02-01" in str(
        refusal.value
    )
    assert "row 2: reference_period=2015, unit=CAD, value=4.1" in str(refusal.value)
    assert "row 1" not in str(refusal.value)


def test_months_beside_years_in_one_series_are_refused():
    """2015 is not the year before 2016-01."""
    with pytest.raises(ComparabilityError, match="one frequency, found 'A' and 'M'"):
        growth(rows_of({"2015": 4.0, "2016-01": 5.0}))


@pytest.mark.parametrize("period", ["2015-09-27", "2006/2016", "not stated", "May"])
def test_periods_that_cannot_be_counted_are_refused(period):
    """Days, spans and words."""
    with pytest.raises(PeriodError, match="expected years, quarters or months"):
        growth(rows_of({"2014": 1.0, period: 2.0}))


def test_a_key_that_is_missing_is_refused():
    """A row of no partner belongs to no series."""
    rows = rows_of({"2015": 4.0, "2016": 5.0}).assign(partner=["KOR", None])

    with pytest.raises(ComparabilityError, match=r"a value in each of partner"):
        growth(rows)


def test_a_column_that_is_not_there_is_named_with_those_that_are():
    """The caller's table calls it v."""
    with pytest.raises(
        InvalidRowsError, match=r"no column 'value'; they have 't', 'v'"
    ):
        growth(pd.DataFrame({"t": ["2015"], "v": [1.0]}), period="t")


def test_text_is_no_number():
    """'4.0' was read as text."""
    with pytest.raises(InvalidRowsError, match="'value' must hold numbers"):
        growth(rows_of({"2015": "4.0"}))


def test_nothing_is_overwritten():
    """Growth of growth needs another name first."""
    once = growth(rows_of({"2015": 4.0, "2016": 5.0}))

    with pytest.raises(InvalidRowsError, match="already have a column 'earlier'"):
        growth(once)


def test_an_unknown_comparison_is_refused():
    """Neither the year nor the period before."""
    with pytest.raises(PeriodError, match="expected 'year' or 'period'"):
        growth(rows_of({"2015": 4.0}), on="decade")


def test_what_is_no_dataframe_is_refused():
    """A list of dictionaries."""
    with pytest.raises(InvalidRowsError, match="A list is no dataframe"):
        growth([{"value": 1.0}])


def test_a_series_of_the_wide_table_is_named_by_its_id():
    """Not by its eleven dimensions, and not again in every row."""
    rows = rows_of({"2015": 4.0, "2016": 5.0}).assign(
        series="statcan.x", reporter="CAN", partner="KOR", unit=["CAD", "USD"]
    )

    with pytest.raises(ComparabilityError) as refusal:
        growth(rows)
    assert str(refusal.value).splitlines()[:2] == [
        "growth: expected one unit, found 'CAD' and 'USD', where series=statcan.x.",
        "  row 0: reference_period=2015, unit=CAD, value=4",
    ]


@pytest.mark.parametrize("value", [0.0, 5.0])
def test_growth_from_nothing_is_never_infinite(value):
    """0 → 5 has no rate, and 0 → 0 neither; both say why."""
    rows = pd.DataFrame({"reference_period": ["2014", "2015"], "value": [0.0, value]})
    found = growth(rows)

    assert found["growth"].isna().all()
    assert found["reason"].tolist()[1] == "earlier_not_positive"
    assert found["change"].tolist()[1] == value
