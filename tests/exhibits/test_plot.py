"""Series and categories, small enough for the head."""

from datetime import date

import pandas as pd
import pytest

from cktrade.exhibits.catalogue import plot_of
from cktrade.exhibits.plot import Plot, Series, as_grid, over_time


def rows(periods, values, **other):
    """Return rows of Canadian dollars, known to a tenth of a million."""
    made = pd.DataFrame({"reference_period": periods, "value": values})
    return made.assign(**{"unit": "CAD", "precision": 1e5, **other})


def test_a_series_has_a_number_or_none_for_every_period():
    """Two runs over 2016–2018, in millions; one lacks a year, one a number."""
    one = rows(["2018", "2016"], [3e6, 1e6])
    other = rows(["2017", "2018"], [2.5e6, float("nan")])

    made = over_time([("a", "first", one), ("b", "second", other)], "en")

    assert made.categories == ("2016", "2017", "2018")
    assert made.dates == (date(2016, 1, 1), date(2017, 1, 1), date(2018, 1, 1))
    assert made.series == (
        Series("a", "first", (1.0, None, 3.0)),
        Series("b", "second", (None, 2.5, None)),
    )
    assert (made.unit, made.decimals) == ("Millions of Canadian dollars", 1)
    assert made.yearly


def test_numbers_added_up_by_others_are_hollow_and_no_others():
    """Of 2016 official, 2018 secondary and 2017 of no number, one is hollow."""
    grades = ["official", "secondary", "secondary"]
    mixed = rows(["2016", "2018", "2017"], [1e6, 3e6, float("nan")], evidence=grades)
    plain = rows(["2016"], [1e6], evidence=["official"])

    made = over_time([("a", "first", mixed), ("b", "second", plain)], "en")

    assert [one.hollow for one in made.series] == [(False, False, True), ()]


def test_trade_is_one_line_a_flow():
    """Exports, imports and balance, in the reader's language."""
    trade = pd.concat(
        [
            rows(["2018"], [6e9], flow="export"),
            rows(["2018"], [8e9], flow="import"),
            rows(["2018"], [-2e9], flow="balance"),
        ]
    )

    made = plot_of("two-way-trade", trade, "fr")

    assert [(s.name, s.numbers) for s in made.series] == [
        ("Exportations", (6000.0,)), ("Importations", (8000.0,)), ("Solde", (-2000.0,)),
    ]  # fmt: skip


def test_sums_of_twelve_months_stand_at_their_last_month():
    """Single months are left to the drawn chart."""
    flows = pd.concat(
        [
            rows(["2017-10/2018-09", "2018-09"], [12e6, 1e6], flow=flow)
            for flow in ("export", "import")
        ]
    )

    made = plot_of("trade-by-month", flows, "en")

    assert made.categories == ("September 2018",)
    assert made.dates == (date(2018, 9, 1),)
    assert [s.numbers for s in made.series] == [(12.0,), (12.0,)]
    assert not made.yearly


RANKED = pd.DataFrame(
    {
        "partner": ["KOR", "USA", "KOR", "USA"],
        "reference_period": ["2017", "2017", "2018", "2018"],
        "value": [2e9, 9e9, 3e9, 8e9],
        "rank": [2, 1, 2, 1],
        "unit": "CAD",
        "precision": 1e5,
    }
)


def test_ranks_over_years_are_lines_the_first_on_top():
    """South Korea second in both years, told from the others by its role."""
    made = plot_of("partners-ranked", RANKED, "en")

    assert made.ranks
    assert made.unit == "Rank"
    assert made.series == (
        Series("United States", "others", (1.0, 1.0)),
        Series("South Korea", "first", (2.0, 2.0)),
    )


def test_ranks_of_one_year_are_amounts_in_order():
    """Bars, the largest first; South Korea, the second, stands out."""
    made = plot_of(
        "partners-ranked", RANKED[RANKED["reference_period"].eq("2018")], "en"
    )

    assert (made.kind, made.strong) == ("bar", 1)
    assert made.categories == ("United States", "South Korea")
    assert made.series[0].numbers == (8000.0, 3000.0)


def test_a_printed_mean_is_a_line_over_its_years_only():
    """Admissions of 2015–2017 and a mean printed of 2015/2016; sums are left out."""
    admitted = rows(
        ["2015", "2016", "2017", "2015/2016"], [4.0, 6.0, 8.0, 5.0],
        unit="persons", precision=1.0, partner="KOR", claim=None,
    )  # fmt: skip
    claim = rows(["2015/2016"], [5.0], unit="persons per year", claim="a-claim")
    both = pd.concat([admitted, claim.assign(precision=1.0, partner="KOR")])

    made = plot_of("permanent-residents", both, "en")

    assert made.categories == ("2015", "2016", "2017")
    assert [s.numbers for s in made.series] == [(4.0, 6.0, 8.0), (5.0, 5.0, None)]
    assert made.series[1].name == "Published average: 5"


def claim(flow, value, qualifier="none"):
    """Return a printed figure of 2018."""
    return {
        "flow": flow, "value": value, "qualifier": qualifier, "unit": "dollars",
        "precision": 1e8, "measure": "merchandise_trade",
    }  # fmt: skip


def test_printed_parts_lie_end_to_end_under_their_total_with_their_qualifiers():
    """15.3 above 5.9 and 9.4; *over* is not lost on the way into an office."""
    printed = pd.DataFrame(
        [claim("two_way", 15.3e9), claim("export", 5.9e9),
         claim("import", 9.4e9, "over"), claim("sum", 15.3e9)]
    )  # fmt: skip

    made = plot_of("claimed-trade", printed, "en")

    assert made.kind == "stacked"
    assert [s.numbers for s in made.series] == [
        (15300.0, None), (None, 5900.0), (None, 9400.0),
    ]  # fmt: skip
    assert made.series[2].name == "Imports: over $9.4 billion"


def test_verdicts_are_counted_then_and_today():
    """Of a verdict that several readings share the last counts, as in the chart."""
    judged = pd.DataFrame(
        {
            "when_printed": ["agrees", "not checkable", "agrees; close"],
            "verdict": ["agrees", "agrees", "contradicted"],
        }
    )

    made = plot_of("verdicts-at-a-glance", judged, "en")
    counts = {
        category: tuple(series.numbers[n] for series in made.series)
        for n, category in enumerate(made.categories)
    }

    assert counts == {
        "Agrees": (1, 2), "Close": (1, 0), "Not checkable": (1, 0),
        "Contradicted": (0, 1),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "cells"),
    [
        ("en", ["−1,234.5", "–"]),
        ("fr", ["−1\u202f234,5", "–"]),
        ("ko", ["−1,234.5", "–"]),
    ],
)
def test_numbers_of_a_chart_are_a_table_in_the_readers_signs(lang, cells):
    """A missing number is a dash, which is not a zero."""
    numbers = Plot(
        kind="line", corner="c", categories=("x", "y"),
        series=(Series("s", "first", (-1234.5, None)),), unit="u", decimals=1,
    )  # fmt: skip

    grid = as_grid(numbers, "T", lang)

    assert [row[1].text for row in grid.groups[0].rows] == cells
    assert grid.heads == ("c", "s")


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_every_chart_of_the_briefing_has_numbers_of_one_length(briefing, lang):
    """One number, or none, for each category; and not all are missing."""
    for picture in briefing(lang).pictures:
        numbers = picture.plot
        assert {len(s.numbers) for s in numbers.series} == {len(numbers.categories)}
        for series in numbers.series:
            assert any(value is not None for value in series.numbers), picture.name
