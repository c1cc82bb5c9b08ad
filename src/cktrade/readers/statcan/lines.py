"""Whole lines of a stream of bytes, and what of them can be told without parsing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NEWLINE, _RETURN, _QUOTE = b'\n\r"'
_WORD = 64

#: Two functions of one interface, of which the first is the faster.
_find: Any = (
    import_module("stringzilla").find if find_spec("stringzilla") else bytes.find
)


@dataclass(frozen=True)
class Lines:
    r"""A piece of a file that ends where a line ends.

    Attributes
    ----------
    text : bytes
        The lines, each with its newline.

    Examples
    --------
    >>> lines = Lines(b'"a","b"\n"c\nd","e"\n')
    >>> lines.ends.tolist(), lines.quotes.tolist()
    ([8, 11, 18], [4, 1, 3])

    """

    text: bytes

    def __len__(self) -> int:
        return len(self.ends)

    @cached_property
    def ends(self) -> np.ndarray:
        """The offset just after each newline."""
        return _positions(_bits(self.text, _NEWLINE)) + 1

    @cached_property
    def content(self) -> np.ndarray:
        """The bytes as numbers."""
        return np.frombuffer(self.text, np.uint8)

    @cached_property
    def _marks(self) -> np.ndarray:
        return _bits(self.text, _QUOTE)

    @cached_property
    def starts(self) -> np.ndarray:
        """The offset of each line."""
        return np.concatenate([[0], self.ends[:-1]])[: len(self)]

    @cached_property
    def quotes(self) -> np.ndarray:
        """How many quotes each line holds."""
        return np.diff(_before(self._marks, self.ends), prepend=0)

    def last_quotes(self, count: int) -> list[np.ndarray] | None:
        r"""Return where each line's last quotes stand, the last one first.

        Returns
        -------
        list of ndarray, or None
            As many as asked for; None if some line has fewer in its last 64 bytes.

        Examples
        --------
        >>> lines = Lines(b'"a","b"\n"cd","e"\n')
        >>> [at.tolist() for at in lines.last_quotes(2)]
        [[6, 15], [4, 13]]

        """
        ends = self.ends - 1
        word, bit = ends // _WORD, (ends % _WORD).astype(np.uint64)
        marks = self._marks
        left = marks[word] >> (np.uint64(_WORD - 1) - bit)
        left |= (marks[word - 1] * (word > 0)) << np.uint64(1) << bit
        left &= _beyond(self.starts, self.ends)
        if (np.bitwise_count(left) < count).any():
            return None
        found = []
        for _ in range(count):
            found.append(ends - _lowest(left))
            left &= left - np.uint64(1)
        return found

    def are_records(self, delimiter: str) -> bool:
        r"""Say whether each line is a record for sure.

        A line begins one that begins with a quote and then a text: inside a quoted
        field a quote is doubled, or followed by a delimiter or the line's end. The last
        line must end its record too: its quotes are in pairs.

        Examples
        --------
        >>> Lines(b'"2018","a"\n"2019","b"\n').are_records(",")
        True
        >>> Lines(b'"2018","a\n"", b"\n').are_records(",")
        False

        """
        if not len(self):
            return False
        first = self.content[self.starts]
        second = self.content[np.minimum(self.starts + 1, self.ends - 1)]
        is_text = np.ones(256, dtype=bool)
        is_text[[_QUOTE, _NEWLINE, _RETURN, ord(delimiter)]] = False
        begun = (first == _QUOTE).all() and is_text[second].all()
        return bool(begun) and not self.text.count(b'"', self.starts[-1]) % 2

    def after_record(self, quotes: int) -> int:
        """Return where a record most likely ends: after the last line of these quotes.

        Where there is none, as in a file that quotes only where it must, after the
        last line whose quotes are in pairs.
        """
        whole = np.flatnonzero(self.quotes == quotes)
        paired = whole if whole.size else np.flatnonzero(self.quotes % 2 == 0)
        return int(self.ends[paired[-1]]) if paired.size else 0

    def holding(self, needles: Sequence[bytes]) -> np.ndarray:
        r"""Return the numbers of the lines that hold one of some bytes, in order.

        Examples
        --------
        >>> Lines(b"ab\ncd\nbc\n").holding([b"b"]).tolist()
        [0, 2]

        """
        found = sorted(at for needle in needles for at in _hits(self.text, needle))
        numbers = np.searchsorted(self.ends, found, side="right")
        return numbers[np.diff(numbers, prepend=-1) > 0]

    def only(self, numbers: np.ndarray) -> bytes:
        r"""Return some of the lines.

        Examples
        --------
        >>> Lines(b"ab\ncd\nbc\n").only(np.array([0, 2]))
        b'ab\nbc\n'

        """
        starts, ends = self.starts[numbers].tolist(), self.ends[numbers].tolist()
        pairs = zip(starts, ends, strict=True)
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


def found_in(text: bytes, needle: bytes) -> bool:
    """Say whether a text holds some bytes."""
    return bool(_find(text, needle) >= 0)


def _hits(text: bytes, needle: bytes) -> list[int]:
    found = []
    at = _find(text, needle)
    while at >= 0:
        found.append(at)
        at = _find(text, needle, at + 1)
    return found


def _bits(text: bytes, byte: int) -> np.ndarray:
    """Return one bit a byte of the text, 64 to a word: whether it is that byte.

    The first byte is the highest bit of the first word.
    """
    packed = np.packbits(np.frombuffer(text, np.uint8) == byte)
    words = np.zeros(-(-len(text) // _WORD), ">u8")
    words.view(np.uint8)[: len(packed)] = packed
    return words.astype(np.uint64)


def _lowest(words: np.ndarray) -> np.ndarray:
    """Return the number of the lowest bit that is set, counted from 0."""
    below = (words & (~words + np.uint64(1))) - np.uint64(1)
    return np.asarray(np.bitwise_count(below), np.int64)


def _beyond(starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Return masks of as many low bits as a line has bytes, at most 64."""
    lacking = _WORD - np.minimum(ends - starts, _WORD)
    return np.asarray(~np.uint64(0) >> lacking.astype(np.uint64))


def _positions(words: np.ndarray) -> np.ndarray:
    """Return where bits are set, by taking the lowest of each word until none is left.

    Lines are longer than words, so that one round does it; ``flatnonzero`` of the bytes
    takes several times as long.
    """
    at = np.flatnonzero(words)
    left = words[at]
    found = []
    while at.size:
        found.append(at * _WORD + (_WORD - 1) - _lowest(left))
        left = left & (left - np.uint64(1))
        more = np.flatnonzero(left)
        at, left = at[more], left[more]
    return found[0] if len(found) == 1 else np.sort(np.concatenate([*found, at]))


def _before(words: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """Count the bits that are set before each offset."""
    counts = np.bitwise_count(words).cumsum(dtype=np.int64)
    last = offsets - 1
    word, bit = last // _WORD, (last % _WORD).astype(np.uint64)
    beyond = np.bitwise_count(words[word] << bit << np.uint64(1))
    before: np.ndarray = counts[word] - beyond
    return before
