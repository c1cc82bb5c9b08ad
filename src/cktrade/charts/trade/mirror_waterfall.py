"""Mirror statistics: how the exporter's number becomes the importer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.ticker import FixedFormatter, FixedLocator

from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.layout import wrap
from cktrade.charts.drawing.row_checks import need, records
from cktrade.charts.drawing.scales import value_axis, zero_line
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.texts import spoken
from cktrade.errors import DrawingError
from cktrade.vocabulary import Lang, label
from cktrade.wording import short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.charts.drawing.chart import Chart

NAME = "mirror_waterfall"
_ENDS = {"exports": "first", "imports": "second"}
_RESIDUAL = "unexplained"
_WIDE = 0.66


def mirror_waterfall(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw the steps from the exporter's number to the importer's, residual included.

    Parameters
    ----------
    rows : DataFrame
        What ``ck.reconcile`` returns for one gap, in its order: ``step`` (``exports``,
        what accounts for the gap, ``unexplained``, ``imports``), ``amount``, ``level``
        and ``unit``; with the columns that name the sources of both sides.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    size : {'slide', 'page', 'column'}
        The place it is made for.

    Returns
    -------
    Chart
        A matplotlib figure with alt text, numbers and source line.

    Raises
    ------
    DrawingError
        If the steps do not lead from ``exports`` over ``unexplained`` to ``imports``.

    Examples
    --------
    >>> import cktrade as ck
    >>> import pandas as pd
    >>> rows = pd.DataFrame({
    ...     "step": ["exports", "valuation", "unexplained", "imports"],
    ...     "amount": [200e6, 8e6, 2e6, 210e6], "level": [200e6, 208e6, 210e6, 210e6],
    ...     "unit": "USD", "document": "My reconciliation"})
    >>> chart = ck.charts.mirror_waterfall(rows)
    >>> ck.charts.data(chart)["level"].tolist()
    [200000000.0, 208000000.0, 210000000.0, 210000000.0]

    """
    need(rows, NAME, "step", "amount", "level", "unit")
    steps = records(rows)
    order = [step["step"] for step in steps]
    if order[0] != "exports" or order[-2:] != [_RESIDUAL, "imports"]:
        raise DrawingError(
            f"charts.{NAME}: expected steps from exports over unexplained to imports; "
            f"found {', '.join(order)}. Hand in what ck.reconcile returned for one gap."
        )
    with canvas(NAME, lang, size) as page:
        unit = label("units", steps[0]["unit"], lang)
        page.head(_finding(page, steps), page.say(f"{NAME}.subtitle", unit=unit))
        page.foot(rows)
        (axes,) = page.panels(lambda box: [box])
        _draw(page, axes, steps)
        page.describe(*(_told(page, step) for step in steps))
        return page.finish()


def _name(page: Canvas, step: dict[str, Any]) -> str:
    return page.say(f"{NAME}.step.{step['step']}")


def _finding(page: Canvas, steps: Sequence[dict[str, Any]]) -> str:
    gap = steps[-1]["level"] - steps[0]["level"]
    unit = steps[0]["unit"]
    return page.say(
        f"{NAME}.title.{'above' if gap > 0 else 'below'}",
        gap=spoken(abs(gap), unit, page.lang),
        unexplained=spoken(abs(steps[-2]["amount"]), unit, page.lang),
    )


def _told(page: Canvas, step: dict[str, Any]) -> str:
    value = spoken(step["amount"], step["unit"], page.lang)
    return page.say(f"{NAME}.told", step=_name(page, step), value=value)


def _draw(page: Canvas, axes: Axes, steps: Sequence[dict[str, Any]]) -> None:
    level = 0.0
    for n, step in enumerate(steps):
        ends = step["step"] in _ENDS
        base = 0.0 if ends else level
        _bar(page, axes, n, step, base)
        if n:
            axes.plot(
                [n - 1 + _WIDE / 2, n - _WIDE / 2],
                [level, level],
                color=colour("axis"),
                linewidth=0.8,
            )
        level = step["level"]
    axes.set_ylim(bottom=0)
    axes.margins(y=0.12)
    value_axis(page, axes, steps[0]["unit"])
    zero_line(axes)
    axes.xaxis.set_major_locator(FixedLocator(range(len(steps))))
    axes.xaxis.set_major_formatter(FixedFormatter([_name(page, s) for s in steps]))
    axes.tick_params(axis="x", pad=page.size.small * 0.75)
    page.once_fitted(lambda: _break_names(page, axes, steps))


def _bar(page: Canvas, axes: Axes, n: int, step: dict[str, Any], base: float) -> None:
    residual = step["step"] == _RESIDUAL
    shade = colour(_ENDS.get(step["step"], "others"))
    axes.bar(
        n,
        step["amount"],
        _WIDE,
        base,
        facecolor=colour("ground") if residual else shade,
        edgecolor=colour("claim") if residual else shade,
        hatch="////" if residual else "",
        linewidth=page.size.stroke * 0.5,
    )
    sign = "+" if step["amount"] > 0 and step["step"] not in _ENDS else ""
    axes.annotate(
        sign + short(step["amount"], step["unit"], page.lang, zeros=True),
        (n, max(base, base + step["amount"])),
        (0, page.size.text * 0.35),
        textcoords="offset points",
        ha="center",
        color=colour("ink"),
        fontsize=page.size.text * 0.92,
    )


def _break_names(page: Canvas, axes: Axes, steps: Sequence[dict[str, Any]]) -> None:
    """Break the steps' names to the width of their bars."""
    low, high = axes.get_xlim()
    width = axes.get_window_extent(page.renderer).width / (high - low)
    font = axes.xaxis.get_ticklabels()[0].get_fontproperties()
    room = width / page.pixels(1) * 0.94
    names = [wrap(_name(page, step), font, room) for step in steps]
    axes.xaxis.set_major_formatter(FixedFormatter(names))
