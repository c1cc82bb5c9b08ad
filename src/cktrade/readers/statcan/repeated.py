"""Whether a row stands twice in a table that nobody holds as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cktrade.readers.coded import numbers_in
from cktrade.schemas import validate

if TYPE_CHECKING:
    from cktrade.readers.coded import Book, Coded


class Repeated:
    """Remembers which series had a number in which period.

    Parameters
    ----------
    book : Book
        That of all rows.
    origin : str
        The file, for messages.

    """

    def __init__(self, book: Book, origin: str) -> None:
        self._book, self._origin = book, origin
        self._numbers: dict[str, int] = {}
        self._ids = np.zeros(0, np.int32)
        self._had: dict[int, np.ndarray] = {}

    def refuse(self, rows: Coded) -> None:
        """Take some rows.

        Raises
        ------
        InvalidRowsError
            If one of them is of a series and period that came before.

        """
        ids = self._known()[rows.series]
        for period in np.flatnonzero(np.bincount(rows.period)).tolist():
            of_period = np.flatnonzero(rows.period == period)
            here, had = ids[of_period], self._of(period)
            before = np.count_nonzero(had)
            again = had[here]
            had[here] = True
            if again.any() or np.count_nonzero(had) - before < len(here):
                once = np.unique(here, return_index=True)[1]
                again[np.setdiff1d(np.arange(len(here)), once)] = True
                twice = rows.take(of_period[again][:1]).frame()
                twice = pd.concat([twice] * 2, ignore_index=True)
                validate(twice, "observations", origin=self._origin)

    def _known(self) -> np.ndarray:
        if len(self._ids) < len(self._book):
            new = self._book.series["series"].iloc[len(self._ids) :]
            numbers = np.array(numbers_in(new.tolist(), self._numbers), np.int32)
            self._ids = np.concatenate([self._ids, numbers])
        return self._ids

    def _of(self, period: int) -> np.ndarray:
        had = self._had.get(period, np.zeros(0, bool))
        if len(had) < len(self._numbers):
            longer = np.zeros(max(len(self._numbers), 2 * len(had)), bool)
            longer[: len(had)] = had
            self._had[period] = had = longer
        return had
