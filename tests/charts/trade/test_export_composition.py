"""What the exports are made of."""

import pytest

from cktrade import charts
from cktrade.errors import DrawingError


def test_the_largest_product_makes_the_title(rows):
    """Coal: 60 of 100."""
    chart = charts.export_composition(rows("export_composition"))
    assert chart.title == (
        "Coal: 60.0% of exports to South Korea in 2025, or $6.00\xa0billion"
    )


def test_products_stand_from_the_largest_down_with_their_share(rows):
    """60, 30 and 10 thousand million over ten."""
    (axes,) = charts.export_composition(rows("export_composition")).axes
    assert [bar.get_width() for bar in axes.patches] == [60e8, 30e8, 10e8]
    names = [t.get_text() for t in axes.get_yticklabels()]
    assert names == ["Coal (60.0%)", "Copper (30.0%)", "Pork (10.0%)"]


def test_a_product_without_a_name_keeps_its_code(rows):
    """The codes of the Harmonized System."""
    coded = rows("export_composition").drop(columns="name")
    assert charts.export_composition(coded).title.startswith("27: 60.0%")


def test_the_total_never_stands_beside_its_parts(rows):
    """TOTAL is no product, and two years are no composition."""
    parts = rows("export_composition")
    with pytest.raises(DrawingError, match="the total beside its parts"):
        charts.export_composition(parts.assign(product=["TOTAL", "26", "02"]))
    with pytest.raises(DrawingError, match="expected one period; found 2024, 2025"):
        charts.export_composition(
            parts.assign(reference_period=["2024", "2025", "2025"])
        )
