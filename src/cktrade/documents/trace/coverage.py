"""Which numbers of a line the rows of a document cover."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cktrade.documents.grammar import Number, numbers
from cktrade.documents.text import Text, fold
from cktrade.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AROUND = 60
_BEFORE = 25


@dataclass(frozen=True)
class Row:
    """One row of a document's tables, and the words that it says stand in the text.

    Attributes
    ----------
    place : str
        File, row and id, for messages.
    locator : str
        The line it names.
    phrase : str
        ``as_printed`` of a claim or event, ``token`` of an ignored number.
    ignored : bool
        Whether the row only says that a number is left out.

    """

    place: str
    locator: str
    phrase: str
    ignored: bool = False


@dataclass(frozen=True)
class Uncovered:
    """A number that no row covers.

    Attributes
    ----------
    document, locator : str
        Where it stands.
    token : str
        The number as it is written.
    context : str
        The words around it, at most 60 characters.

    """

    document: str
    locator: str
    token: str
    context: str


@dataclass
class Coverage:
    """The numbers of a text, and which of them are covered so far.

    A row covers one occurrence of its phrase: a number that is printed twice needs two
    rows, or the second would pass unread.
    """

    text: Text
    _open: list[list[Number]] = field(init=False)

    def __post_init__(self) -> None:
        self._open = [[*numbers(line)] for line in self.text.lines]

    def cover(self, rows: Iterable[Row]) -> Iterator[str]:
        """Lay the rows over the text; yield a sentence for each that does not fit.

        Claims and events come before ignored numbers, long phrases before short ones,
        so that ``in 2015`` is left for the row that has nothing longer to say.
        """
        for row in sorted(rows, key=lambda row: (row.ignored, -len(row.phrase))):
            try:
                self._take(row)
            except FormatError as fault:
                yield f"{row.place}: {fault}."

    def left(self, document: str) -> Iterator[Uncovered]:
        """Yield the numbers that no row covers, in the text's order."""
        for place, line in enumerate(self.text.lines, start=1):
            for number in self._open[place - 1]:
                context = _around(line, number)
                yield Uncovered(document, f"¶{place}", number.text, context)

    def _take(self, row: Row) -> None:
        place = self.text.place(row.locator)
        found = _whole(row, place, self.text)
        still_open = [[n for n in self._open[place - 1] if n in each] for each in found]
        taken = next(filter(None, still_open), [])
        if not taken and row.ignored:
            raise FormatError(
                f"{row.phrase!r} holds no number that is not covered already; take the "
                "row out"
            )
        for number in taken:
            self._open[place - 1].remove(number)


def _whole(row: Row, place: int, text: Text) -> list[list[Number]]:
    """Return the numbers inside each occurrence of a row's phrase in its line."""
    phrase, line = fold(row.phrase), text.lines[place - 1]
    spans = [*_occurrences(phrase, line)]
    if not spans:
        raise FormatError(_not_there(row, text.find(phrase)))
    all_numbers = numbers(line)
    cut = [[n for n in all_numbers if _cuts(span, n)] for span in spans]
    if all(cut):
        halves = " and ".join(repr(n.text) for n in cut[0])
        raise FormatError(f"{row.phrase!r} cuts {halves} apart; write the whole number")
    return [
        [n for n in all_numbers if span[0] <= n.start and n.end <= span[1]]
        for span, apart in zip(spans, cut, strict=True)
        if not apart
    ]


def _occurrences(phrase: str, line: str) -> Iterator[tuple[int, int]]:
    start = line.find(phrase)
    while start >= 0:
        yield start, start + len(phrase)
        start = line.find(phrase, start + 1)


def _cuts(span: tuple[int, int], number: Number) -> bool:
    """Say whether a number begins or ends inside a span, but does not lie in it."""
    start, end = span
    meets = number.start < end and start < number.end
    return meets and not (start <= number.start and number.end <= end)


def _not_there(row: Row, elsewhere: list[str]) -> str:
    if elsewhere:
        return (
            f"{row.phrase!r} does not stand in {row.locator}; found at "
            f"{', '.join(elsewhere)}. Correct the locator"
        )
    return (
        f"{row.phrase!r} does not stand in {row.locator}, nor anywhere in the text. "
        "Copy the words as the text has them"
    )


def _around(line: str, number: Number) -> str:
    """Return the whole words around a number, at most 60 characters."""
    start = max(0, min(number.start - _BEFORE, len(line) - _AROUND))
    end = start + _AROUND
    if start:
        start = line.find(" ", start, number.start) + 1 or start
    if end < len(line):
        end = max(line.rfind(" ", number.end, end), number.end)
    return line[start:end].strip()
