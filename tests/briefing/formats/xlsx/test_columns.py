"""What stands in a workbook's cells: words, numbers, days, or nothing."""

import math
from datetime import date

import pandas as pd
import pytest

from cktrade.briefing.content import Table
from cktrade.briefing.formats.xlsx.columns import Column, of_plot, of_table
from cktrade.exhibits.grid import Grid
from cktrade.exhibits.plot import Plot, Series

EMPTY = Grid(title="", subtitle="", heads=(), numeric=(), unit="", groups=(), notes=())


def columns(name, rows, lang="en"):
    """Return a table's columns by their heads."""
    table = Table(
        name=name, label="", caption="", grid=EMPTY, html="", remark="",
        rows=pd.DataFrame(rows),
    )  # fmt: skip
    return {column.head: column for column in of_table(table, lang)}


CLAIM = {
    "key": "c", "topic": "trade", "as_printed": "=over 9", "value": 9.4e9,
    "unit": "dollars", "low": 9.4e9, "high": math.inf, "when_printed": "agrees; close",
    "for_its_time": "agrees", "today": "",
    "record_value": math.nan, "record_unit": "", "reading": "",
    "reference_period": "", "miss": math.nan, "caveat": "", "document": "d",
    "record_key": "",
}  # fmt: skip


def test_without_limit_and_without_number_are_empty_cells():
    """Infinity and NaN are no numbers of an office; neither becomes a zero."""
    found = columns("verdicts", [CLAIM])

    assert found["At least"].cells == (9.4e9,)
    assert found["At most"].cells == (None,)
    assert found["Record"].cells == (None,)
    assert found["Record’s unit"].cells == ("",)


def test_words_stay_as_they_are_printed():
    """Even those that begin like a formula; codes become words."""
    found = columns("verdicts", [CLAIM])

    assert found["As printed"].cells == ("=over 9",)
    assert found["When printed"].cells == ("Agrees; close",)
    assert found["Key"].machine


def test_a_column_of_one_unit_has_it_in_its_head():
    """Millions with the digit that was published, shares as percentages."""
    found = columns(
        "top-partners",
        [{"partner": "KOR", "rank": 7, "value": 14_328_900_000.0, "unit": "CAD",
          "share": 0.012, "status": "normal", "key": "k"}],
        "fr",
    )  # fmt: skip

    assert found["Millions de dollars canadiens"].cells == (14328.9,)
    assert found["Millions de dollars canadiens"].form == "#,##0.0"
    assert found["Part"] == Column("Part", (0.012,), "0.0%")
    assert found["Partenaire"].cells == ("Corée du Sud",)


def test_days_are_days():
    """With a number format that every office reads."""
    day = pd.Timestamp("2019-03-06")
    found = columns(
        "documents",
        [{"title": "t", "producer": "p", "published_from": day, "published_to": day,
          "published_reason": "", "url": "", "sha256": "", "key": "k"}],
    )  # fmt: skip

    assert found["Published, earliest"] == Column(
        "Published, earliest", (date(2019, 3, 6),), "yyyy-mm-dd"
    )


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        ((date(2018, 1, 1),), Column("when", ("x",))),
        ((date(2018, 9, 1),), Column("when", (date(2018, 9, 1),), "yyyy-mm")),
        ((), Column("when", ("x",))),
    ],
)
def test_months_are_dates_and_years_are_words(dates, first):
    """So that a chart of months has an axis of time, and 2018 stays 2018."""
    numbers = Plot(
        kind="line", corner="when", categories=("x",), dates=dates, unit="u",
        series=(Series("s", "first", (None,)),), decimals=2,
    )  # fmt: skip

    assert of_plot(numbers) == [first, Column("s", (None,), "#,##0.00")]
