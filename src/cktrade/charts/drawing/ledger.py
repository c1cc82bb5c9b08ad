"""Lists with words on the left and a mark for each line on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.text import Annotation

    from cktrade.charts.drawing.canvas import Canvas

#: From the base line to the middle of a letter, in sizes of the type.
_HALF_A_LETTER = 0.35


def ledger(page: Canvas, widths: Sequence[float], height: float) -> list[Axes]:
    """Lay panels side by side whose lines share their heights, without ticks on them.

    Parameters
    ----------
    page : Canvas
        The page.
    widths : sequence of float
        Relative widths; the last panel holds the marks and keeps its bottom axis.
    height : float
        Height of all lines; the first is at the top, at zero, the last at -`height`.

    """
    gap = page.pixels(page.size.text)
    panels = page.panels(lambda box: box.columns(widths, gap))
    for axes in panels:
        axes.set_ylim(-height, 0)
        axes.set_yticks([])
        axes.grid(visible=False)
    for axes in panels[:-1]:
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
    return panels


def write(  # noqa: PLR0913 -- a text, its place, its room and its looks
    page: Canvas,
    axes: Axes,
    at: tuple[float, float],
    text: str,
    *,
    room: float = 1.0,
    lift: float = 0.0,
    **looks: Any,  # noqa: ANN401 -- matplotlib's own keywords
) -> None:
    """Write words at a line, broken to a share of the panel's width.

    Parameters
    ----------
    page, axes : Canvas, Axes
        Where.
    at : (x, y)
        Share of the panel's width, and height of the line.
    text : str
        The words.
    room : float
        Share of the panel's width that they may take.
    lift : float
        Points above the line, or below it if negative; by default across it.
    **looks
        As matplotlib's Text takes them.

    """
    words = axes.annotate(
        text,
        at,
        (0, lift),
        xycoords=axes.get_yaxis_transform(),
        textcoords="offset points",
        va="center" if not lift else "bottom" if lift > 0 else "top",
        **looks,
    )
    page.wrapped(axes, words, room)
    if not lift:
        page.once_fitted(lambda: _across_the_line(words))


def _across_the_line(words: Annotation) -> None:
    """Stand a single line on a base line of its own, whatever letters are in it."""
    if "\n" not in words.get_text():
        words.set(va="baseline")
        words.xyann = (0, -_HALF_A_LETTER * float(words.get_fontsize()))
