"""Sections of goods as shares of a flow between the two countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.exhibits.key_rows import record_of, rows_of, stacked, whole_years
from cktrade.exhibits.plot import Plot, Series, decimals, scaled, secondary
from cktrade.vocabulary import label
from cktrade.wording.brief_texts import say
from cktrade.wording.units import unit_header

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.vocabulary import Lang

#: The dimensions of a section of the North American Product Classification System.
SECTIONS = '{"classification": "NAPCS"}'
_WHOLE = "TOTAL"
#: The year of which the ministry prints what is traded.
PRINTED_YEAR = "2018"


def shares(tables: Mapping[str, pd.DataFrame], flow: str) -> pd.DataFrame:
    """Return the sections of the newest whole year and of 2018, each with its share.

    The year 2018 is that of the figures which the ministry prints; a share is one of
    all sections of its year.
    """
    record = record_of(tables)
    held = record.series(
        measure="merchandise_trade", reporter="CAN", partner="KOR", flow=flow,
        dimensions=SECTIONS,
    )  # fmt: skip
    parts = [row for row in held if row["product"] != _WHOLE]
    years = {row["series"]: whole_years(record, row["series"]) for row in parts}
    newest = max((year for known in years.values() for year in known), default="")
    wanted = dict.fromkeys((PRINTED_YEAR, newest))
    pieces = [
        rows_of(
            [f"{one}@{year}" for one, known in years.items() if year in known], record
        )
        for year in wanted
    ]
    return stacked(*(_shared(piece) for piece in pieces if not piece.empty))


def _shared(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(share=rows["value"] / rows["value"].sum())


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return a bar for each section of the newest year, the largest first."""
    newest = rows[rows["reference_period"].eq(rows["reference_period"].max())]
    ordered = newest.sort_values("value", ascending=False, kind="stable")
    unit = str(ordered["unit"].iloc[0])
    year = wording.period(ordered["reference_period"].iloc[0], lang)
    names = [wording.sentence(label("products", p, lang)) for p in ordered["product"]]
    return Plot(
        kind="bar",
        corner=say("column.what", lang),
        categories=tuple(names),
        series=(Series(year, "others", scaled(ordered, unit), secondary(ordered)),),
        unit=unit_header(unit, lang),
        decimals=decimals(ordered, unit),
        strong=0,
    )
