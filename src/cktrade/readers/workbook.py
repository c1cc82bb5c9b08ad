"""A workbook: its only sheet's cells, where a wrong one stands, when it was saved."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from cktrade.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook

    from cktrade.readers.raw_file import Raw

_SAVED = re.compile(rb"<dcterms:modified[^>]*>(\d{4}-\d{2}-\d{2})T")
_DAMAGE = (BadZipFile, zlib.error, KeyError, OSError, ParseError, ValueError)


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
        >>> Sheet(Path("a.xlsx"), []).address(5, 27)
        'AB6'

        """
        return f"{get_column_letter(column + 1)}{row + 1}"

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
    return str(top[0][0]) if top and top[0] else ""


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
    if len(book.sheetnames) != 1:
        raise FormatError(
            f"{raw.path}: expected one sheet, found {len(book.sheetnames)} "
            f"({', '.join(book.sheetnames)}). Take the file as the agency publishes it."
        )
    rows = _cells(raw, book)
    width = max(map(len, rows), default=0)
    return Sheet(raw.path, [[*row, *[None] * (width - len(row))] for row in rows])


def saved(raw: Raw) -> date | None:
    """Return the day on which a workbook says that it was last saved, if it says so."""
    if "docProps/core.xml" not in raw.members:
        return None
    stated = _SAVED.search(raw.member("docProps/core.xml"))
    return date.fromisoformat(stated[1].decode()) if stated else None


def _cells(raw: Raw, book: Workbook, last: int | None = None) -> list[list[object]]:
    """Return the first sheet's cells, up to a last row."""
    try:
        return [
            [None if cell == "" else cell for cell in row]
            for first in book.worksheets[:1]
            for row in first.iter_rows(max_row=last, values_only=True)
        ]
    except _DAMAGE as error:
        raise raw.damaged(f"as a workbook it breaks off: {error}") from error


def _opened(raw: Raw) -> Workbook:
    try:
        return load_workbook(BytesIO(raw.bytes()), read_only=True, data_only=True)
    except _DAMAGE as error:
        raise raw.damaged(f"as a workbook it cannot be opened: {error}") from error
