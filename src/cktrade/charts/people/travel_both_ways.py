"""Travel: how many trips the people of the two countries make to each other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from cktrade.charts.drawing.alt_text import told
from cktrade.charts.drawing.canvas import Canvas, canvas
from cktrade.charts.drawing.labels import end_labels, happenings, lead_claim
from cktrade.charts.drawing.marks import bars, crosses, pale_bars
from cktrade.charts.drawing.row_checks import (
    claims_apart,
    ends,
    in_time,
    known,
    need,
    place,
)
from cktrade.charts.drawing.scales import time_axis, value_axis, zero_line
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.texts import described, year_list
from cktrade.errors import NothingToDrawError
from cktrade.vocabulary import Flow, Lang, Qualifier, label, periods
from cktrade.wording import amount, number, period, qualified, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.chart import Chart

NAME = "travel_both_ways"
_ROLES = ("first", "second")


def travel_both_ways(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw visitors each way, stacked, against what a document prints of both.

    Parameters
    ----------
    rows : DataFrame
        Annual rows of the wide table with the flow ``arrivals``, one reporter for each
        direction; ``two_way`` where both are on record; optionally claims (rows
        with ``claim``, ``low``, ``high`` and ``qualifier``). A year in which only one
        direction is on record is drawn pale: its bar is not the total. Of several
        claims the first is drawn, and a note names the others.
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
        If the arrivals are not those of two reporters, or a year stands twice.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.travel_both_ways(ck.rows("travel-both-ways"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...440,000...'

    """
    need(rows, NAME, "flow", "reporter", "partner", "reference_period", "value", "unit")
    observed, claims = claims_apart(rows, NAME)
    arrivals = observed[observed["flow"].eq(Flow.ARRIVALS)]
    ways = _ways(arrivals)
    both = observed[observed["flow"].eq(Flow.TWO_WAY)]
    totals = in_time(both, f"{NAME}, both ways", regular=False)
    with canvas(NAME, lang, size) as page:
        claim = lead_claim(page, claims)
        page.head(_finding(page, totals, claim), described(arrivals, lang))
        page.foot(rows)
        _draw(page, ways, totals, claim)
        page.describe(
            *(told(_direction(page, way), way, lang) for way in ways),
            told(page.say(f"{NAME}.both"), totals, lang),
        )
        return page.finish()


def _ways(arrivals: pd.DataFrame) -> list[pd.DataFrame]:
    reporters = [*dict.fromkeys(arrivals["reporter"])]
    if len(reporters) != len(_ROLES):
        raise NothingToDrawError(
            f"charts.{NAME}: expected arrivals counted by two reporters; found "
            f"{', '.join(reporters) or 'none'}. Hand in both directions."
        )
    return [
        in_time(
            arrivals[arrivals["reporter"].eq(r)], f"{NAME}, reporter {r}", regular=False
        )
        for r in reporters
    ]


def _direction(page: Canvas, way: pd.DataFrame) -> str:
    reporter = label("economies", way["reporter"].iloc[0], page.lang)
    partner = label("economies", way["partner"].iloc[0], page.lang)
    return page.say(f"{NAME}.direction", origin=partner, destination=reporter)


def _finding(page: Canvas, totals: pd.DataFrame, claim: dict[str, Any] | None) -> str:
    if claim is None:
        last = totals.iloc[-1]
        return page.say(
            f"{NAME}.title.latest",
            value=number(last["value"], page.lang),
            year=year_list([last["reference_period"]], page.lang),
        )
    open_ended = claim["qualifier"] in {Qualifier.OVER, Qualifier.UNDER}
    inside = totals["value"].between(
        claim["low"], claim["high"], inclusive="neither" if open_ended else "both"
    )
    years = totals["reference_period"][inside].tolist()
    return page.say(
        f"{NAME}.title.{'some' if years else 'never'}",
        claim=_printed(page, claim),
        years=year_list(years, page.lang),
        count=len(years),
        of=len(totals),
    )


def _printed(page: Canvas, claim: dict[str, Any]) -> str:
    value, unit = claim["value"], claim["unit"]
    # Korean counts what it names: 44만 명; the others name it in the sentence
    shown = (
        amount(value, unit, page.lang)
        if page.lang == "ko"
        else number(value, page.lang)
    )
    return qualified(shown, claim["qualifier"], page.lang)


def _draw(
    page: Canvas,
    ways: Sequence[pd.DataFrame],
    totals: pd.DataFrame,
    claim: dict[str, Any] | None,
) -> None:
    (axes,) = page.panels(lambda box: [box])
    both = totals["reference_period"]
    base = np.zeros(len(totals))
    labels = []
    span = periods.parts(_span(ways), "A")
    first, last = ends(span[0])[0], ends(span[-1])[1]
    held = {p for way in ways for p in known(way)["reference_period"]}
    crosses(page, axes, np.array([place(p) for p in span if p not in held]))
    for way, role in zip(ways, _ROLES, strict=True):
        whole = in_time(way[way["reference_period"].isin(both)], NAME, regular=False)
        pale_bars(page, axes, way[~way["reference_period"].isin(both)], role)
        bars(page, axes, whole, role, base=base)
        labels.append(
            (last, base[-1] + whole["value"].iloc[-1] / 2, _label(page, whole), role)
        )
        base = base + whole["value"].to_numpy("float64")
    time_axis(page, axes, first, last)
    axes.set_ylim(0, totals["value"].max() * 1.08)
    value_axis(page, axes, totals["unit"].iloc[0])
    zero_line(axes)
    if claim:
        _cited(page, axes, claim)
    end_labels(page, axes, labels)
    happenings(page, [axes])


def _span(ways: Sequence[pd.DataFrame]) -> str:
    """Return the first to the last year in which anybody counted."""
    years = sorted(p for way in ways for p in way["reference_period"])
    return f"{years[0]}/{years[-1]}"


def _label(page: Canvas, way: pd.DataFrame) -> str:
    last = way.iloc[-1]
    words = page.say(
        f"{NAME}.label",
        value=short(last["value"], last["unit"], page.lang, zeros=True),
        year=period(last["reference_period"], page.lang),
    )
    return f"{_direction(page, way)}\n{words}"


def _cited(page: Canvas, axes: Axes, claim: dict[str, Any]) -> None:
    top = axes.get_ylim()[1]
    high = claim["high"] if math.isfinite(claim["high"]) else top
    axes.axhspan(claim["low"], high, color=colour("claim_tint"), zorder=0)
    axes.axhline(
        claim["value"], color=colour("claim"), linewidth=page.size.stroke * 0.7
    )
    axes.annotate(
        page.say(f"{NAME}.cited", value=_printed(page, claim)),
        (0, claim["value"]),
        (page.size.text * 0.4, page.size.text * 0.3),
        xycoords=axes.get_yaxis_transform(),
        textcoords="offset points",
        va="bottom",
        color=colour("claim"),
        fontsize=page.size.text * 0.92,
        bbox={"facecolor": colour("claim_tint"), "edgecolor": "none", "pad": 1},
    )
