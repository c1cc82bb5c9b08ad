"""Contrast: text at least 4.5:1 and marks 3:1 against what lies behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.colors import to_rgb, to_rgba

from cktrade.charts.drawing.style import colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from matplotlib.axes import Axes
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

    from cktrade.charts.drawing.chart import Chart

#: WCAG 2.2: 1.4.3 for text, 1.4.11 for marks.
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
#: Roles that carry nothing of their own: what they show is drawn by a mark as well.
_DECORATION = ("ground", "grid", "claim_tint")
_LINEAR_BELOW = 0.04045  # IEC 61966-2-1, sRGB


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


def faint_text(chart: Chart, texts: Iterable[tuple[Text, Bbox]]) -> Iterator[str]:
    """Yield what text stands out too little from what is behind it."""
    for text, box in texts:
        ratio = contrast(text.get_color(), _ground_of(chart, text, box))
        if ratio < TEXT_CONTRAST:
            yield f"{text.get_text()!r} has a contrast of only {ratio:.1f}:1."


def _ground_of(chart: Chart, text: Text, box: Bbox) -> Any:  # noqa: ANN401 -- any colour
    """Return the colour behind a text: its own ground, the topmost patch, the page."""
    own = text.get_bbox_patch()
    if own is not None:
        return own.get_facecolor()
    middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    behind = [
        patch
        for axes in chart.axes
        if axes.bbox.contains(*middle)
        for patch in axes.patches
        if patch.get_fill() and patch.get_window_extent().contains(*middle)
    ]
    if not behind:
        return chart.get_facecolor()
    return max(behind, key=lambda patch: patch.get_zorder()).get_facecolor()


def faint_marks(chart: Chart) -> Iterator[str]:
    """Yield what kind of mark stands out too little from the page."""
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
