"""Immigration by category: how people come to settle in Canada."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cktrade.charts.drawing.alt_text import told
from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.labels import end_labels
from cktrade.charts.drawing.marks import bars
from cktrade.charts.drawing.row_checks import ends, in_time, known, need, record
from cktrade.charts.drawing.scales import time_axis, value_axis, zero_line
from cktrade.charts.drawing.texts import capital, described, spoken
from cktrade.vocabulary import Lang, label
from cktrade.wording import in_a_sentence, number, period, short

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.charts.drawing.chart import Chart

NAME = "residents_by_category"
#: Category → colour and hatch, from the foot of the bars upwards.
_LOOKS = {
    "Economic": ("first", ""),
    "Sponsored Family": ("second", "\\\\\\"),
    "others": ("others", ""),
}
_TOTAL = ""

_Parts = dict[str, "pd.DataFrame"]


def residents_by_category(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw the permanent residents of each year as bars, stacked by category.

    Parameters
    ----------
    rows : DataFrame
        Annual rows of the wide table with ``category``: ``Economic``, ``Sponsored
        Family`` and ``others``, which are drawn, and empty for all, who are named.
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
        If a category stands twice in a year.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.residents_by_category(ck.rows("residents-by-category"))
    >>> chart.title  # doctest: +ELLIPSIS
    'Of ... from South Korea admitted as permanent residents in 2024, ...'

    """
    need(rows, NAME, "category", "reference_period", "value", "unit", "partner")
    parts = {c: in_time(rows[rows["category"].eq(c)], NAME) for c in (*_LOOKS, _TOTAL)}
    with canvas(NAME, lang, size) as page:
        page.head(_finding(page, parts), described(rows, lang))
        page.foot(rows)
        _draw(page, parts)
        page.describe(*(told(_name(page, c), parts[c], lang) for c in _LOOKS))
        return page.finish()


def _name(page: Canvas, category: str) -> str:
    return capital(label("immigration_categories", category, page.lang))


def _finding(page: Canvas, parts: _Parts) -> str:
    last = {category: record(known(part), -1) for category, part in parts.items()}
    return page.say(
        f"{NAME}.title",
        partner=in_a_sentence(last[_TOTAL]["partner"], page.lang),
        year=period(last[_TOTAL]["reference_period"], page.lang),
        total=spoken(last[_TOTAL]["value"], last[_TOTAL]["unit"], page.lang),
        economic=number(last["Economic"]["value"], page.lang),
        family=number(last["Sponsored Family"]["value"], page.lang),
    )


def _draw(page: Canvas, parts: _Parts) -> None:
    (axes,) = page.panels(lambda box: [box])
    base = np.zeros(len(parts[_TOTAL]))
    labels = []
    for category, (role, hatch) in _LOOKS.items():
        rows = parts[category]
        values = rows["value"].to_numpy("float64")
        bars(page, axes, rows, role, base=base, hatch=hatch)
        last = record(rows, -1)
        words = (
            f"{_name(page, category)} {short(last['value'], last['unit'], page.lang)}"
        )
        right = ends(last["reference_period"])[1]
        middle = float(base[-1] + values[-1] / 2)
        labels.append((right, middle, words, "soft" if role == "others" else role))
        base = base + np.nan_to_num(values)
    _axes(page, axes, parts[_TOTAL], float(base.max()))
    end_labels(page, axes, labels)


def _axes(page: Canvas, axes: Axes, total: pd.DataFrame, top: float) -> None:
    first, last = total["reference_period"].iloc[[0, -1]]
    axes.set_ylim(0, top * 1.06)
    time_axis(page, axes, ends(first)[0], ends(last)[1])
    value_axis(page, axes, total["unit"].iloc[0])
    zero_line(axes)
