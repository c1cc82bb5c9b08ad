"""Rank: South Korea's place among Canada's partners in goods, year by year."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.ticker import FixedFormatter, FixedLocator

from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.labels import end_labels
from cktrade.charts.drawing.marks import FIRST, SECOND, Look, line
from cktrade.charts.drawing.rank_lines import OURS, of_ours
from cktrade.charts.drawing.row_checks import (
    ends,
    in_time,
    known,
    need,
    place,
    places,
    record,
    records,
)
from cktrade.charts.drawing.scales import time_axis
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.texts import capital, year_list
from cktrade.vocabulary import Lang, label
from cktrade.wording import ordinal, period, phrase, rank

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.charts.drawing.chart import Chart
    from cktrade.charts.drawing.layout import Box

NAME = "rank_over_time"
#: Basis → how its line looks; the first also bears the rivals.
_LOOKS = {"customs": FIRST, "balance_of_payments": SECOND}
_ABOVE = 2
#: A place is as high as a name, which a column sets larger for its width.
_TALLER = {"page": 1.4, "column": 1.55}


def rank_over_time(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw South Korea's place year by year, on each basis in a panel of its own.

    Parameters
    ----------
    rows : DataFrame
        One row a partner, ``basis`` and year in the unit ``rank``: ``value`` is the
        best place that the record allows, ``low`` to ``high`` reach to the worst;
        ``competitors`` is how many the table names. The customs basis may hold rivals,
        which are drawn in grey.
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
        If a partner stands twice in a year on one basis.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.rank_over_time(ck.rows("rank-over-time"))
    >>> chart.title  # doctest: +ELLIPSIS
    'South Korea ... seventh...'

    """
    need(rows, NAME, "partner", "basis", "reference_period", "value", "low", "high",
         "competitors")  # fmt: skip
    panels = {b: rows[rows["basis"].eq(b)] for b in _LOOKS if rows["basis"].eq(b).any()}
    ours = {b: in_time(of_ours(part), NAME) for b, part in panels.items()}
    with canvas(NAME, lang, size, taller=_TALLER.get(size, 1.35)) as page:
        page.head(
            _finding(page, next(iter(ours.values()))), page.say(f"{NAME}.subtitle")
        )
        for basis, part in ours.items():
            page.note(_named(page, basis, part))
        page.foot(rows)
        _draw(page, panels, ours)
        page.describe(*(_told(page, b, part) for b, part in ours.items()))
        return page.finish()


def _basis(page: Canvas, basis: str) -> str:
    return capital(label("bases", basis, page.lang))


def _at_best(page: Canvas, row: dict[str, Any]) -> str:
    """Say a place in words, and whether it is only the best of several."""
    kind = "exact" if row["low"] == row["high"] else "best"
    said = ordinal(int(row["value"]), page.lang)
    return page.say(f"{NAME}.place.{kind}", place=said)


def _finding(page: Canvas, ours: pd.DataFrame) -> str:
    held = records(known(ours))
    first, last = held[0], held[-1]
    return page.say(
        f"{NAME}.title",
        last=period(last["reference_period"], page.lang),
        last_place=_at_best(page, last),
        first=period(first["reference_period"], page.lang),
        first_place=_at_best(page, first),
    )


def _named(page: Canvas, basis: str, ours: pd.DataFrame) -> str:
    """Say how many competitors the tables of a basis name, and in which years."""
    held = known(ours)
    spans = [
        page.say(
            f"{NAME}.named.years",
            n=count,
            years=year_list([*part["reference_period"]], page.lang),
        )
        for count, part in held.groupby("competitors", sort=False)
    ]
    named = label("bases", basis, page.lang)
    return page.say(f"{NAME}.named", basis=named, spans=", ".join(spans))


def _places(page: Canvas, row: dict[str, Any]) -> str:
    best, worst = (rank(int(row[end]), page.lang) for end in ("low", "high"))
    if best == worst:
        return best
    return phrase("rank.range", page.lang, best=best, worst=worst)


