"""Services beside goods, in the balance of payments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.charts.drawing.texts import described
from cktrade.errors import NotHeldError
from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import Plot, over_time
from cktrade.exhibits.trade.bilateral_series import GOODS, pair, shared_years
from cktrade.vocabulary import Flow, label
from cktrade.wording import phrase, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.record.record import Record
    from cktrade.vocabulary import Lang

NAME, KIND = "services-beside-goods", "chart"
QUESTION = "And services?"
CHAPTER, PLACE = "trade", 90
_MEASURES = {
    "merchandise_trade": ("first", "second"),
    "services_trade": ("third", "ink"),
}


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return exports and imports of goods and of services, every year held of each."""
    record = record_of(tables)
    series = [*pair(record), *_services(record)]
    years = [shared_years(record, one) for one in series]
    return stacked(
        *(
            rows_of([f"{one}@{year}" for year in held], record)
            for one, held in zip(series, years, strict=True)
        )
    )


def _services(record: Record) -> tuple[str, str]:
    """Return the series of services: an agency's own before one added up by others."""
    same = GOODS | {"measure": "services_trade", "basis": "balance_of_payments"}
    held = record.series(**same, flow=Flow.EXPORT.value)
    if not held:
        raise NotHeldError(
            "Trade in services is not in the record of that day; a later as_of holds "
            "more."
        )
    best = min(held, key=lambda row: not record.official(row))["series"]
    return best, best.replace(".export.", ".import.")


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return a line for each flow of goods and of services, on one scale."""
    parts = [
        (
            sentence(
                phrase(
                    "what.kind", lang, what=label("flows", flow, lang),
                    kind=label("measures", measure, lang),
                )
            ),
            role,
            rows[rows["measure"].eq(measure) & rows["flow"].eq(flow)],
        )
        for measure, roles in _MEASURES.items()
        for flow, role in zip((Flow.EXPORT, Flow.IMPORT), roles, strict=True)
    ]  # fmt: skip
    return replace(over_time(parts, lang), subtitle=described(rows, lang))
