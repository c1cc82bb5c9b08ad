"""Charts of ranks: of partners, or of the countries that students come from."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.rank_lines import (
    OURS,
    Bar,
    draw_bump,
    draw_ranked_bars,
    of_ours,
    ranked,
)
from cktrade.charts.drawing.row_checks import records, secondary
from cktrade.charts.drawing.texts import described, spoken, year_list
from cktrade.vocabulary import Lang, label
from cktrade.wording import number, ordinal, period

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.charts.drawing.chart import Chart

#: Of students, the places to which all countries are drawn.
_WHOLE_FIELD = 10


def draw_ranks(rows: pd.DataFrame, name: str, lang: Lang, size: str) -> Chart:
    """Draw ranks over time, or the amounts of one year; `name` gives the words."""
    kept, left_out = ranked(rows, name)
    with canvas(name, lang, size) as page:
        page.head(_finding(page, kept), described(kept, lang))
        if left_out:
            years = year_list(left_out, lang)
            page.note(page.say("ranks.left_out", years=years))
        if name == "students_ranked" and kept["rank"].max() > _WHOLE_FIELD:
            page.note(page.say("students_ranked.below"))
        if {"competitors", "unseen"} <= {*kept.columns}:
            page.note(_unnamed(page, kept))
        page.foot(kept)
        (axes,) = page.panels(lambda box: [box])
        if len(set(kept["reference_period"])) > 1:
            draw_bump(page, axes, kept)
        else:
            _draw_year(page, axes, kept)
        page.describe(*_told(page, kept))
        return page.finish()


def _draw_year(page: Canvas, axes: Axes, kept: pd.DataFrame) -> None:
    ordered = kept.sort_values("value", ascending=False)
    quoted = secondary(ordered)
    bars = [
        Bar(
            label("economies", row["partner"], page.lang), row["value"],
            _is_ours(row), hollow=bool(hollow),
        )
        for row, hollow in zip(records(ordered), quoted, strict=True)
    ]  # fmt: skip
    draw_ranked_bars(page, axes, bars, ordered["unit"].iloc[0])


def _is_ours(row: dict[str, Any]) -> bool:
    return bool(row["partner"] == OURS)


def _finding(page: Canvas, kept: pd.DataFrame) -> str:
    ours = of_ours(kept)
    first, last = ours.iloc[0], ours.iloc[-1]
    kind = f"then_now.{_way(first['rank'], last['rank'])}" if len(ours) > 1 else "one"
    return page.say(
        f"{page.name}.title.{kind}",
        count=number(_count(kept), page.lang),
        first_rank=ordinal(int(first["rank"]), page.lang),
        first=period(first["reference_period"], page.lang),
        last_rank=ordinal(int(last["rank"]), page.lang),
        last=period(last["reference_period"], page.lang),
        value=spoken(last["value"], last["unit"], page.lang),
    )


def _count(kept: pd.DataFrame) -> int:
    """Return among how many the rank was taken: more than are drawn, if rows say so."""
    if "competitors" in kept.columns:
        return int(kept["competitors"].max()) + 1
    return int(kept["partner"].nunique())


def _unnamed(page: Canvas, kept: pd.DataFrame) -> str:
    """Say how many partners that the table does not name may be larger."""
    unseen = kept["unseen"].max()
    kind = "none" if not unseen else "some" if math.isfinite(unseen) else "any"
    return page.say(f"ranks.unnamed.{kind}", n=unseen)


def _way(first: int, last: int) -> str:
    """Say whether a place went up (a smaller number), down or nowhere."""
    return "same" if first == last else "up" if last < first else "down"


def _told(page: Canvas, kept: pd.DataFrame) -> list[str]:
    """Tell South Korea's ranks and, of the last period, everyone's amount."""
    last = kept["reference_period"].max()
    final = kept[kept["reference_period"].eq(last)].sort_values("rank")
    places = [
        page.say(
            "ranks.place",
            rank=row["rank"],
            name=label("economies", row["partner"], page.lang),
            value=spoken(row["value"], row["unit"], page.lang),
        )
        for row in records(final)
    ]
    return [page.say("ranks.order", period=period(last, page.lang)), *places]
