"""How sure a number of the record is, each kind of doubt apart.

Rounding is in a reading's interval. What cannot be written as an interval is said:
revisions still to come, counts that are samples or voluntary, concepts that differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.record.intervals import Interval
from cktrade.verdicts.readings.offer import SECONDARY
from cktrade.vocabulary import Statistic, Status

if TYPE_CHECKING:
    from cktrade.verdicts.judge import Judged
    from cktrade.verdicts.readings.reading import Reading
    from cktrade.verdicts.sentences import Said

_ESTIMATES = {
    Status.ESTIMATED, Status.PRELIMINARY, Status.USE_WITH_CAUTION, Status.QUALITY_C,
    Status.QUALITY_D,
}  # fmt: skip
#: An official table, copied by others and checked.
COPY = "copy"
_NO_AMOUNT = {Statistic.RANK, Statistic.EACH, Statistic.DURATION}


def of(judged: Judged) -> Said:
    """Return what must be said of how sure the ground of a verdict is."""
    ground = judged.ground
    if ground is None:
        return []
    said = of_evidence(ground)
    if any(cell["status"] in _ESTIMATES for cell in ground.evaluated.cells):
        said.append({"code": "estimate"})
    amount = ground.fits and judged.claim.statistic not in _NO_AMOUNT
    usual = ground.revision if amount else 0.0
    if usual and not _widened(ground, usual).within(judged.claim.interval):
        said.append({"code": "within_revision", "percent": 100 * usual})
    return said


def of_evidence(ground: Reading) -> Said:
    """Say whose numbers are at second hand, or that a copy is held."""
    cells = ground.evaluated.cells
    if not cells or ground.evidence not in {SECONDARY, COPY}:
        return []
    if ground.evidence == COPY:
        return [{"code": "copied"}]
    weakest = [
        str(cell["source"]) for cell in cells
        if str(cell.get("evidence") or SECONDARY) == SECONDARY
    ]  # fmt: skip
    return [{"code": "secondary", "origin": [*dict.fromkeys(weakest)]}]


def _widened(reading: Reading, share: float) -> Interval:
    reach = reading.evaluated.interval
    return Interval(reach.low * (1 - share), reach.high * (1 + share))
