"""When a text was published, as far as it or its name tells."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cktrade.documents.grammar.periods import whens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.vocabulary import Lang

_HEAD, _FOOT = 3, 2
_SHORT = 80
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
    """Return the day of a short line, or of a line that says it is one."""
    if len(line) > _SHORT:
        return None
    for when in whens(line, lang):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", when.period):
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
