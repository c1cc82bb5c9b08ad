"""How trade moves from month to month."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.charts.drawing.texts import say as say_of_chart
from cktrade.exhibits.composition.sections import SECTIONS
from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import Plot, by_flow
from cktrade.exhibits.trade.bilateral_series import pair
from cktrade.vocabulary import Flow, periods

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.record.record import Record
    from cktrade.vocabulary import Lang

NAME, KIND = "trade-by-month", "chart"
QUESTION = "How does trade move from month to month?"
CHAPTER, PLACE = "trade", 30
_ROLLED = 12


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return exports and imports of every month, and of the twelve months to it.

    Where one section makes up most of the highest month, its number is a row that
    ``explains`` it.
    """
    record = record_of(tables)
    pieces = []
    for series in pair(record):
        months = record.held(series, "M")
        pieces.append(rows_of([f"{series}@{month}" for month in months], record))
        spans = [f"{periods.shift(m, 1 - _ROLLED)}/{m}" for m in months]
        pieces.append(rows_of([f"{series}@{span}" for span in spans], record))
    every = stacked(*pieces)
    single = every[~every["reference_period"].str.contains("/")]
    return stacked(every, _behind(record, single.nlargest(1, "value")))


def _behind(record: Record, peak: pd.DataFrame) -> pd.DataFrame:
    """Return the section that makes up most of a month, if one does."""
    month, flow = (peak[c].iloc[0] for c in ("reference_period", "flow"))
    kinds = [Flow.DOMESTIC_EXPORT.value if flow == Flow.EXPORT else flow]
    held = record.series(
        measure="merchandise_trade", reporter="CAN", partner="KOR", flow=kinds,
        dimensions=SECTIONS,
    )  # fmt: skip
    parts = [row["series"] for row in held if row["product"] != "TOTAL"]
    found = rows_of([f"{one}@{month}" for one in parts], record)
    if found.empty:
        return found
    most = found.nlargest(1, "value")
    large = most["value"].iloc[0] > peak["value"].iloc[0] / 2
    return most[[large]].assign(explains="mark.explained_section")


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return the sums of twelve months, each at its last month."""
    spans = rows[rows["reference_period"].str.contains("/")]
    ends = spans["reference_period"].str.rpartition("/")[2]
    drawn = by_flow(spans.assign(reference_period=ends), lang)
    return replace(drawn, subtitle=say_of_chart("trade_by_month.rolling", lang))
