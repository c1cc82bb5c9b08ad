"""Read a table of the package's own strictly, and write it byte for byte alike."""

from __future__ import annotations

import csv
import io
import math
import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.errors import InvalidRowsError
from cktrade.schemas.models import MODELS, OPTIONAL
from cktrade.schemas.validation import validate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FORMS = {
    "float": (
        re.compile(r"-?[0-9]{1,24}(?:\.[0-9]{1,24})?"),
        "a plain number such as 15300000000 or 0.25",
        "Write it without thousands separators, blanks, signs of currency or words.",
    ),
    "bool": (re.compile(r"true|false"), "true or false", "Write one of the two."),
    "int": (re.compile("-?[0-9]{1,15}"), "a whole number", "Write digits only."),
    "datetime": (
        re.compile("[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"),
        "a day such as 2018-09-27",
        "Write year, month and day.",
    ),
}
_SHOWN = 10
_DRAFTED, _TO_CONFIRM = "drafted", "to confirm"


def read_table(path: Path, name: str) -> pd.DataFrame:
    """Read a CSV file of the package's own layout and validate it.

    Parameters
    ----------
    path : Path
        UTF-8, with or without a byte-order mark; fields parted by commas, or by
        semicolons throughout; one header row, no line breaks inside a field.
    name : str
        The table that it holds, e.g. ``claims``.

    Returns
    -------
    DataFrame
        One row a line, in the file's order; text stays text, and a number that is not
        written plainly is refused, never guessed.

    Raises
    ------
    InvalidRowsError
        Naming file, row, column, what was expected and found, and what to do.

    """
    rows = parse_table(path, name)
    return validate(rows, name, origin=str(path), first_row=2)


def parse_table(path: Path, name: str) -> pd.DataFrame:
    """Read a CSV file strictly, cell by cell, without the rules of its rows.

    For callers that validate what they make of the rows; everybody else wants
    :func:`read_table`.
    """
    kinds, cells = _well_formed(path, name)
    return pd.DataFrame({c: _typed(cells[c], kind) for c, (kind, _) in kinds.items()})


def parse_tables(paths: Sequence[Path], name: str) -> tuple[pd.DataFrame, list[int]]:
    """Read many CSV files as :func:`parse_table` reads each, into one frame.

    Returns
    -------
    DataFrame
        The rows of all files, in their order; a column that a file may leave out, and
        does, is empty in its rows.
    list of int
        How many of them each file has.

    """
    read = [_well_formed(path, name) for path in paths]
    counts = [len(next(iter(cells.values()))) for _, cells in read]
    kinds = _kinds(name, frozenset().union(*(kinds for kinds, _ in read)))
    columns = {}
    for column, (kind, _) in kinds.items():
        parts = [
            cells.get(column) or [""] * count
            for (_, cells), count in zip(read, counts, strict=True)
        ]
        columns[column] = _typed([cell for part in parts for cell in part], kind)
    return pd.DataFrame(columns), counts


def _well_formed(
    path: Path, name: str
) -> tuple[dict[str, tuple[str, bool]], dict[str, list[str]]]:
    """Return the columns that stand in a file, and their cells, all of a right form."""
    header, rows = _cells(path)
    kinds = _kinds(name, frozenset(header))
    header, rows = _completed(header, rows, name, path)
    _check_header(header, [*kinds], path)
    cells = {column: [row[n] for row in rows] for n, column in enumerate(header)}
    faults = [
        fault
        for column, (kind, optional) in kinds.items()
        if kind != "text"
        for fault in _misshapen(column, cells[column], kind, optional=optional)
    ]
    if faults:
        more = f"\n  … and {len(faults) - _SHOWN} more." if len(faults) > _SHOWN else ""
        raise InvalidRowsError(f"{path}:\n" + "\n".join(faults[:_SHOWN]) + more)
    return kinds, cells


def _completed(
    header: list[str], rows: list[list[str]], name: str, path: Path
) -> tuple[list[str], list[list[str]]]:
    """Add the columns that a file may leave out; take out what a draft marks."""
    if _DRAFTED in header and name in {"claims", "events"}:
        _refuse_unconfirmed(header, rows, path)
        place = header.index(_DRAFTED)
        header = [c for c in header if c != _DRAFTED]
        rows = [row[:place] + row[place + 1 :] for row in rows]
    lacking = [c for c in OPTIONAL.get(name, ()) if c not in header]
    return header + lacking, [row + [""] * len(lacking) for row in rows]


def _refuse_unconfirmed(header: list[str], rows: list[list[str]], path: Path) -> None:
    """Refuse drafted rows with a cell that nobody has confirmed."""
    place = header.index(_DRAFTED)
    faults = []
    for number, row in enumerate(rows, start=2):
        marks = [mark.split(":") for mark in row[place].split(";") if ":" in mark]
        open_ = [mark[0] for mark in marks if mark[1] == _TO_CONFIRM]
        if open_:
            faults.append(
                f"  row {number} ({row[0]}): {', '.join(open_)} to confirm. Fill the "
                f"cells from the text, and take their marks out of {_DRAFTED!r}."
            )
    if faults:
        more = f"\n  … and {len(faults) - _SHOWN} more." if len(faults) > _SHOWN else ""
        raise InvalidRowsError(f"{path}:\n" + "\n".join(faults[:_SHOWN]) + more)


