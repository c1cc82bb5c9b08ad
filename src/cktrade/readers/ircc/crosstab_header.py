"""The header rows over the figures of IRCC's workbooks.

Monthly tables have three (year, quarter, month, with the totals of quarters and years
among them) or two, without quarters; tables of a year's end have one.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cktrade.vocabulary import codelist, periods

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cktrade.readers.ircc.crosstab_title import Table
    from cktrade.readers.workbook import Sheet

_TOP = 2
_NEW = "If IRCC has changed its layout, this reader must be taught the new one."


class Header(NamedTuple):
    """What stands over the figures.

    Attributes
    ----------
    names : list of str
        What the label columns hold, as published.
    labels : int
        How many columns hold labels.
    periods : list of str
        The period of each other column.
    body : int
        The first row below the header, counted from 0.

    """

    names: list[str]
    labels: int
    periods: list[str]
    body: int


class Column(NamedTuple):
    """The header cells over one column of figures, and the period that it covers."""

    heads: tuple[str | None, ...]
    period: str


def across(cells: Sheet, table: Table) -> Header:
    """Return what stands over the figures.

    Every header cell is compared with the one that the title's span asks for.

    Raises
    ------
    FormatError
        Naming the first header cell that is not the expected one.

    """
    labels = _label_columns(cells, table.span[:4])
    columns = [*_columns(cells, table, labels)]
    height = len(columns[0].heads)
    for place in range(height):
        wanted = [column.heads[place] for column in columns]
        cells.require(_TOP + place, wanted, _NEW, start=labels)
    names = [str(c).strip() for c in cells.rows[_TOP][:labels] if c is not None]
    return Header(names, labels, [c.period for c in columns], _TOP + height)


def _label_columns(cells: Sheet, first_year: str) -> int:
    top = cells.rows[_TOP] if len(cells.rows) > _TOP else []
    if first_year not in top[1:]:
        raise cells.fault(_TOP, 1, f"the first year, {first_year!r}", _NEW)
    return top.index(first_year, 1)


def _columns(cells: Sheet, table: Table, labels: int) -> Iterator[Column]:
    first, last = table.span.split("/")
    if len(first) == len("2000"):
        return _years(first, last, "-12-31" if table.stock else "")
    below = [cells.rows[row][labels:] for row in (_TOP + 1, _TOP + 2)]
    if any(str(cell).startswith("Q") for cell in below[0]):
        return _with_quarters(table.span)
    return _without_quarters(table.span, below[0])


def _years(first: str, last: str, day: str) -> Iterator[Column]:
    for year in range(int(first), int(last) + 1):
        yield Column((str(year),), f"{year}{day}")


def _with_quarters(span: str) -> Iterator[Column]:
    for year, of_year in groupby(periods.parts(span, "M"), lambda month: month[:4]):
        in_year = [*of_year]
        for quarter, of_quarter in groupby(in_year, _quarter):
            in_quarter = [*of_quarter]
            for month in in_quarter:
                heads = (
                    year if month == in_year[0] else None,
                    quarter if month == in_quarter[0] else None,
                    _name(month),
                )
                yield Column(heads, month)
            covered = _covered(in_quarter, f"{year}-{quarter}", 3)
            yield Column((None, None, f"{quarter} Total"), covered)
        yield Column((None, f"{year} Total", None), _covered(in_year, year, 12))


def _without_quarters(span: str, below: Sequence[object]) -> Iterator[Column]:
    """Yield years over months; the total of a year, if any, stands in either row."""
    low = any(str(cell).endswith(" Total") for cell in below)
    for year, of_year in groupby(periods.parts(span, "M"), lambda month: month[:4]):
        in_year = [*of_year]
        for month in in_year:
            yield Column((year if month == in_year[0] else None, _name(month)), month)
        total = f"{year} Total"
        heads = (None, total) if low else (total, None)
        yield Column(heads, _covered(in_year, year, 12))


def _name(month: str) -> str:
    return codelist("ircc_months")[month[5:]]["en"]


def _quarter(month: str) -> str:
    return f"Q{(int(month[5:]) + 2) // 3}"


def _covered(months: list[str], name: str, whole: int) -> str:
    """Return the period of a total: its own only if all of its months are there."""
    if len(months) == whole:
        return name
    return months[0] if len(months) == 1 else f"{months[0]}/{months[-1]}"
