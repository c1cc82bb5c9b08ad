"""A way of counting: which series of the record are added."""

from __future__ import annotations

from dataclasses import dataclass

from cktrade.record.record import Row


@dataclass(frozen=True, eq=False)
class Way:
    """A way of counting: series to add, what it departs from, what must be said.

    With a ``region`` the series are those of one of its members, and stand for the sum
    of all members that are held.
    """

    code: str
    rows: tuple[Row, ...]
    departures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    region: str = ""
    minus: bool = False

    @property
    def series(self) -> tuple[str, ...]:
        """Ids of the series that are added."""
        return tuple(str(row["series"]) for row in self.rows)

    def key(self, period: str) -> str:
        """Return the key of this way at a period."""
        terms = [f"{series}@{period}" for series in self.series]
        if self.minus:
            return " - ".join(map(self._of_region, terms))
        return self._of_region(" + ".join(terms))

    def _of_region(self, terms: str) -> str:
        return f"members({terms}; {self.region})" if self.region else terms
