"""Where lines stand in a slide's chart: names and values have room around them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from cktrade.briefing.formats.pptx.deck import Shape
    from cktrade.exhibits.plot import Plot

_ROOM_FOR_NAMES, _ROOM_FOR_VALUES = 0.2, 0.08  # of the width, to the right of lines
_LEFT, _LEFT_OF_COUNTS, _WIDE = 0.07, 0.095, 10_000  # 600,000 is wide
_APART = 0.13  # of the height: two lines of a name and its value
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
    reach = len(plot.categories) - _NEAR
    ends = [any(v is not None for v in s.numbers[reach:]) for s in plot.series]
    return plot.kind == "line" and all(ends) and not _crowded(plot)


def _crowded(plot: Plot) -> bool:
    """Say whether two lines end so close to each other that names would overlap."""
    known = [[n for n in one.numbers if n is not None] for one in plot.series]
    every = [number for numbers in known for number in numbers]
    ends = sorted(numbers[-1] for numbers in known if numbers)
    if plot.ranks:
        return len(set(ends)) < len(ends)
    whole = max(every) - min(0.0, *every)
    return any(b - a < _APART * whole for a, b in pairwise(ends))


def _sides(plot: Plot) -> dict[str, float]:
    """Return where lines stand in their chart: names and legends have room around."""
    named = named_at_ends(plot)
    legend = not named and len(plot.series) > 1
    right = _ROOM_FOR_NAMES if named else _ROOM_FOR_VALUES
    below = 0.2 if legend else 0.1
    known = [n for one in plot.series for n in one.numbers if n is not None]
    left = _LEFT if max(known, default=0) < _WIDE else _LEFT_OF_COUNTS
    return {"x": left, "y": 0.03, "w": 1 - left - right, "h": 0.97 - below}


def make_room(chart: Shape, plot: Plot) -> None:
    """Leave room for names and values to the right of the lines."""
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