def _told(page: Canvas, basis: str, ours: pd.DataFrame) -> str:
    """Tell the places of every year, years of one place together."""
    runs = groupby(records(known(ours)), key=lambda row: _places(page, row))
    said = [
        page.say(
            f"{NAME}.told.run",
            years=year_list([r["reference_period"] for r in run], page.lang),
            places=placed,
        )
        for placed, run in runs
    ]
    runs_said = page.say(f"{NAME}.told.separator").join(said)
    return page.say(f"{NAME}.told", basis=_basis(page, basis), runs=runs_said)


def _draw(
    page: Canvas, panels: dict[str, pd.DataFrame], ours: dict[str, pd.DataFrame]
) -> None:
    tops = [_top(panels[b], ours[b]) for b in panels]
    axes = page.panels(lambda box: _split(page, box, tops, [*ours.values()]))
    periods = sorted(p for part in ours.values() for p in part["reference_period"])
    for one, top, (basis, part) in zip(axes, tops, panels.items(), strict=True):
        labels = _rivals(page, one, part[part["partner"].ne(OURS)])
        labels.append(_own(page, one, ours[basis], _LOOKS[basis]))
        reach = ends(periods[0])[0], ends(periods[-1])[1]
        time_axis(page, one, *reach, most=page.size.choose(6, 12, 6))
        _rank_axis(page, one, top, int(ours[basis]["high"].max()))
        one.set_title(_basis(page, basis), pad=page.size.text * 0.5)
        end_labels(page, one, labels, ranks=True)


def _split(
    page: Canvas, box: Box, tops: list[int], ours: list[pd.DataFrame]
) -> list[Box]:
    """Set the panels side by side on a slide, else so that a place is as high."""
    if page.size.name == "slide":
        return box.columns([3, 2][: len(ours)], page.pixels(2 * page.size.text))
    spans = [float(o["high"].max()) - t + 1.6 for o, t in zip(ours, tops, strict=True)]
    return box.rows(spans, page.pixels(2 * page.size.text))


def _top(part: pd.DataFrame, ours: pd.DataFrame) -> int:
    """Return the place at the top of a panel: the first, where rivals are drawn."""
    if part["partner"].ne(OURS).any():
        return 1
    return max(1, int(ours["low"].min()) - _ABOVE)


def _rank_axis(page: Canvas, axes: Axes, top: int, bottom: int) -> None:
    axes.set_ylim(bottom + 0.8, top - 0.8)
    step = page.size.choose(1, 1, 2)
    shown = range(top, bottom + 1, step)
    axes.yaxis.set_major_locator(FixedLocator([*shown]))
    axes.yaxis.set_major_formatter(FixedFormatter([rank(n, page.lang) for n in shown]))
    axes.grid(visible=False)


def _own(
    page: Canvas, axes: Axes, ours: pd.DataFrame, look: Look
) -> tuple[float, float, str, str]:
    """Draw the best place as a line, and under each point how low it may have been."""
    held = known(ours)
    x = np.repeat(places(held), 3)
    gaps = np.full(len(held), np.nan)
    reach = np.column_stack([held["low"], held["high"], gaps]).ravel()
    axes.plot(x, reach, "-", color=colour(look.role), linewidth=page.size.stroke * 0.4)
    line(page, axes, ours, look)
    last = record(held, -1)
    name = label("economies", OURS, page.lang)
    words = f"{name} {_places(page, last)}"
    return place(last["reference_period"]), last["value"], words, look.role


def _rivals(
    page: Canvas, axes: Axes, rivals: pd.DataFrame
) -> list[tuple[float, float, str, str]]:
    """Draw the other partners in grey, and return their names for the end."""
    labels = []
    for partner, part in rivals.groupby("partner"):
        run = in_time(part, NAME)
        axes.plot(
            places(run),
            run["value"],
            "-",
            color=colour("others"),
            linewidth=page.size.stroke * 0.5,
            zorder=1.5,
        )
        last = record(known(run), -1)
        words = label("economies", str(partner), page.lang)
        at = place(last["reference_period"]), float(last["value"])
        labels.append((*at, words, "soft"))
    return labels
