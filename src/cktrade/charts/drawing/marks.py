"""Marks on the panels: lines, bars, labels at their ends, dated happenings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.colors import to_rgba

from cktrade.charts.drawing.row_checks import places, provisional, secondary
from cktrade.charts.drawing.style import colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch

    from cktrade.charts.drawing.canvas import Canvas


@dataclass(frozen=True)
class Look:
    """How a series is told from the others, in colour and without it."""

    role: str
    dash: str | tuple[int, tuple[int, ...]] = "-"
    marker: str = "o"
    width: float = 1.0


FIRST = Look("first")
SECOND = Look("second", "--", "s")
THIRD = Look("third", "-.", "D")
OTHERS = Look("others", "-", "o", 0.6)


def line(page: Canvas, axes: Axes, rows: pd.DataFrame, look: Look) -> None:
    """Draw one series in time: a gap where missing, hollow where it is not final.

    Hollow is what is preliminary, and what is quoted or added up by others; a note says
    which.

    Parameters
    ----------
    page : Canvas
        Gets a note on what hollow or absent points mean.
    axes : Axes
        Where it is drawn.
    rows : DataFrame
        In order of time, with ``reference_period``, ``value`` and ``status``, and
        maybe ``evidence``.
    look : Look
        Colour role, dash and marker.

    """
    x, y = places(rows), rows["value"].to_numpy("float64")
    shade, width = colour(look.role), page.size.stroke * look.width
    axes.plot(x, y, linestyle=look.dash, color=shade, linewidth=width)
    hollow = provisional(rows) | secondary(rows)
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
    _say_hollow(page, rows, "line")
    crosses(page, axes, x[np.isnan(y)])


def _say_hollow(page: Canvas, rows: pd.DataFrame, kind: str) -> None:
    """Say in a note what hollow or hatched marks mean, if any are drawn."""
    if provisional(rows).any():
        page.note(page.say(f"mark.provisional_{kind}"))
    if secondary(rows).any():
        page.note(page.say("mark.secondary"))


def hollow_points(
    page: Canvas, axes: Axes, rows: pd.DataFrame, role: str, wide: float
) -> None:
    """Empty the points whose numbers are quoted or added up by others, and say so.

    Parameters
    ----------
    page, axes : Canvas, Axes
        Where; the points are drawn already.
    rows : DataFrame
        In order of time, with ``reference_period``, ``value`` and maybe ``evidence``.
    role : str
        Role of the palette.
    wide : float
        Width of a point in widths of the page's lines.

    """
    quoted = secondary(rows)
    if not quoted.any():
        return
    axes.plot(
        places(rows)[quoted],
        rows["value"].to_numpy("float64")[quoted],
        "o",
        color=colour(role),
        markerfacecolor=colour("ground"),
        markeredgewidth=page.size.stroke * 0.5,
        markersize=page.size.stroke * wide,
        zorder=5,
    )
    page.note(page.say("mark.secondary"))


def hollow_bars(page: Canvas, drawn: Iterable[Patch], quoted: Iterable[bool]) -> None:
    """Empty the bars whose numbers are quoted or added up by others, and say so."""
    for bar, is_quoted in zip(drawn, quoted, strict=True):
        if is_quoted:
            if not bar.get_linewidth() or not to_rgba(bar.get_edgecolor())[3]:
                bar.set(edgecolor=bar.get_facecolor())  # one of its own it keeps
            bar.set(facecolor=colour("ground"))
            bar.set(linewidth=page.size.stroke * 0.5, hatch="")
            page.note(page.say("mark.secondary"))


def _alone(y: np.ndarray) -> np.ndarray:
    """Return where a number stands between two gaps, so that no line shows it."""
    known = np.pad(~np.isnan(y), 1)
    return np.flatnonzero(known[1:-1] & ~known[:-2] & ~known[2:])


def crosses(page: Canvas, axes: Axes, x: np.ndarray) -> None:
    """Mark at the foot of a panel where there is no number, and say so in a note."""
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
    """Draw one series in time as bars: hatched if provisional, hollow if quoted.

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
    hollow_bars(page, drawn, secondary(rows))
    _say_hollow(page, rows, "bar")
    crosses(page, axes, x[np.isnan(y)])


def interval(  # noqa: PLR0913 -- an interval, its place and its looks
    page: Canvas,
    axes: Axes,
    row: Mapping[str, Any],
    y: float,
    role: str,
    *,
    hollow: bool = False,
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
    hollow : bool
        Whether the point is a ring.

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
    axes.plot(
        [row["value"]],
        [y],
        "o",
        color=shade,
        markersize=size * 3.6,
        markerfacecolor=colour("ground") if hollow else shade,
        markeredgewidth=size * 0.8,
    )


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
    drawn = axes.bar(
        places(held),
        held["value"].to_numpy("float64"),
        0.74,
        facecolor=colour(f"{role}_tint"),
        edgecolor=colour(role),
        linewidth=page.size.stroke * 0.35,
    )
    hollow_bars(page, drawn, secondary(held))
    page.note(page.say("mark.part"))
