"""Services beside goods."""

import pytest

from cktrade import charts
from cktrade.charts.drawing.style import colour


@pytest.mark.parametrize(
    ("services", "goods", "said"),
    [
        ((1e9, 4e8), (4e9, 6e9), "sold South Korea more services than it bought"),
        ((4e8, 1e9), (4e9, 6e9), "bought more services from South Korea than it sold"),
    ],
)
def test_the_title_says_who_sold_more_in_the_newest_year_of_both(
    rows, services, goods, said
):
    """2017: goods are held to 2018, services end a year before."""
    trade = rows("services_beside_goods")
    for measure, pair in (("services_trade", services), ("merchandise_trade", goods)):
        for flow, value in zip(("export", "import"), pair, strict=True):
            at = trade["measure"].eq(measure) & trade["flow"].eq(flow)
            trade.loc[at, "value"] = value
    title = charts.services_beside_goods(trade).title
    assert title.startswith("In 2017 Canada ")
    assert said in title


@pytest.mark.parametrize(
    ("sold", "end"), [(4e9, "of goods it bought more"), (9e9, "of goods as well")]
)
def test_the_title_sets_goods_against_services(rows, sold, end):
    """More services sold; of goods 4 or 9 sold and 6 bought."""
    trade = rows("services_beside_goods")
    goods = trade["measure"].eq("merchandise_trade") & trade["flow"].eq("export")
    trade.loc[goods, "value"] = sold
    assert charts.services_beside_goods(trade).title.endswith(end)


def test_services_that_others_added_up_are_hollow_and_goods_are_not(rows):
    """Goods have a filled last point, services a hollow one each year."""
    goods, services = charts.services_beside_goods(rows("services_beside_goods")).axes
    ground = colour("ground")
    hollow = {
        name: sum(
            len(n.get_xdata()) for n in axes.lines if n.get_markerfacecolor() == ground
        )
        for name, axes in (("goods", goods), ("services", services))
    }
    assert hollow == {"goods": 0, "services": 4}
