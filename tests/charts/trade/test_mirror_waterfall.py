"""The mirror waterfall."""

import pytest

from cktrade import charts
from cktrade.errors import DrawingError


def test_each_step_starts_where_the_last_one_ended(rows):
    """200, then 8 on 200, then 2 on 208, then 210 from zero."""
    (axes,) = charts.mirror_waterfall(rows("mirror_waterfall")).axes
    reach = [(bar.get_y(), bar.get_height()) for bar in axes.patches]
    assert reach == [(0, 200e6), (200e6, 8e6), (208e6, 2e6), (0, 210e6)]


def test_the_residual_is_always_shown_and_told(rows):
    """A gap of 10, of which 2 stay unexplained; its bar is hatched."""
    chart = charts.mirror_waterfall(rows("mirror_waterfall"))
    assert chart.title == (
        "The importer counts US$10.0\xa0million more than the exporter; "
        "US$2.00\xa0million of it stays unexplained"
    )
    assert [str(bar.get_hatch()) for bar in chart.axes[0].patches] == [
        "",
        "",
        "////",
        "",
    ]


def test_an_importer_may_count_less(rows):
    """190 imported of 200 exported."""
    steps = rows("mirror_waterfall").assign(
        amount=[200e6, 8e6, -18e6, 190e6], level=[200e6, 208e6, 190e6, 190e6]
    )
    title = charts.mirror_waterfall(steps).title
    assert title.startswith("The importer counts US$10.0\xa0million less")


def test_steps_without_a_residual_are_refused(rows):
    """What nobody explains must be seen."""
    steps = rows("mirror_waterfall")
    with pytest.raises(DrawingError, match="from exports over unexplained to imports"):
        charts.mirror_waterfall(steps[steps["step"].ne("unexplained")])
