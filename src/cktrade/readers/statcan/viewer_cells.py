"""Labels and numbers as Statistics Canada's table viewer shows them on the page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from cktrade.readers.statcan.labels import code_of, fold

if TYPE_CHECKING:
    from collections.abc import Collection

_GROUPED = {
    "en": re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"),
    "fr": re.compile(
        r"-?(?:[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]+)(?:,[0-9]+)?"
    ),
}
_CELL = re.compile(
    r"(?P<number>-?[0-9][0-9 ,.\u00a0\u202f]*?)?\s*(?P<status>\.{2,3}|…|0s|[xFA-Epr])?"
)
_QUARTER = re.compile(r"[qt]([1-4]) ([0-9]{4})")
_YEARS = re.compile(r"([0-9]{4})\s*/\s*([0-9]{4})")
#: "January 2, 2023" and "2 janvier 2023", once folded.
_DAY = {
    "en": re.compile(r"(?P<month>[a-z]+) (?P<day>[0-9]{1,2}), (?P<year>[0-9]{4})"),
    "fr": re.compile(
        r"(?P<day>[0-9]{1,2})(?:er)? (?P<month>[a-z]+) (?P<year>[0-9]{4})"
    ),
}
_TIMES = re.compile(
    r"\s*\(\s*[x×]\s*([0-9][0-9 ,.\u00a0\u2009\u202f]*)\)", re.IGNORECASE
)
_SCALED = re.compile(r"(?P<unit>.+?) (?:in|en) (?P<scalar>[a-zé ]+)", re.IGNORECASE)


def period(label: str, lang: str) -> str:
    """Return the period that a column's heading names, or "".

    Parameters
    ----------
    label : str
        E.g. ``January 2020``, ``Q1 2020``, ``2020``, ``2019 / 2020``.
    lang : {'en', 'fr'}
        The page's language.

    Examples
    --------
    >>> period("January 2020", "en"), period("août 2021", "fr"), period("T3 2020", "fr")
    ('2020-01', '2021-08', '2020-Q3')
    >>> period("January 2, 2020", "en"), period("Import", "en")
    ('2020-01-02', '')

    """
    text = fold(label)
    quarter, years = _QUARTER.fullmatch(text), _YEARS.fullmatch(text)
    if quarter:
        return f"{quarter[2]}-Q{quarter[1]}"
    if years:
        return f"{years[1]}/{years[2]}"
    if re.fullmatch(r"[0-9]{4}", text):
        return text
    day = _DAY[lang].fullmatch(text)
    if day:
        month = _months(lang).get(day["month"])
        return f"{day['year']}-{month:02d}-{int(day['day']):02d}" if month else ""
    name, _, year = text.rpartition(" ")
    month = _months(lang).get(name)
    return f"{year}-{month:02d}" if month and re.fullmatch(r"[0-9]{4}", year) else ""


@cache
def _months(lang: str) -> dict[str, int]:
    names = get_month_names("wide", locale=lang)
    return {fold(name): number for number, name in names.items()}


def cell(text: str, lang: str) -> tuple[str, str] | None:
    """Return number and status of a cell, or None if it is neither.

    Parameters
    ----------
    text : str
        E.g. ``1,234.5``, ``1 234,5``, ``..``, ``12.3 E``; empty if nothing is shown.
    lang : {'en', 'fr'}
        Whose separators stand in numbers.

    Returns
    -------
    tuple of str, or None
        The number with a decimal point and nothing else, and the symbol; "" for none.

    Examples
    --------
    >>> cell("1,234.5", "en"), cell("1 234,5 E", "fr"), cell("..", "en")
    (('1234.5', ''), ('1234.5', 'E'), ('', '..'))
    >>> cell("12,34", "en") is None
    True

    """
    match = _CELL.fullmatch(text.strip())
    if not match:
        return None
    number, status = match["number"] or "", (match["status"] or "").replace("…", "...")
    if number and not _GROUPED[lang].fullmatch(number):
        return None
    plain = re.sub(r"[ \u00a0\u202f]", "", number)
    plain = plain.replace(",", "") if lang == "en" else plain.replace(",", ".")
    return ("0" if status == "0s" else plain), status


def unit(text: str) -> tuple[str, str]:
    """Return the unit that a heading names, and the code of its scalar or "".

    Where words and a mark contradict each other, the code is "?".

    Examples
    --------
    >>> unit("Persons in thousands"), unit("Visitors")
    (('Persons', '3'), ('Visitors', ''))
    >>> unit("Dollars (x 1,000)"), unit("Dollars en millions (x 1 000)")
    (('Dollars', '3'), ('Dollars', '?'))

    """
    bare, mark = scaled(text.strip(), ())
    match = _SCALED.fullmatch(bare)
    code = code_of("statcan_scalars", match["scalar"]) if match else ""
    name = match["unit"] if match and code else bare
    return name, "?" if code and mark and code != mark else code or mark


def without_notes(label: str, notes: Collection[str]) -> str:
    """Return a label without the numbers of footnotes that are glued to its end.

    Only numbers of footnotes that stand at the foot of the page are taken off.

    Examples
    --------
    >>> without_notes("Residents of the United States 2 3", {"1", "2", "3"})
    'Residents of the United States'
    >>> without_notes("Highway 7", {"1"})
    'Highway 7'

    """
    words = label.strip().split(" ")
    while len(words) > 1 and words[-1] in notes:
        words.pop()
    return " ".join(words)


def scaled(label: str, notes: Collection[str]) -> tuple[str, str]:
    """Return a label without scale mark and footnotes, and the mark's power of ten.

    Examples
    --------
    >>> scaled("Trend-cycle 6  (x 1,000)", {"6"}), scaled("Dépenses (x 1 000 000)", ())
    (('Trend-cycle', '3'), ('Dépenses', '6'))
    >>> scaled("15 to 24 years", ())
    ('15 to 24 years', '')

    """
    mark = _TIMES.search(label)
    if not mark:
        return without_notes(label, notes), ""
    digits = re.sub(r"\D", "", mark[1])
    bare = without_notes(label[: mark.start()] + label[mark.end() :], notes)
    power = str(len(digits) - 1) if digits.strip("0") == "1" else "?"
    return bare, "" if power == "0" else power
