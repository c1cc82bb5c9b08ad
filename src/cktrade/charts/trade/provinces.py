"""Provinces: who sells to South Korea, and where its goods clear customs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.rank_lines import Bar, draw_ranked_bars
from cktrade.charts.drawing.row_checks import known, need, record, records, secondary
from cktrade.charts.drawing.texts import capital, described, spoken
from cktrade.errors import DrawingError
from cktrade.vocabulary import Flow, Lang, label
from cktrade.wording import in_a_sentence, listing, period

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.charts.drawing.chart import Chart
    from cktrade.charts.drawing.layout import Box

NAME = "provinces"
_FLOWS = (Flow.DOMESTIC_EXPORT, Flow.IMPORT)
#: Two panels share the width: a fifth of it for names, in points an inch.
_NAMES = 0.2 * 72


def provinces(rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide") -> Chart:
    """Draw each province's exports and imports as bars, an earlier year marked on them.

    Parameters
    ----------
    rows : DataFrame
        Rows of the wide table with the flows ``domestic_export`` and ``import`` and
        ``province``, a code of ``codelists/provinces.csv``; of one year, or of two.
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
        If a province stands twice in one year and flow, or a flow is absent.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.provinces(ck.rows("provinces"))
    >>> chart.title  # doctest: +ELLIPSIS
    'British Columbia sold South Korea the most in ...'

    """
    need(rows, NAME, "province", "flow", "reference_period", "value", "unit", "partner")
    _check(rows)
    years = sorted(set(rows["reference_period"]))
    now = rows[rows["reference_period"].eq(years[-1])]
    with canvas(NAME, lang, size, taller=1.45 if size == "column" else 1.15) as page:
        page.head(_finding(page, now), described(rows, lang))
        if len(years) > 1:
            page.note(page.say("mark.then", period=period(years[0], lang)))
        page.note(page.say(f"{NAME}.clearance"))
        page.foot(rows)
        _draw(page, rows, years)
        page.describe(*(_told(page, rows, f, y) for f in _FLOWS for y in years[::-1]))
        return page.finish()


def _check(rows: pd.DataFrame) -> None:
    twice = rows.duplicated(["province", "flow", "reference_period"])
    absent = [f.value for f in _FLOWS if not rows["flow"].eq(f).any()]
    if twice.any() or absent:
        raise DrawingError(
            f"charts.{NAME}: expected each province once a year with the flows "
            f"{' and '.join(_FLOWS)}; found {rows.loc[twice, 'province'].tolist()} "
            f"twice, and lacking {', '.join(absent) or 'none'}."
        )


def _ordered(rows: pd.DataFrame, flow: Flow, year: str) -> pd.DataFrame:
    of = rows[rows["flow"].eq(flow) & rows["reference_period"].eq(year)]
    return known(of).sort_values("value", ascending=False, kind="stable")


def _finding(page: Canvas, now: pd.DataFrame) -> str:
    year = now["reference_period"].iloc[0]
    first = {flow: record(_ordered(now, flow, year)) for flow in _FLOWS}
    sold, bought = (first[flow] for flow in _FLOWS)
    return page.say(
        f"{NAME}.title",
        partner=in_a_sentence(sold["partner"], page.lang),
        period=period(year, page.lang),
        exporter=label("provinces", sold["province"], page.lang),
        export=spoken(sold["value"], sold["unit"], page.lang),
        importer=label("provinces", bought["province"], page.lang),
        import_=spoken(bought["value"], bought["unit"], page.lang),
    )


def _draw(page: Canvas, rows: pd.DataFrame, years: list[str]) -> None:
    for flow, axes in zip(
        _FLOWS, page.panels(lambda box: _split(page, box)), strict=True
    ):
        now = _ordered(rows, flow, years[-1])
        earlier = _ordered(rows, flow, years[0])
        then = dict(zip(earlier["province"], earlier["value"], strict=True))
        bars = [
            Bar(
                label("provinces", row["province"], page.lang), row["value"],
                ours=n == 0, hollow=bool(hollow),
                then=then.get(row["province"]) if len(years) > 1 else None,
            )
            for n, (row, hollow) in enumerate(
                zip(records(now), secondary(now), strict=True)
            )
        ]  # fmt: skip
        room = page.size.choose(_NAMES, _NAMES, 2 * _NAMES)
        draw_ranked_bars(page, axes, bars, now["unit"].iloc[0], names_room=room)
        axes.set_title(
            capital(label("flows", flow, page.lang)), pad=page.size.text * 0.5
        )


def _split(page: Canvas, box: Box) -> list[Box]:
    gap = page.pixels(1.8 * page.size.text)
    if page.size.name == "column":
        return box.rows([1.0, 1.0], gap)
    return box.columns([1.0, 1.0], gap)


def _told(page: Canvas, rows: pd.DataFrame, flow: Flow, year: str) -> str:
    items = [
        page.say(
            f"{NAME}.item",
            province=label("provinces", row["province"], page.lang),
            value=spoken(row["value"], row["unit"], page.lang),
        )
        for row in records(_ordered(rows, flow, year))
    ]
    return page.say(
        f"{NAME}.told",
        flow=capital(label("flows", flow, page.lang)),
        period=period(year, page.lang),
        items=listing(items, page.lang),
    )
