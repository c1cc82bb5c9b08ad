"""Students at a year's end, and their place."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from cktrade import charts
from cktrade import rows as of_exhibit


def test_the_title_tells_last_and_first_with_their_places(rows):
    """Tenth with 16,000 at the end of 2002, first with 15,000 at the end of 2000."""
    chart = charts.students_over_time(rows("students_over_time"))
    assert chart.title == (
        "16,000\xa0people from South Korea held study permits at the end of 2002, "
        "in tenth place among all countries; at the end of 2000 it was "
        "15,000\xa0people, in first place"
    )
    assert "Rank by year: 2000 1st, 2001 2nd, 2002 10th." in chart.alt


def test_the_first_place_is_on_top(rows):
    """Ranks 1, 2 and 10 on an axis that goes down."""
    _, ranks = charts.students_over_time(rows("students_over_time")).axes
    low, high = ranks.get_ylim()
    assert low > high
    assert ranks.lines[0].get_ydata().tolist() == [1, 2, 10]
    ticks = [t.get_text() for t in ranks.get_yticklabels()]
    assert ticks == ["1st", "3rd", "5th", "10th"]


def test_french_says_du_before_a_day(rows):
    """« à partir du 31 décembre 2000 »."""
    alt = charts.students_over_time(rows("students_over_time"), lang="fr").alt
    assert "à partir du 31 décembre 2000" in alt


@pytest.mark.parametrize("size", ["slide", "page", "column"])
@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_the_line_does_not_run_through_the_words_of_its_peak(lang, size):
    """Of 2,000 points along the line none is inside them; they stay in the panel."""
    rows = of_exhibit("students-over-time")
    chart = charts.students_over_time(rows, lang=lang, size=size)
    upper = chart.axes[0]
    (words,) = [t for t in upper.texts if "2007" in t.get_text()]
    box = words.get_window_extent(FigureCanvasAgg(chart).get_renderer())
    line = max(upper.lines, key=lambda one: len(one.get_xdata()))
    at = np.linspace(line.get_xdata()[0], line.get_xdata()[-1], 2000)
    run = np.column_stack([at, np.interp(at, line.get_xdata(), line.get_ydata())])
    run = upper.transData.transform(run)

    inside = (run >= [box.x0, box.y0]) & (run <= [box.x1, box.y1])
    assert not inside.all(axis=1).any()
    assert box.y1 <= upper.get_window_extent().y1
