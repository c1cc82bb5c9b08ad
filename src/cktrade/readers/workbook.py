"""A workbook: its only sheet's cells, where a wrong one stands, when it was saved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

from cktrade.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.readers.raw_file import Raw

_SAVED = re.compile(rb"<dcterms:modified[^>]*>(\d{4}-\d{2}-\d{2})T")
_DAMAGE = (CalamineError, OSError, ValueError)


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet as rows of one width; a blank cell is None."""

    path: Path
    rows: list[list[object]]

    def address(self, row: int, column: int) -> str:
        """Return a cell's address from its place, both counted from 0.

        Examples
        --------
        >>> from pathlib import Path
        >>> sheet = Sheet(Path("a.xlsx"), [])
        >>> sheet.address(5, 27), sheet.address(0, 25), sheet.address(0, 702)
        ('AB6', 'Z1', 'AAA1')

        """
        letters, left = "", column + 1
        while left:
            left, letter = divmod(left - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{row + 1}"

    def require(
        self, row: int, wanted: Sequence[object], remedy: str, *, start: int = 0
    ) -> None:
        """Refuse a row whose cells, from one column on, are not the ones wanted.

        Raises
        ------
        FormatError
            Naming the first cell that differs.

        """
        found = self.rows[row][start:] if row < len(self.rows) else []
        pairs = zip_longest(wanted, found)
        for column, (expected, cell) in enumerate(pairs, start=start):
            if cell != expected:
                words = "an empty cell" if expected is None else repr(expected)
                raise self.fault(row, column, words, remedy)

    def fault(self, row: int, column: int, expected: str, remedy: str) -> FormatError:
        """Return the error for a cell that is not what it should be."""
        cells = self.rows[row] if row < len(self.rows) else []
        found = cells[column] if column < len(cells) else None
        return FormatError(
            f"{self.path}, cell {self.address(row, column)}: expected {expected}; "
            f"found {found!r}. {remedy}"
        )


def title(raw: Raw) -> str:
    """Return the text of a workbook's first cell; empty if the file is none."""
    if "xl/workbook.xml" not in raw.members:
        return ""
    return _title(raw, raw.path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _title(raw: Raw, _changed: int) -> str:
    """Open a workbook once for all the readers that are asked whether they know it."""
    top = _cells(raw, _opened(raw), last=1)
    return str(top[0][0]) if top and top[0] and top[0][0] is not None else ""


def sheet(raw: Raw) -> Sheet:
    """Read the one sheet of a workbook.

    Raises
    ------
    FormatError
        If the file is damaged, or has more sheets than the one that is published.

    """
    for member in raw.members:
        raw.member(member)  # its checksum, and that it is no bomb
    book = _opened(raw)
    if len(book.sheet_names) != 1:
        names = ", ".join(book.sheet_names)
        raise FormatError(
            f"{raw.path}: expected one sheet, found {len(book.sheet_names)} ({names}). "
            "Take the file as the agency publishes it."
        )
    rows = _cells(raw, book)
    if not rows:
        raise raw.damaged("as a workbook it has no cells")
    width = max(map(len, rows), default=0)
    return Sheet(raw.path, [[*row, *[None] * (width - len(row))] for row in rows])


def saved(raw: Raw) -> date | None:
    """Return the day on which a workbook says that it was last saved, if it says so."""
    if "docProps/core.xml" not in raw.members:
        return None
    stated = _SAVED.search(raw.member("docProps/core.xml"))
    return date.fromisoformat(stated[1].decode()) if stated else None


def _cells(
    raw: Raw, book: CalamineWorkbook, last: int | None = None
) -> list[list[object]]:
    """Return the first sheet's cells, up to a last row."""
    try:
        first = book.get_sheet_by_index(0)
        rows = first.to_python(skip_empty_area=False, nrows=last)
    except WorksheetNotFound:
        return []
    except _DAMAGE as error:
        raise raw.damaged(f"as a workbook it breaks off: {error}") from error
    return [[_plain(cell) for cell in row] for row in rows]


def _plain(cell: object) -> object:
    """Return a blank cell as None and a whole number as one."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return None if cell == "" else cell


def _opened(raw: Raw) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(raw.bytes()))
    except _DAMAGE as error:
        raise raw.damaged(f"as a workbook it cannot be opened: {error}") from error
