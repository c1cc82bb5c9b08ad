"""Statistics Canada's tables of gigabytes: one partner's rows, or all in batches.

Each batch is made of its cells as :mod:`cktrade.readers.statcan.table` makes the whole,
so that the rows are the same; only which series were ended must be known beforehand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from cktrade.readers.statcan.csv_cells import dimensions
from cktrade.readers.statcan.labels import code_of
from cktrade.readers.statcan.rows import Series
from cktrade.readers.statcan.series import economy, known_table
from cktrade.readers.statcan.slicing import Piece, Table, Wanted
from cktrade.readers.statcan.table import Parts, finished, number_of, parts_of, read
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cktrade.readers.raw_file import Raw

_ENDED = b'"t"'


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
    cells = [table.cells(piece, wanted) for piece in table.pieces(wanted)]
    made = [*_batches(table, parts, cells, _ended(cells))]
    return pd.concat(made or [_nothing(table, parts)], ignore_index=True)


def batches(raw: Raw, partner: str | None = None) -> Iterator[pd.DataFrame]:
    """Yield the wide table in batches of some ten thousand rows, in the file's order.

    Parameters
    ----------
    raw : Raw
        The ZIP of a table. It is gone through twice, and no more of it is held than a
        batch.
    partner : str, optional
        A code of ``codelists/economies.csv``: only this partner's rows.

    """
    parts = parts_of(raw)
    table = Table(raw, parts.member)
    wanted = _wanted(table, parts, partner) if partner else None
    if not parts.frequency:  # only all dates together tell months from quarters
        yield from _at_once(read(raw), partner)
        return
    marked = (piece for piece in table.pieces(wanted) if _may_end(piece))
    ended = _ended(table.cells(piece, wanted) for piece in marked)
    cells = (table.cells(piece, wanted) for piece in table.pieces(wanted))
    yield from _batches(table, parts, cells, ended)


def partners(raw: Raw) -> list[str]:
    """Return the codes of the partners that a table's metadata lists."""
    parts = parts_of(raw)
    column = _column(Table(raw, parts.member), parts)
    members = _members(parts, column) if column else {}
    return sorted({*members.values()} - {""})


def _at_once(rows: pd.DataFrame, partner: str | None) -> Iterator[pd.DataFrame]:
    yield rows if partner is None else rows[rows["partner"].eq(partner)]


def _batches(
    table: Table, parts: Parts, cells: Iterable[pd.DataFrame], ended: pd.Index
) -> Iterator[pd.DataFrame]:
    series = Series(number_of(table.raw, parts, _names(table)), table.raw.path)
    for found in cells:
        if len(found):
            yield finished(table.raw, parts, _marked(found, ended), series)


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


def _may_end(piece: Piece) -> bool:
    """Say whether a row of a piece may end its series; else it need not be parsed."""
    return piece.parsed is not None or _ENDED in piece.text


def _ended(cells: Iterable[pd.DataFrame]) -> pd.Index:
    """Return the series that the agency ended, by dimensions, vector and coordinate."""
    found = [
        some[some["TERMINATED"].str.strip().eq("t")]
        for some in cells
        if "TERMINATED" in some
    ]
    marks = [some for some in found if len(some)]
    return _keys(pd.concat(marks)) if marks else pd.Index([])


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
