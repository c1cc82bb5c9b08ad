"""Population of Korean origin."""

import pandas as pd
import pytest

from cktrade import charts
from cktrade.charts.drawing.style import colour
from cktrade.errors import DrawingError


def test_ways_of_counting_are_never_joined(rows):
    """Two lines of two points, each with a dash and a marker of its own."""
    (axes,) = charts.korean_population(rows("korean_population")).axes
    joined = [
        n for n in axes.lines if len(n.get_xdata()) == 2 and n.get_linestyle() != "None"
    ]
    assert [n.get_ydata().tolist() for n in joined[:2]] == [
        [100_000, 169_000], [189_000, 218_000],
    ]  # fmt: skip
    assert len({n.get_linestyle() for n in joined[:2]}) == 2
    markers = [n.get_marker() for n in axes.lines if n.get_marker() not in {"None", ""}]
    assert {"o", "s"} <= set(markers)


def test_the_title_tells_the_range_of_the_latest_counts(rows):
    """169,000 in 2011 by origin, 218,000 in 2021 by minority."""
    title = charts.korean_population(rows("korean_population")).title
    assert title.endswith(
        "from 169,000 (2011) to 218,000 (2021), depending on the question"
    )


def test_more_ways_than_can_be_told_apart_are_refused(rows):
    """Seven bases."""
    first = rows("korean_population").iloc[[0]]
    bases = ["citizenship", "residence", "nationality", "birthplace", "mother_tongue",
             "ethnic_origin", "visa"]  # fmt: skip
    many = pd.concat([first.assign(basis=basis) for basis in bases])
    with pytest.raises(DrawingError, match="7 ways of counting cannot be told apart"):
        charts.korean_population(many)


def test_a_count_at_second_hand_is_hollow_and_nothing_is_drawn_over_it(rows):
    """Of a count's two points the first is quoted: its face is the page, last drawn."""
    counts = rows("korean_population")
    held = counts["basis"].eq(counts["basis"].iloc[0])
    quoted = held & ~held.duplicated()
    counts["evidence"] = ["secondary" if one else "official" for one in quoted]
    (axes,) = charts.korean_population(counts).axes
    first = counts[held].sort_values("reference_period").iloc[0]
    over = [
        line.get_markerfacecolor()
        for line in axes.lines
        if line.get_marker() not in {"None", ""}
        and first["value"] in [*line.get_ydata()]
    ]
    assert over[-1] == colour("ground")
