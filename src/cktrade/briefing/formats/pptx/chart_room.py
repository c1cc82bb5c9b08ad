"""Where lines stand in a slide's chart: names and values have room around them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from cktrade.briefing.formats.pptx.deck import EDGE, WIDTH
from cktrade.briefing.formats.type_room import height, lines, width

if TYPE_CHECKING:
    from cktrade.briefing.formats.pptx.deck import Shape
    from cktrade.exhibits.plot import Plot, Series

CHART_WIDTH = WIDTH - 2 * EDGE
_NAMES, _NAME_SIZES, _GAP = 0.42, (12, 11, 10, 9, 8), 0.15  # of bars
#: Of many names, those that may stand on two lines; all may of few.
_FEW_LONG, _MANY_NAMES, _TWO = 0.1, 9, 2
#: Inches that bars take down a slide, and how clear of each other offices want names.
_BARS_DEEP, _CLEAR = 3.4, 1.3

_ROOM_FOR_NAMES, _ROOM_FOR_VALUES = 0.2, 0.08  # of the width, to the right of lines
_LEFT, _LEFT_OF_COUNTS, _WIDE = 0.07, 0.095, 10_000  # 600,000 is wide
_APART = 0.13  # of the height: two lines of a name and its value
_LINE = 0.07  # of the height: one line of type
_NEAR = 2  # categories from the end at which a line may stop and be named there


def inner_area(
    plot: Plot, place: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Return where lines are drawn: left, top, width and height in inches."""
    left, top, wide, deep = place
    sides = _sides(plot)
    return (
        left + sides["x"] * wide, top + sides["y"] * deep,
        sides["w"] * wide, sides["h"] * deep,
    )  # fmt: skip


def named_at_ends(plot: Plot) -> bool:
    """Say whether every line runs to the end, where its name has room."""
    if plot.kind != "line" or len(plot.series) == 1:  # the only one needs no name
        return False
    ends = [runs_to_the_end(one, plot) for one in plot.series]
    return all(ends) and not _crowded(plot)


def runs_to_the_end(series: Series, plot: Plot) -> bool:
    """Say whether a line has a number among the last categories."""
    reach = len(plot.categories) - _NEAR
    return any(value is not None for value in series.numbers[reach:])


def end_places(plot: Plot) -> list[str]:
    """Return where the label of each line's end stands, so that none hides another.

    To the right (``r``); above (``t``) if its line stops early, where others run on, or
    if a label just below it stands to the right.
    """
    ends = [_end(one) for one in plot.series]
    if plot.ranks:  # each place is a line's own
        return ["r"] * len(ends)
    room = _LINE * _whole(plot)
    places = []
    for n, (at, value) in enumerate(ends):
        others = [v - value for m, (a, v) in enumerate(ends) if m != n and a == at]
        early = not runs_to_the_end(plot.series[n], plot)
        over = any(-room < gap <= 0 for gap in others)
        under = any(0 < gap < room for gap in others)
        places.append("t" if (over or early) and not under else "r")
    return places


def _end(series: Series) -> tuple[int, float]:
    """Return the last category of a line, and its number there."""
    known = [(n, v) for n, v in enumerate(series.numbers) if v is not None]
    return known[-1] if known else (-1, 0.0)


def _whole(plot: Plot) -> float:
    """Return how much an axis spans."""
    every = [n for one in plot.series for n in one.numbers if n is not None]
    return max(every, default=0.0) - min(0.0, *every)


def _crowded(plot: Plot) -> bool:
    """Say whether two lines end so close to each other that names would overlap."""
    ends = sorted(value for at, value in map(_end, plot.series) if at >= 0)
    if plot.ranks:
        return len(set(ends)) < len(ends)
    return any(b - a < _APART * _whole(plot) for a, b in pairwise(ends))


def _sides(plot: Plot) -> dict[str, float]:
    """Return where lines stand in their chart: names and legends have room around."""
    named = named_at_ends(plot)
    legend = not named and len(plot.series) > 1
    right = _ROOM_FOR_NAMES if named else _ROOM_FOR_VALUES
    below = 0.2 if legend else 0.1
    if plot.kind != "line":
        return _sides_of_bars(plot, below)
    known = [n for one in plot.series for n in one.numbers if n is not None]
    left = _LEFT if max(known, default=0) < _WIDE else _LEFT_OF_COUNTS
    return {"x": left, "y": 0.03, "w": 1 - left - right, "h": 0.97 - below}


def _sides_of_bars(plot: Plot, below: float) -> dict[str, float]:
    """Leave the names of bars the width that they take, each on its line."""
    size = name_size(plot)
    widest = max(width(name, size) for name in plot.categories)
    left = (min(widest, _NAMES * CHART_WIDTH) + _GAP) / CHART_WIDTH
    return {
        "x": left, "y": 0.03, "w": 1 - left - _ROOM_FOR_VALUES, "h": 0.89 - below,
    }  # fmt: skip


def name_size(plot: Plot) -> int:
    """Return the points in which most names of bars stand on a line, and all on two."""
    names = plot.categories
    deep = _BARS_DEEP / len(names) / _CLEAR
    few = max(1 - len(names) // _MANY_NAMES, _FEW_LONG) * len(names)
    for size in _NAME_SIZES:
        found = [lines(name, size, _NAMES * CHART_WIDTH) for name in names]
        tall = max(height(name, size, WIDTH) for name in names)
        if tall <= deep and max(found) <= _TWO and sum(n > 1 for n in found) <= few:
            return size
    return _NAME_SIZES[-1]


def make_room(chart: Shape, plot: Plot) -> None:
    """Leave room for names and values around what is drawn."""
    area = chart.element.find(".//" + qn("c:plotArea"))
    for layout in area.findall(qn("c:layout")):
        area.remove(layout)
    sides = _sides(plot)
    inner = "".join(f'<c:{side} val="{v:.2f}"/>' for side, v in sides.items())
    layout = (
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{inner}</c:manualLayout></c:layout>'
    )
    area.insert(0, parse_xml(layout))
