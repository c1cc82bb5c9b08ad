"""Whole lines of a stream of bytes, and where in them newlines and quotes stand.

A table's record is a line unless a label holds a line break. Where every field is
quoted, that can be told from bytes: a line with two quotes for each field is a record,
for a break inside quotes leaves the parts with other counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NEWLINE, _QUOTE = b'\n"'
_WORD = 64

#: Two functions of one interface, of which the first is the faster.
_find: Any = (
    import_module("stringzilla").find if find_spec("stringzilla") else bytes.find
)


@dataclass(frozen=True)
class Lines:
    """A piece of a file that ends where a line ends.

    Attributes
    ----------
    text : bytes
        The lines, each with its newline.
    ends : ndarray of int64
        The offset just after each newline.
    quotes : ndarray of int64
        How many quotes each line holds.

    """

    text: bytes
    ends: np.ndarray
    quotes: np.ndarray

    @classmethod
    def of(cls, text: bytes) -> Lines:
        r"""Find the lines of a text that ends with a newline.

        Examples
        --------
        >>> lines = Lines.of(b'"a","b"\n"c\nd","e"\n')
        >>> lines.ends.tolist(), lines.quotes.tolist()
        ([8, 11, 18], [4, 1, 3])

        """
        ends = _positions(_bits(text, _NEWLINE)) + 1
        quotes = _before(_bits(text, _QUOTE), ends)
        return cls(text, ends, np.diff(quotes, prepend=0))

    def holding(self, needles: Sequence[bytes]) -> np.ndarray:
        r"""Return the numbers of the lines that hold one of some bytes, in order.

        Examples
        --------
        >>> Lines.of(b"ab\ncd\nbc\n").holding([b"b"]).tolist()
        [0, 2]

        """
        found = [at for needle in needles for at in _hits(self.text, needle)]
        return np.unique(np.searchsorted(self.ends, found, side="right"))

    def only(self, numbers: np.ndarray) -> bytes:
        r"""Return some of the lines.

        Examples
        --------
        >>> Lines.of(b"ab\ncd\nbc\n").only(np.array([0, 2]))
        b'ab\nbc\n'

        """
        starts = np.concatenate([[0], self.ends])[numbers].tolist()
        pairs = zip(starts, self.ends[numbers].tolist(), strict=True)
        return b"".join([self.text[start:end] for start, end in pairs])


def whole_lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    r"""Yield a stream's blocks anew, cut where lines end; the last line ends too.

    Examples
    --------
    >>> [*whole_lines([b"a\nb", b"c", b"d\ne"])]
    [b'a\n', b'bcd\n', b'e\n']

    """
    rest = [b""]
    for block in blocks:
        end = block.rfind(b"\n") + 1
        if end:
            yield b"".join([*rest, memoryview(block)[:end]])
            rest = []
        rest.append(block[end:])
    last = b"".join(rest)
    if last:
        yield last + b"\n"


def _hits(text: bytes, needle: bytes) -> Iterator[int]:
    at = _find(text, needle)
    while at >= 0:
        yield at
        at = _find(text, needle, at + 1)


def _bits(text: bytes, byte: int) -> np.ndarray:
    """Return one bit a byte of the text, 64 to a word: whether it is that byte."""
    is_byte = np.zeros(-(-len(text) // _WORD) * _WORD, dtype=bool)
    np.equal(np.frombuffer(text, np.uint8), byte, out=is_byte[: len(text)])
    return np.packbits(is_byte, bitorder="little").view(np.uint64)


def _positions(words: np.ndarray) -> np.ndarray:
    """Return where bits are set, by taking the lowest of each word until none is left.

    Lines are longer than words, so that one round does nearly all; ``flatnonzero`` of
    the bytes takes several times as long.
    """
    at = np.flatnonzero(words)
    left = words[at]
    found = []
    while at.size:
        below = (left & (~left + np.uint64(1))) - np.uint64(1)
        found.append(at * _WORD + np.bitwise_count(below))
        left &= left - np.uint64(1)
        at, left = at[left != 0], left[left != 0]
    return np.sort(np.concatenate(found or [at]))


def _before(words: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """Count the bits that are set before each offset."""
    counts = np.bitwise_count(words).cumsum(dtype=np.int64)
    last = offsets - 1
    word, bit = last // _WORD, (last % _WORD).astype(np.uint64)
    beyond = np.bitwise_count(words[word] >> bit >> np.uint64(1))
    before: np.ndarray = counts[word] - beyond
    return before
