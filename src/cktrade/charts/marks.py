"""Marks on the panels: lines, bars, labels at their ends, dated happenings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

from cktrade.charts.layout import spread, text_width, wrap
from cktrade.charts.rows import ends, places, provisional
from cktrade.charts.style import colour
from cktrade.vocabulary import codelist, label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation

    from cktrade.charts.canvas import Canvas


@dataclass(frozen=True)
class Look:
    """How a series is told from the others, in colour and without it."""

    role: str
    dash: str | tuple[int, tuple[int, ...]] = "-"
    marker: str = "o"
    width: float = 1.0


#: Share of the page's width that the words at a line's end may take, in points.
_LABEL_ROOM = 0.27 * 72

FIRST = Look("first")
SECOND = Look("second", "--", "s")
THIRD = Look("third", "-.", "D")
OTHERS = Look("others", "-", "o", 0.6)


def line(page: Canvas, axes: Axes, rows: pd.DataFrame, look: Look) -> None:
    """Draw one series in time: a gap where missing, hollow where provisional.

    Parameters
    ----------
    page : Canvas
        Gets a note on what hollow or absent points mean.
    axes : Axes
        Where it is drawn.
    rows : DataFrame
        In order of time, with ``reference_period``, ``value`` and ``status``.
    look : Look
        Colour role, dash and marker.

    """
    x, y = places(rows), rows["value"].to_numpy("float64")
    shade, width = colour(look.role), page.size.stroke * look.width
    axes.plot(x, y, linestyle=look.dash, color=shade, linewidth=width)
    hollow = provisional(rows)
    last = np.flatnonzero(~np.isnan(y))[-1:]
    lone = _alone(y)
    ground = colour("ground")
    for at, face in ((np.union1d(last, lone), shade), (np.flatnonzero(hollow), ground)):
        if not len(at):
            continue
        axes.plot(
            x[at],
            y[at],
            look.marker,
            color=shade,
            markerfacecolor=face,
            markeredgewidth=width * 0.7,
            markersize=width * 2.6,
            clip_on=False,
        )
    if hollow.any():
        page.note(page.say("mark.provisional_line"))
    _missing(page, axes, x[np.isnan(y)])


def _alone(y: np.ndarray) -> np.ndarray:
    """Return where a number stands between two gaps, so that no line shows it."""
    known = np.pad(~np.isnan(y), 1)
    return np.flatnonzero(known[1:-1] & ~known[:-2] & ~known[2:])


def _missing(page: Canvas, axes: Axes, x: np.ndarray) -> None:
    if not len(x):
        return
    axes.plot(
        x,
        np.full(len(x), 0.03),
        "x",
        transform=axes.get_xaxis_transform(),
        color=colour("soft"),
        markersize=page.size.small * 0.5,
    )
    page.note(page.say("mark.missing_note"))


def bars(  # noqa: PLR0913 -- a bar has a base, a width and a colour of its own
    page: Canvas,
    axes: Axes,
    rows: pd.DataFrame,
    role: str,
    *,
    base: np.ndarray | float = 0.0,
    width: float = 0.74,
    hatch: str = "",
) -> None:
    """Draw one series in time as bars from `base`: hatched if provisional.

    Parameters
    ----------
    page : Canvas
        Gets a note on what hatched bars or crosses mean.
    axes : Axes
        Where it is drawn.
    rows : DataFrame
        With ``reference_period``, ``value`` and ``status``.
    role : str
        Role of the palette.
    base : array or float
        Where each bar starts; the top of another series where they are stacked.
    width : float
        In years.
    hatch : str
        Pattern that tells the series without its colour.

    """
    x, y = places(rows), rows["value"].to_numpy("float64")
    drawn = axes.bar(x, np.nan_to_num(y), width, base, color=colour(role), linewidth=0)
    marked = provisional(rows)
    for bar, is_marked in zip(drawn, marked, strict=True):
        if is_marked or hatch:
            bar.set(hatch="////" if is_marked else hatch, hatchcolor=colour("ground"))
    if marked.any():
        page.note(page.say("mark.provisional_bar"))
    _missing(page, axes, x[np.isnan(y)])


def end_labels(
    page: Canvas, axes: Axes, labels: Sequence[tuple[float, float, str, str]]
) -> None:
    """Write each series' name at its end, moved apart where they would touch.

    Parameters
    ----------
    page : Canvas
        Moves them once the panel has its place.
    axes : Axes
        The panel.
    labels : sequence of (x, y, text, role)
        The last point of each series in data coordinates, its words and colour role.

    """
    gap = page.size.text * 0.55
    size = page.size.text * 0.92
    font, room = FontProperties(size=size), page.size.width * _LABEL_ROOM
    artists = [
        axes.annotate(
            wrap(text, font, room),
            (x, y),
            (gap, 0),
            textcoords="offset points",
            va="center",
            ha="left",
            color=colour(role),
            fontsize=size,
            linespacing=1.15,
            annotation_clip=False,
        )
        for x, y, text, role in labels
    ]
    page.once_fitted(lambda: _part(page, axes, artists))


def label_above(page: Canvas, axes: Axes, ended: tuple[float, float, str, str]) -> None:
    """Write the name of a series that ends early above its last point, to the left."""
    x, y, text, role = ended
    font = FontProperties(size=page.size.text * 0.92)
    axes.annotate(
        wrap(text, font, page.size.width * _LABEL_ROOM),
        (x, y),
        (0, page.size.text * 0.5),
        textcoords="offset points",
        va="bottom",
        ha="right",
        color=colour(role),
        fontsize=page.size.text * 0.92,
        linespacing=1.15,
    )


def _part(page: Canvas, axes: Axes, artists: Sequence[Annotation]) -> None:
    wanted = [float(axes.transData.transform(a.xy)[1]) for a in artists]
    heights = [
        a.get_window_extent(page.renderer).height + page.pixels(2) for a in artists
    ]
    area = axes.get_window_extent(page.renderer)
    placed = spread(wanted, heights, area.y0 - heights[0] / 2, area.y1)
    for artist, wish, found in zip(artists, wanted, placed, strict=True):
        across = artist.xyann[0]
        artist.xyann = (across, (found - wish) / page.pixels(1))


def happenings(page: Canvas, panels: Sequence[Axes]) -> None:
    """Mark dated happenings of ``codelists/chart_events.csv`` that the axis covers.

    A thin dotted line runs through all `panels` (top one first, one time axis); its
    words stand above the top panel, on a higher line where they would touch others.

    """
    top = panels[0]
    low, high = top.get_xlim()
    artists = []
    for code, row in codelist("chart_events").items():
        x = ends(row["date"])[0]
        if not low <= x <= high:
            continue
        for axes in panels:
            axes.axvline(
                x,
                color=colour("axis"),
                linewidth=0.9,
                linestyle=(0, (1, 2)),
                zorder=0.5,
            )
        artists.append(
            top.annotate(
                label("chart_events", code, page.lang),
                (x, 1),
                (0, 3),
                xycoords=top.get_xaxis_transform(),
                textcoords="offset points",
                va="bottom",
                ha="center",
                color=colour("soft"),
                fontsize=page.size.small,
                annotation_clip=False,
            )
        )
    page.once_fitted(lambda: _stack(page, top, artists))


def _stack(page: Canvas, axes: Axes, artists: Sequence[Annotation]) -> None:
    """Keep happenings' words inside the panel's width, and off each other."""
    area = axes.get_window_extent(page.renderer)
    title = Text(text=axes.get_title(loc="left"), size=page.size.small)
    room = text_width(title.get_text(), title.get_fontproperties())
    rows = [area.x0 + page.pixels(room + page.size.small)]
    for artist in sorted(artists, key=lambda a: a.xy[0]):
        artist.xyann = (0, 3)
        box = artist.get_window_extent(page.renderer)
        shift = max(0.0, area.x0 - box.x0) - max(0.0, box.x1 - area.x1)
        left, right = box.x0 + shift, box.x1 + shift + page.pixels(6)
        level = next((i for i, end in enumerate(rows) if end <= left), len(rows))
        rows[level : level + 1] = [right]
        across = shift / page.pixels(1)
        artist.xyann = (across, 3 + level * page.size.small * 1.4)


def interval(
    page: Canvas, axes: Axes, row: Mapping[str, Any], y: float, role: str
) -> None:
    """Draw an interval along the x axis: an arrow where it has no end.

    Parameters
    ----------
    page, axes : Canvas, Axes
        Where it is drawn; the axes' limits must be set.
    row : mapping
        ``value``, ``low`` and ``high``, infinite where there is no limit.
    y : float
        Its height in data coordinates.
    role : str
        Role of the palette.

    """
    shade, size = colour(role), page.size.stroke
    left, right = axes.get_xlim()
    low, high = max(row["low"], left), min(row["high"], right)
    axes.plot([low, high], [y, y], "-", color=shade, linewidth=size * 0.8)
    for end, inside, beyond in (
        (low, row["low"] >= left, "<"),
        (high, row["high"] <= right, ">"),
    ):
        axes.plot(
            [end],
            [y],
            "|" if inside else beyond,
            color=shade,
            markersize=size * 3.6,
            markeredgewidth=size * 0.8,
            clip_on=False,
        )
    axes.plot([row["value"]], [y], "o", color=shade, markersize=size * 3.6)


def pale_bars(page: Canvas, axes: Axes, rows: pd.DataFrame, role: str) -> None:
    """Draw bars that stand for a part only: pale, with an outline.

    Parameters
    ----------
    page : Canvas
        Gets a note on what pale bars mean.
    axes : Axes
        Where they are drawn.
    rows : DataFrame
        With ``reference_period`` and ``value``.
    role : str
        ``first`` or ``second``, which have a tint in the palette.

    """
    held = rows[rows["value"].notna()]
    if held.empty:
        return
    axes.bar(
        places(held),
        held["value"].to_numpy("float64"),
        0.74,
        facecolor=colour(f"{role}_tint"),
        edgecolor=colour(role),
        linewidth=page.size.stroke * 0.35,
    )
    page.note(page.say("mark.part"))
