"""Trade: how much the two countries exchange, and who sells more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade.charts.drawing.alt_text import told
from cktrade.charts.drawing.canvas import Canvas, canvas
from cktrade.charts.drawing.labels import end_labels, happenings
from cktrade.charts.drawing.marks import FIRST, SECOND, bars, line
from cktrade.charts.drawing.own_rows import of_flows
from cktrade.charts.drawing.row_checks import ends, known, need, of_flow, place
from cktrade.charts.drawing.scales import time_axis, value_axis, zero_line
from cktrade.charts.drawing.texts import capital, described, spoken
from cktrade.vocabulary import Flow, Lang, label
from cktrade.wording import pair, period, short

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.chart import Chart

NAME = "two_way_trade"
_LEAST = 0.25


def two_way_trade(
    rows: Any,  # noqa: ANN401 -- any dataframe
    *,
    lang: Lang = "en",
    size: str = "slide",
    source: str = "",
) -> Chart:
    """Draw exports, imports and, beneath them, the balance, year by year.

    Parameters
    ----------
    rows : DataFrame
        What ``ck.balance`` returns of annual rows; or annual rows of the wide table
        with the flows ``export``, ``import`` and ``balance``. One basis, adjustment
        and vintage, in pandas, Polars or PyArrow. The total in the title is that of
        exports and imports. Missing years are gaps, preliminary ones hollow.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    size : {'slide', 'page', 'column'}
        The place it is made for.
    source : str, optional
        What the source line names, where the rows have no ``source`` of the record.

    Returns
    -------
    Chart
        A matplotlib figure with alt text, numbers and source line.

    Raises
    ------
    DrawingError
        If a column or the source is lacking (all of them are named), a flow is absent,
        or stands twice in one year.

    Examples
    --------
    >>> import pandas as pd
    >>> import cktrade as ck
    >>> rows = pd.DataFrame({
    ...     "reference_period": ["2017", "2017", "2018", "2018"], "unit": "CAD",
    ...     "flow": ["export", "import"] * 2, "value": [5.3e9, 8.7e9, 5.9e9, 9.4e9],
    ...     "reporter": "CAN", "partner": "KOR"})
    >>> chart = ck.charts.two_way_trade(ck.balance(rows), source="My survey")
    >>> chart.source
    'Source: My survey'

    """
    needed = ("reference_period", "unit", "partner", "reporter")
    rows = need(of_flows(rows, NAME, needed, source), NAME, *needed)
    flows = {
        f: of_flow(rows, f, NAME) for f in (Flow.EXPORT, Flow.IMPORT, Flow.BALANCE)
    }
    names = {f: capital(label("flows", f, lang)) for f in flows}
    with canvas(NAME, lang, size) as page:
        page.head(
            _finding(page, flows),
            page.say(f"{NAME}.subtitle", described=described(rows, lang)),
        )
        page.foot(rows)
        _draw(page, flows, names)
        page.describe(*(told(names[f], flows[f], lang) for f in flows))
        return page.finish()


def _finding(page: Canvas, flows: dict[Flow, pd.DataFrame]) -> str:
    each = [
        flows[f].set_index("reference_period")["value"]
        for f in (Flow.EXPORT, Flow.IMPORT)
    ]
    totals = (each[0] + each[1]).dropna()
    first = flows[Flow.EXPORT].iloc[0]
    peak, last = str(totals.idxmax()), str(totals.index[-1])
    words = {
        "pair": pair(first["reporter"], first["partner"], page.lang),
        "total": spoken(totals[last], first["unit"], page.lang),
        "year": period(last, page.lang),
        "first": period(totals.index[0], page.lang),
        "peak": spoken(totals[peak], first["unit"], page.lang),
        "peak_year": period(peak, page.lang),
    }
    return page.say(f"{NAME}.title.{'highest' if peak == last else 'below'}", **words)


def _draw(
    page: Canvas, flows: dict[Flow, pd.DataFrame], names: dict[Flow, str]
) -> None:
    heights = _heights(flows)
    gap = page.pixels(1.6 * page.size.text)
    trade, balance = page.panels(lambda box: box.rows(heights, gap))
    looks = {Flow.EXPORT: FIRST, Flow.IMPORT: SECOND}
    for flow, look in looks.items():
        line(page, trade, flows[flow], look)
    bars(page, balance, flows[Flow.BALANCE], "soft")
    zero_line(balance)
    balance.set_title(names[Flow.BALANCE], pad=page.size.text * 0.5)
    _axes(page, trade, balance, flows)
    ends_ = [
        _end(page, flows[flow], names[flow], look.role) for flow, look in looks.items()
    ]
    end_labels(page, trade, ends_)
    end_labels(page, balance, [_end(page, flows[Flow.BALANCE], "", "soft")])
    happenings(page, [trade, balance])


def _axes(
    page: Canvas, trade: Axes, balance: Axes, flows: dict[Flow, pd.DataFrame]
) -> None:
    rows = flows[Flow.EXPORT]
    unit = rows["unit"].iloc[0]
    span = (
        ends(rows["reference_period"].iloc[0])[0],
        ends(rows["reference_period"].iloc[-1])[1],
    )
    trade.set_ylim(bottom=0)
    for axes, most in ((trade, 6), (balance, 3)):
        time_axis(page, axes, *span)
        value_axis(page, axes, unit, most=most)
    trade.tick_params(labelbottom=False)
    balance.spines["bottom"].set_visible(False)


def _end(
    page: Canvas, rows: pd.DataFrame, name: str, role: str
) -> tuple[float, float, str, str]:
    last = known(rows).iloc[-1]
    value = short(last["value"], last["unit"], page.lang, zeros=True)
    x = (
        ends(last["reference_period"])[1]
        if not name
        else place(last["reference_period"])
    )
    return x, last["value"], f"{name}\n{value}".strip(), role


def _heights(flows: dict[Flow, pd.DataFrame]) -> list[float]:
    """Share the height so that a dollar is about as long in both panels."""
    top = max(known(flows[f])["value"].max() for f in (Flow.EXPORT, Flow.IMPORT))
    balance = known(flows[Flow.BALANCE])["value"]
    span = max(balance.max(), 0) - min(balance.min(), 0)
    return [1.0, min(max(span / top, _LEAST), 1.0)]
