"""What the title of one of IRCC's workbooks says: counted, by what, of which months.

A title is ``Canada - <what is counted> by <dimensions>[ and year in which permit(s)
became effective], <first> - <last>``. What is counted is looked up in
``ircc_counts.csv``; a table that counts anything else is read all the same, under the
measure ``other`` with its own words in ``dimensions``, as unknown tables of Statistics
Canada are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cktrade.errors import FormatError
from cktrade.schemas import slug
from cktrade.vocabulary import NOT_APPLICABLE, codelist

if TYPE_CHECKING:
    from cktrade.readers.raw_file import Raw
    from cktrade.readers.workbook import Sheet

BEGINNINGS = ("Canada - ", "Canada – ", "Canada — ")

_DASH = r"\s*[-–—]\s*"
_MOMENT = r"(?:[A-Z][a-z]+ )?\d{4}"
_TITLE = re.compile(
    rf"Canada{_DASH}(?P<what>.+?),?\s+(?P<first>{_MOMENT}){_DASH}(?P<last>{_MOMENT})"
)
_ONE_YEAR = re.compile(rf"Canada{_DASH}(?P<what>.+?),\s+(?P<first>(?P<last>\d{{4}}))")
_FRENCH = re.compile(r"\b(?:selon|titulaires?|résidents|demandeurs)\b", re.IGNORECASE)
#: How a title says that persons are counted at the end of the year.
_YEAR_END = re.compile(
    r"(?:with )?(?:an? )?(?:valid (?:work |study )?permits? )?"
    r"(?:as of|as at|on|at) (?:december 31(?:st)?|(?:the )?year[- ]end|"
    r"(?:the )?end of (?:the )?year)(?: of (?:each|the) year)?",
    re.IGNORECASE,
)
#: ``EN_ODP-TR-Study-IS_PT_gender_sign_2024-03-31.xlsx``
_NAME = re.compile(r"EN_(ODP[A-Za-z_-]+?)(?:_\d{4}-\d\d-\d\d)?\.xlsx$")
_RANKING = re.compile(r" \(\d{4} ranking\)")
_NEW = "If IRCC has changed its layout, this reader must be taught the new one."


class Table(NamedTuple):
    """What a workbook is.

    Attributes
    ----------
    number : str
        IRCC's name of the table, or the title's words in its place.
    span : str
        ``2015-01/2025-07``, or years: ``2000/2023``.
    stock : bool
        Whether persons are counted on 31 December.
    columns : dict
        Columns of the wide table that it has throughout.
    further : dict
        Members of ``dimensions`` that it has throughout.

    """

    number: str
    span: str
    stock: bool
    columns: dict[str, str]
    further: dict[str, str]


def titled(raw: Raw, cells: Sheet) -> Table:
    """Return what a workbook's title says.

    Raises
    ------
    FormatError
        If the first cell is no such title, or something stands beside or below it.

    """
    said = str(cells.rows[0][0]).strip()
    match = _TITLE.fullmatch(said) or _ONE_YEAR.fullmatch(said)
    if _FRENCH.search(said):
        expected = "the English edition of the workbook (EN_ODP…)"
        raise cells.fault(0, 0, expected, "Take it beside the French one.")
    if match is None:
        expected = "a title such as 'Canada - …, January 2015 - July 2025'"
        raise cells.fault(0, 0, expected, _NEW)
    cells.require(0, [cells.rows[0][0]], _NEW)
    cells.require(1, [], _NEW)
    what = _RANKING.sub("", match["what"])
    span = f"{_moment(match['first'])}/{_moment(match['last'])}"
    columns, further = _counted(what.split(" by ", 1)[0])
    stock = bool(_YEAR_END.search(what))
    return Table(_number(raw, what), span, stock, columns, further)


def month_number(name: str) -> str:
    """Return ``01`` to ``12`` from a month's English name or its beginning.

    Examples
    --------
    >>> month_number("July"), month_number("Sept")
    ('07', '09')

    """
    for number, known in codelist("ircc_months").items():
        if known["en"] == name[:3]:
            return number
    raise FormatError(f"{name!r} is not the English name of a month. {_NEW}")


def _moment(words: str) -> str:
    *name, year = words.split()
    return f"{year}-{month_number(name[0])}" if name else year


def _number(raw: Raw, what: str) -> str:
    """Return the table's number: by title, sidecar, file's name, or its own words."""
    for number, known in codelist("ircc_tables").items():
        if known["title"] and slug(known["title"]) == slug(what):
            return number
    if raw.source:
        return raw.source.table
    published = _NAME.match(raw.path.name)
    return published[1] if published else slug(what)


def _counted(words: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the columns that what is counted has, and what is kept of it beside."""
    at_end = "with a valid permit on December 31st"
    said = _YEAR_END.sub(at_end, re.sub(r"\([A-Z]+\)", "", words))
    plain = slug(said)
    for known in codelist("ircc_counts").values():
        if slug(known["words"]) == plain:
            programme = known["programme"]
            further = {"programme": programme} if programme else {}
            return _columns(known["measure"], known["flow"]), further
    return _columns("other", NOT_APPLICABLE), {"counted": words.strip()}


def _columns(measure: str, flow: str) -> dict[str, str]:
    return {
        "topic": codelist("measures")[measure]["topic"],
        "measure": measure,
        "reporter": "CAN",
        "flow": flow,
        "unit": "persons",
    }
