"""A table as cells of text: what PDF, slides and documents set.

A table is laid out once, as a sheet of texts (:class:`cktrade.tables.Sheet`);
great_tables dresses that sheet for a page, and :func:`of_sheet` hands the same cells to
the other formats, so that none can say anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from cktrade.tables.spark import Spark
from cktrade.wording.quoting import parted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.tables import Sheet

_WIDE = frozenset("WF")


@dataclass(frozen=True)
class Cell:
    """A text, its language if not the reader's, its note's mark, its address, its line.

    A cell with a sparkline has no text; the line says in words what it shows.
    """

    text: str
    lang: str = ""
    mark: str = ""
    url: str = ""
    spark: Spark | None = None


@dataclass(frozen=True)
class Group:
    """Rows under a heading of their own; "" where the table has no groups."""

    heading: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table of texts.

    Attributes
    ----------
    title, subtitle : str
        What it shows; measure, unit and basis.
    heads : tuple of str
        One a column; the first column heads the rows.
    numeric : tuple of bool
        Whether a column is aligned right.
    unit : str
        The head over all numeric columns; "" for none.
    groups : tuple of Group
        The rows.
    notes : tuple of str
        The lines under the table: footnotes with their marks, sources.

    """

    title: str
    subtitle: str
    heads: tuple[str, ...]
    numeric: tuple[bool, ...]
    unit: str
    groups: tuple[Group, ...]
    notes: tuple[str, ...]


def length(text: str) -> int:
    """Return how many columns of a typewriter a text takes; Hangul takes two each.

    Examples
    --------
    >>> length("Korea"), length("한국")
    (5, 4)

    """
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(c) in _WIDE else 1 for c in text)


def of_sheet(sheet: Sheet) -> Grid:
    """Return a table's cells, with the marks that great_tables gives its notes.

    Parameters
    ----------
    sheet : Sheet
        What :func:`cktrade.tables.sheet` returned.

    Returns
    -------
    Grid
        Rows by group, in the order in which the groups first appear.

    """
    marks = _marks(sheet)
    sparks = {(row, column): line for column, row, line in sheet.sparks}
    groups: dict[str, list[tuple[Cell, ...]]] = {}
    for number, row in enumerate(sheet.cells.to_dict("records")):
        heading = str(row[sheet.group]) if sheet.group else ""
        groups.setdefault(heading, []).append(
            tuple(
                Cell(
                    str(row[column]).strip(" "),
                    _lang(sheet, column, str(row[column])),
                    marks.get((number, column), ("", ""))[0],
                    spark=sparks.get((number, column)),
                )
                for column in sheet.labels
            )
        )
    noted = dict.fromkeys(f"{mark} {text}" for mark, text in marks.values())
    return Grid(
        title=sheet.title,
        subtitle=sheet.subtitle,
        heads=tuple(sheet.labels.values()),
        numeric=tuple(column in sheet.numbers for column in sheet.labels),
        unit=sheet.spanner,
        groups=tuple(Group(head, tuple(rows)) for head, rows in groups.items()),
        notes=(*sheet.sources, *noted),
    )


def _lang(sheet: Sheet, column: str, text: str) -> str:
    """Say in which language a cell is; a translated quotation is in the reader's."""
    if sheet.lang == "en" or column not in sheet.in_english or parted(text)[0]:
        return ""
    return "en"


def _marks(sheet: Sheet) -> dict[tuple[int, str], tuple[str, str]]:
    """Return the mark and the text of each note; the same text has one mark."""
    order = [*sheet.labels]
    placed = sorted(sheet.notes, key=lambda note: (note[1], order.index(note[0])))
    letters: Iterator[str] = iter(ascii_lowercase)
    given: dict[str, str] = {}
    for _, _, text in placed:
        if text not in given:
            given[text] = next(letters)
    return {(row, column): (given[text], text) for column, row, text in placed}
