"""The texts of many values as numbers, and what stands after them.

Only what the plain reader reads the same way: anything else is :class:`NotPlainError`.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from cktrade.readers.statcan.rows import status_of

if TYPE_CHECKING:
    from pathlib import Path

    from cktrade.readers.statcan.csv_cells import Header

_IN_NUMBERS = np.isin(np.arange(256), [*b"0123456789-."])
_COMMA_TO_POINT = bytes.maketrans(b",", b".")


class NotPlainError(ValueError):
    """What only the plain reader can read, or explain."""


class Rest(NamedTuple):
    """What stands after a value: decimals published, and what is said of the number."""

    decimals: int
    status: str


def values_of(texts: Any, delimiter: str) -> tuple[np.ndarray, np.ndarray]:  # noqa: ANN401 -- pyarrow is an extra
    """Return numbers, missing where there is no text, and the decimals that each shows.

    Parameters
    ----------
    texts : pyarrow.BinaryArray
        Plain numbers or nothing.
    delimiter : str
        Of the file: where it is a semicolon, numbers have a decimal comma.

    Raises
    ------
    NotPlainError
        If a text is neither.

    Examples
    --------
    >>> import pyarrow as pa
    >>> numbers, shown = values_of(pa.array([b"1,25", b"", b"-3"]), ";")
    >>> numbers.tolist(), shown.tolist()
    ([1.25, nan, -3.0], [2, 0, 0])

    """
    pa, compute = import_module("pyarrow"), import_module("pyarrow.compute")
    _, places, content = pa.concat_arrays([texts]).buffers()
    plain = bytes(content) if content else b""
    plain = plain.translate(_COMMA_TO_POINT) if delimiter == ";" else plain
    if not _IN_NUMBERS[np.frombuffer(plain, np.uint8)].all():
        raise NotPlainError
    buffers = [None, places, pa.py_buffer(plain)]
    found = pa.Array.from_buffers(pa.string(), len(texts), buffers)
    lengths = compute.binary_length(found)
    said = compute.if_else(compute.equal(lengths, 0), None, found)
    try:
        numbers = compute.cast(said, pa.float64())
    except pa.ArrowInvalid as error:
        raise NotPlainError from error
    point = compute.find_substring(found, ".").to_numpy()
    if _is_bare(point, lengths.to_numpy(), numbers.to_numpy(zero_copy_only=False)):
        raise NotPlainError
    shown = np.where(point < 0, 0, lengths.to_numpy() - point - 1)
    return numbers.to_numpy(zero_copy_only=False), shown


def _is_bare(point: np.ndarray, lengths: np.ndarray, numbers: np.ndarray) -> bool:
    """Say whether a point anywhere lacks its digits, before or after it."""
    pointed = point >= 0
    bare = (point == np.signbit(numbers)) | (point == lengths - 1)
    return bool((pointed & bare).any())


def rest_of(text: bytes, header: Header, origin: Path) -> Rest:
    r"""Return what the end of a record says, from the quote that ends the value.

    Raises
    ------
    NotPlainError
        If the decimals are no digit.
    VocabularyError
        If nobody knows a symbol.

    Examples
    --------
    >>> from pathlib import Path
    >>> from cktrade.readers.statcan.csv_cells import Header
    >>> header = Header(["REF_DATE", "GEO", "VALUE", "STATUS", "DECIMALS"], ",")
    >>> rest_of(b'","p","1"\r\n', header, Path("a.csv"))
    Rest(decimals=1, status='preliminary')

    """
    names = header.names[header.names.index("VALUE") + 1 :]
    cells = text.decode().rstrip("\r\n")[3:-1].split(f'"{header.delimiter}"')
    said = dict(zip(names, cells, strict=True))
    digits = said["DECIMALS"].strip()
    if not re.fullmatch(r"[0-9]?", digits):
        raise NotPlainError
    symbols = tuple(said[name] for name in ("STATUS", "SYMBOL") if name in said)
    return Rest(int(digits or 0), status_of(symbols, origin))
