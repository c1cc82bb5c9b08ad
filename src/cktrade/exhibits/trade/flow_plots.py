"""Which series of the record are Canada's trade with South Korea."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.errors import NotHeldError
from cktrade.exhibits.key_rows import whole_years
from cktrade.vocabulary import Flow

if TYPE_CHECKING:
    from cktrade.record.record import Record

#: Canada's goods trade as the balance of payments defines it.
BALANCE_OF_PAYMENTS = {
    "measure": "merchandise_trade", "reporter": "CAN",
    "basis": "balance_of_payments", "adjustment": "unadjusted",
}  # fmt: skip


def pair(record: Record) -> tuple[str, str]:
    """Return the series of exports to South Korea and of imports from there.

    Raises
    ------
    NotHeldError
        If the record of that day holds none.

    """
    rows = record.series(**BALANCE_OF_PAYMENTS, partner="KOR", flow=Flow.EXPORT.value)
    if not rows:
        raise NotHeldError(
            "Unadjusted trade with South Korea is not in the record of that day. "
            "'cktrade show series' lists what is held; a later as_of holds more."
        )
    export = max(rows, key=lambda r: len(record.held(r["series"], "M")))["series"]
    return export, export.replace(".export.", ".import.")


def shared_years(record: Record, *series: str) -> list[str]:
    """Return the years of which every one of these series is held whole."""
    return sorted(set.intersection(*(set(whole_years(record, s)) for s in series)))
