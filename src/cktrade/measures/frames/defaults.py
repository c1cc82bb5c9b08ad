"""What the caller leaves unsaid: which columns make a series, and what must not differ.

In the wide table the answer is known. In anybody else's rows it is the columns of these
names that they have; the rest is said with ``by=`` and ``like=``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cktrade.measures.frames.opening import Opened

VALUE = "value"
PERIOD = "reference_period"

#: what makes a series in the wide table
DIMENSIONS = (
    "series", "topic", "measure", "reporter", "partner", "flow", "product", "basis",
    "valuation", "adjustment", "dimensions",
)  # fmt: skip
#: what must be the same on rows that are added, divided or compared
KINDS = (
    "unit", "topic", "measure", "flow", "basis", "valuation", "adjustment",
)  # fmt: skip


class Names(NamedTuple):
    """The names that a caller gives, and whether the rows are to be checked."""

    value: str
    period: str
    by: str | Sequence[str] | None
    like: str | Sequence[str] | None
    check: bool


def listed(names: str | Iterable[str] | None) -> list[str]:
    """Return names as a list; one name may stand alone, and none is no name."""
    return [names] if isinstance(names, str) else [*(names or ())]


def apart(
    opened: Opened[Any],
    by: str | Sequence[str] | None,
    *,
    but: Iterable[str] = (),
) -> list[str]:
    """Return the columns that are kept apart: those given, or the wide table's.

    Parameters
    ----------
    opened : Opened
        The rows.
    by : str or sequence of str, optional
        What the caller gave.
    but : iterable of str
        Columns that the measure brings together, or treats itself.

    """
    if by is not None:
        return listed(by)
    beyond = {*but}
    return [name for name in opened.held(DIMENSIONS) if name not in beyond]


def kinds(
    opened: Opened[Any],
    like: str | Sequence[str] | None,
    by: Sequence[str],
    *,
    but: Iterable[str] = (),
) -> list[str]:
    """Return the columns that must not differ within a group: given, or the known."""
    names = opened.held(KINDS) if like is None else listed(like)
    beyond = {*by, *but}
    return [name for name in names if name not in beyond]
