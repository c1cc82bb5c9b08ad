"""Which numbers each chart of the catalogue draws, as a plot of categories."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade import wording
from cktrade.briefing.plots import Plot, Series, decimals, over_time, scaled
from cktrade.charts.drawing.texts import say as say_of_chart
from cktrade.tables.number_columns import records, unit_header
from cktrade.vocabulary import Flow, codelist, label, periods
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from cktrade.vocabulary import Lang

_OURS = "KOR"
_BETWEEN = "; "


def plot(name: str, rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return the numbers that a chart of the catalogue draws, for native charts.

    Parameters
    ----------
    name : str
        The chart's name, e.g. ``two-way-trade``.
    rows : DataFrame
        The rows that it drew.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    Plot
        Money in millions, all else in whole units.

    """
    return _PLOTS[name](rows, lang)


def _flows(rows: pd.DataFrame, lang: Lang) -> Plot:
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


def _rolling(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return the sums of twelve months, each at its last month."""
    spans = rows[rows["reference_period"].str.contains("/")]
    ends = spans["reference_period"].str.rpartition("/")[2]
    drawn = _flows(spans.assign(reference_period=ends), lang)
    return replace(drawn, subtitle=say_of_chart("trade_by_month.rolling", lang))


def _residents(rows: pd.DataFrame, lang: Lang) -> Plot:
    printed, observed = _printed(rows)
    years = observed[~observed["reference_period"].str.contains("/")]
    partner = label("economies", years["partner"].iloc[0], lang)
    name = say_of_chart("permanent_residents.name", lang, partner=partner)
    parts = [(name, "first", years)]
    for claim in records(printed):
        mean = wording.number(claim["value"], lang)
        span = periods.parts(claim["reference_period"], "A")
        line = pd.DataFrame({"reference_period": span}).assign(
            value=claim["value"], unit=years["unit"].iloc[0], precision=1.0
        )
        words = say_of_chart("permanent_residents.cited", lang, value=mean)
        parts.append((words, "claim", line))
    return over_time(parts, lang)


def _travel(rows: pd.DataFrame, lang: Lang) -> Plot:
    printed, observed = _printed(rows)
    both = observed["flow"].eq(Flow.TWO_WAY)
    parts = []
    ways = observed[~both].groupby("reporter", sort=False)
    for role, (reporter, way) in zip(("first", "second"), ways, strict=True):
        ends = {
            "origin": label("economies", way["partner"].iloc[0], lang),
            "destination": label("economies", str(reporter), lang),
        }
        words = say_of_chart("travel_both_ways.direction", lang, **ends)
        parts.append((words, role, way))
    parts.append((say_of_chart("travel_both_ways.both", lang), "ink", observed[both]))
    for claim in records(printed):
        words = say_of_chart(
            "travel_both_ways.cited", lang, value=wording.claimed(claim, lang)
        )
        years = observed.drop_duplicates("reference_period")
        parts.append((words, "claim", years.assign(value=claim["value"])))
    return over_time(parts, lang)


def _printed(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part the claims among the rows from what the record says."""
    if "claim" not in rows:
        return rows.iloc[:0], rows
    claims = rows["claim"].fillna("").ne("")
    return rows[claims], rows[~claims]


def _population(rows: pd.DataFrame, lang: Lang) -> Plot:
    roles = ("first", "second", "third", "ink", "others", "claim")
    counted = rows.groupby("basis", sort=False)
    parts = [
        (wording.sentence(label("bases", str(basis), lang)), role, part)
        for role, (basis, part) in zip(roles, counted, strict=False)
    ]
    return replace(over_time(parts, lang), spans=True)


def _ranks(rows: pd.DataFrame, lang: Lang) -> Plot:
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
        series=(Series(year, "others", scaled(rows, unit)),),
        unit=unit_header(unit, lang),
        decimals=decimals(rows, unit),
        strong=[*rows["partner"]].index(_OURS),
    )


def _people(rows: pd.DataFrame, lang: Lang) -> Plot:
    ordered = rows.sort_values("value", ascending=False, kind="stable")
    names = [_printed_as(row, lang) for row in records(ordered)]
    return Plot(
        kind="bar",
        corner=say("column.what", lang),
        categories=tuple(names),
        series=(Series(say("column.value", lang), "claim", tuple(ordered["value"])),),
        unit=say("column.value", lang),
        subtitle=say("as_printed", lang),
    )


def _printed_as(row: dict[str, Any], lang: Lang) -> str:
    """Name a claim with its figure, qualifier and unit: "over" is not to be lost."""
    measure = wording.sentence(label("measures", row["measure"], lang))
    figure = wording.claimed(row, lang)
    return say("named", lang, name=measure, value=figure)


def _claimed(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return the printed total, and under it exports and imports end to end."""
    unit = str(rows["unit"].iloc[0])
    value = dict(zip(rows["flow"], scaled(rows, unit), strict=True))
    said = {row["flow"]: wording.claimed(row, lang) for row in records(rows)}
    cells = {
        Flow.TWO_WAY: ("claim", (value[Flow.TWO_WAY], None)),
        Flow.EXPORT: ("first", (None, value[Flow.EXPORT])),
        Flow.IMPORT: ("second", (None, value[Flow.IMPORT])),
    }
    return Plot(
        kind="stacked",
        corner=say("column.what", lang),
        categories=tuple(
            say_of_chart(f"claimed_trade.who.{who}", lang) for who in ("total", "sum")
        ),
        series=tuple(
            Series(
                wording.sentence(
                    say(
                        "named", lang, name=label("flows", flow, lang), value=said[flow]
                    )
                ),
                role,
                values,
            )
            for flow, (role, values) in cells.items()
        ),
        unit=unit_header(unit, lang),
    )


def _verdicts(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return how many claims have each verdict, when printed and today."""
    counts = {
        column: Counter(v.rsplit(_BETWEEN, maxsplit=1)[-1] for v in rows[column])
        for column in ("when_printed", "today")
    }
    found = [v for v in codelist("verdicts") if any(c[v] for c in counts.values())]
    return Plot(
        kind="bar",
        corner=say("column.verdict", lang),
        categories=tuple(wording.sentence(label("verdicts", v, lang)) for v in found),
        series=tuple(
            Series(say(f"column.{column}", lang), role, tuple(count[v] for v in found))
            for role, (column, count) in zip(
                ("others", "first"), counts.items(), strict=True
            )
        ),
        unit=say("axis.claims", lang),
    )


_PLOTS: dict[str, Callable[[pd.DataFrame, Lang], Plot]] = {
    "two-way-trade": _flows,
    "annual-trade": _flows,
    "trade-by-month": _rolling,
    "partners-ranked": _ranks,
    "permanent-residents": _residents,
    "students-ranked": _ranks,
    "travel-both-ways": _travel,
    "korean-population": _population,
    "people-between": _people,
    "claimed-trade": _claimed,
    "verdicts-at-a-glance": _verdicts,
}
