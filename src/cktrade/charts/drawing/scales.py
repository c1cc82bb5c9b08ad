"""Scales of the panels: years and amounts, with their units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from cktrade.charts.drawing.style import colour
from cktrade.wording import short

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.canvas import Canvas

#: Between every year and every fifth: no year is rounder than its neighbour.
_EVERY_OTHER = 2


def time_axis(
    page: Canvas, axes: Axes, first: float, last: float, *, most: int | None = None
) -> None:
    """Label years, at most so many; a year's label stands under its middle."""
    axes.set_xlim(first, last)
    axes.tick_params(axis="x", pad=page.size.small * 0.75)
    most = most or page.size.choose(16, 12, 6)
    step = next(s for s in (1, 2, 5, 10, 20, 50) if (last - first) / s <= most)
    whole = int(last) - 1  # the last year that is whole bears a label, where it can
    phase = whole % step if step == _EVERY_OTHER else 0
    years = [y for y in range(int(first), int(np.ceil(last))) if y % step == phase]
    axes.xaxis.set_major_locator(FixedLocator([y + 0.5 for y in years]))
    axes.xaxis.set_major_formatter(FixedFormatter([str(y) for y in years]))


def value_axis(page: Canvas, axes: Axes, unit: str, *, most: int = 6) -> None:
    """Label values with their unit, at round numbers that the data reach."""
    low, high = axes.get_ylim()
    found = MaxNLocator(page.size.choose(most, most, min(most, 5)), steps=[1, 2, 5, 10])
    ticks = [t for t in found.tick_values(low, high) if low <= t <= high]
    axes.yaxis.set_major_locator(FixedLocator(ticks))
    words = [short(t, unit, page.lang) if t else "0" for t in ticks]
    axes.yaxis.set_major_formatter(FixedFormatter(words))


def value_axis_across(
    page: Canvas, axes: Axes, unit: str, *, exact: bool = False
) -> None:
    """Label values along the bottom; `exact` keeps every digit of a magnified axis."""
    low, high = axes.get_xlim()
    most = page.size.choose(5, 4, 3)
    found = MaxNLocator(most, steps=[1, 2, 5, 10], integer=unit == "rank")
    ticks = [t for t in found.tick_values(low, high) if low <= t <= high]
    step = ticks[1] - ticks[0] if exact and len(ticks) > 1 else None
    words = [short(t, unit, page.lang, step) if t else "0" for t in ticks]
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_major_formatter(FixedFormatter(words))


def zero_line(axes: Axes) -> None:
    """Draw the line that bars stand on."""
    axes.axhline(0, color=colour("axis"), linewidth=0.9, zorder=3)
