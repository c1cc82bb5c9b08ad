"""What the figures before have said, and the period that they leave to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cktrade.documents.drafting.parties import Parties
from cktrade.documents.drafting.subjects import Subject
from cktrade.documents.drafting.table_heads import Head, in_table
from cktrade.documents.grammar import Printed
from cktrade.documents.grammar.lexicon import cues
from cktrade.documents.grammar.periods import When, settle, whens
from cktrade.documents.grammar.times import when_of
from cktrade.errors import PeriodError
from cktrade.vocabulary import NOT_STATED
from cktrade.vocabulary.periods import shift

if TYPE_CHECKING:
    from datetime import date

    from cktrade.documents.grammar.clauses import Clause
    from cktrade.vocabulary import Lang

_MOVING, _MOVED = "moving", {"same", "before", "after", "monthbefore"}
_FROM = re.compile(r"\s?\S{0,4}에서\s")
_READ, _INFERRED, _OPEN = "read", "inferred", "to confirm"


#: States that a count of years does not describe.
_STOCKS = {"residents", "level"}


@dataclass
class Memory:
    """What the figures before have said."""

    counted: Subject | None = None
    whose: Parties | None = None
    period: str = ""
    of: str = ""
    base: str = ""
    line: int = 0
    told: list[str] = field(default_factory=list)
    told_in: int = 0
    last: Printed | None = None
    shared: bool = False
    place: int = 0
    recent: str = ""
    usual: Subject | None = None
    head: Head = field(default_factory=Head)

    def note(self, place: int, period: str, measure: str, base: str) -> None:
        """Keep the period of a figure for those that follow it."""
        same = self.of == measure
        if self.told_in != place or not same:
            self.told = []
        self.told_in, self.of, self.base = place, measure, base or self.base
        self.told.append(period)
        lasting = [p for p in self.told if may_last(When(0, 0, p))]
        spans = [p for p in lasting if "/" in p]
        if spans and "/" in self.period and same:
            spans.append(self.period)
        found = max(spans) if spans else max(lasting, default="")
        self.period = found or self.period


def period_of_figure(  # noqa: PLR0913, PLR0917 -- as above
    clause: Clause,
    figure: Printed,
    memory: Memory,
    counted: Subject,
    lang: Lang,
    published: date | None,
) -> tuple[str, str, str]:
    """Return period and base, and how they are known."""
    at, base = when_of(clause, lang, figure.statistic)
    if in_table(clause.line):
        years = [w for w in whens(clause.line, lang) if w.period]
        at = at or (years[0] if years else None)
    known = memory.period if memory.period != NOT_STATED else ""
    start = settle(base, published, known) if base else ""
    if at is not None:
        period = settle(at, published, known or _year_of(start))
        if period and _is_years(period) and counted.flow in _STOCKS:
            return NOT_STATED, start, "none"
        if period:
            moved = at.open in _MOVED
            return (
                period,
                start,
                _READ if at.period else _MOVING if moved else _INFERRED,
            )
    if cues("now_words", clause.sentence, lang):
        return NOT_STATED, start, "none"
    inherited = _inherited(clause, memory, counted)
    return (inherited, start, _MOVING) if inherited else (NOT_STATED, start, "none")


def _is_years(period: str) -> bool:
    return len(period) == len("2006/2016") and "/" in period


def _year_of(period: str) -> str:
    return period[:4]


def _inherited(clause: Clause, memory: Memory, counted: Subject) -> str:
    """Return the period that the sentences before have set."""
    if not memory.period or memory.period == NOT_STATED:
        return ""
    if memory.base and _FROM.match(clause.behind):
        return memory.base
    if memory.told_in != memory.place:
        near = memory.recent and memory.period[:4] >= memory.recent
        if not near:
            return ""
    lasting = may_last(When(0, 0, memory.period))
    return memory.period if lasting and memory.of == counted.measure else ""


def may_last(when: When) -> bool:
    """Say whether a period may hold for the sentences after: no span of years."""
    first, slash, _ = when.period.partition("/")
    return not slash or len(first) > 4  # noqa: PLR2004 -- months of one year


def one_earlier(period: str) -> str:
    """Return the period before, or the same months of the year before.

    Examples
    --------
    >>> one_earlier("2022-10"), one_earlier("2023-01/2023-05")
    ('2022-09', '2022-01/2022-05')

    """
    try:
        if "/" in period or len(period) > 8:  # noqa: PLR2004 -- a day
            return "/".join(f"{int(p[:4]) - 1:04d}{p[4:]}" for p in period.split("/"))
        return shift(period, -1)
    except PeriodError:
        return ""
