"""Happenings on the timeline: what they are, their strip to scale, their list."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.ticker import FixedLocator, MaxNLocator

from cktrade.charts.drawing.layout import wrap
from cktrade.charts.drawing.row_checks import ends
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.typeset import text_width
from cktrade.errors import DrawingError
from cktrade.wording import listing, period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.vocabulary import Lang

_YEAR = len("2018")
#: kind → marker, role of the palette, filled
_MARKS = {
    "point": ("o", "first", True),
    "year": ("o", "first", False),
    "conflict": ("D", "claim", True),
    "span": ("|", "second", True),
}
#: Where dates end, marks stand and titles begin in a column, in sizes of type.
_DATES, _SPINE, _TITLES = 5.7, 6.4, 7.1
_STEP = 0.95
_STEPS = 12
#: Height of a line, and the space between entries, in sizes of type.
_LINE, _BETWEEN, _LOOSEST = 1.18, 0.4, 1.8


@dataclass(frozen=True)
class Happening:
    """One happening, with every date that a document gives it."""

    title: str
    dates: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Tell conflicting, lasting, year-only and exact dates apart."""
        if len(self.dates) > 1:
            return "conflict"
        if "/" in self.dates[0]:
            return "span"
        return "year" if len(self.dates[0]) == _YEAR else "point"


def when(happening: Happening, lang: Lang) -> str:
    """Write the date or dates of a happening."""
    return listing([period(d, lang) for d in happening.dates], lang)


def _numerals(happening: Happening) -> str:
    """Write dates in the numerals of ISO 8601, which every language reads."""
    return " / ".join(date.replace("/", "–") for date in happening.dates)


def mark(page: Canvas, axes: Axes, x: float, y: float, kind: str) -> Line2D:
    """Draw the mark of a kind of date: filled, hollow, a diamond or an upright bar."""
    marker, role, filled = _MARKS[kind]
    width = page.size.stroke
    (drawn,) = axes.plot(
        [x],
        [y],
        marker,
        color=colour(role),
        markerfacecolor=colour(role if filled else "ground"),
        markersize=width * (5 if kind == "span" else 2.5),
        markeredgewidth=width * (1.6 if kind == "span" else 0.6),
        clip_on=False,
        zorder=3,
    )
    return drawn


def draw_strip(page: Canvas, axes: Axes, found: Sequence[Happening]) -> None:
    """Draw every happening on a true time axis: spans as bars, others as ticks."""
    reach = [ends(d) for h in found for d in h.dates]
    first, last = min(r[0] for r in reach), max(r[1] for r in reach)
    margin = (last - first) / 60
    axes.set_xlim(first - margin, last + margin)
    axes.set_ylim(0, 1)
    axes.set_yticks([])
    axes.grid(visible=False)
    inside = [t for t in MaxNLocator(8).tick_values(first, last) if first <= t <= last]
    axes.xaxis.set_major_locator(FixedLocator(inside))
    axes.xaxis.set_major_formatter("{x:.0f}")
    width = page.size.stroke
    for happening in found:
        _, role, _ = _MARKS[happening.kind]
        for left, right in map(ends, happening.dates):
            if happening.kind == "span":
                x, y, thick = [left, right], [0.2, 0.2], width * 2
            else:
                x, y, thick = [(left + right) / 2] * 2, [0.42, 0.95], width * 0.55
            axes.plot(x, y, color=colour(role), linewidth=thick, solid_capstyle="butt")


@dataclass(frozen=True)
class _Entry:
    """The artists of one line of the list, and their words before wrapping."""

    date: Text
    title: Text
    mark: Line2D
    words: tuple[str, str]


