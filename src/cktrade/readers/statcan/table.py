"""Statistics Canada's long tables: the ZIP of a whole table, or a CSV of a selection.

A ZIP holds ``<number>.csv`` and ``<number>_MetaData.csv``. The CSV alone is read too,
with the metadata if it lies beside: so are the files that the table viewer calls
"selected data for database loading" (no byte-order mark, but the same columns).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cktrade.errors import FormatError
from cktrade.readers.raw_file import Raw
from cktrade.readers.statcan import csv_cells
from cktrade.readers.statcan import metadata as statcan_metadata
from cktrade.readers.statcan.metadata import Metadata
from cktrade.readers.statcan.periods import fits, frequency_code
from cktrade.readers.statcan.rows import Series, observations
from cktrade.readers.statcan.series import table_with
from cktrade.readers.wide_table import wide
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pandas as pd

NAME = "Statistics Canada table (ZIP or CSV)"

_MEMBER = re.compile(r"(?:.*/)?(\d{8})\.csv")
_FILE = re.compile(r"(\d{2}10\d{4})(?:\d{2})?(?!\d)")


@dataclass(frozen=True)
class Parts:
    """What a raw file holds besides the cells of a table.

    Attributes
    ----------
    member : str
        The CSV's name in the ZIP; empty where the file is the CSV.
    number : str
        The table's number as the name gives it, e.g. ``12100011``, or empty.
    metadata : Metadata or None
        What the agency says of the table.
    packed : date or None
        The day on which the agency packed the ZIP.

    """

    member: str
    number: str
    metadata: Metadata | None
    packed: date | None

    @property
    def frequency(self) -> str:
        """A code of ``codelists/statcan_frequencies.csv``, or empty."""
        return frequency_code(self.metadata.frequency) if self.metadata else ""


def recognises(raw: Raw) -> bool:
    """Say whether the file holds a table's CSV, or its metadata."""
    if raw.members:
        return any(_MEMBER.fullmatch(name) for name in raw.members)
    start = _start(raw)
    return csv_cells.is_table(start) or statcan_metadata.is_metadata(start)


def read(raw: Raw) -> pd.DataFrame:
    """Read every observation of a table; see docs/formats.md for each rule."""
    parts = parts_of(raw)
    text = raw.member_text(parts.member) if parts.member else raw.text()
    return finished(raw, parts, csv_cells.cells(text, raw.path))


def finished(
    raw: Raw, parts: Parts, cells: pd.DataFrame, series: Series | None = None
) -> pd.DataFrame:
    """Return the wide table of a table's cells, all of them or some.

    Parameters
    ----------
    raw : Raw
        The file.
    parts : Parts
        What it holds besides the cells.
    cells : DataFrame
        As :func:`cktrade.readers.statcan.csv_cells.cells` returns them; with a column
        ``row`` where they are not all of the file's.
    series : Series, optional
        The table's, where the cells are one batch of many.

    """
    names = [name for name in csv_cells.dimensions(cells) if name != "row"]
    series = series or Series(number_of(raw, parts, names), raw.path, strict=raw.strict)
    said = parts.frequency or frequency_said(raw, cells["REF_DATE"])
    rows = observations(cells, series=series, frequency=said)
    return wide(
        raw, rows, producer="statcan", table=series.table, inferred=parts.packed
    )


def frequency_said(raw: Raw, dates: Iterable[str] = ()) -> str:
    """Return the code of the frequency that caller or sidecar say, or empty.

    Raises
    ------
    FormatError
        If there is no such frequency, or the dates have another's form.

    """
    said = raw.said_frequency
    code = frequency_code(said) if said else ""
    if said and not code:
        raise FormatError(
            f"{raw.path}: frequency is {said!r}; expected one of "
            f"{', '.join(codelist('statcan_frequencies'))}, or A, Q, M, W, D."
        )
    odd = [text for text in dict.fromkeys(dates) if not fits(text, code)]
    if odd:
        raise FormatError(
            f"{raw.path}, column REF_DATE: frequency is {said!r}; found {odd[0]!r}, "
            "which has another's form. Leave the frequency out, or say the right one."
        )
    return code


def metadata(raw: Raw) -> Metadata | None:
    """Return what a ZIP, a CSV's neighbour or the file itself says of its table."""
    if not raw.members and statcan_metadata.is_metadata(_start(raw)):
        return statcan_metadata.parse(raw.text(), raw.path)
    return parts_of(raw).metadata


def parts_of(raw: Raw) -> Parts:
    """Return what a file holds besides the cells."""
    return _from_zip(raw) if raw.members else _from_csv(raw)


def _from_zip(raw: Raw) -> Parts:
    name = _only_table(raw)
    about = name.removesuffix(".csv") + "_MetaData.csv"
    match = _MEMBER.fullmatch(name)
    return Parts(
        member=name,
        number=match[1] if match else "",
        metadata=statcan_metadata.parse(raw.member_text(about), raw.path)
        if about in raw.members
        else None,
        packed=raw.member_day(name),
    )


def _only_table(raw: Raw) -> str:
    """Return the member that is the table; the agency packs one, and its metadata."""
    held = [name for name in raw.members if name.lower().endswith(".csv")]
    tables = [name for name in held if not name.endswith("_MetaData.csv")]
    about = f"{tables[0][:-4]}_MetaData.csv" if tables else ""
    if len(tables) != 1 or not {*held} <= {tables[0], about}:
        raise FormatError(
            f"{raw.path}: expected one table in the ZIP, and its metadata; found "
            f"{', '.join(held)}. Unpack it, and read each table's file by itself."
        )
    return tables[0]


def _from_csv(raw: Raw) -> Parts:
    if statcan_metadata.is_metadata(_start(raw)):
        about = statcan_metadata.parse(raw.text(), raw.path)
        raise FormatError(
            f"{raw.path} describes table {about.table} and holds none of its numbers. "
            "Read the table's ZIP or CSV; for the description itself call "
            "cktrade.readers.metadata."
        )
    match = _FILE.match(raw.path.name)
    number = match[1] if match else ""
    beside = raw.path.with_name(f"{number}_MetaData.csv")
    return Parts(
        member="",
        number=number,
        metadata=_beside(beside) if number and beside.is_file() else None,
        packed=None,
    )


def _beside(path: Path) -> Metadata:
    return statcan_metadata.parse(Raw(path).text(), path)


def _start(raw: Raw) -> str:
    return raw.head.decode("utf-8-sig", "replace")


def number_of(raw: Raw, parts: Parts, names: list[str]) -> str:
    """Return the table's number: sidecar, metadata, name of the file, dimensions."""
    plain = parts.number
    named = f"{plain[:2]}-{plain[2:4]}-{plain[4:]}" if plain else ""
    if parts.metadata and named and parts.metadata.table != named:
        raise FormatError(
            f"{raw.path}: expected the metadata of table {named}, found that of "
            f"{parts.metadata.table}. Download both again."
        )
    said = raw.source.table if raw.source else named
    table = said or table_with(names)
    if not table:
        raise FormatError(
            f"{raw.path} does not say which table it is, and the dimensions "
            f"{', '.join(names)} do not tell. Give the file the agency's name back "
            "(24100003.csv), or a sidecar (docs/raw-files.md)."
        )
    return table
