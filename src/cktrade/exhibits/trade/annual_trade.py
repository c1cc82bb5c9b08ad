"""How much the two countries trade, the last ten years, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.moves import with_moves, without_gaps
from cktrade.exhibits.plot import by_flow as plot
from cktrade.exhibits.trade import two_way_trade
from cktrade.exhibits.trade.bilateral_series import pair, shared_years
from cktrade.vocabulary import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = ["plot", "rows"]

NAME, KIND = "annual-trade", "table"
QUESTION = "How much do the two countries trade, by year?"
CHAPTER, PLACE = "trade", 20
_TEN = 10


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the last ten years of exports, imports, two-way trade and balance.

    How two-way trade moved stands beside it, and with the newest year the run of each.
    """
    record = record_of(tables)
    export, imports = pair(record)
    years = shared_years(record, export, imports)[-_TEN:]
    drawn = two_way_trade.rows(tables)
    both = [f"{export}@{year} + {imports}@{year}" for year in years]
    two_way = with_moves(rows_of(both, record, flow=Flow.TWO_WAY.value), record)
    found = stacked(drawn[drawn["reference_period"].isin(years)], two_way)
    newest = found["reference_period"].eq(years[-1])
    runs = with_moves(found[newest], record)["run"].reindex(found.index)
    return without_gaps(found.assign(run=runs))
