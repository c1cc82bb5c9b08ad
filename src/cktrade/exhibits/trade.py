"""What each table and chart of trade shows: tables in, the rows to draw out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.errors import NotHeldError
from cktrade.exhibits.key_rows import record_of, rows_of, stacked, whole_years
from cktrade.vocabulary import Flow, periods

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.record.record import Record

_BOP = {"measure": "merchandise_trade", "reporter": "CAN",
        "basis": "balance_of_payments", "adjustment": "unadjusted"}  # fmt: skip
_ROLLED = 12
_TEN = 10


def two_way_trade(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return exports, imports and balance of every year held whole."""
    record = record_of(tables)
    export, imports = _pair(record)
    years = _years(record, export, imports)
    return stacked(
        rows_of([f"{export}@{year}" for year in years], record),
        rows_of([f"{imports}@{year}" for year in years], record),
        rows_of(
            [f"{export}@{y} - {imports}@{y}" for y in years],
            record,
            flow=Flow.BALANCE.value,
        ),
    )


def annual_trade(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the last ten years of exports, imports, two-way trade and balance."""
    record = record_of(tables)
    export, imports = _pair(record)
    years = _years(record, export, imports)[-_TEN:]
    drawn = two_way_trade(tables)
    both = [f"{export}@{year} + {imports}@{year}" for year in years]
    two_way = rows_of(both, record, flow=Flow.TWO_WAY.value)
    return stacked(drawn[drawn["reference_period"].isin(years)], two_way)


def trade_by_month(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return exports and imports of every month, and of the twelve months to it."""
    record = record_of(tables)
    pieces = []
    for series in _pair(record):
        months = record.held(series, "M")
        pieces.append(rows_of([f"{series}@{month}" for month in months], record))
        spans = [f"{periods.shift(m, 1 - _ROLLED)}/{m}" for m in months]
        pieces.append(rows_of([f"{series}@{span}" for span in spans], record))
    return stacked(*pieces)


def partners_ranked(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return two-way trade of every partner held, each year that it is held whole."""
    record = record_of(tables)
    rows = record.series(**_BOP, flow=Flow.EXPORT.value)
    twins = {r["series"].replace(".export.", ".import."): r["series"] for r in rows}
    pieces = [
        rows_of(
            [f"{e}@{y} + {i}@{y}" for y in _years(record, e, i)],
            record,
            flow=Flow.TWO_WAY.value,
        )
        for i, e in twins.items()
    ]
    return stacked(*pieces)


def top_partners(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the partners held in the year for which most are, by two-way trade."""
    rows = partners_ranked(tables)
    singles = rows[rows["partner"].ne("WLD")]
    year = str(singles.groupby("reference_period").size().idxmax())
    world = rows[rows["partner"].eq("WLD") & rows["reference_period"].eq(year)]
    held = singles[singles["reference_period"].eq(year)]
    share = held["value"] / world["value"].iloc[0]
    rank = held["value"].rank(ascending=False, method="min").astype("int64")
    return held.assign(rank=rank, share=share).reset_index(drop=True)


def _pair(record: Record) -> tuple[str, str]:
    rows = record.series(**_BOP, partner="KOR", flow=Flow.EXPORT.value)
    if not rows:
        raise NotHeldError(
            "Unadjusted trade with South Korea is not in the record of that day. "
            "'cktrade show series' lists what is held; a later as_of holds more."
        )
    export = max(rows, key=lambda r: len(record.held(r["series"], "M")))["series"]
    return export, export.replace(".export.", ".import.")


def _years(record: Record, *series: str) -> list[str]:
    return sorted(set.intersection(*(set(whole_years(record, s)) for s in series)))
