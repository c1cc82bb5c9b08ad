"""What every chart owes its reader, checked on the artists that are drawn."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.container import BarContainer
from matplotlib.text import Text

from cktrade.charts.drawing.chart import chart_of
from cktrade.charts.drawing.contrast import faint_marks, faint_text
from cktrade.charts.drawing.glyphs import undrawable
from cktrade.vocabulary import codelist, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle
    from matplotlib.transforms import Bbox

    from cktrade.charts.drawing.chart import Chart

#: Points; a slide is read from further away.
SMALLEST_TYPE = {"slide": 8.5, "page": 6.0, "column": 6.0}
_TOUCH = 1.0
_DUST = 1e-9
_OF_A_CLAIM = "claim_against_record"
#: A chart of more panels than words and marks has an axis for each.
_PANELS = 2


def breaches(figure: Figure) -> list[str]:
    """Return in words what a chart fails to do of what it owes its reader.

    Parameters
    ----------
    figure : Figure
        What a function of :mod:`cktrade.charts` returned.

    Returns
    -------
    list of str
        Empty if the chart keeps the contract: title, subtitle, source line, alt text
        and numbers are there; every glyph can be drawn; no text is cut, overlaps
        another, is struck through by a line or too small; text reaches a contrast of
        4.5:1 and marks 3:1; bars start at zero.

    Raises
    ------
    DrawingError
        If the figure is none of cktrade.charts.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.korean_population(ck.rows("korean-population"))
    >>> breaches(chart)
    []

    """
    chart = chart_of(figure)
    boxes = [*_boxes(chart)]
    if boxes:  # what cannot be drawn has no place to be judged by
        return boxes
    chart.draw_without_rendering()
    return [found for rule in _RULES for found in rule(chart)]


def _texts(chart: Chart) -> list[tuple[Text, Bbox]]:
    """Return every text that is drawn, and its place in pixels."""
    return [(text, Text.get_window_extent(text)) for text in _drawn(chart)]


def _drawn(chart: Chart) -> list[Text]:
    found: list[Text] = [*chart.texts]
    for axes in chart.axes:
        found += [*axes.texts, axes.title, axes._left_title, axes._right_title]  # type: ignore[attr-defined]  # noqa: SLF001 -- no other way to them
        if axes.axison:
            found += [t for axis in (axes.xaxis, axes.yaxis) for t in _ticks(axis)]
    return [t for t in found if t.get_visible() and t.get_text().strip()]


def _ticks(axis: Axis) -> list[Text]:
    """Return the labels of an axis that lie inside its limits."""
    low, high = sorted(axis.get_view_interval())
    ticks = [t for t in axis.get_major_ticks() if low <= t.get_loc() <= high]
    return [axis.label, *(tick.label1 for tick in ticks)]


def _quoted(text: Text) -> str:
    return repr(" ".join(text.get_text().split()))


def _speechless(chart: Chart) -> Iterator[str]:
    for name in ("title", "subtitle", "source", "alt"):
        if not getattr(chart, name):
            yield f"The {name} is missing."
    drawn = {t.get_gid(): " ".join(t.get_text().split()) for t, _ in _texts(chart)}
    for name in ("title", "subtitle", "source"):
        words = " ".join(str(getattr(chart, name)).split())
        if words and drawn.get(name) != words:
            yield f"The {name} is not drawn."
    if chart.rows.empty or "key" not in chart.rows.columns:
        yield "The numbers drawn are missing, or have no key."


def _boxes(chart: Chart) -> Iterator[str]:
    for text in _drawn(chart):
        lacking = undrawable(text.get_text(), text.get_fontproperties())
        if lacking:
            yield f"{_quoted(text)} holds {lacking}, which cannot be drawn."


def _cut(chart: Chart) -> Iterator[str]:
    page = chart.bbox
    for text, box in _texts(chart):
        if box.x0 < 0 or box.y0 < 0 or box.x1 > page.x1 or box.y1 > page.y1:
            yield f"{_quoted(text)} is cut at the edge."


def _overlapping(chart: Chart) -> Iterator[str]:
    for (one, a), (other, b) in combinations(_texts(chart), 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        down = min(a.y1, b.y1) - max(a.y0, b.y0)
        if across > _TOUCH and down > _TOUCH:
            yield f"{_quoted(one)} overlaps {_quoted(other)}."


def _struck(chart: Chart) -> Iterator[str]:
    """Find text that a line runs through, unless it has a ground of its own."""
    texts = [(t, b) for t, b in _texts(chart) if t.get_bbox_patch() is None]
    for axes in chart.axes:
        for line in axes.lines:
            if line.get_linestyle() in {"None", ""} or not line.get_visible():
                continue
            path = line.get_transform().transform_path(line.get_path())
            clipped = axes.bbox if line.get_clip_on() else chart.bbox
            for text, box in texts:
                inner = box.padded(-_TOUCH)
                seen = inner.intersection(inner, clipped)
                if seen is not None and path.intersects_bbox(seen, filled=False):
                    yield f"{_quoted(text)} is struck through by a line."


def _small(chart: Chart) -> Iterator[str]:
    least = SMALLEST_TYPE[chart.size]
    for text, _ in _texts(chart):
        if float(text.get_fontsize()) < least:
            yield f"{_quoted(text)} is smaller than {least} points."


def _cropped(chart: Chart) -> Iterator[str]:
    for axes in chart.axes:
        for bars in axes.containers:
            if isinstance(bars, BarContainer):
                yield from _not_from_zero(axes, bars)


def _not_from_zero(axes: Axes, bars: BarContainer) -> Iterator[str]:
    upright = bars.orientation == "vertical"
    low, high = sorted(axes.get_ylim() if upright else axes.get_xlim())
    scale = axes.get_yscale() if upright else axes.get_xscale()
    if not low <= 0 <= high or scale != "linear":
        yield "Bars stand on an axis that does not start at zero."
    every = [
        bar
        for group in axes.containers
        if isinstance(group, BarContainer)
        for bar in group.patches
    ]
    for bar in bars.patches:
        start, _ = _reach(bar, upright=upright)
        tops = {_reach(b, upright=upright)[1] for b in every if b is not bar}
        if not any(abs(start - top) < _DUST * (high - low) for top in (0.0, *tops)):
            yield "A bar starts neither at zero nor on another bar."


def _reach(bar: Rectangle, *, upright: bool) -> tuple[float, float]:
    if upright:
        return bar.get_y(), bar.get_y() + bar.get_height()
    return bar.get_x(), bar.get_x() + bar.get_width()


def _repeated(chart: Chart) -> Iterator[str]:
    """Find an axis on which two ticks read alike."""
    for axes in chart.axes:
        for axis in (axes.xaxis, axes.yaxis):
            said = [t.get_text() for t in _ticks(axis)[1:] if t.get_text().strip()]
            if axes.axison and len(said) != len({*said}):
                yield f"Ticks read alike: {', '.join(said)}."


def _judged(chart: Chart) -> Iterator[str]:
    """Find a claim's chart whose badge, title or alt text says another verdict."""
    if chart.name != _OF_A_CLAIM:
        return
    if "verdict" not in chart.rows.columns:
        yield "The verdict is not among the numbers drawn."
        return
    words = {v: label("verdicts", v, chart.lang) for v in codelist("verdicts")}
    own = words[chart.rows["verdict"].iloc[0]]
    badge = [t.get_text() for t in chart.texts if t.get_gid() == "verdict"]
    if [text.casefold() for text in badge] != [own.casefold()]:
        yield f"The verdict {own!r} is not the word of the badge: {badge}."
    if own not in chart.alt:
        yield f"The verdict {own!r} is not in the alt text."


