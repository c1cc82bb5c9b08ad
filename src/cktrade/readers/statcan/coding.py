"""The rows of a large table as numbers, each series described once.

Records are cut where their fields end; of those that bring a new series, cells are made
and described as :mod:`cktrade.readers.statcan.table` does it for a whole file. Whatever
is not as it should be (a quote in a label, a value that is no number, a status that
contradicts it) goes the plain way, which reads it or says what is wrong.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cktrade.errors import CktradeError
from cktrade.readers.coded import Book, Coded, coded, empty, numbers_in
from cktrade.readers.statcan.csv_cells import with_points
from cktrade.readers.statcan.cuts import Cut, cut, may_be_cut
from cktrade.readers.statcan.keys import Keys
from cktrade.readers.statcan.lines import Lines
from cktrade.readers.statcan.numbers import NotPlainError, Rest, rest_of, values_of
from cktrade.readers.statcan.periods import reference_periods
from cktrade.readers.statcan.repeated import Repeated
from cktrade.readers.statcan.rows import Series, multipliers
from cktrade.readers.statcan.series import known_table
from cktrade.readers.statcan.slicing import Piece
from cktrade.readers.statcan.table import finished
from cktrade.readers.wide_table import scale, tens
from cktrade.schemas import validate
from cktrade.vocabulary import MISSING_STATUSES, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from cktrade.readers.statcan.slicing import Table, Wanted
    from cktrade.readers.statcan.table import Parts

_UNWANTED, _UNKNOWN = -1, -2


class Coder:
    """Makes rows of a table's pieces.

    Parameters
    ----------
    table : Table
        The table.
    parts : Parts
        What the file holds besides the cells.
    series : Series
        Describes them.
    marked : callable
        Marks the cells of the series that the agency ended.
    wanted : Wanted, optional
        Which rows to keep; by default all.

    """

    def __init__(
        self,
        table: Table,
        parts: Parts,
        series: Series,
        marked: Callable[[pd.DataFrame], pd.DataFrame],
        wanted: Wanted | None = None,
    ) -> None:
        self.book = Book()
        self._table, self._parts, self._wanted = table, parts, wanted
        self._described, self._marked = series, marked
        self._frequency = frequency(parts, series.table)
        self._repeated = Repeated(self.book, str(table.raw.path))
        cuts = find_spec("pyarrow") and self._frequency and may_be_cut(table.header)
        self._keys = Keys() if cuts else None
        #: Of each key: its series' number, and the power of ten of its values.
        self._series = np.zeros(0, np.int32)
        self._powers = np.zeros(0, np.int64)
        self._rests: dict[bytes, Rest] = {}
        self._last = b""

    def rows(self, piece: Piece) -> Coded:
        """Return the wanted rows of a piece.

        Raises
        ------
        FormatError, VocabularyError
            If a cell is not what the agency publishes there.
        InvalidRowsError
            If a row breaks a rule of the wide table, or stands twice in the table.

        """
        found = None
        if self._keys is not None and piece.parsed is None:
            with suppress(NotPlainError, CktradeError):  # the plain way explains it
                found = self._quickly(piece, self._keys)
        rows = self._plainly(piece) if found is None else found
        self._repeated.refuse(rows)
        return rows

    def _plainly(self, piece: Piece) -> Coded:
        cells = self._table.cells(piece, self._wanted)
        if cells.empty:
            return empty(self.book)
        return coded(self._wide(cells, self._described), self.book)

    def _wide(self, cells: pd.DataFrame, series: Series) -> pd.DataFrame:
        raw = self._table.raw
        rows = finished(raw, self._parts, self._marked(cells), series)
        return validate(rows, "observations", origin=str(raw.path))

    def _quickly(self, piece: Piece, keys: Keys) -> Coded | None:
        found = cut(piece.lines, self._table.header)
        if found is None:
            return None
        turns, dates = self._dates(found.dates)
        numbers = keys.numbers(found.keys, turns)
        self._describe(piece, found, numbers)
        series = self._series[numbers]
        if (series == _UNKNOWN).any():
            return None
        if (series == _UNWANTED).any():
            kept = np.flatnonzero(series != _UNWANTED)
            texts, rests = found.texts.take(kept), found.rests.take(kept)
            found = found._replace(texts=texts, rests=rests)
            numbers, dates = numbers[kept], dates[kept]
            piece = replace(piece, rows=piece.rows[kept])
        return self._coded(found, numbers, dates, piece.rows)

    def _dates(self, dates: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return where another date begins, and the number of each row's period."""
        turns = np.flatnonzero((dates[1:] != dates[:-1]).any(axis=1)) + 1
        firsts = np.concatenate([[0], turns])
        texts = [date.tobytes().decode() for date in dates[firsts]]
        origin = self._table.raw.path
        periods = reference_periods(texts, self._frequency, origin)
        numbers = numbers_in([periods[text] for text in texts], self.book.periods)
        lengths = np.diff(firsts, append=len(dates))
        begun = dates[0].tobytes() != self._last
        self._last = dates[-1].tobytes()
        codes = np.repeat(np.array(numbers, np.int32), lengths)
        return (firsts if begun else turns), codes

    def _describe(self, piece: Piece, found: Cut, numbers: np.ndarray) -> None:
        """Enter the series of keys that are new, if they are wanted."""
        known = len(self._series)
        new = np.flatnonzero(numbers >= known)
        if not new.size:
            return
        firsts = new[np.unique(numbers[new], return_index=True)[1]]
        unknown = np.full(len(firsts), _UNKNOWN, np.int32)
        self._series = np.concatenate([self._series, unknown])
        self._powers = np.concatenate([self._powers, np.zeros(len(firsts), np.int64)])
        rows = piece.rows[firsts]
        cells = self._table.cells(
            Piece(rows, Lines(piece.lines.only(firsts))), self._wanted
        )
        at = known + np.searchsorted(rows, cells["row"])
        if len(cells):
            self._check(cells, found, firsts[at - known])
            powers = multipliers(cells, self._table.raw.path)
            held = self._described
            once = Series(held.table, held.origin, held.consistency, strict=held.strict)
            self._series[at] = self.book.add(self._wide(cells, once))
            self._powers[at] = powers
        others = np.setdiff1d(np.arange(known, len(self._series)), at)
        self._series[others] = _UNWANTED

    def _check(self, cells: pd.DataFrame, found: Cut, at: np.ndarray) -> None:
        """Refuse records that the plain reader parts elsewhere."""
        dates = [date.tobytes().decode() for date in found.dates[at]]
        texts = [text.decode() for text in found.texts.take(at).to_pylist()]
        texts = [*with_points(pd.DataFrame({"VALUE": texts}, dtype="str"),
                              self._table.header.delimiter)["VALUE"]]  # fmt: skip
        if [*cells["REF_DATE"]] != dates or [*cells["VALUE"]] != texts:
            raise NotPlainError

    def _coded(
        self, found: Cut, keys: np.ndarray, dates: np.ndarray, rows: np.ndarray
    ) -> Coded:
        values, shown = values_of(found.texts, self._table.header.delimiter)
        rests = found.rests.dictionary_encode()
        said = [self._rest(text) for text in rests.dictionary.to_pylist()]
        at = rests.indices.to_numpy()
        decimals = np.maximum(np.array([r.decimals for r in said], int)[at], shown)
        powers = self._powers[keys]
        return Coded(
            self.book,
            self._series[keys],
            dates,
            self._statuses([one.status for one in said], at, np.isnan(values)),
            scale(values, powers, decimals),
            tens(powers - decimals),
            rows,
        )

    def _rest(self, text: bytes) -> Rest:
        if text not in self._rests:
            table = self._table
            self._rests[text] = rest_of(text, table.header, table.raw.path)
        return self._rests[text]

    def _statuses(
        self, said: list[str], at: np.ndarray, blank: np.ndarray
    ) -> np.ndarray:
        """Return what is said of each number; of a blank one that it is not there."""
        missing = np.array([status in MISSING_STATUSES for status in said], bool)[at]
        if (missing & ~blank).any():
            raise NotPlainError
        unsaid = Status.NOT_AVAILABLE.value
        *codes, not_there = numbers_in([*said, unsaid], self.book.statuses)
        given = np.array(codes, np.int32)[at]
        return np.where(blank & ~missing, np.int32(not_there), given)


def frequency(parts: Parts, table: str) -> str:
    """Return how often a table's periods come, if the file or we know it, else ""."""
    return parts.frequency or known_table(table).get("frequency", "")
