"""Categories, missing keys, years as floats, pandas periods: plain inside only."""

import datetime as dt

import pandas as pd
import pytest

from cktrade import measures
from cktrade.errors import ComparabilityError, PeriodError


def trade(**more):
    """Two partners, both flows, two years: values 1 to 8."""
    cells = [
        (partner, flow, year)
        for year in ("2014", "2015")
        for flow in ("export", "import")
        for partner in ("KOR", "JPN")
    ]
    rows = pd.DataFrame(cells, columns=["partner", "flow", "reference_period"])
    rows = rows.assign(value=[float(n + 1) for n in range(8)], unit="CAD")
    return rows.assign(reporter="CAN", product="270112", **more)


#: measures that need no more than these rows
ASKED = {
    "balance": {},
    "two_way": {},
    "coverage": {},
    "share": {"by": ["flow"]},
    "rank": {"by": ["flow"]},
    "total": {"over": "partner"},
    "concentration": {"of": "partner"},
    "contribution": {"of": "partner"},
    "growth": {},
    "change": {},
    "peaks": {},
    "records": {},
    "cagr": {"start": "2014", "end": "2015"},
    "index_numbers": {"base": "2014"},
    "compare_spans": {"before": "2014", "after": "2015"},
    "rolling": {"periods": 2, "aggregation": "sum"},
    "grubel_lloyd": {},
    "normalised_balance": {},
}


@pytest.mark.parametrize("column", ["unit", "partner", "flow", "reference_period"])
@pytest.mark.parametrize("measure", sorted(ASKED))
def test_categories_measure_as_text_does(measure, column):
    """As ``astype("category")`` makes them; the numbers are the same."""
    ask = getattr(measures, measure)
    plain = ask(trade(), **ASKED[measure])
    found = ask(trade().astype({column: "category"}), **ASKED[measure])

    pd.testing.assert_frame_equal(found.astype(plain.dtypes), plain)


def test_categories_come_back_as_they_came_where_rows_do():
    """Ordered ones too, with their order and a category that no row has."""
    kind = pd.CategoricalDtype(["KOR", "JPN", "USA"], ordered=True)
    found = measures.share(trade().astype({"partner": kind}), by=["flow"])

    assert found["partner"].dtype == kind


@pytest.mark.parametrize("kind", ["object", "category", "string"])
@pytest.mark.parametrize("measure", sorted(ASKED))
def test_a_missing_key_is_refused_by_name_and_never_crashes(measure, kind):
    """The eighth row has no partner: it belongs to no group."""
    rows = trade()
    rows.loc[7, "partner"] = None

    with pytest.raises(ComparabilityError, match="expected a value in each of") as said:
        getattr(measures, measure)(rows.astype({"partner": kind}), **ASKED[measure])
    assert "row 7: " in str(said.value)


def years(kind):
    """Five years of one series, the years as that type."""
    said = ["2010", "2011", "2012", "2013", "2014"]
    made = {
        "text": said,
        "int": [int(year) for year in said],
        "float": [float(year) for year in said],
        "Int64": pd.array([int(year) for year in said], "Int64"),
        "Period": pd.PeriodIndex(said, freq="Y"),
        "category": pd.Categorical(said),
    }[kind]
    values = [1.0, 2.0, 4.0, 8.0, 16.0]
    return pd.DataFrame({"reference_period": made, "value": values, "unit": "CAD"})


KINDS = ["text", "int", "float", "Int64", "Period", "category"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_year_is_a_year_whatever_its_type(kind):
    """1, 2, 4, 8, 16: growth 1 each year, so on average; 16 is the peak; base 4."""
    rows = years(kind)

    assert measures.growth(rows)["growth"].tolist()[1:] == [1.0] * 4
    assert measures.cagr(rows, 2010, 2014)["cagr"].tolist() == [1.0]
    assert measures.peaks(rows)["peak_period"].tolist() == ["2014"]
    assert measures.records(rows, 2013)["record"].tolist() == ["high"]
    assert measures.index_numbers(rows, 2012)["index"].tolist()[2:4] == [100.0, 200.0]
    spans = measures.compare_spans(rows, "2010/2011", 2014)
    assert spans["growth"].tolist() == [16 / 1.5 - 1]


@pytest.mark.parametrize("kind", KINDS)
def test_the_column_of_periods_comes_back_as_it_came(kind):
    """Nobody's years are turned into text under way."""
    rows = years(kind)

    given, back = rows["reference_period"], measures.growth(rows)["reference_period"]
    pd.testing.assert_series_equal(back, given)


def test_quarters_and_months_of_pandas_are_read_by_their_own_frequency():
    """2018Q4 comes after 2018Q3 and is not a month; annual wants four of them."""
    quarters = pd.period_range("2018Q1", "2018Q4", freq="Q")
    rows = pd.DataFrame({"reference_period": quarters, "value": 1.0, "unit": "CAD"})
    found = measures.rolling(rows, 2, aggregation="sum")

    assert found["span"].tolist()[-1] == "2018-Q3/2018-Q4"
    assert measures.annual(rows, aggregation="sum")["value"].tolist() == [4.0]


def test_a_half_year_is_no_year():
    """2010.5 is refused with its row."""
    rows = years("float")
    rows.loc[1, "reference_period"] = 2010.5

    with pytest.raises(PeriodError, match=r"row 1: reference_period=2010\.5"):
        measures.growth(rows)


@pytest.mark.parametrize("check", [True, False])
def test_dates_are_refused_with_the_call_that_says_what_they_stand_for(check):
    """1 January 2010 may be a year, a quarter, a month or a day."""
    rows = years("text")
    rows["reference_period"] = pd.to_datetime(rows["reference_period"])

    with pytest.raises(PeriodError, match=r"ck\.as_periods\(rows, 'M'"):
        measures.growth(rows, check=check)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (dt.date(2010, 1, 1), dt.date(2014, 12, 31)),
        (pd.Timestamp("2010-06-01"), pd.Timestamp("2014-06-01")),
        (pd.Period("2010", "Y"), pd.Period("2014", "Y")),
        (pd.Series([2010]).iloc[0], pd.Series([2014]).iloc[0]),
        (pd.Timestamp("2010-01-01").to_datetime64(), 2014),
    ],
)
def test_a_date_that_is_asked_for_stands_for_the_rows_period_that_holds_it(start, end):
    """Rows of years: any day of 2010 is 2010. 16 = 1 · 2⁴."""
    found = measures.cagr(years("text"), start, end)

    assert found[["start", "end", "cagr"]].to_numpy().tolist() == [
        ["2010", "2014", 1.0]
    ]


def test_a_date_among_months_is_a_month():
    """27 March 2018 asks for 2018-03."""
    months = pd.DataFrame(
        {"reference_period": ["2018-02", "2018-03"], "value": [1.0, 2.0], "unit": "CAD"}
    )

    found = measures.records(months, dt.date(2018, 3, 27))
    assert found["reference_period"].tolist() == ["2018-03"]
    with pytest.raises(PeriodError, match="not all years, quarters or months"):
        measures.index_numbers(
            months.assign(reference_period=["2018", "2018-03"]),
            dt.date(2018, 3, 27),
            check=False,
        )


def test_ends_that_no_row_has_are_refused():
    """The rows run from 2010 to 2014."""
    with pytest.raises(PeriodError, match=r"start='1990' or end='1995'.*2010 to 2014"):
        measures.cagr(years("text"), 1990, 1995)
    assert measures.cagr(years("text"), 1990, 2014)["reason"].tolist() == ["missing"]
