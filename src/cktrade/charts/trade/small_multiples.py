"""Overview: the measures of the relationship side by side, each on its own scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.charts.drawing.alt_text import told
from cktrade.charts.drawing.annotations import apart_from_reasons
from cktrade.charts.drawing.canvas import Canvas, canvas
from cktrade.charts.drawing.labels import end_labels
from cktrade.charts.drawing.marks import FIRST, SECOND, THIRD, Look, line
from cktrade.charts.drawing.row_checks import ends, in_time, known, need, place
from cktrade.charts.drawing.scales import time_axis, value_axis
from cktrade.charts.drawing.texts import capital
from cktrade.errors import DrawingError
from cktrade.vocabulary import Lang, label
from cktrade.wording import listing, period, short

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.chart import Chart
    from cktrade.charts.drawing.layout import Box

NAME = "small_multiples"
_COLUMNS = (
    "measure", "flow", "reporter", "partner", "reference_period", "value", "unit",
)  # fmt: skip
_LOOKS = (FIRST, SECOND, THIRD)
_MOST = 6
_SPAN = 5

_Panel = dict[str, "pd.DataFrame"]


def small_multiples(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw each measure in a panel of its own, its series as lines.

    Parameters
    ----------
    rows : DataFrame
        Annual rows of the wide table; one panel for each ``measure``, and in it one
        line for each ``flow`` and ``reporter``, at most three.
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
        If there are more than six measures, more than three series in one, or two rows
        for one year.

    Examples
    --------
    >>> import cktrade as ck
    >>> rows = ck.rows("two-way-trade")
    >>> chart = ck.charts.small_multiples(rows[rows["flow"].ne("balance")])
    >>> chart.name
    'small_multiples'

    """
    need(rows, NAME, *_COLUMNS)
    rows = apart_from_reasons(rows)
    with canvas(NAME, lang, size, taller=1.25 if size == "column" else 1.1) as page:
        panels = _panels(page, rows)
        page.head(_finding(page, panels), page.say(f"{NAME}.subtitle"))
        page.foot(rows)
        _draw(page, panels)
        page.describe(
            *(
                told(f"{capital(label('measures', m, lang))}, {name}", series, lang)
                for m, panel in panels.items()
                for name, series in panel.items()
            )
        )
        return page.finish()


def _panels(page: Canvas, rows: pd.DataFrame) -> dict[str, _Panel]:
    panels = {
        measure: _series(page, rows[rows["measure"].eq(measure)])
        for measure in dict.fromkeys(rows["measure"])
    }
    if len(panels) > _MOST or max(map(len, panels.values())) > len(_LOOKS):
        raise DrawingError(
            f"charts.{NAME}: at most {_MOST} measures of {len(_LOOKS)} series each "
            "stay readable. Hand in fewer."
        )
    return panels


def _series(page: Canvas, rows: pd.DataFrame) -> _Panel:
    """Return the lines of one panel by name: by flow, else by where people go."""
    if len(set(rows["flow"])) > 1:
        names = {f: capital(label("flows", f, page.lang)) for f in set(rows["flow"])}
        keys = rows["flow"]
    else:
        names = {
            r: page.say(f"{NAME}.to", reporter=label("economies", r, page.lang))
            for r in set(rows["reporter"])
        }
        keys = rows["reporter"]
    return {
        names[key]: in_time(rows[keys.eq(key)], NAME) for key in dict.fromkeys(keys)
    }


def _finding(page: Canvas, panels: dict[str, _Panel]) -> str:
    """Say which measures stand above their number five years before, and which below.

    The windows end where each series ends, which stands beside its name.
    """
    told: dict[bool, list[str]] = {True: [], False: []}
    for measure, panel in panels.items():
        for name, series in panel.items():
            what = label("measures", measure, page.lang)
            what = what if len(panel) == 1 else name
            last = known(series).iloc[-1]["reference_period"]
            when = period(last, page.lang)
            told[_risen(series)].append(
                page.say(f"{NAME}.named", name=what, period=when)
            )
    none = page.say(f"{NAME}.nothing")
    up, down = (listing(told[way], page.lang) or none for way in (True, False))
    return page.say(f"{NAME}.title", up=up, down=down, years=_SPAN)


def _risen(series: pd.DataFrame) -> bool:
    held = known(series)
    when = held["reference_period"].map(place)
    earlier = held[when.le(when.iloc[-1] - _SPAN)]
    before = earlier if not earlier.empty else held
    return bool(held["value"].iloc[-1] > before["value"].iloc[-1])


def _draw(page: Canvas, panels: dict[str, _Panel]) -> None:
    axes = page.panels(lambda box: _split(page, box, len(panels)))
    for one, (measure, panel) in zip(axes, panels.items(), strict=True):
        labels = []
        for (name, series), look in zip(panel.items(), _LOOKS, strict=False):
            line(page, one, series, Look(look.role, look.dash, look.marker, 0.8))
            last = known(series).iloc[-1]
            value = short(last["value"], last["unit"], page.lang, zeros=True)
            words = value if len(panel) == 1 else f"{name}\n{value}"
            at = place(last["reference_period"]), float(last["value"])
            labels.append((*at, words, look.role))
        _axes(page, one, panel)
        one.set_title(
            capital(label("measures", measure, page.lang)), pad=page.size.text * 0.5
        )
        end_labels(page, one, labels)


def _split(page: Canvas, box: Box, count: int) -> list[Box]:
    columns = page.size.choose(2 if count <= 4 else 3, 2, 1)  # noqa: PLR2004 -- a square of four
    gap = page.pixels(1.5 * page.size.text)
    lines = box.rows([1.0] * -(-count // columns), gap)
    cells = [cell for part in lines for cell in part.columns([1.0] * columns, gap)]
    return cells[:count]


def _axes(page: Canvas, axes: Axes, panel: _Panel) -> None:
    reach = [ends(p) for s in panel.values() for p in s["reference_period"]]
    axes.set_ylim(bottom=0)
    first, last = min(r[0] for r in reach), max(r[1] for r in reach)
    time_axis(page, axes, first, last, most=page.size.choose(7, 6, 6))
    value_axis(page, axes, next(iter(panel.values()))["unit"].iloc[0], most=3)
