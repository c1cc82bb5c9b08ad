"""Claim: one printed figure as an interval, against every reading of the record."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from cktrade.charts.drawing.canvas import Canvas, canvas
from cktrade.charts.drawing.ledger import ledger, write
from cktrade.charts.drawing.marks import interval
from cktrade.charts.drawing.provenance import sources_of_keys
from cktrade.charts.drawing.reading_rows import (
    in_order,
    reading_name,
    reading_names,
    with_limits,
)
from cktrade.charts.drawing.row_checks import need, record
from cktrade.charts.drawing.scales import value_axis_across
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.texts import capital, kept_whole
from cktrade.errors import DrawingError, NothingToDrawError
from cktrade.vocabulary import Lang, SourceKind, codelist, filled, label
from cktrade.wording import (
    amount,
    number,
    phrase,
    qualified,
    quoted,
    rank,
    short,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from cktrade.charts.drawing.chart import Chart

NAME = "claim_against_record"
_CITED = ("document", "citation", "document_title", "document_producer")
_COLUMNS = (
    "claim", "as_printed", "value", "unit", "low", "high", "precision", "qualifier",
    "verdict", "readings",
)  # fmt: skip
_MOST = 8
_OPEN = "not checkable"
#: verdict → role of the badge, as verdicts at a glance paint them; else the second
_BADGES = {
    "agrees": "first",
    "agrees on another reading": "first",
    "close": "claim",
    "outdated": "claim",
    _OPEN: "soft",
}
_THIRD = 1 / 3
#: Room under the last line, in lines, for what came of it.
_FOOT = 0.2


def claim_against_record(
    verdict: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw a claim's interval as a band, and each reading of the record against it.

    Parameters
    ----------
    verdict : DataFrame
        One row of the verdicts table: ``claim``, ``as_printed``, ``value``, ``unit``,
        ``low`` and ``high`` (missing or infinite where there is no limit),
        ``precision``, ``qualifier`` and ``readings``, the JSON of what was tried. Up
        to eight readings in the claim's unit are drawn: the one that grounds the
        verdict, every way of counting that the words allow, then the nearest; hollow
        if they are secondary or depart from what the claim states or plainly means.
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
        If there is not exactly one row, or no reading is held.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.claim_against_record(ck.rows("claim-gac-two-way-trade-2018"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...15.3...billion...'

    """
    need(verdict, NAME, *_COLUMNS)
    if len(verdict) != 1:
        raise DrawingError(
            f"charts.{NAME}: expected the verdict on one claim; found {len(verdict)}. "
            "Draw a chart for each."
        )
    claim = with_limits(record(verdict))
    readings = in_order(claim)
    if not readings:
        raise NothingToDrawError(
            f"charts.{NAME}: no reading of the record is held for {claim['claim']}, so "
            "there is nothing to draw it against."
        )
    with canvas(NAME, lang, size, taller=0.75 + min(len(readings), _MOST) / 12) as page:
        _words(page, verdict, claim, readings)
        _draw(page, claim, readings[: _most(page)])
        page.describe(*(_told(page, claim, r) for r in readings[: _most(page)]))
        return page.finish()


def _most(page: Canvas) -> int:
    """Return how many readings have room: a slide's type is large."""
    return int(page.size.choose(5, _MOST, _MOST))


def _amount(page: Canvas, claim: dict[str, Any], value: float) -> str:
    counted = codelist("units")[claim["unit"]]["kind"] == "count"
    fine = 1.0 if counted else claim["precision"] / 10
    text = amount(value, claim["unit"], page.lang, fine)
    return kept_whole(text, page.lang)


def _printed(page: Canvas, claim: dict[str, Any]) -> str:
    text = amount(claim["value"], claim["unit"], page.lang, claim["precision"])
    return qualified(kept_whole(text, page.lang), claim["qualifier"], page.lang)


def _words(
    page: Canvas,
    verdict: pd.DataFrame,
    claim: dict[str, Any],
    readings: Sequence[dict[str, Any]],
) -> None:
    word = label("verdicts", claim["verdict"], page.lang)
    printed = quoted(claim, page.lang)
    page.head(
        _title(page, claim, readings[0]),
        page.say(f"{NAME}.subtitle", printed=printed, verdict=word),
        badge=(capital(word), _BADGES.get(claim["verdict"], "second")),
    )
    _notes(page, claim, readings)
    drawn = pd.DataFrame(
        [
            {k: v for k, v in r.items() if k not in {"departures", "notes"}}
            | {
                "key": r["series"],
                "verdict": claim["verdict"],
                "as_printed": claim["as_printed"],
            }
            for r in readings[: _most(page)]
        ]
    )
    cited = verdict[[c for c in _CITED if c in verdict.columns]]
    named = pd.concat([sources_of_keys(drawn), cited], ignore_index=True)
    page.foot(drawn, named)


def _secondary(reading: dict[str, Any]) -> bool:
    return bool(reading.get("evidence") == SourceKind.SECONDARY)


def _notes(
    page: Canvas, claim: dict[str, Any], readings: Sequence[dict[str, Any]]
) -> None:
    drawn = readings[: _most(page)]
    if any(r["departures"] for r in drawn):
        page.note(page.say(f"{NAME}.departing"))
    if any(map(_secondary, drawn)):
        page.note(page.say("mark.secondary"))
    if len(readings) > _most(page):
        page.note(page.say(f"{NAME}.others", n=len(readings) - _most(page)))
    elsewhere = len(json.loads(claim["readings"])) - len(readings)
    if elsewhere:
        page.note(page.say(f"{NAME}.other_currency", n=elsewhere))


