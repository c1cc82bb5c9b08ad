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
from cktrade.documents.grammar.tense import timeless
from cktrade.documents.grammar.times import COMPARED, is_moving, when_of
from cktrade.errors import PeriodError
from cktrade.vocabulary import NOT_STATED
from cktrade.vocabulary.periods import shift

if TYPE_CHECKING:
    from datetime import date

    from cktrade.documents.grammar.clauses import Clause
    from cktrade.vocabulary import Lang

_MOVING, _MOVED = "moving", {"same", "thattime", "before", "after", "monthbefore"}
_FROM = re.compile(r"\s?\S{0,4}에서\s")
_SINCE = re.compile(
    r"\bsince\b.*\b(?:have|has)\s|\b(?:have|has)\s.*\bsince\b|\bdepuis\b.*\b(?:a|ont)\s"
    r"|\b(?:a|ont)\s.*\bdepuis\b",
    re.IGNORECASE,
)
_READ, _INFERRED, _OPEN = "read", "inferred", "to confirm"


_ENDS = {"12-31", "03-31", "06-30", "09-30", "01-01", "07-01"}
_HEADLINES = 2
#: States that a count of years does not describe.
_STOCKS = {"residents", "level"}
#: Statements that hold for no period unless one is printed beside them.
_UNDATED = {"quota", "target", "budget", "duration", "count", "frequency", "distance"}


@dataclass
class Memory:
    """What the figures before have said.

    Attributes
    ----------
    counted, whose, last
        Subject, parties and statement of the figure before.
    line, place : int
        Line of the figure before, and of this one.
    period, base, about, told_in
        The last period told, what it was compared to, of which topic and where.
    mentioned : str
        The last period that was named at all, bases too.
    lead, lead_about : str
        The period that title or first figure set for the whole text.
    later, later_about : str
        The same as a first reading found it, for the headline that stands before.
    money, unit : str
        The last currency and the last noun printed in this line.
    usual, head, recent, shared
        What the text counts most; the head of a table; the earliest year that may
        last into another line; whether the sentence speaks of parts.

    """

    counted: Subject | None = None
    whose: Parties | None = None
    last: Printed | None = None
    line: int = 0
    place: int = 0
    period: str = ""
    base: str = ""
    about: str = ""
    told_in: int = 0
    mentioned: str = ""
    lead: str = ""
    lead_about: str = ""
    later: str = ""
    later_about: str = ""
    money: str = ""
    unit: str = ""
    recent: str = ""
    shared: bool = False
    usual: Subject | None = None
    head: Head = field(default_factory=Head)

    def at_line(self, place: int) -> None:
        """Go on to a line: what was printed in another line is no longer near."""
        if place != self.place:
            self.money = self.unit = ""
        self.place = place

    def counted_is(self, measure: str) -> bool:
        """Say whether the figure before counted the same."""
        return self.counted is not None and self.counted.measure == measure

    def from_base(self, period: str, start: str) -> str:
        """Return what a growth starts from: 24%, then 45% of the same two years."""
        if period != self.period:
            return start
        if start:
            self.base = start
        return start or (self.base if self.told_in == self.place else "")

    def note(self, period: str, about: str, base: str) -> None:
        """Keep the period of a figure for those that follow it."""
        self.mentioned = base or period
        if not may_last(When(0, 0, period)):
            return
        apart = self.told_in != self.place or about != self.about
        self.base = base if apart else base or self.base
        if apart or not _later_of_two(self.period, period):
            self.period = period
        self.told_in, self.about = self.place, about
        if not self.lead and period[:4] >= self.recent:
            self.lead, self.lead_about = period, about


def _later_of_two(held: str, told: str) -> bool:
    """Say whether what is told last is the earlier of two alike: 7, from 5 in 2015."""
    alike = len(held) == len(told) and held[4:] == told[4:]
    return alike and told < held


def topic_of(counted: Subject) -> str:
    """Return whether a figure is on trade or on people.

    Examples
    --------
    >>> topic_of(Subject("merchandise_trade", "export")), topic_of(
    ...     Subject("visitors", "arrivals"))
    ('trade', 'people')

    """
    if counted.flow in {"export", "import", "two_way", "balance"}:
        return "trade"
    return "people"


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
    known = "" if memory.period == NOT_STATED else memory.period
    if is_moving(clause, lang):
        return NOT_STATED, "", "none"
    if at is None and base is not None and told_since(clause, figure, base):
        return NOT_STATED, settle(base, published, known), "none"
    period, told = _settled(at, base, clause, memory, published)
    if not period or (_is_years(period) and counted.flow in _STOCKS):
        period, told = _inherited(clause, figure, memory, counted, lang), _MOVING
    start = settle(base, published, period or known) if base else ""
    if not period:
        return NOT_STATED, start, "none"
    if figure.statistic == "growth":
        start = memory.from_base(period, start)
    return period, start, told


def _settled(
    at: When | None,
    base: When | None,
    clause: Clause,
    memory: Memory,
    published: date | None,
) -> tuple[str, str]:
    """Return a period that the sentence names; one compared to does not go on."""
    if at is None:
        return "", ""
    known = "" if memory.period == NOT_STATED else memory.period
    if at.open in {"thattime", "after"}:
        known = memory.mentioned or known
    period = settle(at, published, known or (base.period[:4] if base else ""))
    moved = at.open.partition("@")[0] in _MOVED
    if moved or at.base or COMPARED.match(clause.behind):
        memory.mentioned = period
        return period, _MOVING
    return period, _READ if at.period else _INFERRED


def told_since(clause: Clause, figure: Printed, base: When) -> bool:
    """Say whether a growth is told since a year until no certain one: have grown."""
    if figure.statistic != "growth":
        return False
    ahead = clause.line[clause.start : base.start]
    since = re.search(r"\b(?:since|depuis)\b[^,]{0,80}$", ahead, re.IGNORECASE)
    return bool(since and _SINCE.search(clause.sentence))


def _is_years(period: str) -> bool:
    return len(period) == len("2006/2016") and "/" in period


def _inherited(
    clause: Clause, figure: Printed, memory: Memory, counted: Subject, lang: Lang
) -> str:
    """Return the period that the sentences before have set, if one goes on."""
    if figure.statistic in _UNDATED or counted.flow == "places":
        return ""
    if cues("now_words", clause.sentence, lang):
        return ""
    if timeless(clause, lang, figure.statistic) and not in_table(clause.line):
        return ""
    about = topic_of(counted)
    found = _going_on(memory, about)
    apart = memory.told_in != memory.place and not memory.head.period
    if lang == "ko" and counted.flow in _STOCKS and apart:
        return ""
    back = memory.base and found == memory.period and _FROM.match(clause.behind)
    return memory.base if back else found


def _going_on(memory: Memory, about: str) -> str:
    """Return the period of the line, of the table, or of the whole text."""
    if memory.told_in == memory.place and memory.about == about:
        return memory.period
    if memory.head.period:
        return memory.head.period
    if memory.lead and memory.lead_about in {about, ""}:
        return memory.lead
    if memory.place <= _HEADLINES and memory.later_about == about:
        return memory.later
    near = memory.recent and memory.period[:4] >= memory.recent
    return memory.period if near and memory.about == about else ""


def may_last(when: When) -> bool:
    """Say whether a period may hold for the sentences after: no span of years, no day.

    The last day of a month may: counts of people are taken on it.
    """
    first, slash, _ = when.period.partition("/")
    if len(first) == len("2016-12-31") and not slash:
        return first[5:] in _ENDS
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
