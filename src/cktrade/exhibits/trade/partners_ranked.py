"""Where South Korea stands among Canada's partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import ranked as plot
from cktrade.exhibits.trade.flow_plots import BALANCE_OF_PAYMENTS, shared_years
from cktrade.vocabulary import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = ["plot", "rows"]

NAME, KIND = "partners-ranked", "chart"
QUESTION = "Where does South Korea stand among partners?"
CHAPTER, PLACE = "trade", 40


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return two-way trade of every partner held, each year that it is held whole."""
    record = record_of(tables)
    exports = record.series(**BALANCE_OF_PAYMENTS, flow=Flow.EXPORT.value)
    twins = {r["series"].replace(".export.", ".import."): r["series"] for r in exports}
    pieces = [
        rows_of(
            [f"{e}@{y} + {i}@{y}" for y in shared_years(record, e, i)],
            record,
            flow=Flow.TWO_WAY.value,
        )
        for i, e in twins.items()
    ]
    return stacked(*pieces)
