"""How trade moves from month to month."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.charts.drawing.texts import say as say_of_chart
from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import Plot, by_flow
from cktrade.exhibits.trade.bilateral_series import pair
from cktrade.vocabulary import periods

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.vocabulary import Lang

NAME, KIND = "trade-by-month", "chart"
QUESTION = "How does trade move from month to month?"
CHAPTER, PLACE = "trade", 30
_ROLLED = 12


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return exports and imports of every month, and of the twelve months to it."""
    record = record_of(tables)
    pieces = []
    for series in pair(record):
        months = record.held(series, "M")
        pieces.append(rows_of([f"{series}@{month}" for month in months], record))
        spans = [f"{periods.shift(m, 1 - _ROLLED)}/{m}" for m in months]
        pieces.append(rows_of([f"{series}@{span}" for span in spans], record))
    return stacked(*pieces)


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return the sums of twelve months, each at its last month."""
    spans = rows[rows["reference_period"].str.contains("/")]
    ends = spans["reference_period"].str.rpartition("/")[2]
    drawn = by_flow(spans.assign(reference_period=ends), lang)
    return replace(drawn, subtitle=say_of_chart("trade_by_month.rolling", lang))
