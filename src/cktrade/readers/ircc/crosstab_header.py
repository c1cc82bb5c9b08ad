"""The title and the three header rows of IRCC's workbooks."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cktrade.errors import FormatError
from cktrade.vocabulary import codelist, periods

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.readers.workbook import Sheet

_YEARS, _QUARTERS, _MONTHS = 2, 3, 4
_TITLE = re.compile(
    r"Canada [-–] (?P<what>.+), (?P<first>[A-Z][a-z]+ \d{4}) - "
    r"(?P<last>[A-Z][a-z]+ \d{4})"
)
_RANKING = re.compile(r" \(\d{4} ranking\)")
_NEW = "If IRCC has changed its layout, this reader must be taught the new one."


class Column(NamedTuple):
    """What stands over one column of figures, and the period that it covers."""

    year: str | None
    quarter: str | None
    month: str | None
    period: str


def titled(cells: Sheet) -> tuple[str, str]:
    """Return a workbook's table and the months that it covers.

    Returns
    -------
    tuple of str
        A code of ``codelists/ircc_tables.csv``, and a span such as
        ``2015-01/2025-07``.

    Raises
    ------
    FormatError
        If the title is not one that is known.

    """
    match = _TITLE.fullmatch(str(cells.rows[0][0]))
    if match is None:
        raise cells.fault(
            0, 0, "a title such as 'Canada - …, January 2015 - July 2025'", _NEW
        )
    cells.require(0, [match[0]], _NEW)
    cells.require(1, [], _NEW)
    what = _RANKING.sub("", match["what"])
    tables = codelist("ircc_tables")
    for number, known in tables.items():
        if known["title"] == what:
            return number, f"{_month(match['first'])}/{_month(match['last'])}"
    titles = "; ".join(known["title"] for known in tables.values() if known["title"])
    raise FormatError(
        f"{cells.path}, cell A1: expected the title of a table that the package knows "
        f"({titles}); found {what!r}. Add the table to codelists/ircc_tables.csv."
    )


def _month(words: str) -> str:
    name, year = words.split()
    return f"{year}-{month_number(name)}"


def month_number(name: str) -> str:
    """Return the two digits of a month that is named in English.

    Examples
    --------
    >>> month_number("July")
    '07'

    """
    for number, names in codelist("ircc_months").items():
        if names["en"] == name[:3]:
            return number
    raise FormatError(f"{name!r} is not the English name of a month. {_NEW}")


def across(cells: Sheet, span: str) -> tuple[int, list[str]]:
    """Return how many columns hold labels, and the periods of the others in order.

    Every header cell is compared with the one that the title's span asks for.

    Raises
    ------
    FormatError
        Naming the first header cell that is not the expected one.

    """
    labels = _label_columns(cells, span[:4])
    columns = [*_columns(span)]
    for place, header in enumerate((_YEARS, _QUARTERS, _MONTHS)):
        wanted = [column[place] for column in columns]
        cells.require(header, wanted, _NEW, start=labels)
    return labels, [column.period for column in columns]


def _label_columns(cells: Sheet, first_year: str) -> int:
    try:
        return cells.rows[_YEARS].index(first_year)
    except (IndexError, ValueError):
        raise cells.fault(_YEARS, 1, f"the first year, {first_year!r}", _NEW) from None


def _columns(span: str) -> Iterator[Column]:
    """Yield the columns of a workbook that covers a span of months."""
    months = periods.parts(span, "M")
    for year, of_year in groupby(months, lambda month: month[:4]):
        in_year = [*of_year]
        for quarter, of_quarter in groupby(in_year, _quarter):
            in_quarter = [*of_quarter]
            for month in in_quarter:
                yield Column(
                    year if month == in_year[0] else None,
                    quarter if month == in_quarter[0] else None,
                    codelist("ircc_months")[month[5:]]["en"],
                    month,
                )
            covered = _covered(in_quarter, f"{year}-{quarter}", 3)
            yield Column(None, None, f"{quarter} Total", covered)
        yield Column(None, f"{year} Total", None, _covered(in_year, year, 12))


def _quarter(month: str) -> str:
    return f"Q{(int(month[5:]) + 2) // 3}"


def _covered(months: list[str], name: str, whole: int) -> str:
    """Return the period of a total: its own only if all of its months are there."""
    if len(months) == whole:
        return name
    return months[0] if len(months) == 1 else f"{months[0]}/{months[-1]}"
