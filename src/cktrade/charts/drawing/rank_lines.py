"""Ranks over time: one line a competitor, one of them told from the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties
from matplotlib.ticker import FixedFormatter, FixedLocator

from cktrade.charts.drawing.labels import end_labels
from cktrade.charts.drawing.layout import wrap
from cktrade.charts.drawing.marks import hollow_bars, hollow_points
from cktrade.charts.drawing.row_checks import ends, known, places
from cktrade.charts.drawing.scales import time_axis
from cktrade.charts.drawing.style import colour
from cktrade.errors import DrawingError
from cktrade.vocabulary import codelist, label
from cktrade.wording import rank, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.canvas import Canvas

OURS = "KOR"
#: Share of the page's width that names beside bars may take, in points.
_NAMES = 0.3 * 72
#: From so many bars on their names are set smaller.
_MANY, _PLAIN, _DENSE, _LEAST = 11, 0.92, 0.8, 6.2
_LEAST_NARROW = 7.8  # in a column: 12 pixels on a telephone
#: Half the height of the mark of an earlier amount, in bars.
_TICK = 0.42


def ranked(rows: pd.DataFrame, chart: str) -> tuple[pd.DataFrame, list[str]]:
    """Rank partners in every period in which all of them are held.

    Parameters
    ----------
    rows : DataFrame
        With ``partner``, ``reference_period`` and ``value``; aggregates are left out,
        since one stands not beside its parts.
    chart : str
        For the message.

    Returns
    -------
    tuple of DataFrame and list of str
        The rows of the periods in which as many partners are held as in the fullest
        one, with ``rank`` (1 the largest; ties share the smaller); and the periods left
        out, because a rank among some of the competitors is none.

    Raises
    ------
    DrawingError
        If a partner stands twice in a period, or South Korea is not among them.

    """
    kinds = codelist("economies")
    single = [kinds[p]["kind"] != "aggregate" for p in rows["partner"]]
    held = known(rows[single])
    if held.duplicated(["partner", "reference_period"]).any():
        raise DrawingError(
            f"charts.{chart}: a partner stands twice in one period. Keep one basis, "
            "adjustment and vintage before drawing."
        )
    counts = held.groupby("reference_period").size()
    whole = set(counts.index[counts.eq(counts.max())])
    kept = held[held["reference_period"].isin(whole)]
    if OURS not in set(kept["partner"]):
        raise DrawingError(
            f"charts.{chart}: South Korea (KOR) is not among the partners of the "
            "fullest period. Add its rows."
        )
    order = kept.groupby("reference_period")["value"].rank(
        ascending=False, method="min"
    )
    left_out = sorted(set(counts.index) - whole)
    return kept.assign(rank=order.astype("int64")), left_out


def of_ours(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of South Korea in order of time."""
    return rows[rows["partner"].eq(OURS)].sort_values("reference_period")


def draw_bump(page: Canvas, axes: Axes, rows: pd.DataFrame) -> None:
    """Draw the rank of each partner over time, the largest on top."""
    labels: list[tuple[float, float, str, str]] = []
    width = page.size.stroke
    for partner, part in rows.groupby("partner"):
        line = part.sort_values("reference_period")
        role, wide = ("first", 1.3) if partner == OURS else ("others", 0.6)
        front = 4 if partner == OURS else 2
        axes.plot(
            places(line),
            line["rank"],
            "-o",
            color=colour(role),
            linewidth=width * wide,
            markersize=width * (1.4 + wide),
            zorder=front,
        )
        hollow_points(page, axes, line.assign(value=line["rank"]), role, 1.4 + wide)
        last = line.iloc[-1]
        words = label("economies", str(partner), page.lang)
        text = role if partner == OURS else "soft"
        labels.append((float(places(line)[-1]), float(last["rank"]), words, text))
    periods = sorted(rows["reference_period"])
    time_axis(page, axes, ends(periods[0])[0], ends(periods[-1])[1])
    last_rank = int(rows["rank"].max())
    axes.set_ylim(last_rank + 0.6, 0.4)
    axes.yaxis.set_major_locator(FixedLocator(range(1, last_rank + 1)))
    said = [rank(n, page.lang) for n in range(1, last_rank + 1)]
    axes.yaxis.set_major_formatter(FixedFormatter(said))
    axes.grid(visible=False)
    end_labels(page, axes, labels, ranks=True)


@dataclass(frozen=True)
class Bar:
    """An amount that lies.

    Attributes
    ----------
    name : str
        Before it.
    value : float
        Its length.
    ours : bool
        Whether it is told from the others.
    then : float or None
        An earlier amount, marked on it.
    hollow : bool
        Whether it is quoted or added up by others.

    """

    name: str
    value: float
    ours: bool = False
    then: float | None = None
    hollow: bool = False


def draw_ranked_bars(
    page: Canvas,
    axes: Axes,
    bars: Sequence[Bar],
    unit: str,
    *,
    names_room: float = _NAMES,
) -> None:
    """Draw amounts as bars from the largest down, those of interest told apart.

    Parameters
    ----------
    page, axes : Canvas, Axes
        Where.
    bars : sequence of Bar
        From top to bottom.
    unit : str
        Code of the values' unit.
    names_room : float
        Points that names may take for each inch of the page's width.

    """
    for n, bar in enumerate(bars):
        _lay(page, axes, -n, bar, unit)
    axes.set_ylim(0.6 - len(bars), 0.6)
    axes.set_xlim(left=min(0.0, *(bar.value for bar in bars)))
    axes.yaxis.set_major_locator(FixedLocator([-n for n in range(len(bars))]))
    least = page.size.choose(_LEAST, _LEAST, _LEAST_NARROW)
    dense = max(page.size.text * _DENSE, least)
    type_size = page.size.text * _PLAIN if len(bars) < _MANY else dense
    font = FontProperties(size=type_size)
    names = [wrap(bar.name, font, page.size.width * names_room) for bar in bars]
    axes.yaxis.set_major_formatter(FixedFormatter(names))
    axes.tick_params(axis="y", labelcolor=colour("ink"), labelsize=type_size)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.axvline(0, color=colour("axis"), linewidth=0.9)
    axes.grid(visible=False)


def _lay(page: Canvas, axes: Axes, y: float, bar: Bar, unit: str) -> None:
    """Draw one bar, the mark of the earlier amount on it, and its number behind."""
    role = "first" if bar.ours else "others"
    drawn = axes.barh(y, bar.value, 0.68, color=colour(role))
    hollow_bars(page, drawn, [bar.hollow])
    reach = max(bar.value, 0)
    if bar.then is not None:
        reach = max(reach, bar.then)
        axes.plot(
            [bar.then, bar.then],
            [y - _TICK, y + _TICK],
            "-",
            color=colour("ink"),
            linewidth=page.size.stroke * 0.8,
            solid_capstyle="butt",
        )
    axes.annotate(
        short(bar.value, unit, page.lang, zeros=True),
        (reach, y),
        (page.size.text * 0.4, 0),
        textcoords="offset points",
        va="center",
        color=colour("first" if bar.ours else "soft"),
        fontsize=page.size.text * 0.92,
        weight="bold" if bar.ours else "normal",
    )
