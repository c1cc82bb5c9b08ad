"""Which provinces sell to South Korea, and where its goods clear customs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.exhibits.composition.sections import PRINTED_YEAR
from cktrade.exhibits.key_rows import record_of, rows_of, stacked, whole_years
from cktrade.exhibits.plot import Plot, Series, decimals, scaled, secondary
from cktrade.vocabulary import Flow, label
from cktrade.wording.brief_texts import say
from cktrade.wording.units import unit_header

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.record.record import Record
    from cktrade.vocabulary import Lang

NAME, KIND = "provinces", "chart"
QUESTION = "Which provinces trade with South Korea?"
CHAPTER, PLACE = "trade", 80
_FLOWS = {Flow.DOMESTIC_EXPORT: "first", Flow.IMPORT: "second"}


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return each province's domestic exports and imports, newest year and 2018."""
    record = record_of(tables)
    pieces = []
    for flow in _FLOWS:
        series = _of_provinces(record, flow)
        years = {one: whole_years(record, one) for one in series}
        newest = max((year for known in years.values() for year in known), default="")
        for year in dict.fromkeys((PRINTED_YEAR, newest)):
            held = [one for one in series if year in years[one]]
            found = rows_of([f"{one}@{year}" for one in held], record)
            pieces.append(found.assign(province=[series[one] for one in held]))
    return stacked(*pieces)


def _of_provinces(record: Record, flow: Flow) -> dict[str, str]:
    """Return series → province, of all goods together."""
    held = record.series(
        measure="merchandise_trade", reporter="CAN", partner="KOR", flow=flow.value,
        product="TOTAL",
    )  # fmt: skip
    told = {row["series"]: json.loads(row["dimensions"] or "{}") for row in held}
    return {one: of["province"] for one, of in told.items() if {*of} == {"province"}}


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return exports and imports of the newest year, side by side."""
    newest = rows[rows["reference_period"].eq(rows["reference_period"].max())]
    table = newest.pivot_table(index="province", columns="flow", values="value")
    order = table.sum(axis=1).sort_values(ascending=False).index
    unit = str(newest["unit"].iloc[0])
    year = wording.period(newest["reference_period"].iloc[0], lang)
    series = []
    for flow, role in _FLOWS.items():
        known = newest[newest["flow"].eq(flow)].set_index("province").reindex(order)
        name = wording.phrase(
            "what.kind",
            lang,
            what=wording.sentence(label("flows", flow, lang)),
            kind=year,
        )
        series.append(Series(name, role, scaled(known, unit), secondary(known)))
    return Plot(
        kind="bar",
        corner=say("column.what", lang),
        categories=tuple(label("provinces", one, lang) for one in order),
        series=tuple(series),
        unit=unit_header(unit, lang),
        decimals=decimals(newest, unit),
    )