class Listing:
    """The list of happenings in columns, in the largest type that finds room."""

    def __init__(self, page: Canvas, axes: Axes, found: Sequence[Happening]) -> None:
        self.page, self.axes, self.found = page, axes, found
        self.columns: tuple[int, ...] = page.size.choose((3, 4), (2,), (1,))
        self.entries: list[_Entry] = []

    def draw(self) -> None:
        """Make the artists; they are placed once the panel has its place."""
        self.axes.axis("off")
        self.entries = [self._entry(happening) for happening in self.found]
        self.spines = [
            self.axes.plot([0, 0], [0, 0], color=colour("axis"), linewidth=0.8)[0]
            for _ in range(max(self.columns))
        ]
        self.page.once_fitted(self._place)

    def _entry(self, happening: Happening) -> _Entry:
        words = _numerals(happening), happening.title
        date, title = (
            self.axes.text(0, 0, text, va="center", ha=ha, color=colour(role))
            for text, ha, role in zip(
                words, ("right", "left"), ("soft", "ink"), strict=True
            )
        )
        for text in (date, title):
            text.set(in_layout=False, linespacing=1.15)
        drawn = mark(self.page, self.axes, 0, 0, happening.kind)
        return _Entry(date, title, drawn, words)

    def _place(self) -> None:
        area = self.axes.get_window_extent(self.page.renderer)
        self.axes.set(xlim=(0, area.width), ylim=(0, area.height))
        largest = self.page.size.text * 1.05
        sizes = [largest * _STEP**n for n in range(_STEPS)]
        for points, count in product(sizes, self.columns):
            width = (area.width + self.page.pixels(self.page.size.text)) / count
            heights = [self._wrapped(entry, points, width) for entry in self.entries]
            if math.isinf(max(heights)):
                continue
            columns = _balanced(heights, count)
            tallest = max(sum(heights[i] for i in column) for column in columns)
            if tallest <= area.height:
                stretch = min(_LOOSEST, area.height / tallest)
                starts = [number * width for number in range(len(columns))]
                em = self.page.pixels(points)
                self._settle(columns, [h * stretch for h in heights], starts, em)
                return
        raise DrawingError(
            f"charts.timeline: {len(self.entries)} events find no room on a "
            f"{self.page.size.name}. Hand in fewer, or draw them for a page."
        )

    def _wrapped(self, entry: _Entry, points: float, width: float) -> float:
        """Break an entry's words to a column's width; return the height it needs."""
        inside = width / self.page.pixels(1) - self.page.size.text
        rooms = _DATES * points, inside - _TITLES * points
        lines = 1
        for text, words, room in zip(
            (entry.date, entry.title), entry.words, rooms, strict=True
        ):
            text.set_fontsize(points)
            font = text.get_fontproperties()
            broken = wrap(words, font, room).split("\n")
            text.set_text("\n".join(broken))
            if max(text_width(line, font) for line in broken) > room:
                return math.inf
            lines = max(lines, len(broken))
        return self.page.pixels(points) * (lines * _LINE + _BETWEEN)

    def _settle(
        self,
        columns: Sequence[Sequence[int]],
        heights: Sequence[float],
        starts: Sequence[float],
        em: float,
    ) -> None:
        """Put every entry into its column, from the top down."""
        for spine in self.spines:
            spine.set_data([], [])
        for column, left, spine in zip(columns, starts, self.spines, strict=False):
            y = self.axes.get_ylim()[1]
            middles = []
            for index in column:
                middles.append(y - heights[index] / 2)
                y -= heights[index]
                entry = self.entries[index]
                entry.date.set_position((left + _DATES * em, middles[-1]))
                entry.mark.set_data([left + _SPINE * em], [middles[-1]])
                entry.title.set_position((left + _TITLES * em, middles[-1]))
            x = left + _SPINE * em
            spine.set_data([x, x], [middles[0], middles[-1]])


def _balanced(heights: Sequence[float], count: int) -> list[list[int]]:
    """Part a list into columns, in order, the tallest as low as can be."""
    low, high = max(heights), sum(heights)
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (
            (low, middle) if len(_filled(heights, middle)) <= count else (middle, high)
        )
    return _filled(heights, high)


def _filled(heights: Sequence[float], limit: float) -> list[list[int]]:
    columns: list[list[int]] = [[]]
    for index, height in enumerate(heights):
        if columns[-1] and sum(heights[i] for i in columns[-1]) + height > limit:
            columns.append([])
        columns[-1].append(index)
    return columns
