"""When a text was published, as far as it or its name tells."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cktrade.documents.grammar.periods import settle, whens
from cktrade.documents.grammar.times import dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.documents.grammar.periods import When
    from cktrade.vocabulary import Lang

_HEAD, _FOOT = 3, 2
_SHORT = 80
_WORDS = 3
_YEARS = re.compile(r"(?<!\d)(20\d\d|19[5-9]\d)(?!\d)")
_SHORT_DAY = re.compile(r"(?<!\d)(\d\d)-(\d\d)-(\d\d)(?!\d)")


def published_on(
    lines: Sequence[str], lang: Lang, name: str
) -> tuple[date | None, str]:
    """Return the day a text was published, and how that is known.

    Parameters
    ----------
    lines : sequence of str
        The text's lines.
    lang : {'en', 'fr', 'ko'}
        Its language.
    name : str
        The file's name, which often holds a year.

    Returns
    -------
    tuple
        The day or None, and a sentence with the reason.

    Examples
    --------
    >>> published_on(["Trade", "6 December 2022", "It rose."], "en", "memo")[0]
    datetime.date(2022, 12, 6)
    >>> published_on(["It rose in 2018."], "en", "memo-2019")
    (datetime.date(2019, 12, 31), 'Inferred: the name of the file holds the year 2019.')

    """
    for line in [*lines[:_HEAD], *lines[-_FOOT:]]:
        day = _printed(line, lang)
        if day:
            return day, f"Read: the text prints {day.isoformat()} beside its title."
    named = _YEARS.findall(name)
    if named:
        year = int(named[-1])
        return (
            date(year, 12, 31),
            f"Inferred: the name of the file holds the year {year}.",
        )
    years = [int(y) for line in lines for y in _YEARS.findall(line)]
    if not years:
        return None, "Not known: the text names no year."
    return (
        date(max(years), 12, 31),
        f"Inferred: the latest year that the text names is {max(years)}.",
    )


def _printed(line: str, lang: Lang) -> date | None:
    """Return the day of a short line, or of the place and day that open a long one."""
    if len(line) > _SHORT:
        opening = dateline(line)
        return _printed(line[:opening], lang) if opening else None
    for when in whens(line, lang):
        day = re.search(r"\d{1,2}(?:\D|$)", line[when.start + 4 : when.end])
        if re.fullmatch(r"\d{4}-\d\d-\d\d", when.period) and day:
            return date.fromisoformat(when.period)
    short = _SHORT_DAY.search(line) if lang == "ko" else None
    if short:
        try:
            return date(2000 + int(short[1]), int(short[2]), int(short[3]))
        except ValueError:
            return None
    months = [
        w.period for w in whens(line, lang) if re.fullmatch(r"\d{4}-\d\d", w.period)
    ]
    return (
        date.fromisoformat(f"{months[0]}-28")
        if months and len(line) < _SHORT // 2
        else None
    )


def titled(lines: Sequence[str], lang: Lang, published: date | None) -> str:
    """Return the period that the title of a text names, if it is one of its time.

    Examples
    --------
    >>> titled(["Travel to Canada, July 2019", "It rose."], "en", date(2019, 9, 20))
    '2019-07'

    """
    for line in lines[:_HEAD]:
        if len(line) > _SHORT or re.search(r"[.!?다]$", line):
            continue
        told = [w for w in whens(line, lang) if not w.base and not w.open]
        found = [w.period for w in told if len(w.period) in {4, 7} and w.period]
        late = found and (not published or int(found[-1][:4]) >= published.year - 1)
        if found and late and not _is_dateline(line, told):
            return found[-1]
    return _opening(lines, lang, published)


def _opening(lines: Sequence[str], lang: Lang, published: date | None) -> str:
    """Return the period that the first line of a text opens with."""
    for line in lines[:1] if published else ():
        for when in whens(line, lang):
            if when.base or when.open in {"year+0", "year+1", "same", "thattime"}:
                continue
            found = settle(when, published, "")
            recent = published is not None and found[:4] >= str(published.year - 1)
            if recent and len(found) < len("2022-12-06"):
                return found
    return ""


def _is_dateline(line: str, told: Sequence[When]) -> bool:
    """Say whether a line is the day or month of a text and nothing else."""
    bare = (
        "".join(line[a.end : b] for a, b in _between(told, len(line)))
        + line[: told[0].start]
    )
    return len(re.findall(r"[^\W\d_]{2,}", bare)) < _WORDS


def _between(told: Sequence[When], end: int) -> list[tuple[When, int]]:
    starts = [when.start for when in told[1:]]
    return [*zip(told, [*starts, end], strict=True)]
