"""What the documents print about people between the two countries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade import wording
from cktrade.exhibits.claims import PEOPLE, claims_with_citations, with_intervals
from cktrade.exhibits.plot import Plot, Series
from cktrade.vocabulary import codelist
from cktrade.wording.brief_texts import say
from cktrade.wording.units import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.vocabulary import Lang

NAME, KIND = "people-between", "chart"
QUESTION = "What do the documents print about people?"
CHAPTER, PLACE = "people", 40


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return every claim about people between the two countries, with its interval."""
    claims = claims_with_citations(tables)
    counts = [unit for unit, row in codelist("units").items() if row["kind"] == "count"]
    about = claims["topic"].isin([*map(str, PEOPLE)])
    return with_intervals(claims[about & claims["unit"].isin(counts)])


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return a bar for each printed count, the largest first."""
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
    measure = wording.sentence(wording.measured(row, lang))
    figure = wording.claimed(row, lang)
    return say("named", lang, name=measure, value=figure)