@cache
def _kinds(name: str, found: frozenset[str]) -> dict[str, tuple[str, bool]]:
    """Return column → (kind, may be missing), of those that must or do stand there."""
    return {
        str(c): (_kind(str(s.dtype)), bool(s.nullable))
        for c, s in MODELS[name].to_schema().columns.items()
        if s.required or c in found
    }


def write_csv(rows: pd.DataFrame) -> bytes:
    r"""Return rows as CSV: UTF-8, line feeds, whole numbers without a point.

    The same rows give the same bytes on every machine; missing is an empty field.

    Examples
    --------
    >>> write_csv(pd.DataFrame({"a": ["x", None], "v": [1.0, 2.5]}))
    b'a,v\nx,1\n,2.5\n'

    """
    shown = rows.copy()
    for column in shown.columns:
        kind = _kind(str(shown[column].dtype))
        if kind == "float":
            shown[column] = [_plain(v) for v in shown[column]]
        elif kind == "bool":
            shown[column] = shown[column].map({True: "true", False: "false"})
        elif kind == "datetime":
            shown[column] = shown[column].dt.strftime("%Y-%m-%d")
    return shown.to_csv(index=False, lineterminator="\n").encode()


def _plain(value: float) -> str | None:
    """Write a number shortest and exactly, never with an exponent."""
    if pd.isna(value):
        return None
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(float(value))), "f")


def _cells(path: Path) -> tuple[list[str], list[list[str]]]:
    if not path.is_file():
        raise InvalidRowsError(f"{path} is not there. Restore it, or correct the path.")
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise InvalidRowsError(
            f"{path} cannot be read: {error.strerror}. Allow this user to read it."
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InvalidRowsError(
            f"{path}, row {line}: expected UTF-8, found the byte "
            f"0x{error.object[error.start]:02x}. Save the file as UTF-8 (in Excel: "
            "'CSV UTF-8')."
        ) from None
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise InvalidRowsError(
            f"{path}, row {row}: expected text, found a NUL byte, where a disk or a "
            "copy left a hole. Restore the file."
        )
    lines = _lines(text.removeprefix("\ufeff"), path)
    if not lines:
        raise InvalidRowsError(f"{path} is empty: expected a header row. Restore it.")
    width = len(lines[0])
    for number, cells in enumerate(lines, start=1):
        if len(cells) != width:
            raise InvalidRowsError(
                f"{path}, row {number}: expected {width} fields, found {len(cells)}. "
                "Quote a field that holds a comma."
            )
    return lines[0], lines[1:]


def _lines(text: str, path: Path) -> list[list[str]]:
    """Split a text into rows, as spreadsheets save them in any country.

    A header that has semicolons and no comma says that they part the fields. Rows
    without any cell at the end, which spreadsheets leave behind, are dropped.
    """
    header = text.partition("\n")[0]
    mark = ";" if ";" in header and "," not in header else ","
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=mark, strict=True))
    except csv.Error as error:
        raise InvalidRowsError(
            f"{path} is not a CSV file: {error}. Close every quotation mark, and write "
            "one inside a quoted field twice."
        ) from None
    while lines and not any(lines[-1]):
        lines.pop()
    return lines


def _check_header(found: list[str], expected: list[str], path: Path) -> None:
    if found != expected:
        lacking = [c for c in expected if c not in found]
        extra = [c for c in found if c not in expected]
        raise InvalidRowsError(
            f"{path}, row 1: expected the columns {', '.join(expected)}; lacking "
            f"{', '.join(lacking) or 'none'}; unknown {', '.join(extra) or 'none'}"
            f"{'' if lacking or extra else ', in another order'}. Correct the header."
        )


def _kind(dtype: str) -> str:
    return next((k for k in _FORMS if dtype.startswith(k)), "text")


def _misshapen(
    column: str, cells: list[str], kind: str, *, optional: bool
) -> list[str]:
    form, expected, remedy = _FORMS[kind]
    return [
        f"  row {number}, column {column}: expected {expected}; "
        f"found {cell!r}. {remedy}"
        for number, cell in enumerate(cells, start=2)
        if not form.fullmatch(cell) and not (optional and cell == "")
    ]


def _typed(cells: list[str], kind: str) -> pd.Series[Any]:
    if kind == "text":
        return pd.Series(cells, dtype="str")
    if kind == "bool":
        return pd.Series([cell == "true" for cell in cells], dtype="bool")
    if kind == "datetime":
        days = pd.Series([cell or None for cell in cells], dtype="str")
        try:
            found = pd.to_datetime(days, format="%Y-%m-%d")
        except ValueError as error:
            raise InvalidRowsError(
                f"Expected days of the calendar such as 2018-09-27: {error}."
            ) from error
        return found.astype("datetime64[us]")
    if kind == "int":
        return pd.Series([int(cell) for cell in cells], dtype="int64")
    return pd.Series([float(cell or "nan") for cell in cells], dtype="float64")
