"""Where South Korea stands among Canada's partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import ranked as plot
from cktrade.exhibits.trade.flow_plots import BALANCE_OF_PAYMENTS, pair, shared_years
from cktrade.vocabulary import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = ["plot", "rows"]

NAME, KIND = "partners-ranked", "chart"
QUESTION = "Where does South Korea stand among partners?"
CHAPTER, PLACE = "trade", 40


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return two-way trade of every partner held, each year that it is held whole.

    Partners are those of the table that holds South Korea by month; what others added
    up stands in tables of its own.
    """
    record = record_of(tables)
    table, of = pair(record)[0].split(".can.")[0], Flow.EXPORT.value
    exports = [r["series"] for r in record.series(**BALANCE_OF_PAYMENTS, flow=of)]
    own = [series for series in exports if series.startswith(f"{table}.can.")]
    twins = {series.replace(".export.", ".import."): series for series in own}
    pieces = [
        rows_of(
            [f"{e}@{y} + {i}@{y}" for y in shared_years(record, e, i)],
            record,
            flow=Flow.TWO_WAY.value,
        )
        for i, e in twins.items()
    ]
    return stacked(*pieces)
