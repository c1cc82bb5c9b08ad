"""What each country's firms own in the other, at the end of each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.charts.drawing.texts import say as say_of_chart
from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import Plot, over_time
from cktrade.vocabulary import Flow, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.vocabulary import Lang

NAME, KIND = "direct-investment", "chart"
QUESTION = "How much does each invest in the other?"
CHAPTER, PLACE = "trade", 95
_WAYS = {Flow.OUTWARD: "first", Flow.INWARD: "second"}


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the positions of direct investment both ways."""
    record = record_of(tables)
    pieces = []
    for flow in _WAYS:
        held = record.series(
            measure="direct_investment", reporter="CAN", partner="KOR", flow=flow.value
        )
        own = [row["series"] for row in held if record.official(row)]
        keys = [f"{one}@{day}" for one in own for day in record.held(one)]
        pieces.append(rows_of(keys, record))
    return stacked(*pieces)


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return a line each way."""
    ends = {
        end: label("economies", rows[end].iloc[0], lang)
        for end in ("reporter", "partner")
    }
    parts = [
        (
            say_of_chart(f"direct_investment.{flow}", lang, **ends),
            role,
            rows[rows["flow"].eq(flow)],
        )
        for flow, role in _WAYS.items()
    ]
    return over_time(parts, lang)
