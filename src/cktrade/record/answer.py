"""The number of a key of any form, ranks and moves of ranks included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.errors import ComparabilityError
from cktrade.record.evaluated import Evaluated
from cktrade.record.keys import evaluate
from cktrade.record.rank_field import rank_of
from cktrade.record.record import table_of

if TYPE_CHECKING:
    from cktrade.record.record import Record

_RANK, _BETWEEN = "rank(", ") - rank("


def number_of(key: str, record: Record) -> Evaluated:
    """Compute a key.

    Parameters
    ----------
    key : str
        A key of :mod:`cktrade.record.keys`, ``rank(…)``, or ``rank(…) - rank(…)``: how
        many places lower the first stands than the second.
    record : Record
        The record as it stood on some day.

    Raises
    ------
    NotHeldError
        If a number it needs is not held, or it is no key.
    ComparabilityError
        If it would bring unlike things together.

    """
    if not key.startswith(_RANK):
        return evaluate(key, record)
    later, between, earlier = key.partition(_BETWEEN)
    if not between:
        return rank_of(key, record)
    return _moved(rank_of(f"{later})", record), rank_of(_RANK + earlier, record))


def _moved(later: Evaluated, earlier: Evaluated) -> Evaluated:
    """Return how many places lower the first of two ranks is than the second."""
    fields = [{(table_of(c), c["unit"]) for c in n.cells} for n in (later, earlier)]
    if fields[0] != fields[1]:
        raise ComparabilityError(
            f"{later.key} and {earlier.key} are places in different tables, which no "
            "move joins. Take both from one table."
        )
    reach = later.interval - earlier.interval
    return Evaluated(
        f"{later.key} - {earlier.key}",
        later.value - earlier.value,
        reach,
        "rank",
        later.cells + earlier.cells,
        f"({later.formula}) − ({earlier.formula})",
    )
