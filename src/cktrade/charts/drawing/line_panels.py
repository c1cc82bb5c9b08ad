"""Lines over the years in panels, one above the other, on one axis of time."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.charts.drawing.labels import end_labels
from cktrade.charts.drawing.marks import Look, line
from cktrade.charts.drawing.row_checks import ends, known, place
from cktrade.charts.drawing.scales import time_axis, value_axis
from cktrade.wording import period, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.charts.drawing.layout import Box

#: A series that ends so many years before the others has its name at its own end.
_EARLY = 3.0


@dataclass(frozen=True)
class Run:
    """One line of a panel.

    Attributes
    ----------
    name : str
        At its end, with its last number.
    rows : DataFrame
        In order of time.
    look : Look
        Colour role, dash and marker.

    """

    name: str
    rows: pd.DataFrame
    look: Look


@dataclass(frozen=True)
class Panel:
    """Lines on one scale from zero, under a heading; "" for none."""

    heading: str
    runs: tuple[Run, ...]


def draw_line_panels(
    page: Canvas,
    panels: Sequence[Panel],
    heights: Sequence[float],
    *,
    alike: bool = False,
) -> list[Axes]:
    """Draw each panel's lines from zero, and write names and last numbers at their end.

    Parameters
    ----------
    page : Canvas
        The page.
    panels : sequence of Panel
        From top to bottom; on a slide side by side.
    heights : sequence of float
        How high each is beside the others, where they stand one above the other.
    alike : bool
        Whether all are drawn on the scale of the largest.

    Returns
    -------
    list of Axes
        In the order of `panels`.

    """
    drawn = page.panels(lambda box: _split(page, box, heights))
    every = [
        ends(p)
        for one in panels
        for run in one.runs
        for p in run.rows["reference_period"]
    ]
    reach = (
        floor(min(first for first, _ in every)),
        ceil(max(last for _, last in every)),
    )
    beside = page.size.name == "slide" and len(panels) > 1
    for axes, panel in zip(drawn, panels, strict=True):
        _fill(page, axes, panel)
    top = max(axes.get_ylim()[1] for axes in drawn)
    for axes, panel in zip(drawn, panels, strict=True):
        if alike:
            axes.set_ylim(0, top)
        time_axis(page, axes, *reach, most=6 if beside else None)
        value_axis(page, axes, panel.runs[0].rows["unit"].iloc[0], most=5)
        if panel.heading:
            axes.set_title(panel.heading, pad=page.size.text * 0.5)
    return drawn


def _split(page: Canvas, box: Box, heights: Sequence[float]) -> list[Box]:
    gap = page.pixels(2 * page.size.text)
    if page.size.name == "slide":
        return box.columns([1.0] * len(heights), gap)
    return box.rows(heights, gap)


def _fill(page: Canvas, axes: Axes, panel: Panel) -> None:
    finals = [known(run.rows).iloc[-1] for run in panel.runs]
    newest = max(place(final["reference_period"]) for final in finals)
    labels = []
    for run, final in zip(panel.runs, finals, strict=True):
        line(page, axes, run.rows, run.look)
        value = short(final["value"], final["unit"], page.lang, zeros=True)
        at = place(final["reference_period"])
        if newest - at > _EARLY:
            when = period(final["reference_period"], page.lang)
            value = page.say("mark.ends_early", value=value, period=when)
        labels.append(
            (at, float(final["value"]), f"{run.name}\n{value}", run.look.role)
        )
    axes.set_ylim(bottom=0)
    axes.margins(y=0.1)
    end_labels(page, axes, labels)
