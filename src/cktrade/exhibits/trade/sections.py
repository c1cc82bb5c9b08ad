"""Sections of goods as shares of a flow between the two countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.errors import NotHeldError
from cktrade.exhibits.key_rows import record_of, rows_of, whole_years
from cktrade.exhibits.plot import Plot, Series, decimals, scaled
from cktrade.vocabulary import label
from cktrade.wording.brief_texts import say
from cktrade.wording.units import unit_header

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.vocabulary import Lang

_CLASSIFICATION = '{"classification": "NAPCS"}'
_WHOLE = "TOTAL"


def shares(tables: Mapping[str, pd.DataFrame], flow: str) -> pd.DataFrame:
    """Return the sections of the newest whole year, each with its share of them all."""
    record = record_of(tables)
    held = record.series(
        measure="merchandise_trade", reporter="CAN", partner="KOR", flow=flow,
        dimensions=_CLASSIFICATION,
    )  # fmt: skip
    years = {row["series"]: whole_years(record, row["series"]) for row in held}
    newest = max((year for known in years.values() for year in known), default="")
    keys = [f"{series}@{newest}" for series, known in years.items() if newest in known]
    rows = rows_of(keys, record)
    if rows.empty:
        raise NotHeldError(
            "Goods by section are not in the record of that day; a later as_of holds "
            "more."
        )
    rows = rows[rows["product"].ne(_WHOLE)]
    total = rows["value"].sum()
    return rows.assign(share=rows["value"] / total).reset_index(drop=True)


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return a bar for each section, the largest first."""
    ordered = rows.sort_values("value", ascending=False, kind="stable")
    unit = str(ordered["unit"].iloc[0])
    year = wording.period(ordered["reference_period"].iloc[0], lang)
    names = [wording.sentence(label("products", p, lang)) for p in ordered["product"]]
    return Plot(
        kind="bar",
        corner=say("column.what", lang),
        categories=tuple(names),
        series=(Series(year, "others", scaled(ordered, unit)),),
        unit=unit_header(unit, lang),
        decimals=decimals(ordered, unit),
        strong=0,
    )
