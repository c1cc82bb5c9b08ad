"""The numbers of a chart as categories and series: what an office can draw again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import pandas as pd

from cktrade import wording
from cktrade.exhibits.grid import Cell, Grid, Group
from cktrade.vocabulary import Flow, SourceKind, label, periods
from cktrade.wording.brief_texts import say
from cktrade.wording.units import scale, unit_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.vocabulary import Lang

Kind = Literal["line", "bar", "stacked"]
_OURS = "KOR"


@dataclass(frozen=True)
class Series:
    """One run of numbers, one a category; None where there is no number.

    Attributes
    ----------
    name : str
        In the reader's language.
    role : str
        Its colour: a role of the palette.
    numbers : tuple of float or None
        In the unit of the plot.
    hollow : tuple of bool
        Which numbers are secondary: quoted or added up by others; () if none is.

    """

    name: str
    role: str
    numbers: tuple[float | None, ...]
    hollow: tuple[bool, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plot:
    """Categories and series.

    Attributes
    ----------
    kind : {'line', 'bar', 'stacked'}
        Lines over time; bars that lie, side by side or end to end.
    corner : str
        The head over the categories.
    categories : tuple of str
        In the reader's language.
    dates : tuple of date
        The first day of each category, where categories are periods.
    series : tuple of Series
        At least one.
    unit : str
        The unit of every number, e.g. *Millions of Canadian dollars*.
    decimals : int
        Digits after the decimal mark that were published.
    ranks : bool
        Whether the numbers are ranks, the first of which stands on top.
    strong : int or None
        The category that is told from the others.
    spans : bool
        Whether lines run on over categories without a number, as between censuses.
    subtitle : str
        What is drawn, where it is not all that the chart draws; else "".

    """

    kind: Kind
    corner: str
    categories: tuple[str, ...]
    dates: tuple[date, ...] = ()
    series: tuple[Series, ...]
    unit: str
    decimals: int = 0
    ranks: bool = False
    strong: int | None = None
    spans: bool = False
    subtitle: str = ""

    @property
    def yearly(self) -> bool:
        """Whether every category is a year, or none is a period."""
        return all((day.month, day.day) == (1, 1) for day in self.dates)


def over_time(
    parts: Sequence[tuple[str, str, pd.DataFrame]], lang: Lang, *, ranks: bool = False
) -> Plot:
    """Lay runs of numbers side by side, one category a period.

    Parameters
    ----------
    parts : sequence of (name, role, rows)
        The rows of each run, in one unit, with ``reference_period``, ``value``,
        ``unit`` and ``precision``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    ranks : bool
        Whether the numbers are ranks.

    """
    every = pd.concat([rows for _, _, rows in parts])
    unit = str(every["unit"].iloc[0])
    spans = sorted(set(every["reference_period"]), key=periods.bounds)
    series = []
    for name, role, rows in parts:
        values = dict(zip(rows["reference_period"], scaled(rows, unit), strict=True))
        marks = zip(rows["reference_period"], secondary(rows), strict=False)
        quoted = {span for span, mark in marks if mark}
        hollow = tuple(span in quoted for span in spans) if quoted else ()
        numbers = tuple(values.get(span) for span in spans)
        series.append(Series(name, role, numbers, hollow))
    return Plot(
        kind="line",
        corner=say("column.period", lang),
        categories=tuple(wording.period(span, lang) for span in spans),
        dates=tuple(periods.bounds(span)[0] for span in spans),
        series=tuple(series),
        unit=say("axis.rank", lang) if ranks else unit_header(unit, lang),
        decimals=decimals(every, unit),
        ranks=ranks,
    )


def scaled(rows: pd.DataFrame, unit: str) -> tuple[float | None, ...]:
    """Return the numbers of rows: money in millions, all else in whole units."""
    power = 0 if unit == "rank" else scale(unit)
    return tuple(None if pd.isna(v) else v / 10**power for v in rows["value"])


def secondary(rows: pd.DataFrame) -> tuple[bool, ...]:
    """Say of each number whether it is secondary; () if none is."""
    if "evidence" not in rows:
        return ()
    found = rows["evidence"].eq(SourceKind.SECONDARY) & rows["value"].notna()
    return tuple(map(bool, found)) if found.any() else ()


def decimals(rows: pd.DataFrame, unit: str) -> int:
    """Return how many digits were published after the mark of :func:`scaled`."""
    power = 0 if unit == "rank" else scale(unit)
    return max(0, power - wording.last_warranted(rows["precision"].min()))


def as_grid(plot: Plot, title: str, lang: Lang) -> Grid:
    """Return the numbers of a chart as a table.

    Parameters
    ----------
    plot : Plot
        What :func:`plot` returned.
    title : str
        Its caption; the unit stands behind it.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    """
    rows = tuple(
        (
            Cell(category),
            *(_cell(number, plot.decimals, lang) for number in numbers),
        )
        for category, *numbers in zip(
            plot.categories, *(one.numbers for one in plot.series), strict=True
        )
    )
    return Grid(
        title=wording.phrase("what.kind", lang, what=title, kind=plot.unit),
        subtitle="",
        heads=(plot.corner, *(series.name for series in plot.series)),
        numeric=(False, *(True for _ in plot.series)),
        unit=plot.unit,
        groups=(Group("", rows),),
        notes=(),
    )


def _cell(value: float | None, decimals: int, lang: Lang) -> Cell:
    return Cell("–" if value is None else wording.number(value, lang, decimals))


def by_flow(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return one line a flow: exports, imports, both ways, balance."""
    roles = {
        Flow.EXPORT: "first",
        Flow.IMPORT: "second",
        Flow.TWO_WAY: "third",
        Flow.BALANCE: "soft",
    }
    parts = [
        (wording.sentence(label("flows", f, lang)), role, rows[rows["flow"].eq(f)])
        for f, role in roles.items()
    ]
    return over_time([part for part in parts if len(part[2])], lang)


def ranked(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return ranks over the years, or the amounts of the only year."""
    last = rows[rows["reference_period"].eq(rows["reference_period"].max())]
    order = [*last.sort_values("rank")["partner"]]
    if len(last) == len(rows):
        return _ranked_amounts(last.set_index("partner").loc[order].reset_index(), lang)
    parts = [
        (
            label("economies", partner, lang),
            "first" if partner == _OURS else "others",
            rows[rows["partner"].eq(partner)].assign(
                value=rows["rank"], unit="rank", precision=1.0
            ),
        )
        for partner in order
    ]
    return over_time(parts, lang, ranks=True)


def _ranked_amounts(rows: pd.DataFrame, lang: Lang) -> Plot:
    unit = str(rows["unit"].iloc[0])
    year = wording.period(rows["reference_period"].iloc[0], lang)
    return Plot(
        kind="bar",
        corner=say("column.partner", lang),
        categories=tuple(label("economies", p, lang) for p in rows["partner"]),
        series=(Series(year, "others", scaled(rows, unit), secondary(rows)),),
        unit=unit_header(unit, lang),
        decimals=decimals(rows, unit),
        strong=[*rows["partner"]].index(_OURS),
    )
