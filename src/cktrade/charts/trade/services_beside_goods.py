"""Services beside goods: who sells more of which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.charts.drawing.alt_text import told
from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.line_panels import Panel, Run, draw_line_panels
from cktrade.charts.drawing.marks import FIRST, SECOND
from cktrade.charts.drawing.row_checks import in_time, known, need, record
from cktrade.charts.drawing.texts import capital, described, spoken
from cktrade.vocabulary import Flow, Lang, label
from cktrade.wording import in_a_sentence, period

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.charts.drawing.chart import Chart

NAME = "services_beside_goods"
_KINDS = ("merchandise_trade", "services_trade")
_LOOKS = {Flow.EXPORT: FIRST, Flow.IMPORT: SECOND}


def services_beside_goods(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw exports and imports of goods and, on a scale of their own, of services.

    Parameters
    ----------
    rows : DataFrame
        Annual rows of the wide table on the balance of payments, with the measures
        ``merchandise_trade`` and ``services_trade`` and the flows ``export`` and
        ``import``.
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
        If a flow stands twice in one year.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.services_beside_goods(ck.rows("services-beside-goods"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...services...'

    """
    need(rows, NAME, "measure", "flow", "reference_period", "value", "unit", "partner")
    with canvas(NAME, lang, size, taller=1.25) as page:
        panels = [_panel(page, rows, measure) for measure in _KINDS]
        words = described(rows, lang)
        page.head(_finding(page, rows), page.say(f"{NAME}.subtitle", described=words))
        page.foot(rows)
        draw_line_panels(page, panels, [3.0, 2.0])
        page.describe(
            *(
                told(f"{panel.heading}, {run.name}", run.rows, lang)
                for panel in panels
                for run in panel.runs
            )
        )
        return page.finish()


def _run(rows: pd.DataFrame, measure: str, flow: Flow) -> pd.DataFrame:
    return in_time(rows[rows["measure"].eq(measure) & rows["flow"].eq(flow)], NAME)


def _panel(page: Canvas, rows: pd.DataFrame, measure: str) -> Panel:
    runs = tuple(
        Run(capital(label("flows", flow, page.lang)), _run(rows, measure, flow), look)
        for flow, look in _LOOKS.items()
    )
    return Panel(page.say(f"{NAME}.{measure}"), runs)


def _finding(page: Canvas, rows: pd.DataFrame) -> str:
    """Say who sold more services in the newest year of both, and more goods in it."""
    each = [known(_run(rows, m, f))["reference_period"] for m in _KINDS for f in _LOOKS]
    year = max(set.intersection(*map(set, each)))
    of_year = rows[rows["reference_period"].eq(year)]
    lead, said = {}, {}
    for measure in _KINDS:
        sold, bought = (record(_run(of_year, measure, flow)) for flow in _LOOKS)
        lead[measure] = "more" if sold["value"] > bought["value"] else "less"
        for name, row in (("sold", sold), ("bought", bought)):
            amount = spoken(row["value"], row["unit"], page.lang)
            said[f"{measure}_{name}"] = amount
    return page.say(
        f"{NAME}.title.{lead['services_trade']}.{lead['merchandise_trade']}",
        year=period(year, page.lang),
        partner=in_a_sentence(rows["partner"].iloc[0], page.lang),
        **said,
    )
