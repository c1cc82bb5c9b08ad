"""Direct investment both ways."""

import pytest

from cktrade import charts
from cktrade.errors import DrawingError


def test_the_title_tells_both_positions_at_the_last_day(rows):
    """8 and 2 thousand million, a dollar more at the end of 2023."""
    chart = charts.direct_investment(rows("direct_investment"))
    assert chart.title == (
        "Direct investment on December 31, 2023: $8.00\xa0billion from South Korea in "
        "Canada, $2.00\xa0billion from Canada in South Korea"
    )


def test_each_day_stands_at_the_end_of_its_year(rows):
    """December 31 is the 365th of 365 days: its middle is half a day before."""
    (axes,) = charts.direct_investment(rows("direct_investment")).axes
    at = axes.lines[0].get_xdata()
    assert at.tolist() == pytest.approx([2022 + 364.5 / 365, 2023 + 364.5 / 365])
    assert axes.get_xlim() == (2022, 2024)


def test_one_way_alone_is_refused(rows):
    """Nobody handed in the investment abroad."""
    held = rows("direct_investment")
    with pytest.raises(DrawingError, match="flow outward"):
        charts.direct_investment(held[held["flow"].eq("inward")])
