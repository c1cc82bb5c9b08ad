"""What the exports are made of."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

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
    """TOTAL is no product, and three years are no composition."""
    parts = rows("export_composition")
    with pytest.raises(DrawingError, match="the total beside its parts"):
        charts.export_composition(parts.assign(product=["TOTAL", "26", "02"]))
    years = ["2023", "2024", "2025"]
    with pytest.raises(DrawingError, match="or two; found 2023, 2024, 2025"):
        charts.export_composition(parts.assign(reference_period=years))


def test_an_earlier_year_is_marked_on_the_bars_of_the_newer(rows):
    """Half as much of everything in 2018: 30, 15 and 5; the title stays at 2025."""
    now = rows("export_composition")
    then = now.assign(reference_period="2018", value=now["value"] / 2)
    chart = charts.export_composition(pd.concat([then, now], ignore_index=True))
    (axes,) = chart.axes
    assert [bar.get_width() for bar in axes.patches] == [60e8, 30e8, 10e8]
    marks = [line.get_xdata()[0] for line in axes.lines if line.get_xdata()[0]]
    assert marks == [30e8, 15e8, 5e8]
    assert "in 2025" in chart.title
    assert "2018: Coal: $3.00\xa0billion, 60.0%." in chart.alt


def test_a_tiny_share_is_not_nothing(rows):
    """One in ten thousand is less than 0.05%, in each language as it says it."""
    tiny = rows("export_composition").assign(share=[0.7, 0.2999, 0.0001])
    said = {}
    for lang in ("en", "fr", "ko"):
        (axes,) = charts.export_composition(tiny, lang=lang).axes
        said[lang] = axes.get_yticklabels()[-1].get_text().replace("\xa0", " ")
    assert said == {
        "en": "Pork (less than 0.05%)", "fr": "Pork (moins de 0,05\u202f%)",
        "ko": "Pork (0.05% 미만)",
    }  # fmt: skip


def test_without_shares_a_heading_that_is_not_shown_is_said_not_to_be_zero(rows):
    """Shares of a part of the headings would be shares of nothing."""
    held = rows("export_composition").drop(columns="share")
    chart = charts.export_composition(held.assign(evidence="secondary"))
    assert chart.title.startswith("Coal, at $6.00\xa0billion, led the headings held")
    notes = " ".join(t.get_text() for t in chart.texts).replace("\n", " ")
    assert "A heading that is not shown is not zero" in notes
    (axes,) = chart.axes
    assert {to_hex(bar.get_facecolor()) for bar in axes.patches} == {"#ffffff"}
