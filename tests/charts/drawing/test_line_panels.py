"""Lines in panels."""

import pandas as pd
import pytest

from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.line_panels import Panel, Run, draw_line_panels
from cktrade.charts.drawing.marks import FIRST


def panel(row, values):
    """Return a panel of one line from 2014 on."""
    rows = pd.DataFrame([row(str(2014 + n), v) for n, v in enumerate(values)])
    return Panel("Heading", (Run("Name", rows, FIRST),))


@pytest.mark.parametrize(("alike", "same"), [(True, True), (False, False)])
def test_panels_share_a_scale_if_asked_to(row, alike, same):
    """Lines to 4 and to 2 thousand million."""
    with canvas("two_bases", "en", "page") as page:
        panels = [panel(row, [1e9, 4e9]), panel(row, [1e9, 2e9])]
        upper, lower = draw_line_panels(page, panels, [1, 1], alike=alike)
    assert (upper.get_ylim() == lower.get_ylim()) is same
    assert upper.get_ylim()[0] == lower.get_ylim()[0] == 0


def test_panels_share_the_years(row):
    """One ends in 2014, the other in 2016: both axes reach from 2014 to 2017."""
    with canvas("two_bases", "en", "page") as page:
        panels = [panel(row, [1e9]), panel(row, [1e9, 2e9, 3e9])]
        axes = draw_line_panels(page, panels, [1, 1])
    assert [one.get_xlim() for one in axes] == [(2014, 2017), (2014, 2017)]


def test_a_line_that_ends_early_says_when(row):
    """The second ends in 2014, five years before the first."""
    with canvas("two_bases", "en", "page") as page:
        long = panel(row, [1e9] * 6).runs[0]
        short = panel(row, [2e9]).runs[0]
        (axes,) = draw_line_panels(page, [Panel("", (long, short))], [1])
    said = [t.get_text() for t in axes.texts]
    assert said == ["Name\n$1.00B", "Name\n$2.00B (2014)"]
