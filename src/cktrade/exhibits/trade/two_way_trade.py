"""How much the two countries trade, by year, as a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import by_flow as plot
from cktrade.exhibits.trade.bilateral_series import pair, shared_years
from cktrade.vocabulary import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = ["plot", "rows"]

NAME, KIND = "two-way-trade", "chart"
QUESTION = "How much do the two countries trade?"
CHAPTER, PLACE = "trade", 10


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return exports, imports and balance of every year held whole."""
    record = record_of(tables)
    export, imports = pair(record)
    years = shared_years(record, export, imports)
    return stacked(
        rows_of([f"{export}@{year}" for year in years], record),
        rows_of([f"{imports}@{year}" for year in years], record),
        rows_of(
            [f"{export}@{y} - {imports}@{y}" for y in years],
            record,
            flow=Flow.BALANCE.value,
        ),
    )
