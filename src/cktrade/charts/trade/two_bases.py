"""Two bases: one trade counted at customs, and in the balance of payments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.charts.drawing.alt_text import told
from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.line_panels import Panel, Run, draw_line_panels
from cktrade.charts.drawing.marks import Look
from cktrade.charts.drawing.row_checks import in_time, known, need, record
from cktrade.charts.drawing.texts import capital, described, spoken
from cktrade.vocabulary import Flow, Lang, label
from cktrade.wording import period

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.charts.drawing.chart import Chart

NAME = "two_bases"
#: Basis → dash and marker; the colour is that of the flow.
_BASES = {"customs": ("-", "o"), "balance_of_payments": ("--", "s")}
_FLOWS = {Flow.EXPORT: "first", Flow.IMPORT: "second"}

_Both = dict[str, "pd.DataFrame"]


def two_bases(rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide") -> Chart:
    """Draw exports and imports on the customs basis and on the balance of payments.

    Parameters
    ----------
    rows : DataFrame
        Annual rows of the wide table of both bases, with the flows ``export``,
        ``import`` and, for the title, ``two_way``.
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
        If a flow stands twice in one year on one basis.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.two_bases(ck.rows("two-bases"))
    >>> chart.title  # doctest: +ELLIPSIS
    'One trade, two official counts in 2025: ...'

    """
    need(rows, NAME, "flow", "basis", "reference_period", "value", "unit")
    both = {b: _run(rows, Flow.TWO_WAY, b) for b in _BASES}
    with canvas(NAME, lang, size, taller=1.25) as page:
        words = described(rows, lang)
        page.head(_finding(page, both), page.say(f"{NAME}.subtitle", described=words))
        page.foot(rows)
        panels = [_panel(page, rows, flow) for flow in _FLOWS]
        draw_line_panels(page, panels, [1.0, 1.0], alike=True)
        page.describe(
            *(
                told(f"{panel.heading}, {run.name}", run.rows, lang)
                for panel in panels
                for run in panel.runs
            )
        )
        return page.finish()


def _run(rows: pd.DataFrame, flow: Flow, basis: str) -> pd.DataFrame:
    return in_time(rows[rows["flow"].eq(flow) & rows["basis"].eq(basis)], NAME)


def _panel(page: Canvas, rows: pd.DataFrame, flow: Flow) -> Panel:
    runs = tuple(
        Run(
            page.say(f"{NAME}.{basis}"),
            _run(rows, flow, basis),
            Look(_FLOWS[flow], dash, marker),
        )
        for basis, (dash, marker) in _BASES.items()
    )
    return Panel(capital(label("flows", flow, page.lang)), runs)


def _finding(page: Canvas, both: _Both) -> str:
    """Say what each basis gives for the newest year that both have."""
    years = [set(known(part)["reference_period"]) for part in both.values()]
    year = max(set.intersection(*years))
    values = {
        basis: record(part[part["reference_period"].eq(year)])
        for basis, part in both.items()
    }
    said = {
        b: spoken(row["value"], row["unit"], page.lang) for b, row in values.items()
    }
    return page.say(f"{NAME}.title", year=period(year, page.lang), **said)
