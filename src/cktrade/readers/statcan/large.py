"""Statistics Canada's tables of gigabytes: one partner's rows, or all in batches.

Each batch is made of its cells as :mod:`cktrade.readers.statcan.table` makes the whole,
so that the rows are the same; only which series were ended must be known beforehand.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from cktrade.readers.coded import Book, Coded, coded, together
from cktrade.readers.names import tell_unknown
from cktrade.readers.statcan.coding import Coder, frequency
from cktrade.readers.statcan.csv_cells import dimensions
from cktrade.readers.statcan.labels import code_of
from cktrade.readers.statcan.lines import found_in
from cktrade.readers.statcan.record_words import economy
from cktrade.readers.statcan.rows import Series
from cktrade.readers.statcan.series import known_table
from cktrade.readers.statcan.slicing import Piece, Table, Wanted
from cktrade.readers.statcan.table import Parts, finished, number_of, parts_of, read
from cktrade.schemas import validate
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.readers.raw_file import Raw


class _Column(NamedTuple):
    """The column that holds the partners, and the code of its dimension."""

    name: str
    dimension: str


def of_partner(raw: Raw, partner: str) -> pd.DataFrame | None:
    """Return the wide table of one partner's rows.

    Parameters
    ----------
    raw : Raw
        The ZIP of a table.
    partner : str
        A code of ``codelists/economies.csv``.

    Returns
    -------
    DataFrame or None
        The rows that the whole table has of that partner, maybe none; or None where
        the package does not know which column of the table holds partners.

    Raises
    ------
    FormatError, VocabularyError
        If the file is damaged, or a cell of these rows is not what the agency
        publishes there. Cells of other rows are not looked at.

    """
    parts = parts_of(raw)
    table = Table(raw, parts.member)
    wanted = _wanted(table, parts, partner)
    if wanted is None:
        return None
    coded_rows = _at_once(table, parts, wanted)
    if coded_rows is None:
        coded_rows = [*_coded(table, parts, wanted)]
    found = [rows for rows in coded_rows if len(rows)]
    return together(found).frame() if found else _nothing(table, parts)


def batches(raw: Raw, partner: str | None = None) -> Iterator[Coded]:
    """Yield the wide table in batches of some ten thousand rows, in the file's order.

    Parameters
    ----------
    raw : Raw
        The ZIP of a table. It is gone through twice, and no more of it is held than a
        batch, and what its rows share.
    partner : str, optional
        A code of ``codelists/economies.csv``: only this partner's rows.

    Raises
    ------
    FormatError, VocabularyError, InvalidRowsError
        If a cell is not what the agency publishes there, or a row breaks a rule.

    """
    parts = parts_of(raw)
    table = Table(raw, parts.member)
    wanted = _wanted(table, parts, partner) if partner else None
    number = number_of(raw, parts, _names(table))
    if frequency(parts, number) and (wanted or not partner):
        yield from (rows for rows in _coded(table, parts, wanted) if len(rows))
        return
    whole = validate(read(raw), "observations", origin=str(raw.path))
    chosen = whole if partner is None else whole[whole["partner"].eq(partner)]
    if len(chosen):  # only all dates together tell months from quarters
        yield coded(chosen, Book())


def partners(raw: Raw) -> list[str]:
    """Return the codes of the partners that a table's metadata lists."""
    parts = parts_of(raw)
    column = _column(Table(raw, parts.member), parts)
    members = _members(parts, column) if column else {}
    return sorted({*members.values()} - {""})


def _at_once(table: Table, parts: Parts, wanted: Wanted) -> list[Coded] | None:
    """Return one partner's rows after one pass, or nothing if two are needed.

    All rows of a series are one partner's: if none of these is marked as the last of
    an ended series, no other row of the table can say so of them.
    """
    coder = _coder(table, parts, pd.Index([]), wanted)
    found = []
    for piece in table.pieces(wanted):
        if _may_end(table, piece):
            return None
        found.append(coder.rows(piece))
    return found


def _coder(table: Table, parts: Parts, ended: pd.Index, wanted: Wanted | None) -> Coder:
    raw = table.raw
    number = number_of(raw, parts, _names(table))
    series = Series(number, raw.path, strict=raw.strict)
    return Coder(table, parts, series, partial(_marked, ended=ended), wanted)


