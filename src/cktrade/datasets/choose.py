"""Tables and charts by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.datasets.loading import TABLES, load
from cktrade.errors import NotHeldError, nearest
from cktrade.exhibits.catalogue import CATALOGUE, CLAIM, EXHIBITS, of_claim
from cktrade.exhibits.key_rows import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.exhibits.catalogue import Exhibit


def chosen(names: list[str]) -> list[Exhibit]:
    """Return the exhibits of these names; of none, all that any claims have alike.

    Parameters
    ----------
    names : list of str
        Names of the catalogue, or ``claim-<id>`` for one claim against the record.

    Raises
    ------
    NotHeldError
        If there is no table or chart of a name; the message lists all names, or, of a
        claim's id, what draws that claim.

    """
    unknown = [n for n in names if n not in CATALOGUE and not n.startswith(CLAIM)]
    if unknown:
        raise NotHeldError(_unknown(unknown[0]))
    made = [CATALOGUE.get(n) or of_claim(n.removeprefix(CLAIM)) for n in names]
    return made or [*EXHIBITS]


def _unknown(name: str) -> str:
    if name in set(load("claims")["claim"]):
        drawing = ", ".join([f"{CLAIM}{name}", *_drawing(name)])
        return f"{name!r} is a claim, no table or chart. It is drawn in: {drawing}."
    return (
        f"There is no table or chart {name!r}.{nearest(name, CATALOGUE)} There are: "
        f"{', '.join(CATALOGUE)}, and {CLAIM}<id> for every claim."
    )


def _drawing(claim: str) -> Iterator[str]:
    """Yield the names of the exhibits whose rows hold a claim."""
    tables = Shown({table: load(table) for table in TABLES})
    for exhibit in EXHIBITS:
        rows = exhibit.rows(tables)
        if "claim" in rows and claim in set(rows["claim"]):
            yield exhibit.name
