"""Printed trade: whether the figures of one document agree with each other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from cktrade.charts.drawing.canvas import Canvas, canvas
from cktrade.charts.drawing.marks import interval
from cktrade.charts.drawing.row_checks import need, record
from cktrade.charts.drawing.scales import value_axis_across
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.texts import capital, described, kept_whole
from cktrade.errors import DrawingError
from cktrade.vocabulary import Flow, Lang, label
from cktrade.wording import amount, period, qualified, short

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.chart import Chart
    from cktrade.charts.drawing.layout import Box

NAME = "claimed_trade"
SUM = "sum"
_PARTS = {Flow.EXPORT: "first", Flow.IMPORT: "second"}
_THICK = 0.34
_BOTTOM, _TOP = -0.35, 1.8
_TOTAL, _TOGETHER = 1, 0


def claimed_trade(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw printed exports, imports and total, and what rounding allows them.

    Parameters
    ----------
    rows : DataFrame
        Claims of one document and year with the flows ``export``, ``import`` and
        ``two_way``, and one row with the flow ``sum``: what exports and imports make
        together. ``low`` and ``high`` are the ends of each interval, infinite where the
        document sets no limit ("over").
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
        If one of the four rows is absent, or stands twice.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.claimed_trade(ck.rows("claimed-trade"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...figures...'

    """
    need(rows, NAME, "flow", "value", "low", "high", "unit", "precision", "qualifier")
    claims = {f: _one(rows, f) for f in (*_PARTS, Flow.TWO_WAY, SUM)}
    with canvas(NAME, lang, size, taller=1.15 if size == "column" else 0.85) as page:
        _words(page, rows, claims)
        bars, zoom = page.panels(lambda box: _split(page, box))
        _bars(page, bars, claims)
        _zoom(page, zoom, claims)
        page.describe(_reach(page, claims[Flow.TWO_WAY]), _reach(page, claims[SUM]))
        return page.finish()


def _one(rows: pd.DataFrame, flow: str) -> dict[str, Any]:
    found = rows[rows["flow"].eq(flow)]
    if len(found) != 1:
        raise DrawingError(
            f"charts.{NAME}: expected one row with the flow {flow}; found "
            f"{len(found)}. Hand in the claims of one document and one year."
        )
    return record(found)


def _split(page: Canvas, box: Box) -> list[Box]:
    gap = page.pixels(2 * page.size.text)
    if page.size.name == "column":
        return box.rows([1, 1], gap)
    return box.columns([3, 2], gap)


def _words(page: Canvas, rows: pd.DataFrame, claims: dict[str, dict[str, Any]]) -> None:
    total, together = claims[Flow.TWO_WAY], claims[SUM]
    agree = together["low"] <= total["high"] and total["low"] <= together["high"]
    said = {f: _amount(page, claims[f]) for f in claims}
    title = page.say(
        f"{NAME}.title.{'agree' if agree else 'differ'}",
        exports=said[Flow.EXPORT],
        imports=said[Flow.IMPORT],
        total=said[Flow.TWO_WAY],
        together=said[SUM],
    )
    year = period(total["reference_period"], page.lang)
    page.head(
        title,
        page.say(f"{NAME}.subtitle", year=year, described=described(rows, page.lang)),
    )
    page.foot(rows)


def _amount(page: Canvas, claim: dict[str, Any]) -> str:
    text = amount(claim["value"], claim["unit"], page.lang, claim["precision"])
    return kept_whole(text, page.lang)


def _printed(page: Canvas, claim: dict[str, Any]) -> str:
    return qualified(_amount(page, claim), claim["qualifier"], page.lang)


def _bars(page: Canvas, axes: Axes, claims: dict[str, dict[str, Any]]) -> None:
    total = claims[Flow.TWO_WAY]
    axes.barh(_TOTAL, total["value"], _THICK, color=colour("claim"))
    left = 0.0
    for flow, role in _PARTS.items():
        value = claims[flow]["value"]
        axes.barh(
            _TOGETHER,
            value,
            _THICK,
            left=left,
            color=colour(role),
            edgecolor=colour("ground"),
        )
        _name(page, axes, (left, _TOGETHER), claims[flow], role)
        left += value
    _name(page, axes, (0.0, _TOTAL), total, "claim")
    axes.set_ylim(_BOTTOM, _TOP)
    axes.set_xlim(0, max(left, total["value"]) * 1.02)
    axes.set_yticks([])
    axes.grid(visible=False)
    value_axis_across(page, axes, total["unit"])
    axes.set_title(page.say(f"{NAME}.panel.bars"), pad=page.size.text * 0.4)


def _name(
    page: Canvas,
    axes: Axes,
    at: tuple[float, float],
    claim: dict[str, Any],
    role: str,
) -> None:
    """Write a bar's name and figure above its left end."""
    axes.annotate(
        f"{capital(label('flows', claim['flow'], page.lang))}\n{_printed(page, claim)}",
        (at[0], at[1] + _THICK / 2),
        (0, page.size.text * 0.3),
        textcoords="offset points",
        va="bottom",
        ha="left",
        color=colour(role),
        fontsize=page.size.text * 0.92,
        linespacing=1.2,
    )


def _zoom(page: Canvas, axes: Axes, claims: dict[str, dict[str, Any]]) -> None:
    total, together = claims[Flow.TWO_WAY], claims[SUM]
    reach = max(total["high"] - total["low"], _width(together)) or total["precision"]
    middle = total["value"]
    axes.set_xlim(middle - 1.6 * reach, middle + 1.6 * reach)
    axes.axvspan(total["low"], total["high"], color=colour("claim_tint"), zorder=0)
    for y, claim, role in ((_TOTAL, total, "claim"), (_TOGETHER, together, "ink")):
        interval(page, axes, claim, y, role)
        words = axes.annotate(
            _reach(page, claim),
            (0, y),
            (0, page.size.text * 0.8),
            xycoords=axes.get_yaxis_transform(),
            textcoords="offset points",
            va="bottom",
            color=colour(role),
            fontsize=page.size.text * 0.92,
        )
        page.wrapped(axes, words)
    axes.set_ylim(_BOTTOM, _TOP)
    axes.set_yticks([])
    axes.grid(visible=False)
    value_axis_across(page, axes, total["unit"], exact=True)
    axes.set_title(page.say(f"{NAME}.panel.zoom"), pad=page.size.text * 0.4)


def _width(claim: dict[str, Any]) -> float:
    width = claim["high"] - claim["low"]
    return width if math.isfinite(width) else 0.0


def _reach(page: Canvas, claim: dict[str, Any]) -> str:
    """Say an interval in words, open or closed."""
    fine = claim["precision"] / 10
    low, high = (
        short(claim[end], claim["unit"], page.lang, fine)
        if math.isfinite(claim[end])
        else ""
        for end in ("low", "high")
    )
    kind = "between" if low and high else "above"
    who = "sum" if claim["flow"] == SUM else "total"
    return page.say(
        f"{NAME}.reach.{kind}", who=page.say(f"{NAME}.who.{who}"), low=low, high=high
    )
