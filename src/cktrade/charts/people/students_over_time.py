"""Students: how many there are at a year's end, and where that places them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.ticker import FixedFormatter, FixedLocator

from cktrade.charts.drawing.alt_text import told
from cktrade.charts.drawing.annotations import highest, peak_label
from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.labels import end_labels
from cktrade.charts.drawing.marks import FIRST, Look, line
from cktrade.charts.drawing.row_checks import (
    ends,
    in_time,
    known,
    need,
    place,
    record,
    records,
)
from cktrade.charts.drawing.scales import time_axis, value_axis
from cktrade.charts.drawing.texts import described, spoken
from cktrade.vocabulary import Lang, label
from cktrade.wording import in_a_sentence, ordinal, rank, short

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.charts.drawing.chart import Chart

NAME = "students_over_time"
_THIN = Look("ink", "-", "o", 0.6)


def students_over_time(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw a stock of students above its rank among all countries, year by year.

    Parameters
    ----------
    rows : DataFrame
        Rows of the wide table, one a day: the stock, and in the unit ``rank`` its
        place.
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
        If a day stands twice.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.students_over_time(ck.rows("students-over-time"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...tenth...'

    """
    need(rows, NAME, "reference_period", "value", "unit", "partner")
    placed = rows["unit"].eq("rank")
    stock, ranks = in_time(rows[~placed], NAME), in_time(rows[placed], NAME)
    with canvas(NAME, lang, size, taller=1.15) as page:
        page.head(_finding(page, stock, ranks), described(rows[~placed], lang))
        page.foot(rows)
        _draw(page, stock, ranks)
        page.describe(
            told(label("economies", stock["partner"].iloc[0], lang), stock, lang),
            _told(page, ranks),
        )
        return page.finish()


def _year(row: dict[str, object]) -> str:
    return str(row["reference_period"])[:4]


def _finding(page: Canvas, stock: pd.DataFrame, ranks: pd.DataFrame) -> str:
    first, last = record(known(stock)), record(known(stock), -1)
    then, now = record(known(ranks)), record(known(ranks), -1)
    return page.say(
        f"{NAME}.title",
        partner=in_a_sentence(last["partner"], page.lang),
        last=_year(last),
        value=spoken(last["value"], last["unit"], page.lang),
        last_rank=ordinal(int(now["value"]), page.lang),
        first=_year(first),
        earlier=spoken(first["value"], first["unit"], page.lang),
        first_rank=ordinal(int(then["value"]), page.lang),
    )


def _told(page: Canvas, ranks: pd.DataFrame) -> str:
    items = [
        page.say(
            f"{NAME}.place", year=_year(row), rank=rank(int(row["value"]), page.lang)
        )
        for row in records(known(ranks))
    ]
    return page.say(f"{NAME}.told", places=", ".join(items))


def _draw(page: Canvas, stock: pd.DataFrame, ranks: pd.DataFrame) -> None:
    gap = page.pixels(1.8 * page.size.text)
    upper, lower = page.panels(lambda box: box.rows([3, 2], gap))
    reach = int(ends(stock["reference_period"].iloc[0])[0]), _end(stock)
    line(page, upper, stock, FIRST)
    line(page, lower, ranks, _THIN)
    upper.set_ylim(bottom=0)
    for axes in (upper, lower):
        time_axis(page, axes, *reach)
    peak_label(page, upper, highest(stock))
    value_axis(page, upper, stock["unit"].iloc[0], most=5)
    upper.tick_params(labelbottom=False)
    _rank_axis(page, lower, int(known(ranks)["value"].max()))
    lower.set_title(page.say(f"{NAME}.rank"), pad=page.size.text * 0.5)
    for axes, rows, role in ((upper, stock, "first"), (lower, ranks, "ink")):
        last = record(known(rows), -1)
        words = short(last["value"], last["unit"], page.lang, zeros=True)
        end_labels(
            page, axes, [(place(last["reference_period"]), last["value"], words, role)]
        )


def _end(stock: pd.DataFrame) -> float:
    return ends(stock["reference_period"].iloc[-1])[1]


def _rank_axis(page: Canvas, axes: Axes, worst: int) -> None:
    axes.set_ylim(worst + 0.6, 0.4)
    shown = [n for n in (1, 3, 5, 10, 20, 50, 100) if n <= worst]
    axes.yaxis.set_major_locator(FixedLocator(shown))
    axes.yaxis.set_major_formatter(FixedFormatter([rank(n, page.lang) for n in shown]))
