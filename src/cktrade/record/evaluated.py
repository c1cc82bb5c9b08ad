"""What a key comes to, and the arithmetic of such numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from cktrade.errors import ComparabilityError
from cktrade.record.additivity import check_sum
from cktrade.record.intervals import Interval
from cktrade.record.record import Row
from cktrade.vocabulary import VintageBasis

if TYPE_CHECKING:
    from collections.abc import Callable

#: One term of a key: a series, a period, and a vintage if one is named.
TERM = re.compile(
    r"(?P<series>[^@\s()]+)@(?P<period>[^@\s();]+)(?:@(?P<vintage>[^\s();]+))?"
)


@dataclass(frozen=True)
class Evaluated:
    """What a key comes to.

    Attributes
    ----------
    key : str
        The key.
    value : float
        In whole units.
    interval : Interval
        What the value stands for, the halves of its cells carried through.
    unit : str
        Code of the unit.
    cells : tuple of dict
        The observations it is made of.
    formula : str
        How, in words and signs.

    """

    key: str
    value: float
    interval: Interval
    unit: str
    cells: tuple[Row, ...] = field(repr=False)
    formula: str

    @property
    def vintage(self) -> str:
        """The newest vintage among the cells."""
        return str(max(cell["vintage"] for cell in self.cells))[:10]

    @property
    def vintage_basis(self) -> str:
        """How that day is known; where its cells differ, the weakest."""
        newest = max(cell["vintage"] for cell in self.cells)
        found = {
            str(cell["vintage_basis"])
            for cell in self.cells
            if cell["vintage"] == newest
        }
        return max(found, key=[*VintageBasis].index)


def period_of(key: str) -> str:
    """Return the period that a key is of; the span from first to last if several.

    Examples
    --------
    >>> period_of("S@2018 + T@2018"), period_of("mean(S@2006/2014; T@2015/2016)")
    ('2018', '2006/2016')

    """
    found = {match["period"] for match in TERM.finditer(key)}
    if len(found) == 1:
        return found.pop()
    ends = sorted(end for period in found for end in period.split("/"))
    return f"{ends[0]}/{ends[-1]}"


def one_unit(parts: list[Evaluated]) -> None:
    """Refuse numbers in different units."""
    units = sorted({part.unit for part in parts})
    if len(units) > 1:
        raise ComparabilityError(
            f"{parts[0].key} and {parts[-1].key} are in {' and in '.join(units)}: they "
            "cannot be added or averaged. Convert one of them first."
        )


def added(*values: float) -> float:
    """Add numbers as they are printed, so that no binary dust remains.

    Examples
    --------
    >>> added(0.1, 0.2), 0.1 + 0.2
    (0.3, 0.30000000000000004)

    """
    return float(sum(Decimal(str(float(value))) for value in values))


def _sum(one: Evaluated, other: Evaluated) -> Evaluated:
    one_unit([one, other])
    check_sum(one.cells, other.cells)
    return _joined(
        "+", one, other, added(one.value, other.value), one.interval + other.interval
    )


def _difference(one: Evaluated, other: Evaluated) -> Evaluated:
    one_unit([one, other])
    return _joined(
        "−", one, other, added(one.value, -other.value), one.interval - other.interval
    )


def _ratio(one: Evaluated, other: Evaluated) -> Evaluated:
    reach = one.interval.over(other.interval)
    joined = _joined("÷", one, other, one.value / other.value, reach)
    rate = other.unit == "CAD per unit" and one.unit == "CAD"
    if rate and period_of(one.key) != period_of(other.key):
        raise ComparabilityError(f"{joined.key}: the rate is of another period.")
    if not rate:
        one_unit([one, other])
    money = _CURRENCY.get(other.cells[0]["partner"], "not stated")
    unit, factor = (money, 1) if rate else ("percent", 100)
    return Evaluated(joined.key, joined.value * factor, joined.interval.times(factor),
                     unit, joined.cells, joined.formula)  # fmt: skip


def _joined(
    sign: str, one: Evaluated, other: Evaluated, value: float, reach: Interval
) -> Evaluated:
    return Evaluated(
        f"{one.key} {sign} {other.key}",
        value,
        reach,
        one.unit,
        one.cells + other.cells,
        f"{one.formula} {sign} {other.formula}",
    )


_CURRENCY = {"USA": "USD", "KOR": "KRW"}
#: Sign of a key → what it does to the numbers on either side.
OPERATIONS: dict[str, Callable[[Evaluated, Evaluated], Evaluated]] = {
    "+": _sum,
    "-": _difference,
    "/": _ratio,
}
