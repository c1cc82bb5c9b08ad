"""CSV that a spreadsheet does not take for formulas."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: How a spreadsheet knows a formula, a macro's name or a command.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?|-inf")


def neutral(cell: str) -> str:
    """Return a cell so that a spreadsheet shows it and runs nothing.

    Parameters
    ----------
    cell : str
        The text of one cell.

    Returns
    -------
    str
        The same with an apostrophe in front where it begins with ``=``, ``+``, ``-``,
        ``@``, a tab or a carriage return; a number, and anything else, as it is.

    Examples
    --------
    >>> neutral("=HYPERLINK(A1)"), neutral("-463.1"), neutral("Korea")
    ("'=HYPERLINK(A1)", '-463.1', 'Korea')

    """
    runs = _FORMULA.match(cell) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if runs else cell


def spreadsheet_safe(content: bytes) -> bytes:
    r"""Return CSV whose cells no spreadsheet takes for formulas.

    What is written without it is byte-faithful: every cell as it stands in the record.

    Parameters
    ----------
    content : bytes
        CSV in UTF-8, with a header.

    Examples
    --------
    >>> spreadsheet_safe(b"title,value\n=1+1,-2\n")
    b"title,value\n'=1+1,-2\n"

    """
    text = content.decode("utf-8")
    return "".join(safe_lines(io.StringIO(text, newline=""))).encode("utf-8")


def safe_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of CSV with :func:`neutral` cells; for files of any length."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for row in csv.reader(lines):
        writer.writerow(map(neutral, row))
        yield out.getvalue()
        out.seek(0)
        out.truncate()
