"""The sentence and the stretch of words that belong to each number of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.documents.grammar.numerals import Number

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang

#: A full stop ends a sentence unless an abbreviation or a figure goes on.
_STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\bU\.S)(?<!\bvs)(?<!\bMr)(?<!\bMM)(?<!\bDr)(?<!\best)(?<!\bSt)"
    r"[.!?。]+[\"”»)]*\s+(?=[\"“«(]?[\w$€])|;\s|\s[;|]\s"
)


@dataclass(frozen=True)
class Clause:
    """One number with the line around it.

    Attributes
    ----------
    line : str
        The whole line.
    number : Number
        The number.
    start, end : int
        The sentence in which it stands.
    left, right : int
        Where the number before it ends and the next one begins, in the sentence.
    before : tuple of Number
        The figures before it in the sentence.

    """

    line: str
    number: Number
    start: int
    end: int
    left: int
    right: int
    before: tuple[Number, ...] = ()

    @property
    def ahead(self) -> str:
        """Return the words between the figure before it and this number."""
        return self.line[self.left : self.number.start]

    @property
    def behind(self) -> str:
        """Return the words between this number and the next figure."""
        return self.line[self.number.end : self.right]

    @property
    def sentence(self) -> str:
        """Return the sentence."""
        return self.line[self.start : self.end]


def sentences(line: str) -> list[tuple[int, int]]:
    """Return where the sentences of a line begin and end.

    Examples
    --------
    >>> sentences("It rose. It fell by 1.5 percent.")
    [(0, 9), (9, 32)]

    """
    stops = [match.end() for match in _STOP.finditer(line)]
    return [*zip([0, *stops], [*stops, len(line)], strict=True)]


def clauses(line: str, figures: list[Number], lang: Lang) -> list[Clause]:  # noqa: ARG001 -- the same form as its neighbours
    """Return a clause for each figure of a line."""
    found: list[Clause] = []
    place = 0
    for start, end in sentences(line):
        some: list[Number] = []
        while place < len(figures) and figures[place].start < end:
            some.append(figures[place])
            place += 1
        for n, number in enumerate(some):
            left = some[n - 1].end if n else start
            right = some[n + 1].start if n + 1 < len(some) else end
            found.append(Clause(line, number, start, end, left, right, tuple(some[:n])))
    return found