def _coded(table: Table, parts: Parts, wanted: Wanted | None) -> Iterator[Coded]:
    raw = table.raw
    coder = _coder(table, parts, _ended(table), wanted)
    counts = np.zeros(0, np.int64)
    for rows in map(coder.rows, table.pieces(wanted)):
        counts = _counted(counts, rows)
        yield rows
    described = coder.book.series
    times = np.pad(counts, (0, len(described) - len(counts)))
    tell_unknown(raw, described.assign(times=times)[times > 0])


def _counted(counts: np.ndarray, rows: Coded) -> np.ndarray:
    """Return how many rows each series of a book has, these among them."""
    found = np.bincount(rows.series, minlength=len(rows.book))
    found[: len(counts)] += counts
    return found


def _wanted(table: Table, parts: Parts, partner: str) -> Wanted | None:
    column = _column(table, parts)
    if column is None:
        return None
    members = _members(parts, column)
    names = [name for name, code in members.items() if code == partner]
    return Wanted(
        column.name,
        lambda label: economy(column.dimension, label) == partner,
        tuple(form for name in names for form in _forms(name)),
    )


def _column(table: Table, parts: Parts) -> _Column | None:
    names = _names(table)
    if not known_table(number_of(table.raw, parts, names)):
        return None
    for name in names:
        code = code_of("statcan_dimensions", name)
        if code and codelist("statcan_dimensions")[code]["column"] == "partner":
            return _Column(name, code)
    return None


def _names(table: Table) -> list[str]:
    return dimensions(pd.DataFrame(columns=table.header.names))


def _members(parts: Parts, column: _Column) -> dict[str, str]:
    """Return the labels that the table's own metadata lists, and whom they name."""
    listed = parts.metadata.dimensions if parts.metadata else ()
    return {
        member.name: economy(column.dimension, member.name)
        for dimension in listed
        if code_of("statcan_dimensions", dimension.name) == column.dimension
        for member in dimension.members
    }


def _forms(name: str) -> set[bytes]:
    """Return a label as bytes, its quotes doubled as they should be, and as it is."""
    return {name.encode(), name.replace('"', '""').encode()}


def _ended(table: Table) -> pd.Index:
    """Return the series that the agency ended, by dimensions, vector and coordinate."""
    forms = _end_marks(table)
    if "TERMINATED" not in table.header.names or not table.holds(forms):
        return pd.Index([])
    wanted = Wanted("TERMINATED", lambda text: text.strip() == "t", forms)
    found = [table.cells(piece, wanted) for piece in table.pieces(wanted)]
    marks = [some for some in found if len(some)]
    return _keys(pd.concat(marks)) if marks else pd.Index([])


def _end_marks(table: Table) -> tuple[bytes, ...]:
    """Return the bytes of which a line of an ended series holds some."""
    mark = table.header.delimiter.encode()
    return b'"t"', mark + b"t" + mark, mark + b"t\r", mark + b"t\n"


def _may_end(table: Table, piece: Piece) -> bool:
    """Say whether a piece may hold the last row of a series that was ended."""
    if "TERMINATED" not in table.header.names:
        return False
    if piece.parsed is not None:
        return bool(piece.parsed["TERMINATED"].str.strip().eq("t").any())
    return any(found_in(piece.lines.text, form) for form in _end_marks(table))


def _marked(cells: pd.DataFrame, ended: pd.Index) -> pd.DataFrame:
    if ended.empty:
        return cells
    marks = cells["TERMINATED"].mask(_keys(cells).isin(ended), "t")
    return cells.assign(TERMINATED=marks)


def _keys(cells: pd.DataFrame) -> pd.Index:
    names = [name for name in dimensions(cells) if name != "row"]
    return pd.MultiIndex.from_frame(cells[[*names, "VECTOR", "COORDINATE"]])


def _nothing(table: Table, parts: Parts) -> pd.DataFrame:
    """Return a wide table without rows."""
    piece = next(iter(table.pieces()))
    return finished(table.raw, parts, table.cells(piece)).iloc[:0]
