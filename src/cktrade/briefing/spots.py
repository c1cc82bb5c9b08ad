"""Where a drawing shows each category of its plot, found by the numbers drawn.

No chart says where its numbers stand; its lines and bars do. A run of the plot is
looked for among them by its values, whatever the unit: only what matches number for
number is given a place, so that no value can be shown at another's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from cktrade.briefing.content import Frame, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.exhibits.plot import Plot

_POINTS = 72.0
_LEAST = 3  # numbers that a run must have to be told from another
_CLOSE = 1e-6
_AIR = 4.0  # points between the drawing and the words around it

#: Category → its middle and its breadth, in pixels along the axis of categories.
_Places = dict[int, tuple[float, float]]


def frame_of(chart: Any, plot: Plot) -> Frame:  # noqa: ANN401 -- a Chart, which only charts may name
    """Find what of a chart is drawing, and where its categories stand.

    Parameters
    ----------
    chart : Chart
        What a function of :mod:`cktrade.charts` returned.
    plot : Plot
        Its numbers.

    Returns
    -------
    Frame
        In points from the left top, as its SVG counts.

    """
    scale = _POINTS / chart.dpi
    height = chart.bbox.height * scale
    ends = {
        text.get_gid(): text.get_window_extent()
        for text in chart.texts
        if text.get_gid() in {"title", "subtitle", "source"}
    }
    above = [box.y0 for name, box in ends.items() if name != "source"]
    top = height - min(above) * scale + _AIR if above else 0.0
    below = ends.get("source")
    bottom = height - below.y1 * scale - _AIR if below else height
    lying, places = _found(chart, plot)
    spots = _lying if lying else _standing
    return Frame(float(top), float(bottom), tuple(spots(chart, places, scale, height)))


def _found(chart: Any, plot: Plot) -> tuple[bool, _Places]:  # noqa: ANN401 -- as above
    """Return whether the categories stand one above the other, and their places."""
    for axes in chart.axes:
        for lying, values, places in _runs(axes):
            for series in plot.series:
                known = [n for n, v in enumerate(series.numbers) if v is not None]
                numbers = np.array([series.numbers[n] for n in known], float)
                if _same(values, numbers):
                    found = dict(zip(known, places, strict=True))
                    return lying, _whole(found, plot, lying=lying)
    return False, {}


def _runs(axes: Any) -> Iterator[tuple[bool, Any, list[tuple[float, float]]]]:  # noqa: ANN401 -- matplotlib's
    """Yield each line and row of bars: whether it lies, its values and their places."""
    to_pixels = axes.transData.transform
    for line in axes.lines:
        across, up = (np.asarray(part, float) for part in line.get_data())
        known = ~np.isnan(up)
        if known.sum() >= _LEAST and line.get_transform().contains_branch(
            axes.transData
        ):
            points = to_pixels(np.column_stack([across[known], up[known]]))
            yield False, up[known], [(x, 0.0) for x, _ in points]
    for lying in (True, False):
        boxes = _bars(axes, lying=lying)
        drawn = [box.transformed(axes.transData) for box in boxes]
        values = np.array([box.x1 if lying else box.y1 for box in boxes], float)
        if len(boxes) >= _LEAST:
            yield lying, values, [_place(box, lying=lying) for box in drawn]


def _bars(axes: Any, *, lying: bool) -> list[Any]:  # noqa: ANN401 -- as above
    """Return the bars that start at nought, in the order of their categories."""
    boxes = [
        patch.get_bbox()
        for patch in axes.patches
        if hasattr(patch, "get_bbox")
        and patch.get_transform().contains_branch(axes.transData)
    ]
    own = [box for box in boxes if not (box.x0 if lying else box.y0)]
    at = sorted(own, key=lambda box: box.y0 if lying else box.x0)
    return at[::-1] if lying and not axes.yaxis_inverted() else at


def _place(box: Any, *, lying: bool) -> tuple[float, float]:  # noqa: ANN401 -- as above
    ends = (box.y0, box.y1) if lying else (box.x0, box.x1)
    return sum(ends) / 2, abs(ends[1] - ends[0])


def _same(drawn: Any, numbers: Any) -> bool:  # noqa: ANN401 -- arrays
    """Say whether two runs are one, but for the unit that a chart draws in."""
    if len(drawn) != len(numbers) or len(numbers) < _LEAST or not np.any(numbers):
        return False
    largest = int(np.argmax(np.abs(numbers)))
    factor = drawn[largest] / numbers[largest]
    room = _CLOSE * abs(drawn[largest])
    return bool(factor > 0 and np.all(np.abs(drawn - factor * numbers) <= room))


def _whole(found: _Places, plot: Plot, *, lying: bool) -> _Places:
    """Give categories of other runs their places: time goes on in even steps."""
    known = sorted(found)
    if lying or not plot.dates or len(known) == len(plot.categories):
        return found
    days = np.array([day.toordinal() for day in plot.dates], float)
    first, last = known[0], known[-1]
    span = days[last] - days[first]
    rise = (found[last][0] - found[first][0]) / span
    return {
        n: found.get(n, (found[first][0] + rise * (day - days[first]), 0.0))
        for n, day in enumerate(days)
    }


def _standing(
    chart: Any,  # noqa: ANN401 -- as above
    places: _Places,
    scale: float,
    height: float,
) -> Iterator[Spot]:
    boxes = [axes.get_window_extent() for axes in chart.axes]
    if not boxes or not places:
        return
    top = height - max(box.y1 for box in boxes) * scale
    deep = height - min(box.y0 for box in boxes) * scale - top
    known = sorted((middle, n) for n, (middle, _) in places.items())
    middles = np.array([middle for middle, _ in known]) * scale
    # each strip ends half way to the next
    between = (middles[:-1] + middles[1:]) / 2
    half = (middles[-1] - middles[0]) / (2 * max(1, len(middles) - 1))
    edges = [middles[0] - half, *between, middles[-1] + half]
    for (_, n), left, right in zip(known, edges[:-1], edges[1:], strict=True):
        yield Spot(n, float(left), float(top), float(right - left), float(deep))


def _lying(
    chart: Any,  # noqa: ANN401 -- as above
    places: _Places,
    scale: float,
    height: float,
) -> Iterator[Spot]:
    wide = chart.bbox.width * scale
    for n, (middle, breadth) in sorted(places.items()):
        deep = breadth * scale
        top = height - middle * scale - deep / 2
        yield Spot(n, 0.0, float(top), float(wide), float(deep))
