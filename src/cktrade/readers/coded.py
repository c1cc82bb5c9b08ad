"""Rows of the wide table as numbers: what many share is said once.

Of millions of rows there are thousands of series. A row is its series, its period and
its status, each as a number, and its own value, precision and place in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cktrade.readers.wide_table import alike
from cktrade.schemas import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Columns that differ from row to row of a series.
OF_ROWS = ("reference_period", "value", "precision", "status", "row")


@dataclass
class Book:
    """What the rows of one table share; it grows as they are read.

    One thread may read while another writes what was read before.
    """

    periods: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    _parts: list[pd.DataFrame] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    @property
    def series(self) -> pd.DataFrame:
        """The columns of the wide table that are the same in all rows of a series."""
        with self._lock:
            if len(self._parts) > 1:
                self._parts = [pd.concat(self._parts, ignore_index=True)]
            return self._parts[0] if self._parts else pd.DataFrame(columns=of_series())

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def add(self, series: pd.DataFrame) -> np.ndarray:
        """Enter new series; return their numbers."""
        with self._lock:
            first = len(self)
            self._parts.append(series[of_series()].reset_index(drop=True))
            return np.arange(first, len(self), dtype=np.int32)


@dataclass(frozen=True)
class Coded:
    """Some rows of the wide table.

    Attributes
    ----------
    book : Book
        What the numbers stand for.
    series, period, status : ndarray of int
        Numbers of the book.
    value, precision : ndarray of float64
    row : ndarray of int64

    """

    book: Book
    series: np.ndarray
    period: np.ndarray
    status: np.ndarray
    value: np.ndarray
    precision: np.ndarray
    row: np.ndarray

    def __len__(self) -> int:
        return len(self.row)

    def take(self, places: np.ndarray | slice) -> Coded:
        """Return some of the rows."""
        return Coded(self.book, *[column[places] for column in self._columns()])

    def frame(self) -> pd.DataFrame:
        """Return the wide table."""
        rows = self.book.series.take(self.series)
        found = rows.assign(
            reference_period=_texts(self.book.periods, self.period),
            status=_texts(self.book.statuses, self.status),
            value=self.value,
            precision=self.precision,
            row=self.row,
        )
        return found[columns("observations")].reset_index(drop=True)

    def _columns(self) -> list[np.ndarray]:
        return [getattr(self, one.name) for one in fields(self)[1:]]


def of_series() -> list[str]:
    """Return the columns of the wide table that a series' rows share."""
    return [name for name in columns("observations") if name not in OF_ROWS]


def coded(rows: pd.DataFrame, book: Book) -> Coded:
    """Return rows of the wide table as numbers of a book.

    Examples
    --------
    >>> import cktrade as ck
    >>> rows = ck.load("observations").head(100)
    >>> found = coded(rows, Book())
    >>> len(found.book) < 100, found.frame().equals(rows.reset_index(drop=True))
    (True, True)

    """
    numbers, firsts = alike(rows, of_series())
    return Coded(
        book,
        book.add(firsts)[numbers],
        _entered(rows["reference_period"], book.periods),
        _entered(rows["status"], book.statuses),
        rows["value"].to_numpy(),
        rows["precision"].to_numpy(),
        rows["row"].to_numpy(),
    )


def empty(book: Book) -> Coded:
    """Return no rows."""
    numbers, values = np.zeros(0, np.int32), np.zeros(0)
    return Coded(book, numbers, numbers, numbers, values, values, numbers)


def together(pieces: Sequence[Coded]) -> Coded:
    """Return the rows of several pieces of one book."""
    parts = zip(*[piece._columns() for piece in pieces], strict=True)  # noqa: SLF001 -- of this module
    return Coded(pieces[0].book, *map(np.concatenate, parts))


def gathered(pieces: Iterable[Coded], many: int) -> Iterator[Coded]:
    """Put pieces together until they have so many rows; the last may have fewer."""
    held: list[Coded] = []
    for piece in pieces:
        held.append(piece)
        if sum(map(len, held)) >= many:
            whole, held = together(held), []
            del piece  # so that no row is held twice
            yield whole
            del whole
    if held:
        yield together(held)


def numbers_in(texts: Iterable[str], book: dict[str, int]) -> list[int]:
    """Return the numbers of texts, entering those that are new.

    Examples
    --------
    >>> numbers_in(["b", "a", "b"], {"a": 0})
    [1, 0, 1]

    """
    return [book.setdefault(text, len(book)) for text in texts]


def _entered(column: pd.Series[str], book: dict[str, int]) -> np.ndarray:
    places, texts = pd.factorize(column)
    return np.array(numbers_in(texts, book), np.int32)[places]


def _texts(book: dict[str, int], numbers: np.ndarray) -> Any:  # noqa: ANN401 -- an array of texts
    return pd.Series([*book], dtype="str").take(numbers).array
