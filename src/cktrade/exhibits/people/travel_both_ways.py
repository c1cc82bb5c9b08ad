"""How many people travel between the two countries, each way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.charts.drawing.texts import say as say_of_chart
from cktrade.errors import NotHeldError
from cktrade.exhibits.claims import apart, claims_of
from cktrade.exhibits.key_rows import record_of, rows_of, stacked, whole_years
from cktrade.exhibits.plot import Plot, over_time
from cktrade.vocabulary import NOT_APPLICABLE, Flow, label
from cktrade.wording.units import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.record.record import Record
    from cktrade.vocabulary import Lang

NAME, KIND = "travel-both-ways", "chart"
QUESTION = "How many travel between the two countries?"
CHAPTER, PLACE = "travel", 10


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return visitors each way, every year held whole, and their sum where both are.

    The sum adds a count by residence to one by nationality, and has no basis itself.
    """
    record = record_of(tables)
    to_canada = _one(record, reporter="CAN", partner="KOR", basis="residence")
    to_korea = _one(record, reporter="KOR", partner="CAN", basis="nationality")
    years = [whole_years(record, series) for series in (to_canada, to_korea)]
    both = sorted(set(years[0]) & set(years[1]))
    return stacked(
        rows_of([f"{to_canada}@{year}" for year in years[0]], record),
        rows_of([f"{to_korea}@{year}" for year in years[1]], record),
        rows_of(
            [f"{to_canada}@{y} + {to_korea}@{y}" for y in both],
            record,
            flow=Flow.TWO_WAY.value,
            basis=NOT_APPLICABLE,
        ),
        claims_of(tables, measure="visitors", flow=Flow.TWO_WAY.value),
    )


def _one(record: Record, **dimensions: str) -> str:
    rows = record.series(measure="visitors", flow=Flow.ARRIVALS.value, **dimensions)
    plain = [r for r in rows if not r["dimensions"] and record.official(r)]
    if not plain:
        raise NotHeldError(f"No official series of visitors is held with {dimensions}.")
    return str(max(plain, key=lambda r: len(record.held(r["series"])))["series"])


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return a line each way, their sum, and each printed figure."""
    printed, observed = apart(rows)
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
