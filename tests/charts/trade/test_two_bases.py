"""One trade, counted twice."""

from cktrade import charts
from cktrade.charts.drawing.style import colour


def test_the_title_gives_both_counts_of_the_newest_year(rows):
    """5 thousand million at customs, a tenth less in the balance of payments."""
    chart = charts.two_bases(rows("two_bases"))
    assert chart.title == (
        "One trade, two official counts in 2018: $5.00\xa0billion at customs, "
        "$4.50\xa0billion in the balance of payments"
    )


def test_bases_are_told_apart_by_dash_and_flows_by_colour(rows):
    """Customs solid, the balance of payments dashed, in the colour of the flow."""
    exports, imports = charts.two_bases(rows("two_bases")).axes
    for axes, role, value in ((exports, "first", 2e9), (imports, "second", 3e9)):
        solid, dashed = (n for n in axes.lines if n.get_linestyle() != "None")
        assert solid.get_ydata().tolist() == [value, value]
        assert dashed.get_ydata().tolist() == [0.9 * value, 0.9 * value]
        assert (solid.get_linestyle(), dashed.get_linestyle()) == ("-", "--")
        assert {solid.get_color(), dashed.get_color()} == {colour(role)}


def test_both_panels_have_one_scale(rows):
    """Exports of 2 look smaller than imports of 3."""
    exports, imports = charts.two_bases(rows("two_bases")).axes
    assert exports.get_ylim() == imports.get_ylim()
