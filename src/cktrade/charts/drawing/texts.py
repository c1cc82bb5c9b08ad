"""The words on charts: templates of ``codelists/chart_texts.csv``, filled from rows.

>>> say("mark.missing", "en")
'no figure'
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from cktrade.vocabulary import NOT_APPLICABLE, Lang, codelist, filled, label
from cktrade.wording import amount, listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

_DIGITS = 3
#: The space between the myriads of one Korean number: 58억 6,000만.
_MYRIADS = re.compile(r"(?<=[만억조]) (?=\d)")


#: ``say(code, lang, **parts)``, with what stands in the template's braces in words.
say = partial(filled, "chart_texts")


def spoken(value: float, unit: str, lang: Lang) -> str:
    r"""Write an amount as a title says it: money in three digits, people exactly.

    Examples
    --------
    >>> spoken(15_325_400_000, "CAD", "en"), spoken(5250.4, "persons", "en")
    ('$15.3\xa0billion', '5,250\xa0people')

    """
    money = codelist("units")[unit]["kind"] == "money"
    power = Decimal(str(value)).adjusted() - _DIGITS + 1 if money and value else 0
    return kept_whole(amount(value, unit, lang, precision=10.0**power), lang)


def kept_whole(text: str, lang: Lang) -> str:
    r"""Keep a number and its unit on one line; Korean may break before the unit.

    Examples
    --------
    >>> kept_whole("58억 6,000만 캐나다 달러", "ko").split(" ")
    ['58억\xa06,000만', '캐나다', '달러']

    """
    if lang == "ko":
        return _MYRIADS.sub("\N{NO-BREAK SPACE}", text)
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def capital(text: str) -> str:
    """Begin with a capital, and leave the rest as it is.

    Examples
    --------
    >>> capital("exports to South Korea")
    'Exports to South Korea'

    """
    return text[:1].upper() + text[1:]


def described(rows: pd.DataFrame, lang: Lang, *, unit: bool = True) -> str:
    """Say what the rows measure, on which basis and in which unit.

    Each distinct measure, basis, valuation, adjustment and unit is named, so that
    nothing is mixed silently; what does not apply is left out.

    """
    lists = {
        "measure": "measures",
        "basis": "bases",
        "valuation": "valuations",
        "adjustment": "adjustments",
    }
    found = [_labels(rows, column, name, lang) for column, name in lists.items()]
    units = _labels(rows, "unit", "units", lang) if unit else ""
    parts = [part for part in (*found, units) if part]
    return capital(", ".join(parts))


def _labels(rows: pd.DataFrame, column: str, name: str, lang: Lang) -> str:
    if column not in rows.columns:
        return ""
    codes = [c for c in dict.fromkeys(rows[column]) if c and c != NOT_APPLICABLE]
    return listing([label(name, code, lang) for code in codes], lang)


def year_list(years: Sequence[str], lang: Lang) -> str:
    """Write years as a list in which neighbours become spans.

    Examples
    --------
    >>> year_list(["2016", "2017", "2018", "2020"], "en")
    '2016–2018 and 2020'

    """
    runs: list[list[str]] = []
    for year in sorted(years):
        if runs and int(runs[-1][-1]) + 1 == int(year):
            runs[-1].append(year)
        else:
            runs.append([year])
    words = [
        say("years.span", lang, first=run[0], last=run[-1])
        if len(run) > 1
        else say("years.one", lang, year=run[0])
        for run in runs
    ]
    return listing(words, lang)


def event_title(event: str, title: str, lang: Lang) -> str:
    """Return an event's title in one language.

    Parameters
    ----------
    event : str
        Id of the event, looked up in ``codelists/event_titles.csv``.
    title : str
        The title in its row, used where the list does not hold the event (a document
        that an analyst added).
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    """
    known = codelist("event_titles").get(event)
    return title if known is None or lang == "en" else known[lang]