def _namesakes(chart: Chart) -> Iterator[str]:
    """Find lines of a claim's chart that bear one name."""
    if chart.name == _OF_A_CLAIM:
        names = [_quoted(text) for text in chart.axes[0].texts]
        for name in sorted({n for n in names if names.count(n) > 1}):
            yield f"Two lines are called {name}."


def _quoting(chart: Chart) -> Iterator[str]:
    """Find quotation marks in the title around words that nobody printed."""
    printed = " ".join(chart.rows.get("as_printed", pd.Series(dtype="str")).dropna())
    for words in re.findall(r"[“«‘]\s?(.*?)\s?[”»]", chart.title):
        if words not in printed:
            yield f"{words!r} stands in quotation marks, but was not printed."


def _currencies(chart: Chart) -> Iterator[str]:
    """Find amounts of two currencies that share a panel."""
    if "unit" not in chart.rows.columns or len(chart.axes) > _PANELS:
        return
    units = codelist("units")
    money = {u for u in chart.rows["unit"] if units.get(u, {}).get("kind") == "money"}
    if len(money) > 1:
        yield f"Two currencies share an axis: {', '.join(sorted(money))}."


_RULES: tuple[Callable[[Chart], Iterator[str]], ...] = (
    _speechless,
    _cut,
    _overlapping,
    _struck,
    _small,
    lambda chart: faint_text(chart, _texts(chart)),
    faint_marks,
    _cropped,
    _repeated,
    _judged,
    _namesakes,
    _quoting,
    _currencies,
)
