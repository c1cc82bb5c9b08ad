"""What can be said beside a place that nobody can work out: a region's own sum."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cktrade.verdicts.readings.reading import Reading
from cktrade.verdicts.readings.values import offer_value
from cktrade.vocabulary import Statistic, codelist, economies

if TYPE_CHECKING:
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.reading import Moment

#: The claim's unit of a place; its trade is asked for in dollars of whatever country.
_UNITS = {"merchandise_trade": "dollars"}


@dataclass(frozen=True)
class Region:
    """What a region comes to, and the member that has most of it.

    Attributes
    ----------
    together : Reading
        The sum over the members held.
    member : str
        The largest of them.
    part : float
        What it has.

    """

    together: Reading
    member: str
    part: float


def region_of(claim: Claim, moment: Moment) -> Region | None:
    """Return what a region whose place is claimed comes to, as nobody ranks regions.

    Parameters
    ----------
    claim : Claim
        A claim of any kind.
    moment : Moment
        The record, and up to which day its periods count.

    Returns
    -------
    Region or None
        By the first plain way that can be read; None where the claim is no place of a
        region, or the sum is not held.

    """
    if claim.statistic != Statistic.RANK or not _is_region(claim.partner):
        return None
    asked = replace(
        claim, statistic=Statistic.VALUE.value, qualifier="none", value=1.0,
        precision=1.0, unit=_UNITS.get(claim.measure, "persons"),
    )  # fmt: skip
    plain = offer_value(asked, moment).plain
    if not plain:
        return None
    parts: dict[str, float] = {}
    for cell in plain[0].evaluated.cells:
        code = str(cell["partner"])
        parts[code] = parts.get(code, 0.0) + float(cell["value"])
    member = max(parts, key=lambda code: parts[code])
    return Region(plain[0], member, parts[member])


def _is_region(code: str) -> bool:
    blocs = {row["bloc"] for row in codelist("blocs").values()}
    return economies.is_code(code) and economies.is_aggregate(code) and code in blocs
