"""Trade by month: how it moves, and what twelve months add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade.charts.drawing.alt_text import told
from cktrade.charts.drawing.annotations import explained, highest, point_label
from cktrade.charts.drawing.canvas import Canvas, canvas
from cktrade.charts.drawing.labels import end_labels, happenings
from cktrade.charts.drawing.marks import FIRST, SECOND, Look, line
from cktrade.charts.drawing.row_checks import ends, known, need, of_flow
from cktrade.charts.drawing.scales import time_axis, value_axis
from cktrade.charts.drawing.texts import capital, described, spoken
from cktrade.vocabulary import Flow, Lang, label, periods
from cktrade.wording import in_a_sentence, period, short

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.chart import Chart

NAME = "trade_by_month"
_LOOKS = {Flow.EXPORT: FIRST, Flow.IMPORT: SECOND}

_Flows = dict[Flow, pd.DataFrame]


def trade_by_month(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw exports and imports of rolling twelve months above those of each month.

    Parameters
    ----------
    rows : DataFrame
        Rows of the wide table with the flows ``export`` and ``import``: months
        (``2018-09``), and sums of twelve months, whose reference period is their span
        (``2017-10/2018-09``) and which stand at its end. A row with ``explains``, the
        code of a text, is told in a note.
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
        If a flow has no months or no spans, or a period stands twice.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.trade_by_month(ck.rows("trade-by-month"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...Canada sold South Korea ...'

    """
    need(rows, NAME, "flow", "reference_period", "value", "unit", "partner")
    with canvas(NAME, lang, size) as page:
        drawn = explained(page, rows)
        rolling, monthly = _parted(drawn)
        subtitle = page.say(f"{NAME}.subtitle", described=described(drawn, lang))
        page.head(_finding(page, rolling), subtitle)
        page.foot(rows)
        _draw(page, rolling, monthly)
        page.describe(
            page.say(f"{NAME}.rolling") + ":",
            *(told(_name(page, f), rolling[f], lang) for f in _LOOKS),
            page.say(f"{NAME}.monthly") + ":",
            *(told(_name(page, f), monthly[f], lang) for f in _LOOKS),
            *page.notes,
        )
        return page.finish()


def _parted(rows: pd.DataFrame) -> tuple[_Flows, _Flows]:
    """Return the sums of twelve months, each at its end, and the months."""
    spans = rows["reference_period"].str.contains("/")
    ended = rows[spans].assign(
        reference_period=rows["reference_period"][spans].str.split("/").str[-1]
    )
    rolling = {f: of_flow(ended, f, NAME) for f in _LOOKS}
    monthly = {f: of_flow(rows[~spans], f, NAME) for f in _LOOKS}
    return rolling, monthly


def _name(page: Canvas, flow: Flow) -> str:
    return capital(label("flows", flow, page.lang))


def _finding(page: Canvas, rolling: dict[Flow, pd.DataFrame]) -> str:
    last = {f: known(rolling[f]).iloc[-1] for f in rolling}
    row = last[Flow.EXPORT]
    return page.say(
        f"{NAME}.title",
        partner=in_a_sentence(row["partner"], page.lang),
        start=period(periods.shift(row["reference_period"], -11), page.lang),
        month=period(row["reference_period"], page.lang),
        exports=spoken(row["value"], row["unit"], page.lang),
        imports=spoken(last[Flow.IMPORT]["value"], row["unit"], page.lang),
    )


def _draw(
    page: Canvas,
    rolling: dict[Flow, pd.DataFrame],
    monthly: dict[Flow, pd.DataFrame],
) -> None:
    gap = page.pixels(1.8 * page.size.text)
    upper, lower = page.panels(lambda box: box.rows([3, 2], gap))
    labels = []
    for flow, look in _LOOKS.items():
        line(page, upper, rolling[flow], look)
        thin = Look(look.role, "-" if look is FIRST else (0, (3, 1)), look.marker, 0.45)
        line(page, lower, monthly[flow], thin)
        last = known(rolling[flow]).iloc[-1]
        value = short(last["value"], last["unit"], page.lang, zeros=True)
        x = sum(ends(last["reference_period"])) / 2
        labels.append((x, last["value"], f"{_name(page, flow)}\n{value}", look.role))
    for axes, part in ((upper, "rolling"), (lower, "monthly")):
        _axes(page, axes, monthly[Flow.EXPORT])
        axes.set_title(page.say(f"{NAME}.{part}"), pad=page.size.text * 0.5)
    upper.tick_params(labelbottom=False)
    end_labels(page, upper, labels)
    every = pd.concat([*monthly.values()])
    point_label(page, lower, highest(every))
    happenings(page, [upper, lower])


def _axes(page: Canvas, axes: Axes, months: pd.DataFrame) -> None:
    axes.set_ylim(bottom=0)
    first, last = months["reference_period"].iloc[[0, -1]]
    time_axis(page, axes, ends(first)[0], ends(last)[1])
    value_axis(page, axes, months["unit"].iloc[0], most=5)
