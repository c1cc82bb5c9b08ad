"""Direct investment: what each country's firms own in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.charts.drawing.alt_text import told
from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.line_panels import Panel, Run, draw_line_panels
from cktrade.charts.drawing.marks import FIRST, SECOND
from cktrade.charts.drawing.row_checks import known, need, of_flow, record
from cktrade.charts.drawing.texts import described, spoken
from cktrade.vocabulary import Flow, Lang, label
from cktrade.wording import in_a_sentence, period

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.charts.drawing.chart import Chart

NAME = "direct_investment"
_LOOKS = {Flow.OUTWARD: FIRST, Flow.INWARD: SECOND}


def direct_investment(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw the positions of direct investment both ways, at the end of each year.

    Parameters
    ----------
    rows : DataFrame
        Rows of the wide table with the flows ``inward`` and ``outward``, each of a day.
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
        If a flow is absent, or stands twice at one day.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.direct_investment(ck.rows("direct-investment"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...investment...'

    """
    need(rows, NAME, "flow", "reference_period", "value", "unit", "reporter", "partner")
    ways = {flow: of_flow(rows, flow, NAME) for flow in _LOOKS}
    with canvas(NAME, lang, size) as page:
        page.head(_finding(page, ways), described(rows, lang))
        page.foot(rows)
        runs = tuple(
            Run(page.say(f"{NAME}.{flow}", **_ends(page, rows)), ways[flow], look)
            for flow, look in _LOOKS.items()
        )
        draw_line_panels(page, [Panel("", runs)], [1.0])
        page.describe(*(told(run.name, run.rows, lang) for run in runs))
        return page.finish()


def _ends(page: Canvas, rows: pd.DataFrame) -> dict[str, str]:
    return {
        end: label("economies", rows[end].iloc[0], page.lang)
        for end in ("reporter", "partner")
    }


def _finding(page: Canvas, ways: dict[Flow, pd.DataFrame]) -> str:
    last = {flow: record(known(part), -1) for flow, part in ways.items()}
    said = {
        str(flow): spoken(row["value"], row["unit"], page.lang)
        for flow, row in last.items()
    }
    year = period(last[Flow.INWARD]["reference_period"], page.lang)
    ends = {
        end: in_a_sentence(ways[Flow.INWARD][end].iloc[0], page.lang)
        for end in ("reporter", "partner")
    }
    return page.say(f"{NAME}.title", year=year, **ends, **said)
