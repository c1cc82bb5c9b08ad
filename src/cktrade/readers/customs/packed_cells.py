"""A customs table's cells as numbers: three for a row, however long its texts.

What a row is of is packed into one number: where from and to (country, province, state
and unit, one number for each set that there is), product and month. Two more are its
dollars and its quantity.
"""

from __future__ import annotations

import re
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cktrade.readers.coded import numbers_in
from cktrade.readers.customs.spans import DoubtError, spans
from cktrade.readers.statcan.cimt_layout import (
    COUNTRY,
    MONTH,
    PROVINCE,
    QUANTITY,
    STATE,
    UNIT,
    VALUE,
    columns_of,
    forms,
    header_of,
    product_column,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cktrade.readers.raw_file import Raw

#: Spans are parsed on so many threads; Arrow's work is outside the interpreter's lock.
_THREADS = 2
#: What no cell reaches, so that sums stay exact: a trillion dollars, 10 to the 12th.
_LARGEST = 1 << 40
_LONGEST = len(f"-{_LARGEST}")
#: A quantity that is not there.
NONE = -1
#: How many bits the number of each text has, the last in the lowest ones.
PRODUCT = "product"
#: How many bits the number of each text has, the last in the lowest ones.
_BITS = {COUNTRY: 10, PROVINCE: 6, STATE: 7, UNIT: 8, PRODUCT: 20, MONTH: 12}
_BELOW = {COUNTRY: 53, PROVINCE: 47, STATE: 40, UNIT: 32, PRODUCT: 12, MONTH: 0}
#: A set's number stands above product and month.
_SETS = 32


@dataclass(frozen=True)
class Cells:
    """The cells of one table.

    Attributes
    ----------
    texts : dict of str to list of str
        The different texts of each column.
    sets : ndarray of int64
        The numbers of the texts of country, province, state and unit of each set.
    keys : ndarray of int64
        The numbers of each row's set, product and month.
    dollars, quantities : ndarray of int64
        As published; :data:`NONE` where no quantity is.

    """

    texts: dict[str, list[str]]
    sets: np.ndarray
    keys: np.ndarray
    dollars: np.ndarray
    quantities: np.ndarray

    def set_of(self, rows: np.ndarray | slice = slice(None)) -> np.ndarray:
        """Return the number of each row's set."""
        return np.asarray(self.keys[rows] >> _SETS)

    def numbers(
        self, column: str, rows: np.ndarray | slice = slice(None)
    ) -> np.ndarray:
        """Return the number of a column's text in each row."""
        if column in {PRODUCT, MONTH}:
            return _number(column, self.keys[rows])
        return np.asarray(_number(column, self.sets << _SETS)[self.set_of(rows)])

    def unpacked(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the numbers of set, product and month of some rows."""
        keys = self.keys[rows]
        sets = np.asarray(keys >> _SETS)
        return sets, _number(PRODUCT, keys), _number(MONTH, keys)

    def column(self, column: str, rows: np.ndarray) -> np.ndarray:
        """Return a column's text in each of some rows."""
        texts = np.array(self.texts[column], object)
        return np.asarray(texts[self.numbers(column, rows)])


def packed(sets: np.ndarray, products: np.ndarray, months: np.ndarray) -> np.ndarray:
    """Return one number of three, in whose order the first counts most.

    Examples
    --------
    >>> two = packed(np.array([1, 1]), np.array([0, 2]), np.array([3, 1]))
    >>> bool(two[0] < two[1])
    True

    """
    found = sets.astype(np.int64) << _SETS
    found |= products.astype(np.int64) << _BELOW[PRODUCT]
    return np.asarray(found | months)


def _number(column: str, keys: np.ndarray) -> np.ndarray:
    return np.asarray((keys >> _BELOW[column]) & ((1 << _BITS[column]) - 1))


@dataclass(frozen=True)
class _Span:
    texts: dict[str, tuple[list[str], np.ndarray]]
    dollars: np.ndarray
    quantities: np.ndarray


def cells_of(raw: Raw, table: str, member: str, size: int | None = None) -> Cells:
    """Read a table's cells, each of which has the form that its column has.

    Parameters
    ----------
    raw : Raw
        The file.
    table, member : str
        The table's number, and the member of the archive that holds it, if one does.
    size : int, optional
        About how many bytes are parsed at once.

    Raises
    ------
    DoubtError
        If anything is not as it is in a sound file, or not certain to be.

    """
    pieces = spans(raw, member, size)
    if header_of(next(pieces, b"")) != columns_of(table):
        raise DoubtError(f"{raw.path}, {table}: other columns.")
    books: dict[str, dict[str, int]] = {column: {} for column in _BITS}
    found = [
        (_keys(span, books), span.dollars, span.quantities)
        for span in _side_by_side(partial(_parsed, table=table), pieces)
    ]
    if not found:
        raise DoubtError(f"{raw.path}, {table}: no rows.")
    texts = {column: [*book] for column, book in books.items()}
    keys, dollars, quantities = map(np.concatenate, zip(*found, strict=True))
    numbers, sets = pd.factorize(keys >> _SETS)
    keys &= (1 << _SETS) - 1
    keys |= numbers << _SETS
    return Cells(texts, sets, keys, dollars, quantities)


def _side_by_side(
    parse: Callable[[bytes], _Span], pieces: Iterable[bytes]
) -> Iterator[_Span]:
    """Parse on two threads, a few pieces ahead, in order."""
    with ThreadPoolExecutor(_THREADS) as pool:
        waiting: deque[Any] = deque()
        for piece in pieces:
            waiting.append(pool.submit(parse, piece))
            if len(waiting) > _THREADS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _parsed(lines: bytes, table: str) -> _Span:
    """Parse lines, of which each must be one whole row."""
    pa, csv = import_module("pyarrow"), import_module("pyarrow.csv")
    names = columns_of(table)
    listed = pa.dictionary(pa.int32(), pa.string())
    kinds = {n: pa.string() if n in {VALUE, QUANTITY} else listed for n in names}
    read = csv.read_csv(
        pa.BufferReader(lines),
        read_options=csv.ReadOptions(
            use_threads=False, block_size=len(lines) + 1, column_names=names
        ),
        parse_options=csv.ParseOptions(quote_char=False, ignore_empty_lines=False),
        convert_options=csv.ConvertOptions(column_types=kinds),
    )
    if read.num_rows != lines.count(b"\n"):
        raise DoubtError("A row that is not whole.")
    held = {name: read[name].chunk(0) for name in names}
    known = forms(table)
    texts = {
        PRODUCT if name == product_column(table) else name: _listed(cells, known[name])
        for name, cells in held.items()
        if name not in {VALUE, QUANTITY}
    }
    quantities = np.full(read.num_rows, NONE, np.int64)
    if QUANTITY in held:
        quantities = _quantities(held[QUANTITY])
    return _Span(texts, _values(held[VALUE]), quantities)


def _listed(cells: Any, form: str) -> tuple[list[str], np.ndarray]:  # noqa: ANN401 -- pyarrow is an extra
    """Return a column's different texts, all of its form, and each row's number."""
    texts: list[str] = cells.dictionary.to_pylist()
    matches = re.compile(form, re.ASCII).fullmatch
    if not all(map(matches, texts)):
        raise DoubtError("A cell of another form.")
    return texts, cells.indices.to_numpy()


def _values(cells: Any) -> np.ndarray:  # noqa: ANN401 -- as above
    """Return whole numbers, each of digits that may follow a minus."""
    compute = import_module("pyarrow.compute")
    if compute.max(compute.binary_length(cells)).as_py() > _LONGEST:
        raise DoubtError("A value of more digits than any has.")
    letters = _letters(cells)
    other = letters > 9  # noqa: PLR2004 -- ten digits
    found = cells.cast("int64").to_numpy()
    minus = np.count_nonzero(found < 0) if other.any() else 0
    signs = (letters == (ord("-") - ord("0")) % 256).sum()
    if np.count_nonzero(other) != minus or signs != minus:
        raise DoubtError("A value of another form.")
    if max(-int(found.min()), int(found.max())) >= _LARGEST:
        raise DoubtError("A value beyond any.")
    return np.asarray(found)


def _quantities(cells: Any) -> np.ndarray:  # noqa: ANN401 -- as above
    """Return whole numbers, or none where the cell is empty."""
    compute = import_module("pyarrow.compute")
    if (_letters(cells) > 9).any():  # noqa: PLR2004 -- ten digits
        raise DoubtError("A quantity of another form.")
    lengths = compute.binary_length(cells).to_numpy()
    held = lengths > 0
    found = np.full(len(cells), NONE, np.int64)
    some = cells if held.all() else cells.filter(held)
    found[held] = some.cast("int64").to_numpy()
    if (lengths[found == 0] > 1).any():
        raise DoubtError("A naught of more than one digit.")
    return found


def _letters(cells: Any) -> np.ndarray:  # noqa: ANN401 -- as above
    """Return the bytes of all cells, in which the digits are 0 to 9."""
    _, offsets, letters = cells.buffers()
    ends = np.frombuffer(offsets, np.int32)
    span = slice(ends[cells.offset], ends[cells.offset + len(cells)])
    return np.frombuffer(letters or b"", np.uint8)[span] - np.uint8(ord("0"))


def _keys(span: _Span, books: dict[str, dict[str, int]]) -> np.ndarray:
    """Enter a span's texts, and return its rows' numbers of them."""
    keys = np.zeros(len(span.dollars), np.int64)
    for column, (texts, numbers) in span.texts.items():
        entered = np.array(numbers_in(texts, books[column]), np.int64)
        if len(books[column]) > 1 << _BITS[column]:
            raise DoubtError(f"More texts in {column} than any table has.")
        keys |= (entered << _BELOW[column])[numbers]
    return keys
