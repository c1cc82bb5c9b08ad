"""Sparklines: a run of numbers as a line small enough for a cell."""

from __future__ import annotations

import io
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.wording.table_texts import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.vocabulary import Lang

    Run = Sequence[tuple[str, float | None]]
    Point = tuple[float, float]

WIDE, DEEP = 72.0, 18.0
_EDGE, _DOT, _LINE = 3.0, 2.2, 1.4
_PIXELS = 6  # of a drawing's point, in a picture for an office
_DIGITS = 3
_NAMES = 'xmlns="http://www.w3.org/2000/svg" '


@dataclass(frozen=True)
class Spark:
    """A line of one run, from its least to its greatest number.

    Attributes
    ----------
    runs : tuple of tuple of (float, float)
        The stretches without a gap, each point across and down.
    alt : str
        What it shows, in words.
    hollow : bool
        Whether its newest number is secondary.

    """

    runs: tuple[tuple[Point, ...], ...]
    alt: str
    hollow: bool = False


def spark(run: Run, unit: str, lang: Lang, *, hollow: bool = False) -> Spark | None:
    """Lay out a run; None where there is none.

    Parameters
    ----------
    run : sequence of (period, number or None)
        In order of time; None leaves a gap.
    unit : str
        A code of ``units.csv``.
    lang : {'en', 'fr', 'ko'}
        The language of its words.
    hollow : bool
        Whether the newest number is secondary.

    Examples
    --------
    >>> spark([("2019", 1.0), ("2020", None), ("2021", 3.0)], "persons", "en").alt
    'Sparkline: 1 person in 2019, 3 people in 2021; least 1 person, most 3 people'

    """
    known = [(n, period, v) for n, (period, v) in enumerate(run) if v is not None]
    if not known:
        return None
    values = [value for *_, value in known]
    low, high, step = min(values), max(values), (WIDE - 2 * _EDGE) / (len(run) - 1 or 1)
    reach = (high - low) or 1.0
    runs: list[list[Point]] = []
    last = -2
    for n, _, value in known:
        down = _EDGE + (high - value) / reach * (DEEP - 2 * _EDGE)
        runs += [[]] if n != last + 1 else []
        runs[-1].append((round(_EDGE + n * step, 1), round(down, 1)))
        last = n
    said = {
        "first": _short(values[0], unit, lang), "last": _short(values[-1], unit, lang),
        "low": _short(low, unit, lang), "high": _short(high, unit, lang),
        "start": wording.period(known[0][1], lang),
        "end": wording.period(known[-1][1], lang),
    }  # fmt: skip
    return Spark(tuple(map(tuple, runs)), say("spark.alt", lang, **said), hollow)


def _short(value: float, unit: str, lang: Lang) -> str:
    whole = len(str(int(abs(value)))) - _DIGITS
    place = 0.1 if unit == "percent" else 10.0 ** max(whole, 0)
    return wording.amount(value, unit, lang, place)


def svg(line: Spark, colour: str = "currentColor", *, alone: bool = False) -> str:
    """Return a sparkline as SVG, which says in words what it shows.

    Parameters
    ----------
    line : Spark
        What to draw.
    colour : str
        By default that of the text around it.
    alone : bool
        Whether it is a file of its own, and no part of a page.

    Examples
    --------
    >>> svg(Spark((((3.0, 3.0), (69.0, 15.0)),), "falls"))[:36]
    '<svg class="spark" role="img" aria-l'

    """
    drawn = "".join(
        f'<polyline points="{" ".join(f"{x:g},{y:g}" for x, y in run)}" fill="none" '
        f'stroke="{colour}" stroke-width="{_LINE}" stroke-linejoin="round"/>'
        for run in line.runs
        if len(run) > 1
    )
    dots = [run[0] for run in line.runs if len(run) == 1]
    drawn += "".join(_dot(x, y, 1.0, colour, colour) for x, y in dots)
    x, y = line.runs[-1][-1]
    filling = "none" if line.hollow else colour
    return (
        f'<svg class="spark" role="img" aria-label="{escape(line.alt)}" '
        f'{_NAMES if alone else ""}width="{WIDE:g}" height="{DEEP:g}" '
        f'viewBox="0 0 {WIDE:g} {DEEP:g}">{drawn}'
        f"{_dot(x, y, _DOT, filling, colour)}</svg>"
    )


def _dot(x: float, y: float, size: float, filling: str, colour: str) -> str:
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{size}" fill="{filling}" '
        f'stroke="{colour}" stroke-width="1"/>'
    )


def png(line: Spark, colour: str) -> bytes:
    """Return a sparkline as pixels, for a page that holds no SVG."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- an extra

    size = round(WIDE * _PIXELS), round(DEEP * _PIXELS)
    made = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(made)
    for run in line.runs:
        points = [(x * _PIXELS, y * _PIXELS) for x, y in run]
        draw.line(points, fill=colour, width=round(_LINE * _PIXELS), joint="curve")
    x, y = (side * _PIXELS for side in line.runs[-1][-1])
    half = _DOT * _PIXELS
    draw.ellipse(
        (x - half, y - half, x + half, y + half), outline=colour, width=_PIXELS,
        fill="white" if line.hollow else colour,
    )  # fmt: skip
    stream = io.BytesIO()
    made.save(stream, "PNG")
    return stream.getvalue()
