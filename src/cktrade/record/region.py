"""The sum over the members of a region, and the room that those not held leave."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from cktrade.errors import NotHeldError
from cktrade.record import intervals
from cktrade.record.evaluated import TERM, Evaluated, added
from cktrade.record.intervals import Interval
from cktrade.vocabulary import economies, label, periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cktrade.record.record import Record, Row

#: Of a region so large a share of the members must be held.
_MOST = 0.75


def members_together(terms: str, region: str, record: Record) -> Evaluated:
    """Add a number over all members of a region that are held.

    Parameters
    ----------
    terms : str
        The key of one member at one period: ``S@2024 + T@2024``.
    region : str
        A bloc of ``codelists/blocs.csv``.
    record : Record
        The record as it stood on some day.

    Returns
    -------
    Evaluated
        The sum over the members held. Each that is not held may add up to the average
        of those that are (this package's choice; the verdict says how many lack), and
        all together never more than the world's total, where that is held.

    Raises
    ------
    NotHeldError
        If the terms are no series of one period, or over a quarter of the members is
        not held.

    """
    matches = [TERM.fullmatch(term) for term in terms.split(" + ")]
    found = [m for m in matches if m is not None]
    rows = [next(iter(record.series(series=m["series"])), None) for m in found]
    if len(found) < len(matches) or None in rows:
        raise NotHeldError(f"{terms!r} is not a sum of series that are held.")
    period = found[0]["period"]
    kin = [_kin(row, record) for row in rows if row is not None]
    members = economies.members(region, on=periods.bounds(period)[1])
    held = {
        code: numbers
        for code in members
        if (numbers := _numbers(code, kin, period, record)) is not None
    }
    if len(held) < _MOST * len(members) or not held:
        raise NotHeldError(
            f"{region}: of its {len(members)} members only {len(held)} are held for "
            f"{period}; their sum is not the region's."
        )
    cells = tuple(cell for one in held.values() for cell in one)
    reach = intervals.total([intervals.observed(cell) for cell in cells])
    lacking = len(members) - len(held)
    if lacking:
        high = reach.high * (1 + lacking / len(held))
        reach = Interval(reach.low, min(high, _ceiling(kin, period, record, reach)))
    return Evaluated(
        f"members({terms}; {region})",
        added(*(cell["value"] for cell in cells)),
        reach,
        str(cells[0]["unit"]),
        cells,
        f"the sum of {len(held)} of {len(members)} members{_without(members, held)}",
    )


def members_missing(evaluated: Evaluated) -> int:
    """Return how many members of a region are not held in a sum over it.

    Examples
    --------
    >>> formula = "the sum of 37 of 40 members"
    >>> members_missing(Evaluated("k", 1.0, Interval(1, 1), "CAD", (), formula))
    3

    """
    match = re.search(r"the sum of (\d+) of (\d+) members", evaluated.formula)
    return int(match[2]) - int(match[1]) if match else 0


def _without(members: Iterable[str], held: Mapping[str, object]) -> str:
    """Name the members that a sum lacks."""
    lacking = [label("economies", code) for code in members if code not in held]
    return f" (without {', '.join(lacking)})" if lacking else ""


def _kin(row: Row, record: Record) -> dict[str, Row]:
    """Return economy → its series, whether economies are partners or reporters."""
    by_partner = record.kin(row)
    if economies.is_code(str(row["partner"])) and len(by_partner) > 1:
        return by_partner
    same = ("measure", "flow", "product", "basis", "adjustment", "unit", "dimensions")
    rows = record.series(**{column: str(row[column]) for column in same})
    return {str(other["reporter"]): other for other in rows}


def _numbers(
    code: str, kin: list[dict[str, Row]], period: str, record: Record
) -> list[Row] | None:
    """Return the cells of one member, or None if one of them is not held."""
    cells: list[Row] = []
    for series in kin:
        if code not in series:
            return None
        try:
            cells += record.cells(str(series[code]["series"]), period)
        except NotHeldError:
            return None
    return cells


def _ceiling(
    kin: list[dict[str, Row]], period: str, record: Record, held: Interval
) -> float:
    """Return what a region may come to at most: the world's total."""
    world = _numbers("WLD", kin, period, record)
    if world is None:
        return math.inf
    return max(intervals.total([intervals.observed(c) for c in world]).high, held.high)
