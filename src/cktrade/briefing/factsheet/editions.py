"""Editions of the fact sheet: what the record says now, and what it said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.briefing.factsheet.spoken import value
from cktrade.briefing.source_list import newest_release
from cktrade.datasets.loading import at_vintage
from cktrade.errors import NotHeldError
from cktrade.exhibits.facts import Fact, facts
from cktrade.exhibits.key_rows import record_of
from cktrade.exhibits.moves import Moves, moves

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class Editions:
    """What the record says now, and what it said at the last edition.

    Attributes
    ----------
    now, before : list of Fact
        The numbers of :func:`cktrade.exhibits.facts.facts`.
    since : str
        The day of the last edition; empty if none is named and no earlier release
        gave a number otherwise.
    day : Timestamp
        The day of the newest official release among those of now.
    moves : mapping
        Code of a number of now → how it moved.

    """

    now: list[Fact]
    before: list[Fact]
    since: str
    day: pd.Timestamp
    moves: Mapping[str, Moves] = field(default_factory=dict)

    def changed(self) -> Iterator[tuple[Fact, Fact]]:
        """Yield the numbers that read otherwise than before, and what they were."""
        old = {fact.code: fact for fact in self.before}
        for fact in self.now:
            earlier = old.get(fact.code)
            if earlier and _read(earlier) != _read(fact):
                yield fact, earlier

    def unheld(self) -> int:
        """Return how many numbers the record did not hold then."""
        return len({f.code for f in self.now} - {f.code for f in self.before})


def _read(fact: Fact) -> tuple[str, str]:
    """Return what a reader sees of a number, whatever the language."""
    return fact.period, value(fact, "en")


def editions(tables: Mapping[str, pd.DataFrame], since: str = "") -> Editions:
    """Return what the record says now, and what it said at the last edition.

    Parameters
    ----------
    tables : mapping
        ``observations`` in all vintages, ``sources`` and ``events``.
    since : str
        The day of the last edition. By default the last day on which a number that is
        shown read otherwise: the day before the newest release that changed one.

    Raises
    ------
    NotHeldError
        If the record holds none of the numbers.

    """
    held = record_of(tables)
    found = facts(held)
    if not found:
        raise NotHeldError(
            "No number of a fact sheet is in the record of that day; a later as_of "
            "holds more."
        )
    day = released(found, tables["sources"])
    moved = {fact.code: moves(fact.number, held) for fact in found}
    for before in [since] if since else _days_before_releases(found):
        then = Editions(found, _facts_on(before, tables), before, day, moved)
        if since or any(then.changed()):
            return then
    return Editions(found, [], "", day, moved)


def _days_before_releases(found: Sequence[Fact]) -> list[str]:
    """Return the day before each release that a number comes from, newest first."""
    days = {pd.Timestamp(c["vintage"]) for f in found for c in f.number.cells}
    return [
        (day - pd.DateOffset(days=1)).date().isoformat()
        for day in sorted(days, reverse=True)
    ]


def _facts_on(day: str, tables: Mapping[str, pd.DataFrame]) -> list[Fact]:
    rows = at_vintage(tables["observations"], day, "all")
    return facts(record_of({**tables, "observations": rows})) if len(rows) else []


def released(found: Sequence[Fact], sources: pd.DataFrame) -> pd.Timestamp:
    """Return the day of the newest official release behind the numbers."""
    used = {cell["source"] for fact in found for cell in fact.number.cells}
    return pd.Timestamp(newest_release(sources[sources["source"].isin(used)]))
