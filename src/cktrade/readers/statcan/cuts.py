"""Records cut where their fields end, without a parser: date, key, value, rest.

In a table of Statistics Canada the fields between the date and the value are the same
in every period. Cut out as one, they tell the series; only a new one need be parsed.
Nothing is guessed: lines that are not quoted just so are not cut, and the plain reader
takes them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from cktrade.readers.statcan.csv_cells import Header
    from cktrade.readers.statcan.lines import Lines

_NEWLINE, _RETURN, _QUOTE = b'\n\r"'
#: What may stand after the value: it differs from period to period.
_AFTER = {"STATUS", "SYMBOL", "TERMINATED", "DECIMALS"}
_LEAST = 3
#: A quote, a delimiter, a quote.
_BETWEEN = 2


class Cut(NamedTuple):
    """The parts of some records.

    Attributes
    ----------
    dates : ndarray of uint8
        The first field, one row a record.
    keys : pyarrow.BinaryArray
        The fields between date and value, with their quotes; what lies between two of
        these stands there too, at the odd numbers, so that nothing need be copied.
    texts : pyarrow.BinaryArray
        The values' texts.
    rests : pyarrow.BinaryArray
        From the quote that ends the value to the end of the line.

    """

    dates: np.ndarray
    keys: Any
    texts: Any
    rests: Any


def may_be_cut(header: Header) -> bool:
    """Say whether a table's columns are in the order that makes cutting possible.

    Examples
    --------
    >>> from cktrade.readers.statcan.csv_cells import Header
    >>> may_be_cut(Header(["REF_DATE", "GEO", "VALUE", "STATUS", "DECIMALS"], ","))
    True
    >>> may_be_cut(Header(["REF_DATE", "VALUE", "GEO", "STATUS", "DECIMALS"], ","))
    False

    """
    names = header.names
    at = names.index("VALUE")
    return (
        names[0] == "REF_DATE"
        and at >= _LEAST - 1
        and {"STATUS", "DECIMALS"} <= {*names[at + 1 :]} <= _AFTER
        and not _AFTER.intersection(names[:at])
    )


def cut(lines: Lines, header: Header) -> Cut | None:
    r"""Cut lines that are records; None if one is not quoted as it should be.

    Parameters
    ----------
    lines : Lines
        Each a record for sure.
    header : Header
        One that :func:`may_be_cut`.

    Examples
    --------
    >>> from cktrade.readers.statcan.csv_cells import Header
    >>> from cktrade.readers.statcan.lines import Lines
    >>> header = Header(["REF_DATE", "GEO", "VALUE", "STATUS", "DECIMALS"], ",")
    >>> text = b'"2018","Canada","1.5","","1"\n"2019","Canada","2","p","1"\n'
    >>> found = cut(Lines(text), header)
    >>> found.keys.to_pylist()[::2], found.texts.to_pylist()
    ([b'"Canada"', b'"Canada"'], [b'1.5', b'2'])
    >>> found.rests.to_pylist()
    [b'","","1"\n', b'","p","1"\n']
    >>> cut(Lines(text.replace(b"2019", b"19")), header) is None
    True

    """
    names = header.names
    if (lines.quotes != 2 * len(names)).any():
        return None
    after = len(names) - names.index("VALUE") - 1
    quotes = lines.last_quotes(2 * after + 2)
    width = lines.text.find(b'"', 1) - 1
    if quotes is None or not _is_regular(lines, quotes, width, ord(header.delimiter)):
        return None
    value = quotes[-1]
    key = lines.starts + width + 3
    if (value - key < _LEAST).any():
        return None
    keys = _between(lines.text, key, value - 1)
    parts = _between(lines.text, value + 1, quotes[-2], lines.ends)
    return Cut(
        lines.content[(lines.starts + 1)[:, None] + np.arange(width)],
        keys,
        *[parts.take(_numbers(3 * len(lines), start)) for start in (0, 1)],
    )


def _is_regular(
    lines: Lines, quotes: list[np.ndarray], width: int, delimiter: int
) -> bool:
    """Say whether quotes and delimiters stand around each of the fields cut out."""
    text, end = lines.content, lines.ends - 1
    first = lines.starts + width
    gap = int((end - quotes[0])[0])
    if first[-1] + _LEAST >= len(text) or gap not in {1, 2}:
        return False
    places = [
        (quotes[0] + 1, _NEWLINE if gap == 1 else _RETURN),
        (quotes[-1] - 1, delimiter),
        (quotes[-1] - 2, _QUOTE),
        (first + 1, _QUOTE),
        (first + 2, delimiter),
        (first + 3, _QUOTE),
        *[(closing + 1, delimiter) for closing in quotes[2::2]],
    ]
    apart = zip(quotes[1::2], quotes[2::2], strict=False)
    return (
        bool((end - quotes[0] == gap).all())
        and all((opening - closing == _BETWEEN).all() for opening, closing in apart)
        and all((text[at] == byte).all() for at, byte in places)
        and not (text[lines.starts[:, None] + np.arange(1, width + 1)] == _QUOTE).any()
    )


def _between(text: bytes, *offsets: np.ndarray) -> Any:  # noqa: ANN401 -- pyarrow is an extra
    """Return what lies between offsets, over all lines, without copying it."""
    pa = import_module("pyarrow")
    places = np.stack(offsets, axis=1).astype(np.int32).ravel()
    buffers = [None, pa.py_buffer(places), pa.py_buffer(text)]
    return pa.Array.from_buffers(pa.binary(), len(places) - 1, buffers)


def _numbers(many: int, start: int) -> np.ndarray:
    return np.arange(start, many, 3)
