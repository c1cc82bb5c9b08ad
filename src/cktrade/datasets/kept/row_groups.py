"""Rows as numbers → columns of Arrow, each text once and numbers beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from cktrade.datasets.kept.arrow import arrow_schema, needed, table_of
from cktrade.readers.coded import of_series

if TYPE_CHECKING:
    from cktrade.readers.coded import Book, Coded


class Columns:
    """Makes Arrow tables of the rows of one book, part by part.

    A part is all series of one partner, or all there are; its tables have lists of only
    the texts that stand in it.

    Parameters
    ----------
    book : Book
        That of the rows.
    parted : bool
        Whether a part is one partner; its tables lack that column.

    """

    def __init__(self, book: Book, *, parted: bool = False) -> None:
        self._book = book
        self._parted = parted
        self._known = 0
        self._lists: dict[str, Any] = {}
        self._made: dict[int, dict[str, tuple[np.ndarray, Any]]] = {}
        self._local = np.zeros(0, np.int32)
        self._codes: dict[str, np.ndarray] = {}
        self.partners: list[str] = []

    def parts(self, rows: Coded) -> dict[int, Coded]:
        """Return the rows of each partner, by its number in ``partners``."""
        self._learn()
        if not self._parted:
            return {0: rows}
        numbers = self._codes["partner"][rows.series]
        order = np.argsort(numbers, kind="stable")
        ends = np.cumsum(np.bincount(numbers, minlength=len(self.partners)))
        starts = [0, *ends[:-1].tolist()]
        return {
            number: rows.take(order[start:end])
            for number, (start, end) in enumerate(zip(starts, ends, strict=True))
            if start < end
        }

    def table(self, rows: Coded, part: int = 0) -> Any:  # noqa: ANN401 -- pyarrow is an extra
        """Return the rows of one part as an Arrow table."""
        pa = needed("pyarrow")
        self._learn()
        described = self._described(part)
        local = self._local[rows.series]
        made = {
            "reference_period": _listed(self._book.periods, rows.period),
            "status": _listed(self._book.statuses, rows.status),
            "value": pa.array(rows.value, from_pandas=True),
            "precision": pa.array(rows.precision),
            "row": pa.array(rows.row),
        }
        for name, (codes, texts) in described.items():
            made[name] = _column(codes, local, texts)
        return table_of(made)

    def same(self) -> dict[str, str]:
        """Return what is the same in all rows of the book, apart from the partner."""
        self._learn()
        listed = {**self._lists, "status": [*self._book.statuses]}
        return {
            name: texts[0].isoformat() if name == "vintage" else str(texts[0])
            for name, texts in listed.items()
            if len(texts) == 1 and name != "partner"
        }

    def _learn(self) -> None:
        """Take what is new in the book."""
        if self._known == len(self._book):
            return
        pandas = needed("pandas")
        series = self._book.series
        for name in of_series():
            codes, texts = pandas.factorize(series[name])
            self._codes[name], self._lists[name] = codes.astype(np.int32), texts
        self.partners = [*self._lists["partner"]]
        self._local = np.arange(len(series), dtype=np.int32)
        if self._parted:
            groups = series.groupby("partner", sort=False)
            self._local = np.asarray(groups.cumcount(), np.int32)
        self._known = len(series)
        self._made.clear()

    def _described(self, part: int) -> dict[str, tuple[np.ndarray, Any]]:
        if part not in self._made:
            pa = needed("pyarrow")
            all_ = np.arange(self._known)
            of_part = self._codes["partner"] == part
            members = np.flatnonzero(of_part) if self._parted else all_
            kinds = {field.name: field.type for field in arrow_schema()}
            made = {}
            for name in of_series():
                if name == "partner" and self._parted:
                    continue
                used, codes = np.unique(self._codes[name][members], return_inverse=True)
                texts = pa.array(self._lists[name].take(used).to_numpy(), kinds[name])
                made[name] = (codes.astype(np.int32), texts)
            self._made[part] = made
        return self._made[part]


def _column(codes: np.ndarray, series: np.ndarray, texts: Any) -> Any:  # noqa: ANN401 -- as above
    pa = needed("pyarrow")
    few = len(texts) == 1
    numbers = np.zeros(len(series), np.int32) if few else codes[series]
    if not pa.types.is_string(texts.type):
        return texts.take(pa.array(numbers))
    return pa.DictionaryArray.from_arrays(numbers, texts)


def _listed(book: dict[str, int], numbers: np.ndarray) -> Any:  # noqa: ANN401 -- as above
    """Return numbers with the list of what they stand for, and of nothing else."""
    pa = needed("pyarrow")
    texts = [*book]
    used = np.flatnonzero(np.bincount(numbers))
    places = np.zeros(len(texts), np.int32)
    places[used] = np.arange(len(used))
    said = pa.array([texts[number] for number in used.tolist()], pa.string())
    return pa.DictionaryArray.from_arrays(places[numbers], said)
