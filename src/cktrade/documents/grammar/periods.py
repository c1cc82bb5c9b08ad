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


#: Between two words for one period: the same month of last year.
_OF = re.compile(r"\s?(?:of|in|de|d[’']|en|의)?\s?(?:the\s)?", re.IGNORECASE)
_AND_THEN = re.compile(r"에는 |에는, |년 ")
_STEPS = {
    "same": 0,
    "thattime": 0,
    "before": -1,
    "yoy": -1,
    "after": 1,
    "monthbefore": -1,
    "mom": -1,
}
#: Words that begin a span as well as a comparison: from January to July.
_SPANS = {"from", "over", "depuis", "since"}
#: What something is compared to, never when it was.
_COMPARED = {"yoy", "mom"}


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
    based = [replace(w, base=_is_base(w, line, lang)) for w in found]
    return tuple(_joined(based, line))


def _when(match: re.Match[str], said: str) -> When:
    if said.startswith("--"):
        return When(match.start(), match.end(), "", said)
    return When(match.start(), match.end(), said)


def _joined(found: list[When], line: str) -> list[When]:
    """Join what names one period together: 지난해 9월, the same period in 2018."""
    joined: list[When] = []
    for when in found:
        before = joined[-1] if joined else None
        said = _together(before, when, line) if before is not None else ""
        if before is not None and said:
            base = when.base or (before.base and before.open == "same")
            joined[-1] = replace(before, end=when.end, period="", open=said, base=base)
        else:
            joined.append(when)
    return joined


def _together(before: When, when: When, line: str) -> str:
    """Return what two words for one period say together; empty if they are two."""
    gap = line[before.end : when.start]
    relative = [w.open for w in (before, when) if w.open.startswith("year")]
    part = [w.open for w in (before, when) if w.open.startswith("--")]
    if relative and part and "--" not in relative[0]:
        near = len(gap) <= 1 if part[0] == when.open else _OF.fullmatch(gap)
        return relative[0] + part[0] if near else ""
    year = (
        relative[0]
        if relative
        else when.period
        if len(when.period) == len("2016")
        else ""
    )
    if when.open == "same" and len(before.period) == len("2014") and len(gap) <= 1:
        return f"same@{before.period}"
    if before.open == "same" and year and _OF.fullmatch(gap):
        return f"same@{year}"
    if (
        before.open.startswith("--")
        and year
        and re.fullmatch(r"[,\s]{1,2}|년?도?\s", gap)
    ):
        return f"{year}{before.open}" if year.startswith("year") else ""
    if (
        len(before.period) == len("2016")
        and when.open.startswith("--")
        and _AND_THEN.fullmatch(gap)
    ):
        return f"@{before.period}{when.open}"
    return ""


def _is_base(when: When, line: str, lang: Lang) -> bool:
    """Say whether a word of comparison touches a period."""
    if when.open in _COMPARED:
        return True
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
    span = "/" in (when.period or when.open)
    return any(not span or c.text.casefold() not in _SPANS for c in touching)


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
    if code.startswith("same@"):
        year = _relative(code.removeprefix("same@"), published, before)
        return _in_year(before, year) if year else ""
    year = _relative(code, published, before)
    return _of_year(part, year[:4], before) if dash and year else year


def _in_year(period: str, year: str) -> str:
    """Return the same part of another year."""
    return "/".join(year + part[4:] for part in period.split("/")) or year


def _relative(code: str, published: date | None, before: str) -> str:
    if re.fullmatch(r"@?\d{4}", code):
        return code.removeprefix("@")
    if code.startswith("year"):
        return str(published.year + int(code[4:])) if published else ""
    if code in {"month-1", "month+0"}:
        return shift(published.isoformat()[:7], int(code[5:])) if published else ""
    if not before:
        return str(published.year - 1) if published and code == "before" else ""
    return _moved(before, _STEPS[code], code)


def _moved(period: str, steps: int, code: str) -> str:
    """Return the same part of the year that many years on, or the month before."""
    if not steps:
        return period
    if code in {"monthbefore", "mom"}:
        return shift(period, -1) if re.fullmatch(r"\d{4}-\d\d", period) else ""
    return "/".join(f"{int(p[:4]) + steps:04d}{p[4:]}" for p in period.split("/"))


def _with_year(part: str, published: date | None, before: str) -> str:
    year = before[:4]
    if published is not None:
        late = part.rpartition("/")[2]
        month = 3 * int(late[1]) if late.startswith("Q") else int(late)
        year = str(published.year - (month > published.month))
        only_year = (published.month, published.day) == (12, 31)
        if only_year and before[:4] == str(published.year - 1):
            year = before[:4]  # the day is a guess, and the text tells of last year
    return _of_year(part, year, before) if year else ""


def _of_year(part: str, year: str, before: str = "") -> str:
    """Return a part of a year; beside January to May, May is January to May too."""
    if re.fullmatch(rf"\d{{4}}-01/\d{{4}}-{part}", before) and year != before[:4]:
        part = f"01/{part}"
    return "/".join(f"{year}-{p}" for p in part.split("/"))