def _title(page: Canvas, claim: dict[str, Any], lead: dict[str, Any]) -> str:
    """Say what the record has, then what the document says: the verdict decides how."""
    kind = "open" if claim["verdict"] == _OPEN else "held"
    return capital(
        page.say(
            f"{NAME}.title.{kind}",
            what=reading_name(page, lead, ()),
            value=_value(page, claim, lead),
            printed=_printed(page, claim),
        )
    )


def _value(page: Canvas, claim: dict[str, Any], reading: dict[str, Any]) -> str:
    """Write a reading's number; a rank as the places that the record allows."""
    high = reading["high"]
    if reading["unit"] == "rank" and high != reading["value"]:
        code = "rank.range" if math.isfinite(high) else "rank.or_lower"
        best = rank(int(reading["value"]), page.lang)
        worst = rank(int(high), page.lang) if math.isfinite(high) else ""
        return phrase(code, page.lang, best=best, worst=worst)
    return _amount(page, claim | {"unit": reading["unit"]}, reading["value"])


def _miss(page: Canvas, reading: dict[str, Any]) -> str:
    size = abs(reading["miss"])
    if reading["unit"] == "rank":
        code = "place" if size == 1 else "places"
        return filled("caveats", code, page.lang, n=int(size))
    if reading["unit"] == "percent":
        shown = number(round(size, 1), page.lang)
        return filled("caveats", "points", page.lang, n=shown)
    if codelist("units")[reading["unit"]]["kind"] == "count":  # nobody is half a person
        return amount(max(1, round(size)), reading["unit"], page.lang)
    return short(size, reading["unit"], page.lang)


def _told(page: Canvas, claim: dict[str, Any], reading: dict[str, Any]) -> str:
    return page.say(
        f"{NAME}.told.{'fits' if reading['fits'] else 'misses'}",
        name=reading_name(page, reading),
        value=_value(page, claim, reading),
    )


def _draw(
    page: Canvas, claim: dict[str, Any], readings: Sequence[dict[str, Any]]
) -> None:
    widths = page.size.choose([5, 6], [6, 6], [4, 6])
    words, marks = ledger(page, widths, len(readings) + _FOOT)
    _scale(page, marks, claim, readings)
    low, high = marks.get_xlim()
    band = max(claim["low"], low), min(claim["high"], high)
    marks.axvspan(*band, color=colour("claim_tint"), zorder=0)
    for end in (claim["low"], claim["high"]):
        if low < end < high:
            marks.axvline(end, color=colour("claim"), linewidth=0.9, zorder=1)
    title = page.say(f"{NAME}.band", printed=_printed(page, claim))
    side = _side(marks, claim["value"])
    marks.set_title(title, loc=side, color=colour("claim"), pad=page.size.text * 0.5)
    named = zip(readings, reading_names(page, readings), strict=True)
    for n, (reading, name) in enumerate(named):
        role = "first" if reading["fits"] else "second"
        at, size = (0.0, -n - 0.5), page.size.small
        write(page, words, at, name, color=colour("ink"), fontsize=size)
        hollow = bool(reading["departures"]) or _secondary(reading)
        interval(page, marks, reading, -n - 0.5, role, hollow=hollow)
        _result(page, marks, -n - 0.5, reading, nearest=n == 0)
        _rule([words, marks], -n)


def _rule(panels: Sequence[Axes], y: float) -> None:
    """Part a line from the one above."""
    for axes in panels:
        axes.axhline(y, color=colour("grid"), linewidth=0.6, zorder=0)


def _side(axes: Axes, value: float) -> Literal["left", "center", "right"]:
    """Return the side on which words at a value stay inside the panel."""
    left, right = axes.get_xlim()
    share = (value - left) / (right - left)
    if share < _THIRD:
        return "left"
    return "right" if share > 1 - _THIRD else "center"


def _scale(
    page: Canvas,
    axes: Axes,
    claim: dict[str, Any],
    readings: Sequence[dict[str, Any]],
) -> None:
    ends = [
        claim["value"],
        claim["low"],
        claim["high"],
        *(r["value"] for r in readings),
    ]
    held = [end for end in ends if math.isfinite(end)]
    margin = 0.15 * ((max(held) - min(held)) or claim["precision"])
    axes.set_xlim(min(held) - margin, max(held) + margin)
    value_axis_across(page, axes, claim["unit"], exact=True)


def _result(
    page: Canvas, axes: Axes, y: float, reading: dict[str, Any], *, nearest: bool
) -> None:
    """Write under a reading's mark whether it fits, or by how much it misses."""
    kind = "fits" if reading["fits"] else "nearest" if nearest else "misses"
    if kind != "fits" and not reading["miss"]:
        kind = "overlaps"
    words = page.say(
        f"{NAME}.result.{kind}",
        miss=_miss(page, reading),
    )
    axes.annotate(
        words,
        (reading["value"], y),
        (0, -page.size.text * 0.5),
        textcoords="offset points",
        va="top",
        ha=_side(axes, reading["value"]),
        color=colour("first" if reading["fits"] else "second"),
        fontsize=page.size.small,
        weight="bold" if nearest and kind != "fits" else "normal",
        bbox={"facecolor": colour("ground"), "edgecolor": "none", "pad": 1},
    )
