"""Before and after, by hand."""

import pandas as pd

from cktrade.measures import compare_spans


def rows_of(values, **more):
    """One series: period → value."""
    return pd.DataFrame(
        {"reference_period": [*values], "value": [*values.values()], "unit": "CAD"}
    ).assign(**more)


def test_the_means_of_two_spans_are_compared():
    """(3 + 5) / 2 = 4; (5 + 7) / 2 = 6; 6 / 4 − 1 = 0.5."""
    rows = rows_of({"2013": 3.0, "2014": 5.0, "2015": 5.0, "2016": 7.0})
    found = compare_spans(rows, "2013/2014", "2015/2016").to_dict("records")[0]

    assert found["before"], found["after"] == (4.0, 6.0)
    assert found["change"] == 2.0
    assert found["growth"] == 0.5


def test_spans_of_different_length_are_comparable_by_their_means():
    """3 before against a mean of (5 + 7 + 9) / 3 = 7 after."""
    rows = rows_of({"2014": 3.5, "2015": 5.0, "2016": 7.0, "2017": 9.0})
    found = compare_spans(rows, "2014", "2015/2017")

    assert found["growth"].tolist() == [1.0]
    assert found["after_periods"].tolist() == [3]


def test_years_of_months_are_means_of_months():
    """Twelve ones, then twelve twos."""
    before = {f"2014-{m:02d}": 1.0 for m in range(1, 13)}
    after = {f"2015-{m:02d}": 2.0 for m in range(1, 13)}
    found = compare_spans(rows_of(before | after), "2014", "2015")

    assert found["growth"].tolist() == [1.0]
    assert found["before_periods"].tolist() == [12]


def test_a_span_that_lacks_a_year_has_no_mean_and_says_which():
    """2014 has no row, 2016 no number."""
    rows = rows_of({"2013": 3.0, "2015": 5.0, "2016": None})
    lacking = compare_spans(rows, "2013/2014", "2015")
    after = compare_spans(rows, "2013", "2015/2016")

    assert lacking["reason"].tolist() == ["before_incomplete"]
    assert lacking["before_periods"].tolist() == [1]
    assert after["reason"].tolist() == ["after_incomplete"]
    assert after["growth"].isna().all()


def test_partners_stand_side_by_side():
    """Korea doubles while Japan stays."""
    rows = pd.concat(
        [
            rows_of({"2014": 4.0, "2015": 8.0}, partner="KOR"),
            rows_of({"2014": 9.0, "2015": 9.0}, partner="JPN"),
        ]
    )
    found = compare_spans(rows, "2014", "2015")

    assert dict(zip(found["partner"], found["growth"], strict=True)) == {
        "JPN": 0.0,
        "KOR": 1.0,
    }
