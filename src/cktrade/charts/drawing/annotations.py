"""What a reader asks of a point: its number beside it, and what explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.font_manager import FontProperties

from cktrade.charts.drawing.layout import wrap
from cktrade.charts.drawing.row_checks import known, place, records
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.texts import capital, spoken
from cktrade.vocabulary import codelist, label
from cktrade.wording import period, short

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.canvas import Canvas

#: Share of the page's width that the words at a point may take, in points.
_ROOM = 0.2 * 72
_HALF = 0.5
#: Share of a panel's height that is near its heading.
_TOP = 0.15
#: How far above a peak, in its height, a panel reaches for the words over it.
_OVER_PEAK = 1.22


def explained(page: Canvas, rows: pd.DataFrame) -> pd.DataFrame:
    """Say in notes what rows explain, and return the rows that are drawn.

    Parameters
    ----------
    page : Canvas
        Gets the notes.
    rows : DataFrame
        Those with ``explains``, the code of a text, are numbers that explain another:
        the section behind a month, the programme behind a year.

    Returns
    -------
    DataFrame
        The others.

    """
    drawn = apart_from_reasons(rows)
    for row in records(rows.drop(drawn.index)):
        product = str(row.get("product", ""))
        named = product in codelist("products")
        told = page.say(
            row["explains"],
            period=period(row["reference_period"], page.lang),
            value=spoken(row["value"], row["unit"], page.lang),
            product=label("products", product, page.lang) if named else product,
        )
        page.note(capital(told))
    return drawn


def apart_from_reasons(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that explain no other."""
    if "explains" not in rows.columns:
        return rows
    return rows[rows["explains"].fillna("").eq("")]


def highest(rows: pd.DataFrame) -> dict[str, Any]:
    """Return the row of the highest number; of several the first."""
    held = known(rows)
    return records(held.iloc[[int(held["value"].argmax())]])[0]


def number_above(page: Canvas, axes: Axes, row: dict[str, Any]) -> None:
    """Write a number above its bar."""
    _write(
        page,
        axes,
        row,
        short(row["value"], row["unit"], page.lang, zeros=True),
        "center",
    )


def point_label(page: Canvas, axes: Axes, row: dict[str, Any]) -> None:
    """Write a point's number and period beside it, on the side that has room."""
    left, right = axes.get_xlim()
    before = place(row["reference_period"]) > left + _HALF * (right - left)
    words = _number_and_period(page, row)
    _write(page, axes, row, words, "right" if before else "left")


def peak_label(page: Canvas, axes: Axes, row: dict[str, Any]) -> None:
    """Write a peak's number and period above it, where its line cannot run through.

    The panel is made higher if its words would leave it.
    """
    low, high = axes.get_ylim()
    axes.set_ylim(low, max(high, low + (row["value"] - low) * _OVER_PEAK))
    _write(page, axes, row, _number_and_period(page, row), "center")


def _number_and_period(page: Canvas, row: dict[str, Any]) -> str:
    value = short(row["value"], row["unit"], page.lang, zeros=True)
    when = period(_year_of(row["reference_period"]), page.lang)
    return page.say("mark.point", value=value, period=when)


def _year_of(text: str) -> str:
    """Name a year's last day by its year: beside a point there is no room for more."""
    return text.removesuffix("-12-31")


def _write(
    page: Canvas, axes: Axes, row: dict[str, Any], words: str, side: str
) -> None:
    size = page.size.text * 0.92
    across = {"center": 0.0, "left": 0.5, "right": -0.5}[side] * page.size.text
    above = page.size.text * 0.15 if side == "center" else 0.0
    low, high = axes.get_ylim()
    hangs = row["value"] > high - _TOP * (high - low)  # a panel's heading is above
    axes.annotate(
        wrap(words, FontProperties(size=size), page.size.width * _ROOM),
        (place(row["reference_period"]), row["value"]),
        (across, above),
        textcoords="offset points",
        ha=side,
        va="bottom" if side == "center" else "top" if hangs else "center",
        color=colour("ink"),
        fontsize=size,
        linespacing=1.1,
        bbox={"facecolor": colour("ground"), "edgecolor": "none", "pad": 0.5},
        zorder=5,
    )
