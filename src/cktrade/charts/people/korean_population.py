"""Population: how many of Korean origin live in Canada, by the question asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.charts.drawing.alt_text import told
from cktrade.charts.drawing.canvas import Canvas, canvas
from cktrade.charts.drawing.labels import end_labels, label_above
from cktrade.charts.drawing.marks import Look, line
from cktrade.charts.drawing.row_checks import (
    ends,
    in_time,
    known,
    need,
    place,
    provisional,
    secondary,
)
from cktrade.charts.drawing.scales import time_axis, value_axis, zero_line
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.texts import capital, described
from cktrade.errors import DrawingError
from cktrade.vocabulary import Lang, label
from cktrade.wording import number, period

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.charts.drawing.chart import Chart

NAME = "korean_population"
#: Years before the newest in which a line may end and be labelled at its right.
_RECENT = 5
_LOOKS = (
    Look("first", "-", "o", 0.8),
    Look("second", "--", "s", 0.8),
    Look("third", "-.", "D", 0.8),
    Look("ink", ":", "^", 0.8),
    Look("others", "-", "v", 0.8),
    Look("claim", "--", "P", 0.8),
)


def korean_population(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw each count of people of Korean origin, a line for every way of counting.

    Parameters
    ----------
    rows : DataFrame
        Rows of the wide table; one line for each ``basis``, whose counts are never
        joined: they answer different questions.
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
        If there are more than six ways of counting, or one stands twice in a period.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.korean_population(ck.rows("korean-population"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...Korean...'

    """
    need(rows, NAME, "basis", "reference_period", "value", "unit")
    counts = {
        basis: in_time(
            rows[rows["basis"].eq(basis)], f"{NAME}, basis {basis}", regular=False
        )
        for basis in dict.fromkeys(rows["basis"])
    }
    if len(counts) > len(_LOOKS):
        raise DrawingError(
            f"charts.{NAME}: {len(counts)} ways of counting cannot be told apart in "
            f"one chart; at most {len(_LOOKS)} can. Draw fewer."
        )
    with canvas(NAME, lang, size) as page:
        subtitle = page.say(
            f"{NAME}.subtitle", described=described(rows.drop(columns="basis"), lang)
        )
        page.head(_finding(page, counts), subtitle)
        page.foot(rows)
        _draw(page, counts)
        page.describe(*(told(_name(page, b), c, lang) for b, c in counts.items()))
        return page.finish()


def _name(page: Canvas, basis: str) -> str:
    return capital(label("bases", basis, page.lang))


def _finding(page: Canvas, counts: dict[str, pd.DataFrame]) -> str:
    latest = [known(c).iloc[-1] for c in counts.values()]
    lowest = min(latest, key=lambda row: float(row["value"]))
    highest = max(latest, key=lambda row: float(row["value"]))
    return page.say(
        f"{NAME}.title",
        low=number(lowest["value"], page.lang),
        low_period=period(lowest["reference_period"][:4], page.lang),
        high=number(highest["value"], page.lang),
        high_period=period(highest["reference_period"][:4], page.lang),
    )


def _draw(page: Canvas, counts: dict[str, pd.DataFrame]) -> None:
    (axes,) = page.panels(lambda box: [box])
    ended = []
    for (basis, count), look in zip(counts.items(), _LOOKS, strict=False):
        line(page, axes, count, look)
        held = known(count)
        every = held["reference_period"].map(place)
        filled = ~(secondary(held) | provisional(held))
        axes.plot(
            every[filled], held["value"][filled], look.marker, color=colour(look.role)
        )
        last = held.iloc[-1]
        words = page.say(
            f"{NAME}.label",
            value=number(last["value"], page.lang),
            year=period(last["reference_period"][:4], page.lang),
        )
        at = float(every.iloc[-1]), float(last["value"])
        ended.append((*at, f"{_name(page, basis)}\n{words}", look.role))
    reach = [ends(p) for c in counts.values() for p in c["reference_period"]]
    axes.set_ylim(bottom=0)
    time_axis(
        page, axes, min(r[0] for r in reach) - 0.5, max(r[1] for r in reach) + 0.5
    )
    value_axis(page, axes, next(iter(counts.values()))["unit"].iloc[0])
    zero_line(axes)
    newest = max(x for x, *_ in ended) - _RECENT
    end_labels(page, axes, [late for late in ended if late[0] >= newest])
    for early in ended:
        if early[0] < newest:
            label_above(page, axes, early)
