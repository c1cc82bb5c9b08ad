"""Periods as a text writes them: years, quarters, months, spans, relative words.

A period that leaves something open (a month without its year, "last year") keeps what
it says in ``open``; :func:`settle` closes it with the day of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues
from cktrade.documents.grammar.period_forms import period_forms
from cktrade.vocabulary.periods import shift

if TYPE_CHECKING:
    from datetime import date

    from cktrade.vocabulary import Lang


@dataclass(frozen=True)
class When:
    """A period found in a line.

    Attributes
    ----------
    start, end : int
        Where it stands.
    period : str
        As the tables write it; empty while something is open.
    open : str
        What is said where the year is not: ``--10``, ``--Q2``, ``year-1``.
    base : bool
        Whether it is what something is compared to.

    """

    start: int
    end: int
    period: str = ""
    open: str = ""
    base: bool = False


@lru_cache(maxsize=4096)
def whens(line: str, lang: Lang) -> tuple[When, ...]:
    """Return the periods that a line names, in its order.

    Examples
    --------
    >>> [w.period for w in whens("It rose from May 2019 to 2020-Q1.", "en")]
    ['2019-05', '2020-Q1']
    >>> [w.period or w.open for w in whens("au premier trimestre, l’an dernier", "fr")]
    ['--Q1', 'year-1']

    """
    found: list[When] = []
    for pattern, make in period_forms(lang):
        for match in pattern.finditer(line):
            if all(match.end() <= w.start or w.end <= match.start() for w in found):
                said = make(match)
                if said:
                    found.append(_when(match, said))
    for cue in cues("relative_words", line, lang):
        if all(cue.end <= w.start or w.end <= cue.start for w in found):
            found.append(When(cue.start, cue.end, "", cue.code))
    found.sort(key=lambda when: when.start)
    return tuple(_joined([replace(w, base=_is_base(w, line, lang)) for w in found]))


def _when(match: re.Match[str], said: str) -> When:
    if said.startswith("--"):
        return When(match.start(), match.end(), "", said)
    return When(match.start(), match.end(), said)


def _joined(found: list[When]) -> list[When]:
    """Join a relative year and what follows it: 지난해 9월, last October."""
    joined: list[When] = []
    for when in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and when.open.startswith("--")
            and when.start - before.end <= 1
            and before.open.startswith("year")
        ):
            said = before.open + when.open
            joined[-1] = replace(before, end=when.end, open=said, base=when.base)
        else:
            joined.append(when)
    return joined


def _is_base(when: When, line: str, lang: Lang) -> bool:
    """Say whether a word of comparison touches a period."""
    if lang == "ko":
        after = line[when.end : when.end + 10]
        touched = cues("base_words", after, "ko")
        return bool(touched) and touched[0].start <= 2  # noqa: PLR2004 -- a particle
    before = line[max(0, when.start - 30) : when.start]
    touching = [
        c
        for c in cues("base_words", before, lang)
        if not before[c.end :].strip(" (,")
        or before[c.end :].strip() in {"the", "in", "en", "la", "celui de"}
    ]
    return bool(touching)


def settle(when: When, published: date | None, before: str) -> str:
    """Return a period with what it leaves open filled in; empty if nothing tells.

    Parameters
    ----------
    when : When
        A period of :func:`whens`.
    published : datetime.date or None
        Day of the document.
    before : str
        The period named before this one, or an empty text.

    Examples
    --------
    >>> from datetime import date
    >>> settle(When(0, 1, "", "--10"), date(2022, 12, 6), "")
    '2022-10'
    >>> settle(When(0, 1, "", "year-1"), date(2022, 12, 6), "")
    '2021'

    """
    if when.period:
        return when.period
    if when.open.startswith("--d"):
        return ""
    if when.open.startswith("--"):
        return _with_year(when.open[2:], published, before)
    code, dash, part = when.open.partition("--")
    year = _relative(code, published, before)
    return _of_year(part, year[:4]) if dash and year else year


def _relative(code: str, published: date | None, before: str) -> str:
    if code.startswith("year"):
        return str(published.year + int(code[4:])) if published else ""
    if code in {"month-1", "month+0"}:
        return shift(published.isoformat()[:7], int(code[5:])) if published else ""
    if not before:
        return str(published.year - 1) if published and code == "before" else ""
    return _moved(
        before, {"same": 0, "before": -1, "after": 1, "monthbefore": -1}[code], code
    )


def _moved(period: str, steps: int, code: str) -> str:
    """Return the same part of the year that many years on, or the month before."""
    if not steps:
        return period
    if code == "monthbefore":
        return shift(period, -1) if re.fullmatch(r"\d{4}-\d\d", period) else ""
    return "/".join(f"{int(p[:4]) + steps:04d}{p[4:]}" for p in period.split("/"))


def _with_year(part: str, published: date | None, before: str) -> str:
    year = before[:4]
    if published is not None:
        late = part.rpartition("/")[2]
        month = 3 * int(late[1]) if late.startswith("Q") else int(late)
        year = str(published.year - (month > published.month))
    return _of_year(part, year) if year else ""


def _of_year(part: str, year: str) -> str:
    return "/".join(f"{year}-{p}" for p in part.split("/"))
