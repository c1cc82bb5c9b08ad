"""People: how many stand between the two countries, as the documents print it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

from cktrade.charts.drawing.canvas import Canvas, canvas
from cktrade.charts.drawing.ledger import ledger, write
from cktrade.charts.drawing.marks import interval
from cktrade.charts.drawing.row_checks import need, records
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.texts import capital, kept_whole
from cktrade.errors import DrawingError
from cktrade.vocabulary import NOT_STATED, Lang
from cktrade.wording import amount, measured, number, period, qualified, short

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.chart import Chart

NAME = "people_between"
_COLUMNS = (
    "topic", "measure", "reference_period", "value", "unit", "low", "high",
    "precision", "qualifier",
)  # fmt: skip
_HEADING = 0.85
_MIDDLE = 0.52
#: Counts of one moment; every other unit counts over a year, and is never beside them.
_STOCKS = frozenset({"persons"})
_TRAVEL = "travel"


@dataclass(frozen=True)
class _Line:
    """One line of the display: a heading, or a claim."""

    text: str
    claim: dict[str, Any] | None = None


def people_between(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw every printed count of people: of a year, and apart from it at one time.

    Parameters
    ----------
    rows : DataFrame
        Claims in persons, persons per year, trips or places per year, with ``low`` and
        ``high``; infinite where the document sets no limit ("over").
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
        If there is no row, or a number is not above zero: a logarithmic scale has none.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.people_between(ck.rows("people-between"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...South Korea...'

    """
    need(rows, NAME, *_COLUMNS)
    if not rows["value"].gt(0).all():
        raise DrawingError(
            f"charts.{NAME}: a number is zero, negative or missing, which a "
            "logarithmic scale cannot show. Leave it out and say so."
        )
    narrow = 0.7 if size == "column" else 0.0  # words stand there in up to three lines
    taller = 1.1 + narrow + max(0, len(rows) - 6) / 8
    with canvas(NAME, lang, size, taller=taller) as page:
        lines = _lines(page, rows)
        _words(page, rows)
        _draw(page, lines)
        page.describe(*(_told(page, line) for line in lines if line.claim))
        return page.finish()


def _lines(page: Canvas, rows: pd.DataFrame) -> list[_Line]:
    """Return headings and claims from top to bottom, the largest first."""
    stock = rows["unit"].isin(_STOCKS) & rows["topic"].ne(_TRAVEL)
    lines = []
    for group, part in (("flow", rows[~stock]), ("stock", rows[stock])):
        if part.empty:
            continue
        lines.append(_Line(page.say(f"{NAME}.group.{group}")))
        ordered = part.sort_values("value", ascending=False, kind="stable")
        lines += [_Line(_name(page, claim), claim) for claim in records(ordered)]
    return lines


def _name(page: Canvas, claim: dict[str, Any]) -> str:
    measure = capital(measured(claim, page.lang))
    if claim["reference_period"] == NOT_STATED:
        return measure
    when = period(claim["reference_period"], page.lang)
    return page.say(f"{NAME}.name", measure=measure, period=when)


def _printed(page: Canvas, claim: dict[str, Any]) -> str:
    """Return the figure with its qualifier, both as printed."""
    text = amount(claim["value"], claim["unit"], page.lang, claim["precision"])
    return qualified(kept_whole(text, page.lang), claim["qualifier"], page.lang)


def _words(page: Canvas, rows: pd.DataFrame) -> None:
    ends = {"smallest": rows["value"].min(), "largest": rows["value"].max()}
    said = {k: number(v, page.lang) for k, v in ends.items()}
    page.head(page.say(f"{NAME}.title", **said), page.say(f"{NAME}.subtitle"))
    if not rows["high"].map(math.isfinite).all():
        page.note(page.say(f"{NAME}.note.open"))
    page.foot(rows)


def _told(page: Canvas, line: _Line) -> str:
    printed = _printed(page, line.claim or {})
    return page.say(f"{NAME}.told", name=line.text, printed=printed)


def _draw(page: Canvas, lines: list[_Line]) -> None:
    widths = page.size.choose([5, 5], [6, 4], [5, 4])
    words, marks = ledger(page, widths, sum(_height(line) for line in lines))
    _scale(page, marks, [line.claim["value"] for line in lines if line.claim])
    top = 0.0
    for line in lines:
        middle = top - _height(line) / 2
        _write(page, words, middle, line)
        if line.claim is not None:
            marks.axhline(middle, color=colour("grid"), linewidth=0.8, zorder=0.5)
            interval(page, marks, line.claim, middle, "claim")
        top -= _height(line)


def _height(line: _Line) -> float:
    return _HEADING if line.claim is None else 1.0


def _scale(page: Canvas, axes: Axes, values: list[float]) -> None:
    low = math.floor(math.log10(min(values)))
    high = math.ceil(math.log10(max(values) * 1.01))
    axes.set_xscale("log")
    axes.set_xlim(10**low, 10**high)
    powers = [10**n for n in range(low, high + 1)]
    axes.xaxis.set_major_locator(FixedLocator(powers))
    said = [short(p, "persons", page.lang) for p in powers]
    axes.xaxis.set_major_formatter(FixedFormatter(said))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.grid(visible=True, axis="x")


def _write(page: Canvas, axes: Axes, y: float, line: _Line) -> None:
    """Write a heading, or a figure and under it what it counts."""
    size = page.size
    if line.claim is None:
        write(page, axes, (0, y), line.text, color=colour("ink"), fontsize=size.text)
        return
    figure = capital(_printed(page, line.claim))
    big: dict[str, Any] = {
        "weight": "bold",
        "color": colour("claim"),
        "fontsize": size.text * 1.1,
    }
    soft: dict[str, Any] = {"color": colour("soft"), "fontsize": size.small}
    if size.name == "column":  # too narrow to stand side by side
        lift = size.text * 0.15
        write(page, axes, (0, y), figure, lift=lift, **big)
        write(page, axes, (0, y), line.text, lift=-lift, **soft)
    else:
        write(page, axes, (0, y), figure, room=_MIDDLE, **big)
        write(page, axes, (_MIDDLE, y), line.text, room=1 - _MIDDLE, **soft)
