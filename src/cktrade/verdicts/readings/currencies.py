"""Money in the currency that a claim prints, and what lacks where it is in another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.record.keys import evaluate
from cktrade.verdicts.readings.expected import unit_kind
from cktrade.verdicts.readings.reading import Reading, fit_of

if TYPE_CHECKING:
    from cktrade.record.record import Record
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.offer import Offer

_DOLLARS = "dollars"
#: Currency → whose rate converts to it, and how the reading then departs.
_RATES = {"USD": ("USA", "in_us_dollars"), "KRW": ("KOR", "in_won")}
#: Rows of ``codelists/readings.csv``: amounts held in another currency; a rate.
HELD_IN = {"CAD": "held-in-cad", "USD": "held-in-usd", "KRW": "held-in-krw"}
RATE = {"USD": "rate-usd", "KRW": "rate-krw"}
LACKING = frozenset({*HELD_IN.values(), *RATE.values()})


@dataclass
class Purse:
    """Readings in a claim's currency, and those of the record that are in another.

    Attributes
    ----------
    readings : list of Reading
        As they are, or converted at the official rate of their own year.
    foreign : dict
        Code of a way and period → what lacks to hold it against the claim.

    """

    readings: list[Reading] = field(default_factory=list)
    foreign: dict[tuple[str, str], str] = field(default_factory=dict)

    def put(self, claim: Claim, reading: Reading, record: Record) -> None:
        """Keep a reading in the claim's currency, and in both where it names none."""
        held = reading.evaluated.unit
        other = unit_kind(claim.unit) == "money" and held != claim.unit
        wanted = "USD" if claim.unit == _DOLLARS else claim.unit
        if not other or claim.unit == _DOLLARS:
            self.readings.append(reading)
        if not other:
            return
        found = _converted(claim, reading, record, wanted)
        self.readings += found
        if claim.unit != _DOLLARS and reading.plain:
            lacks = HELD_IN.get(held, "") if found else _lacking(held, wanted)
            self.foreign[reading.code, reading.period] = lacks

    def told(self, offered: Offer) -> Offer:
        """Say of ways held in another currency what lacks, in place of their names."""
        codes = {code for code, _ in self.foreign}
        kept = [one for one in offered.missing if one[0] not in codes]
        lacks = [(lacks, period) for (_, period), lacks in self.foreign.items()]
        return replace(offered, missing=tuple(dict.fromkeys([*lacks, *kept])))


def _lacking(held: str, wanted: str) -> str:
    """Return what lacks: the rate, where one would convert; else the currency."""
    return RATE[wanted] if held == "CAD" and wanted in RATE else HELD_IN.get(held, "")


def _converted(
    claim: Claim, reading: Reading, record: Record, wanted: str
) -> list[Reading]:
    if reading.evaluated.unit != "CAD" or wanted not in _RATES:
        return []
    partner, departure = _RATES[wanted]
    found = []
    rates = record.series(measure="exchange_rate", reporter="CAN", partner=partner)
    for rate in rates:
        key = f"({reading.evaluated.key}) / {rate['series']}@{reading.period}"
        try:
            amount = evaluate(key, record)
        except (NotHeldError, ComparabilityError):
            continue
        fit, gap = fit_of(claim, amount)
        departures = (*reading.departures, departure)
        found.append(
            replace(reading, evaluated=amount, fit=fit, gap=gap, departures=departures)
        )
    return found
