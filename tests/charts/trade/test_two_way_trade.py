"""Trade, year by year."""

import pytest

from cktrade import charts
from cktrade.charts.drawing.style import colour
from cktrade.errors import DrawingError

NBSP = "\N{NO-BREAK SPACE}"


def test_the_title_says_whether_the_last_total_is_the_highest(rows):
    """2 + 3, 3 + 3 and 4 + 6 thousand million: 2016 is the highest."""
    trade = rows("two_way_trade")
    assert charts.two_way_trade(trade).title == (
        f"Canada–South Korea goods trade reached $10.0{NBSP}billion in 2016, "
        "the highest of any year since 2014"
    )
    trade["value"] = trade["value"].where(trade["reference_period"].ne("2015"), 9e9)
    assert charts.two_way_trade(trade).title == (
        f"Canada–South Korea goods trade stood at $10.0{NBSP}billion in 2016, "
        f"below the peak of $18.0{NBSP}billion in 2015"
    )


def test_the_partner_of_the_rows_stands_in_the_title(rows):
    """The same chart serves Japan."""
    japan = rows("two_way_trade").assign(partner="JPN")
    assert "Canada–Japan" in charts.two_way_trade(japan).title
    assert "일본·캐나다" in charts.two_way_trade(japan, lang="ko").title


def test_the_numbers_drawn_are_the_rows(rows):
    """Exports solid and blue, imports dashed and red, the balance as bars."""
    trade, balance = charts.two_way_trade(rows("two_way_trade")).axes
    exports, imports = (n for n in trade.lines if len(n.get_xdata()) == 3)
    assert exports.get_ydata().tolist() == [2e9, 3e9, 4e9]
    assert (exports.get_linestyle(), exports.get_color()) == ("-", colour("first"))
    assert imports.get_ydata().tolist() == [3e9, 3e9, 6e9]
    assert (imports.get_linestyle(), imports.get_color()) == ("--", colour("second"))
    bars = balance.containers[0]
    assert [bar.get_height() for bar in bars] == [-1e9, 0, -2e9]
    assert [bar.get_x() + bar.get_width() / 2 for bar in bars] == [
        2014.5,
        2015.5,
        2016.5,
    ]


def test_lines_are_named_at_their_ends_with_the_latest_value(rows):
    """No legend: exports 4, imports 6 thousand million."""
    trade, balance = charts.two_way_trade(rows("two_way_trade"), lang="fr").axes
    named = {t.get_text() for t in trade.texts}
    narrow = "\N{NO-BREAK SPACE}"
    assert f"Exportations\n4,00{narrow}G$" in named
    assert f"Importations\n6,00{narrow}G$" in named
    assert trade.get_legend() is None
    assert balance.texts[0].get_text() == f"−2,00{narrow}G$"


def test_a_year_that_is_missing_is_said_and_not_bridged(rows):
    """Exports of 2015 are suppressed: the alt text counts one gap."""
    trade = rows("two_way_trade")
    gone = trade["reference_period"].eq("2015") & trade["flow"].eq("export")
    trade.loc[gone, ["value", "status"]] = [float("nan"), "suppressed"]
    chart = charts.two_way_trade(trade)
    assert "Periods without a figure: 1." in chart.alt
    assert "no figure for the period" in " ".join(t.get_text() for t in chart.texts)


def test_the_alt_text_tells_extremes_and_latest(rows):
    """Imports: lowest 3, highest and latest 6 thousand million."""
    alt = charts.alt_text(charts.two_way_trade(rows("two_way_trade")))
    assert alt.startswith("Line chart above a bar chart. Canada–South Korea goods")
    assert (
        f"Imports: from 2014 on, lowest $3.00{NBSP}billion (2014), highest "
        f"$6.00{NBSP}billion (2016), latest $6.00{NBSP}billion (2016)."
    ) in alt


def test_a_flow_that_is_absent_is_refused(rows):
    """Nobody handed in the balance."""
    trade = rows("two_way_trade")
    with pytest.raises(DrawingError, match="flow balance: there are no rows to draw"):
        charts.two_way_trade(trade[trade["flow"].ne("balance")])
