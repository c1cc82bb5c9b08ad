"""Rows of the wide table, filed by series and made only where they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence


class Filing:
    """A table's rows in the order of their vintages, found by series.

    Most questions are about few of thousands of series; a row becomes a dict when one
    first asks for its series, and is then one and the same for everybody.

    Parameters
    ----------
    observations : DataFrame
        The wide table, of any vintages.

    Examples
    --------
    >>> filing = Filing(pd.DataFrame({
    ...     "series": ["b", "a", "b"], "reference_period": ["2018", "2018", "2019"],
    ...     "vintage": pd.to_datetime(["2019-06-30", "2019-01-31", "2019-01-31"])}))
    >>> filing.series, filing.until("2019-01-31"), len(filing)
    (['a', 'b'], 2, 3)
    >>> [row["reference_period"] for row in filing.of("b", len(filing))]
    ['2019', '2018']

    """

    def __init__(self, observations: pd.DataFrame) -> None:
        table = observations.sort_values("vintage", kind="stable")
        self._vintages = table["vintage"]
        columns = {str(name): _cells(table[name]) for name in table}
        self._names = [*columns]
        self._lines = [*zip(*columns.values(), strict=True)]
        self._periods = columns["reference_period"]
        self._places: dict[str, list[int]] = {}
        for place, series in enumerate(columns["series"]):
            self._places.setdefault(series, []).append(place)
        self._rows: dict[int, dict[str, Any]] = {}
        #: Ids of all series, in their order.
        self.series = sorted(self._places)

    def __len__(self) -> int:
        return len(self._vintages)

    def until(self, day: str) -> int:
        """Return how many rows were released up to a day: the first so many."""
        return int((self._vintages <= pd.Timestamp(day)).sum())

    def row(self, place: int) -> dict[str, Any]:
        """Return one row; the same object whenever it is asked for."""
        if place not in self._rows:
            self._rows[place] = dict(zip(self._names, self._lines[place], strict=True))
        return self._rows[place]

    def of(self, series: str, end: int) -> list[dict[str, Any]]:
        """Return the rows of a series among the first so many, oldest first."""
        return [self.row(n) for n in self._places.get(series, []) if n < end]

    def firsts(self, end: int) -> list[dict[str, Any]]:
        """Return a row of each series: of its first period the newest number.

        In the order of series ids, of the first so many rows.
        """
        periods = self._periods
        found = []
        for series in self.series:
            places = [n for n in self._places[series] if n < end]
            same = [n for n in places if periods[n] == periods[places[0]]]
            found += [self.row(same[-1])] if same else []
        return found


def _cells(column: pd.Series[Any]) -> Sequence[Any]:
    """Return a column's cells; like cells are one object, made once."""
    if column.dtype.kind in "fi":
        return column.tolist()
    numbers, different = pd.factorize(column, use_na_sentinel=False)
    cells = different.tolist()
    return [cells[number] for number in numbers.tolist()]
