"""Trade by year."""

import pandas as pd
import pytest

from cktrade import tables
from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.tables.kinds.annual_trade import sheet

NARROW = "\N{NARROW NO-BREAK SPACE}"
STATCAN_FR = "Statistique Canada, tableau 12-10-0011"


def test_money_stands_in_millions_with_the_digits_that_were_published(trade, page):
    """6,056,149,999 to 100,000 is 6,056.1; 8,272,750,000 is 8,272.8, half up.

    The balance of 2018 is −2,216,600,001, so −2,216.6; that of 2017 −1,665.2.
    """
    shown = page(tables.annual_trade(trade))
    assert shown.heads == [
        ["Period", "Millions of Canadian dollars"],
        ["Exports", "Imports", "Balance"],
    ]
    assert shown.rows == [
        ["2017", "5,604.9", "7,270.1", "−1,665.2"],
        ["2018", "6,056.1a", "8,272.8a", "−2,216.6a"],
    ]


@pytest.mark.parametrize(
    ("lang", "title", "unit", "exports", "source"),
    [
        ("fr", "Commerce de marchandises, Canada–Corée du Sud",
         "Millions de dollars canadiens", f"5{NARROW}604,9",
         f"Source{NARROW}: {STATCAN_FR}"),
        ("ko", "한·캐나다 상품 무역", "백만 캐나다 달러", "5,604.9",
         "출처: 캐나다 통계청, 표 12-10-0011"),
    ],
)  # fmt: skip
def test_the_table_speaks_the_readers_language(
    trade, page, lang, title, unit, exports, source
):
    """Title, unit, numbers and source line."""
    shown = page(tables.annual_trade(trade, lang), lang)
    assert shown.title == title
    assert shown.heads[0][1] == unit
    assert shown.rows[0][1] == exports
    assert shown.feet[0] == source


def test_statuses_are_notes_and_alike_ones_share_a_mark(trade, page):
    """Three preliminary numbers, one note."""
    assert page(tables.annual_trade(trade)).feet[1:] == ["a Preliminary"]


def test_a_missing_number_says_why(trade, page):
    """A dash with a note, never a zero and never a blank."""
    trade.loc[0, ["value", "status"]] = [float("nan"), "suppressed"]
    shown = page(tables.annual_trade(trade))
    assert shown.rows[1][1] == "–a"
    assert shown.feet[1] == "a Suppressed to meet confidentiality requirements"


def test_a_number_that_is_not_among_the_rows_is_a_dash(trade, page):
    """2018 without its imports."""
    shown = page(tables.annual_trade(trade.drop(index=1)))
    assert shown.rows[1][2] == "–"


def test_numbers_of_unlike_precision_keep_theirs_and_align(trade, page):
    """6,056 million was published without a decimal: blanks stand for .1."""
    trade.loc[0, "precision"] = 1e6
    shown = page(tables.annual_trade(trade.assign(status="normal")))
    figure, point = "\N{FIGURE SPACE}", "\N{PUNCTUATION SPACE}"
    assert [row[1] for row in shown.rows] == ["5,604.9", f"6,056{point}{figure}"]


def test_basis_and_adjustment_stand_under_the_title(trade, page):
    """And both valuations where exports are f.o.b. and imports c.i.f."""
    mixed = trade.assign(valuation=["FOB", "CIF", "not applicable"] * 2)
    assert page(tables.annual_trade(mixed)).subtitle == (
        "Balance-of-payments basis, free on board (f.o.b.), "
        "cost, insurance and freight (c.i.f.), unadjusted"
    )


@pytest.mark.parametrize("column", ["unit", "basis", "adjustment", "partner"])
def test_what_cannot_be_compared_is_refused(trade, column):
    """Two units, bases, adjustments or partners in one table."""
    other = {"unit": "USD", "basis": "customs", "adjustment": "seasonally_adjusted",
             "partner": "JPN"}[column]  # fmt: skip
    mixed = pd.concat([trade.iloc[:3], trade.iloc[3:].assign(**{column: other})])
    with pytest.raises(ComparabilityError, match=f"one {column}"):
        tables.annual_trade(mixed)


def test_two_numbers_for_one_cell_are_refused(trade):
    """Two vintages of one month cannot stand in one place."""
    with pytest.raises(ComparabilityError, match="one flow and period"):
        tables.annual_trade(pd.concat([trade, trade.iloc[:1]]))


def test_the_rows_behind_have_keys_values_and_statuses(trade):
    """In whole dollars, by period and flow."""
    behind = tables.data("annual_trade", trade)
    assert behind["key"].tolist() == [
        "export@2017", "import@2017", "balance@2017",
        "export@2018", "import@2018", "balance@2018",
    ]  # fmt: skip
    assert behind["value"].tolist()[:2] == [5_604_900_000.0, 7_270_100_000.0]


def test_a_number_without_a_key_gets_series_period_and_vintage(trade):
    """The form that why takes apart."""
    behind = tables.data("annual_trade", trade.drop(columns="key"))
    assert behind["key"].iloc[0] == (
        "statcan.12-10-0011.can.kor.export.total.bop.nsa@2017@2026-04-02"
    )


def test_a_number_that_leads_nowhere_is_refused(trade):
    """Neither key nor series."""
    with pytest.raises(NotHeldError, match="lacking series"):
        tables.data("annual_trade", trade.drop(columns=["key", "series"]))


def test_the_run_of_each_column_is_a_line_under_its_years(number):
    """Exports of 2016 to 2018 in the row below; columns without a run have no line."""
    run = (("2016", 1e9), ("2017", 2e9), ("2018", 3e9))
    rows = pd.DataFrame(
        [
            number("2018", 3e9, flow="export") | {"run": run},
            number("2018", 1e9, flow="import") | {"run": ()},
        ]
    )
    made = sheet(rows, "en")

    assert [*made.cells["period"]] == ["2018", "2016–2018"]
    assert [*made.cells.iloc[-1, 1:]] == ["", ""]
    assert [(column, row) for column, row, _ in made.sparks] == [("export", 1)]
    assert made.sparks[0][2].alt.startswith("Sparkline: $1.00 billion in 2016")
    assert "<svg" in tables.html(tables.annual_trade(rows), "en")
