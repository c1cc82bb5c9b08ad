"""What every chart owes its reader, checked on the artists that are drawn."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.container import BarContainer
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from cktrade.charts.glyphs import undrawable
from cktrade.charts.saving import chart_of
from cktrade.charts.style import colour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure
    from matplotlib.transforms import Bbox

    from cktrade.charts.canvas import Chart

#: WCAG 2.2: 1.4.3 for text, 1.4.11 for marks.
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
#: Points; a slide is read from further away.
SMALLEST_TYPE = {"slide": 8.5, "page": 6.0, "column": 6.0}
#: Roles that carry nothing of their own: what they show is drawn by a mark as well.
_DECORATION = ("ground", "grid", "claim_tint")
_TOUCH = 1.0
_LINEAR_BELOW = 0.04045  # IEC 61966-2-1, sRGB


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

    """
    chart = chart_of(figure)
    FigureCanvasAgg(chart)
    chart.draw_without_rendering()
    return [found for rule in _RULES for found in rule(chart)]


def contrast(one: Any, other: Any) -> float:  # noqa: ANN401 -- any colour matplotlib reads
    """Return the contrast of two colours (WCAG 2.2, relative luminance), 1 to 21.

    Examples
    --------
    >>> round(contrast("black", "white"), 1)
    21.0

    """
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(shade: Any) -> float:  # noqa: ANN401 -- as above
    channels = np.array(to_rgb(shade))
    linear = np.where(
        channels <= _LINEAR_BELOW, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4
    )
    return float(linear @ [0.2126, 0.7152, 0.0722])


def _texts(chart: Chart) -> list[tuple[Text, Bbox]]:
    """Return every text that is drawn, and its place in pixels."""
    found: list[Text] = [*chart.texts]
    for axes in chart.axes:
        found += [*axes.texts, axes.title, axes._left_title, axes._right_title]  # type: ignore[attr-defined]  # noqa: SLF001 -- no other way to them
        if axes.axison:
            found += [t for axis in (axes.xaxis, axes.yaxis) for t in _ticks(axis)]
    drawn = [t for t in found if t.get_visible() and t.get_text().strip()]
    return [(t, Text.get_window_extent(t)) for t in drawn]


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
    for text, _ in _texts(chart):
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


def _faint_text(chart: Chart) -> Iterator[str]:
    for text, box in _texts(chart):
        ratio = contrast(text.get_color(), _ground_of(chart, text, box))
        if ratio < TEXT_CONTRAST:
            yield f"{_quoted(text)} has a contrast of only {ratio:.1f}:1."


def _ground_of(chart: Chart, text: Text, box: Bbox) -> Any:  # noqa: ANN401 -- any colour
    """Return the colour behind a text: its own ground, the topmost patch, the page."""
    own = text.get_bbox_patch()
    if own is not None:
        return own.get_facecolor()
    middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    behind = [
        patch
        for axes in chart.axes
        for patch in axes.patches
        if patch.get_window_extent().contains(*middle) and patch.get_fill()
    ]
    if not behind:
        return chart.get_facecolor()
    return max(behind, key=lambda patch: patch.get_zorder()).get_facecolor()


def _faint_marks(chart: Chart) -> Iterator[str]:
    ground = chart.get_facecolor()
    decoration = {to_rgb(colour(role)) for role in _DECORATION}
    for axes in chart.axes:
        for name, shades in _marks(axes):
            seen = [s for s in shades if to_rgba(s)[3] > 0]
            carries = [s for s in seen if to_rgb(s) not in decoration]
            best = max((contrast(s, ground) for s in carries), default=MARK_CONTRAST)
            if best < MARK_CONTRAST:
                yield f"A {name} has a contrast of only {best:.1f}:1."


def _marks(axes: Axes) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield every mark with the colours that show it."""
    for line in axes.lines:
        if line.get_linestyle() not in {"None", ""}:
            yield "line", [line.get_color()]
        elif line.get_marker() not in {"None", "", None}:
            yield "marker", [line.get_markeredgecolor(), line.get_markerfacecolor()]
    for patch in axes.patches:
        outlined = patch.get_linewidth() > 0
        edge = [patch.get_edgecolor()] if outlined else []
        yield "patch", [patch.get_facecolor(), *edge]
    for group in axes.collections:
        for shade in group.get_facecolor():
            yield "area", [shade]


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
    ends = {0.0}
    standing = [p for p in axes.patches if isinstance(p, Rectangle)]
    for patch in standing:
        ends |= {round(end, 6) for end in _reach(patch, upright=upright)}
    for bar in bars.patches:
        start = round(_reach(bar, upright=upright)[0], 6)
        others = ends - ({round(_reach(bar, upright=upright)[1], 6)} - {0.0})
        if start not in others:
            yield "A bar starts neither at zero nor on another bar."


def _reach(bar: Rectangle, *, upright: bool) -> tuple[float, float]:
    if upright:
        return bar.get_y(), bar.get_y() + bar.get_height()
    return bar.get_x(), bar.get_x() + bar.get_width()


_RULES: tuple[Callable[[Chart], Iterator[str]], ...] = (
    _speechless,
    _boxes,
    _cut,
    _overlapping,
    _struck,
    _small,
    _faint_text,
    _faint_marks,
    _cropped,
)
