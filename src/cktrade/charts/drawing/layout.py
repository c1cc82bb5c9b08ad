"""Where things go: lines broken to a width, labels spread apart, panels fitted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from cktrade.charts.drawing.typeset import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

#: Pixels that nobody sees a panel move by.
_STILL = 0.1


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, the origin at the bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    def rows(self, heights: Sequence[float], gap: float) -> list[Box]:
        """Split it from top to bottom into parts of these relative heights.

        Examples
        --------
        >>> [b.top for b in Box(0, 0, 10, 100).rows([2, 1], gap=10)]
        [100, 30.0]

        """
        room = self.top - self.bottom - gap * (len(heights) - 1)
        parts, top = [], self.top
        for height in heights:
            bottom = top - room * height / sum(heights)
            parts.append(Box(self.left, bottom, self.right, top))
            top = bottom - gap
        return parts

    def columns(self, widths: Sequence[float], gap: float) -> list[Box]:
        """Split it from left to right into parts of these relative widths."""
        room = self.right - self.left - gap * (len(widths) - 1)
        parts, left = [], self.left
        for width in widths:
            right = left + room * width / sum(widths)
            parts.append(Box(left, self.bottom, right, self.top))
            left = right + gap
        return parts


def wrap(text: str, font: FontProperties, width: float) -> str:
    """Break text into as few lines as fit a width, of about equal length.

    Breaks only at plain spaces, so that a number keeps its unit (no-break spaces).

    Parameters
    ----------
    text : str
        May hold line breaks of its own; they stay.
    font : FontProperties
        The type it will be set in.
    width : float
        Room in points. A single word that is wider stays whole.

    """
    if "\n" in text:
        return "\n".join(wrap(part, font, width) for part in text.split("\n"))
    words = text.split(" ")
    widths = [text_width(word, font) for word in words]
    space = text_width("a a", font) - text_width("aa", font)
    lines = _lines(widths, space, width)
    low, high = 0.0, width
    while len(lines) > 1 and high - low > space:  # the narrowest with as few lines
        middle = (low + high) / 2
        fits = len(_lines(widths, space, middle)) == len(lines) and middle >= max(
            widths
        )
        low, high = (low, middle) if fits else (middle, high)
    ends = _lines(widths, space, high)
    return "\n".join(" ".join(words[a:b]) for a, b in pairwise([0, *ends]))


def _lines(widths: Sequence[float], space: float, room: float) -> list[int]:
    """Return the index after the last word of each line."""
    ends, used = [], 0.0
    for index, width in enumerate(widths):
        if index and used + space + width > room:
            ends.append(index)
            used = width
        else:
            used += width + (space if index else 0)
    return [*ends, len(widths)]


def spread(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> list[float]:
    """Move centres apart as little as need be so that nothing overlaps.

    Parameters
    ----------
    wanted : sequence of float
        Where each centre would like to be, in any order.
    sizes : sequence of float
        How much room each needs, its distance to the next included.
    low, high : float
        The ends of the room.

    Returns
    -------
    list of float
        The centres, in the order of `wanted`. If the room is too small they stand
        close together from `low` upwards and pass `high`.

    Examples
    --------
    >>> spread([5, 5], [2, 2], 0, 10)
    [4.0, 6.0]
    >>> spread([0, 9], [2, 2], 0, 10)
    [1.0, 9.0]

    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    blocks: list[tuple[list[int], float]] = []
    for index in order:
        block = ([index], _centre([index], wanted, sizes, low, high))
        while blocks and _touch(blocks[-1], block, sizes):
            members = blocks.pop()[0] + block[0]
            block = (members, _centre(members, wanted, sizes, low, high))
        blocks.append(block)
    placed = dict(_members(blocks, sizes))
    return [placed[i] for i in range(len(wanted))]


def _centre(
    members: list[int],
    wanted: Sequence[float],
    sizes: Sequence[float],
    low: float,
    high: float,
) -> float:
    """Return the best middle of a block of touching labels."""
    total = sum(sizes[i] for i in members)
    offset, wishes = -total / 2, []
    for index in members:
        wishes.append(wanted[index] - (offset + sizes[index] / 2))
        offset += sizes[index]
    middle = sum(wishes) / len(wishes)
    return max(min(middle, high - total / 2), low + total / 2)


def _touch(
    before: tuple[list[int], float],
    after: tuple[list[int], float],
    sizes: Sequence[float],
) -> bool:
    end = before[1] + sum(sizes[i] for i in before[0]) / 2
    return end > after[1] - sum(sizes[i] for i in after[0]) / 2


def _members(
    blocks: Iterable[tuple[list[int], float]], sizes: Sequence[float]
) -> Iterable[tuple[int, float]]:
    for members, middle in blocks:
        at = middle - sum(sizes[i] for i in members) / 2
        for index in members:
            yield index, at + sizes[index] / 2
            at += sizes[index]


def fit(cells: Sequence[tuple[Axes, Box]], renderer: RendererAgg) -> bool:
    """Give every panel the largest plotting area whose labels stay inside its cell.

    Panels of one column share their left and right ends, panels of one row their top
    and bottom, so that axes line up. A panel of another size may have other labels:
    where any moved, fit them again.

    Returns
    -------
    bool
        Whether any panel moved visibly.

    """
    overhangs = [_overhang(axes, renderer) for axes, _ in cells]
    before = [axes.get_window_extent(renderer).extents for axes, _ in cells]
    for axes, cell in cells:
        beside = [
            o
            for o, (_, other) in zip(overhangs, cells, strict=True)
            if (other.left, other.right) == (cell.left, cell.right)
        ]
        level = [
            o
            for o, (_, other) in zip(overhangs, cells, strict=True)
            if (other.bottom, other.top) == (cell.bottom, cell.top)
        ]
        inner = Box(
            cell.left + max(o.left for o in beside),
            cell.bottom + max(o.bottom for o in level),
            cell.right - max(o.right for o in beside),
            cell.top - max(o.top for o in level),
        )
        place(axes, inner)
    after = [axes.get_window_extent(renderer).extents for axes, _ in cells]
    return not np.allclose(before, after, rtol=0, atol=_STILL)


def _overhang(axes: Axes, renderer: RendererAgg) -> Box:
    """Return how far an axes' labels reach beyond its plotting area, on each side.

    A title begins where the area does: a narrower area would leave it as wide.
    """
    axes.apply_aspect()
    area = axes.get_window_extent(renderer)
    full = axes.get_tightbbox(renderer, for_layout_only=True)
    if full is None:
        return Box(0, 0, 0, 0)
    return Box(
        max(0.0, area.x0 - full.x0),
        max(0.0, area.y0 - full.y0),
        max(0.0, full.x1 - area.x1),
        max(0.0, full.y1 - area.y1),
    )


def place(axes: Axes, box: Box) -> None:
    """Give a panel this plotting area, in pixels of its figure."""
    figure = axes.get_figure(root=True)
    if figure is None:  # an axes taken out of its figure has no place
        return
    width, height = figure.bbox.width, figure.bbox.height
    axes.set_position(
        (
            box.left / width,
            box.bottom / height,
            max(1.0, box.right - box.left) / width,
            max(1.0, box.top - box.bottom) / height,
        )
    )
