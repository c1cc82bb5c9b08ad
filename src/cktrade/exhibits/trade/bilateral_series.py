"""Which series of the record are Canada's trade with South Korea."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.errors import NotHeldError
from cktrade.exhibits.key_rows import whole_years
from cktrade.vocabulary import Flow

if TYPE_CHECKING:
    from cktrade.record.record import Record

#: Canada's goods trade with South Korea, unadjusted, on whichever basis.
GOODS = {
    "measure": "merchandise_trade", "reporter": "CAN", "partner": "KOR",
    "product": "TOTAL", "adjustment": "unadjusted", "dimensions": "",
}  # fmt: skip


def pair(record: Record, basis: str = "balance_of_payments") -> tuple[str, str]:
    """Return the series of exports to South Korea and of imports from there.

    Of several series of a basis the one held for most months; figures that others
    quote or add up are passed over.

    Raises
    ------
    NotHeldError
        If the record of that day holds none.

    """
    held = record.series(**GOODS, basis=basis, flow=Flow.EXPORT.value)
    own = [row for row in held if record.official(row)]
    if not own:
        raise NotHeldError(
            "Unadjusted trade with South Korea is not in the record of that day. "
            "'cktrade show series' lists what is held; a later as_of holds more."
        )
    export = max(own, key=lambda r: len(record.held(r["series"], "M")))["series"]
    return export, export.replace(".export.", ".import.")


def shared_years(record: Record, *series: str) -> list[str]:
    """Return the years of which every one of these series is held whole."""
    return sorted(set.intersection(*(set(whole_years(record, s)) for s in series)))
