"""Of several periods in a sentence, the one that governs the figure is taken."""
# ruff: noqa: E501, ISC004 -- a case a line

from __future__ import annotations

from datetime import date

import pytest

from cktrade.documents.drafting.rows import claims


def periods(lang, *lines, published=date(2019, 9, 20)):
    """Return period and base of the figures of made-up lines."""
    rows = claims([*lines], document="a", lang=lang, published=published)
    return [(row["reference_period"], row["base_period"]) for row in rows]


@pytest.mark.parametrize(
    ("lang", "line", "expected"),
    [
        ("en", "Exports rose from $5 million in 2014 to $6 million in 2015.",
         ["2014", "2015"]),
        ("en", "From January to July, 14,000 Koreans came to Canada, compared with "
         "15,000 during the same period in 2018.",
         ["2019-01/2019-07", "2018-01/2018-07"]),
        ("en", "In June exports came to $5 million, the lowest since March 2016.",
         ["2019-06", "2019-06"]),
        ("en", "Year over year, the number of visitors fell to 27,000 in July.",
         ["2019-07"]),
        ("en", "In the first nine months of 2018, exports came to $5 million.",
         ["2018-01/2018-09"]),
        ("fr", "Le déficit est passé de 3 millions de dollars en juin à 4 millions de "
         "dollars en juillet.", ["2019-06", "2019-07"]),
        ("ko", "2018년 수출은 9억 달러였다. 수입은 2017년의 3억 달러에서 4억 달러로 늘었다.",
         ["2018", "2017", "2018"]),
        ("en", "Exports rose from $5.3 million to $5.9 million in 2018.",
         ["not stated", "2018"]),
        ("fr", "Les exportations sont passées de 5,3 millions à 5,9 millions de dollars "
         "en 2018.", ["not stated", "2018"]),
        ("ko", "수출은 2018년 53억 달러에서 59억 달러로 증가했다.",
         ["not stated", "not stated"]),
        ("ko", "수출은 2017년 53억 달러에서 2018년 59억 달러로 증가했다.",
         ["2017", "2018"]),
        ("ko", "올해 1~5월 방문객은 3천 명으로, 작년 5월의 2천 명보다 늘었다.",
         ["2019-01/2019-05", "2018-01/2018-05"]),
    ],
)  # fmt: skip
def test_each_figure_has_its_own_period(lang, line, expected):
    """A comparison is no time of the figure."""
    assert [period for period, _ in periods(lang, line)] == expected


def test_a_growth_keeps_what_it_is_reckoned_from():
    """Year over year it is the same month a year before; else the month before."""
    lines = ["Exports in July", "Exports rose 3% in July, and 5% year over year."]
    assert periods("en", *lines) == [("2019-07", "2019-06"), ("2019-07", "2018-07")]


def test_the_day_of_a_report_is_no_period_of_its_figures():
    """The dateline opens the line."""
    line = "(Toronto, February 2019) Visitors numbered 5,000 last year."
    assert periods("en", line, published=date(2019, 2, 28)) == [("2018", "")]


def test_what_is_told_in_the_present_has_no_period():
    """The rank holds when it is printed; the sum is of last year."""
    lines = [
        "In 2018, Canadian exports to Korea came to $5 million.",
        "Korea is our 7th largest partner.",
    ]
    assert periods("en", *lines) == [("2018", ""), ("not stated", "")]


def test_a_month_goes_on_into_the_next_paragraph():
    """The title names it once."""
    lines = ["Merchandise trade, July 2019", "Exports rose 3%.", "Imports fell 2%."]
    assert periods("en", *lines) == [("2019-07", "2019-06"), ("2019-07", "2019-06")]
