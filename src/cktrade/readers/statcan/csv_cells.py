"""The cells of a Statistics Canada table in CSV, whatever became of its quotes.

Every field is quoted; the English files put commas between them, the French semicolons.
Genuine files hold labels with quotes that are not doubled and with line breaks, and end
in blank lines; a strict CSV reader stops there, and a lenient one alters labels.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from cktrade.errors import FormatError
from cktrade.readers.statcan.labels import code_of
from cktrade.readers.statcan.labels import fields as split_header
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COLUMNS = "statcan_columns"
_LINES_IN_A_RECORD = 20


class Header(NamedTuple):
    """A table's columns by the names that :func:`cells` gives them."""

    names: list[str]
    delimiter: str


def header(line: str, origin: Path) -> Header:
    """Read the first line of a table.

    Raises
    ------
    FormatError
        If a column is missing, or stands there twice.

    """
    return Header(_names(_header(line), origin), _delimiter(line))


def is_table(start: str) -> bool:
    """Say whether a text begins with the header of such a table."""
    return code_of(_COLUMNS, _header(start.partition("\n")[0])[0]) == "REF_DATE"


def cells(text: str, origin: Path, *, first_row: int = 2) -> pd.DataFrame:
    """Return a table's cells as text, one row a record.

    Parameters
    ----------
    text : str
        The whole file, without byte-order mark; or its header and some of its records.
    origin : Path
        The file, for messages.
    first_row : int
        The number of the first record in the file, for messages.

    Returns
    -------
    DataFrame of str
        Columns ``REF_DATE, VALUE, …`` under their English names whatever the file's
        language, dimensions under their own; decimal commas are points. Records are
        in the file's order.

    Raises
    ------
    FormatError
        If a column is missing, there are no records, or one has too few or too many
        fields.

    """
    lines = text.replace("\r\n", "\n").split("\n")
    delimiter = _delimiter(lines[0])
    names = _names(_header(lines[0]), origin)
    if _is_well_formed(lines, delimiter, len(names)):
        table = pd.read_csv(
            io.StringIO(text), sep=delimiter, names=names, skiprows=1,
            dtype="str", na_filter=False,
        )  # fmt: skip
    else:
        records = [*_records(lines[1:], delimiter, len(names), origin, first_row)]
        table = pd.DataFrame(records, columns=names, dtype="str")
    if table.empty:
        raise FormatError(
            f"{origin} has the columns of a table and holds no records. Download it "
            "again, or ask the agency for more."
        )
    return with_points(table, delimiter)


def with_points(table: pd.DataFrame, delimiter: str) -> pd.DataFrame:
    """Write the decimal commas of a French file as points."""
    if delimiter == ";":
        table["VALUE"] = table["VALUE"].str.replace(",", ".", regex=False)
    return table


def dimensions(table: pd.DataFrame) -> list[str]:
    """Return the columns that are dimensions, ``GEO`` among them, in their order."""
    fixed = set(codelist(_COLUMNS)) - {"GEO"}
    return [name for name in table.columns if name not in fixed]


def _delimiter(header: str) -> str:
    return ";" if header.count('";"') > header.count('","') else ","


def _header(line: str) -> list[str]:
    plain = line.removeprefix("\ufeff").rstrip("\r")
    return split_header(plain, _delimiter(plain)) or [""]


#: ``Gender (3):Men+[2]``: one member of a dimension, as a column.
_ONE_OF_SEVERAL = re.compile(r".+ ?\([0-9]+\) ?:.+\[[0-9]+\]")


def _names(header: list[str], origin: Path) -> list[str]:
    names = [code_of(_COLUMNS, name) or name.strip() for name in header]
    lacking = [
        f"{code} ({' or '.join(dict.fromkeys((row['en'], row['fr'])))})"
        for code, row in codelist(_COLUMNS).items()
        if row["needed"] == "yes" and code not in names
    ]
    if "VALUE" not in names and any(map(_ONE_OF_SEVERAL.fullmatch, names)):
        raise FormatError(
            f"{origin}, row 1: it is a census table in wide form, with a column for "
            f"each statistic ({', '.join(header)}), which is not read. On the table's "
            "page choose 'Download selected data (for database loading)', and read "
            "that."
        )
    if lacking or len(set(names)) < len(names):
        raise FormatError(
            f"{origin}, row 1: expected the columns of a Statistics Canada table; "
            f"lacking {', '.join(lacking) or 'none'}; found {', '.join(header)}. If "
            f"the agency renamed one, add the name to codelists/{_COLUMNS}.csv."
        )
    if "SYMBOL" in names and names.index("SYMBOL") < names.index("STATUS"):
        raise FormatError(
            f"{origin}, row 1: expected STATUS before SYMBOL, as in every table of the "
            f"agency; found {', '.join(header)}. Take the file as it is published."
        )
    return names


def _is_well_formed(lines: list[str], delimiter: str, width: int) -> bool:
    """Say whether no field holds a quote or a break: a fast parser is exact then."""
    between = f'"{delimiter}"'
    return all(
        line.count('"') == 2 * width and line.count(between) == width - 1
        for line in lines
        if line
    )


def _records(
    lines: list[str], delimiter: str, width: int, origin: Path, number: int
) -> Iterator[list[str]]:
    """Join the lines that belong together, and split each record into its fields."""
    held: list[str] = []
    for line in lines:
        if not held and not line.strip():
            continue
        held.append(line)
        record = _split("\n".join(held), delimiter, width)
        if record:
            yield record
            number, held = number + 1, []
        elif len(held) > _LINES_IN_A_RECORD:
            break
    if held:
        raise FormatError(
            f"{origin}, row {number}: expected {width} fields, found "
            f"{len(held[0].split(delimiter))} in {held[0][:60]!r}. The file is cut off "
            "or was saved by another program: download it again."
        )


def _split(record: str, delimiter: str, width: int) -> list[str] | None:
    """Split by the book; where that fails, at quote, delimiter, quote; or not yet."""
    try:
        fields = next(csv.reader([record], delimiter=delimiter, strict=True))
    except csv.Error:
        fields = []
    if len(fields) == width:
        return fields
    if not (record.startswith('"') and record.endswith('"')):
        return None
    parts = record[1:-1].split(f'"{delimiter}"')
    return [p.replace('""', '"') for p in parts] if len(parts) == width else None
