"""Printed trade."""

import pytest

from cktrade import charts
from cktrade.errors import DrawingError

NBSP = "\N{NO-BREAK SPACE}"


def test_figures_that_agree_within_rounding_are_said_to(rows):
    """5.9 and over 9.4 make at least 15.25, and 15.3 may be 15.25 to 15.35."""
    chart = charts.claimed_trade(rows("claimed_trade"))
    assert chart.title == (
        f"The published figures agree: $5.9{NBSP}billion and $9.4{NBSP}billion make "
        f"$15.3{NBSP}billion within rounding"
    )
    assert "The published total: $15.25B to $15.35B." in chart.alt
    assert "Exports and imports: from $15.25B upwards." in chart.alt


def test_figures_that_disagree_are_said_to(rows):
    """Exports and imports from 15.6 upwards cannot be 15.25 to 15.35."""
    trade = rows("claimed_trade")
    both = trade["flow"].eq("sum")
    trade.loc[both, ["value", "low"]] = [15.7e9, 15.6e9]
    assert charts.claimed_trade(trade).title == (
        f"The published figures disagree: $5.9{NBSP}billion and $9.4{NBSP}billion make "
        f"$15.7{NBSP}billion, not $15.3{NBSP}billion"
    )


def test_exports_and_imports_stand_end_to_end_from_zero(rows):
    """5.9 from zero, 9.4 from 5.9; the total from zero to 15.3."""
    bars, _ = charts.claimed_trade(rows("claimed_trade")).axes
    reach = [(p.get_x(), p.get_x() + p.get_width()) for p in bars.patches]
    assert reach == [(0, 15.3e9), (0, 5.9e9), (5.9e9, pytest.approx(15.3e9))]


def test_a_figure_keeps_its_qualifier(rows):
    """Imports are "over": 넘음, plus de."""
    for lang, words in (("fr", "plus de 9,4"), ("ko", "94억 달러 넘음")):
        bars, _ = charts.claimed_trade(rows("claimed_trade"), lang=lang).axes
        assert any(words in t.get_text() for t in bars.texts)


def test_a_figure_that_is_absent_is_refused(rows):
    """No document prints the total."""
    trade = rows("claimed_trade")
    with pytest.raises(DrawingError, match="one row with the flow two_way; found 0"):
        charts.claimed_trade(trade[trade["flow"].ne("two_way")])
