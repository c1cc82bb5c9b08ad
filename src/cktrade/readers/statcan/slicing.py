"""Some rows of a Statistics Canada table that is too large to hold.

The member is unpacked as a stream. A block whose lines are records for sure is searched
by bytes: lines that cannot hold a wanted label are passed over, the rest are parsed (by
Arrow, where it is installed and no label holds a quote) and filtered exactly. A block
with any other line, such as a line break inside a label, is read as
:mod:`cktrade.readers.statcan.csv_cells` reads a whole file. Either way a row has the
number that it has in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cktrade.errors import FormatError
from cktrade.readers.raw_checks import whole
from cktrade.readers.raw_file import Raw
from cktrade.readers.statcan import csv_cells
from cktrade.readers.statcan.inflate import ahead, blocks
from cktrade.readers.statcan.lines import Lines, found_in, whole_lines

if TYPE_CHECKING:
    from cktrade.readers.statcan.csv_cells import Header

_ENOUGH = 8 << 20
#: No record is longer: where so much does not end one, it is damaged.
_LONGEST = 2 << 20
#: Where more than one line in so many is a candidate, all are parsed.
_FEW = 4
_FIRST_ROW = 2
#: Columns that are read as text, for they are calculated with; others as categories.
_TEXTS = {"VALUE", "TERMINATED"}


@dataclass(frozen=True)
class Wanted:
    """Which rows of a table to keep.

    Attributes
    ----------
    column : str
        The column that decides.
    accepts : callable
        Whether a label of it is wanted.
    needles : tuple of bytes
        Of which every line with a wanted label holds one; empty if nobody knows.

    """

    column: str
    accepts: Callable[[str], bool]
    needles: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Piece:
    """Some records of a table, in the file's order, still as bytes where they can be.

    Attributes
    ----------
    rows : ndarray of int64
        Their numbers in the file, its header being row 1.
    lines : Lines
        The records, one a line.
    parsed : DataFrame, optional
        Their cells, where lines are not records.

    """

    rows: np.ndarray
    lines: Lines = field(default_factory=lambda: Lines(b""))
    parsed: pd.DataFrame | None = None


@dataclass(frozen=True)
class Table:
    """A table in a ZIP, read as a stream as often as need be.

    Attributes
    ----------
    raw : Raw
        The ZIP file.
    member : str
        The CSV in it.

    """

    raw: Raw
    member: str

    @cached_property
    def line(self) -> bytes:
        """The header line, as it stands in the file."""
        first = next(whole_lines(blocks(self.raw, self.member)), b"\n")
        return first[: first.find(b"\n") + 1]

    @cached_property
    def header(self) -> Header:
        """Its columns."""
        text = self._decoded(self.line).strip("\r\n")
        return csv_cells.header(text, self.raw.path)

    @property
    def _quotes(self) -> int:
        """How many quotes a line has whose fields hold none."""
        return 2 * len(self.header.names)

    def pieces(self, wanted: Wanted | None = None) -> Iterator[Piece]:
        """Yield all records that may be wanted, and maybe others, piece by piece.

        Parameters
        ----------
        wanted : Wanted, optional
            Which rows will be kept; by default all.

        Raises
        ------
        FormatError
            If the file is damaged, or records have too few or too many fields.

        """
        pieces = self._pieces(wanted.needles if wanted else ())
        last = next(pieces, None)
        for piece in pieces:  # one is kept back: damage to the file is told first
            if last is not None:
                yield last
            last = piece
        if last is not None:
            yield last

    def _pieces(self, needles: Sequence[bytes]) -> Iterator[Piece]:
        held = _Held()
        for row, part in self._parts():
            rows = np.arange(row, row + len(part))
            if not isinstance(part, Lines):
                yield from held.given()
                yield Piece(rows, parsed=part)
                continue
            found = part.holding(needles) if needles else np.arange(len(part))
            if len(found) * _FEW < len(part):
                held.take(rows[found], part.only(found))
            elif len(part):
                yield from held.given()
                yield Piece(rows, part)
            if held.size > _ENOUGH:
                yield from held.given()
        yield from held.given()

    def holds(self, needles: Sequence[bytes]) -> bool:
        """Say whether any of some bytes stand anywhere in the table."""
        stream = whole_lines(ahead(blocks(self.raw, self.member)))
        return any(found_in(text, needle) for text in stream for needle in needles)

    def cells(self, piece: Piece, wanted: Wanted | None = None) -> pd.DataFrame:
        """Return the cells of a piece's wanted rows, with their numbers in ``row``.

        Returns
        -------
        DataFrame
            As :func:`cktrade.readers.statcan.csv_cells.cells` returns them, and
            ``row``; columns of few different texts may be categories.

        """
        found = piece.parsed if piece.parsed is not None else self._parse(piece.lines)
        if len(found) != len(piece.rows):
            raise self.raw.damaged(
                f"from row {piece.rows[0]} on, {len(piece.rows)} lines hold "
                f"{len(found)} records"
            )
        found = found.assign(row=piece.rows)
        if wanted is None:
            return found
        labels = found[wanted.column]
        verdicts = {label: wanted.accepts(label) for label in labels.unique()}
        if all(verdicts.values()):
            return found
        return found[labels.map(verdicts).astype(bool)].reset_index(drop=True)

    def _parts(self) -> Iterator[tuple[int, Lines | pd.DataFrame]]:
        """Cut the stream where records end, and say in which row each part begins."""
        row, rest = _FIRST_ROW, b""
        for text in chain(self._body(), [b""]):
            lines = Lines(rest + text)
            part, cut = self._part(lines, row, last=not text)
            rest = lines.text[cut:]
            if part is not None:
                yield row, part
                row += len(part)
        if row == _FIRST_ROW:
            self._plain(b"", row)  # says that there are none

    def _part(
        self, lines: Lines, row: int, *, last: bool
    ) -> tuple[Lines | pd.DataFrame | None, int]:
        """Return the records at the start and where they end, or None for more lines.

        Parsing fails where the lines end within a record, and where a record is
        damaged; more lines tell the two apart.
        """
        if lines.are_records(self.header.delimiter):
            return lines, len(lines.text)
        cut = len(lines.text) if last else lines.after_record(self._quotes)
        text = lines.text[:cut]
        if not text.strip():
            return Lines(b""), cut
        try:
            return self._plain(text, row), cut
        except FormatError:
            if last or len(text) > _LONGEST:
                raise
            return None, 0

    def _body(self) -> Iterator[bytes]:
        where = f"{self.raw.path}, {self.member}"
        stream = whole_lines(ahead(whole(blocks(self.raw, self.member), where)))
        first = next(stream, b"")
        return chain([first.removeprefix(self.line)], stream)

    def _parse(self, lines: Lines) -> pd.DataFrame:
        if find_spec("pyarrow") and (lines.quotes == self._quotes).all():
            with suppress(ValueError):  # whatever Arrow refuses, the plain way explains
                return _by_arrow(lines.text, self.header)
        return self._plain(lines.text, _FIRST_ROW)

    def _plain(self, text: bytes, row: int) -> pd.DataFrame:
        text_of_all = self._decoded(self.line + text)
        return csv_cells.cells(text_of_all, self.raw.path, first_row=row)

    def _decoded(self, text: bytes) -> str:
        where = f"{self.raw.path}, {self.member}"
        return self.raw.decoded(text, "utf-8-sig", where)


@dataclass
class _Held:
    """Records gathered until they are worth parsing."""

    texts: list[bytes] = field(default_factory=list)
    rows: list[np.ndarray] = field(default_factory=list)
    size: int = 0

    def take(self, rows: np.ndarray, text: bytes) -> None:
        self.texts.append(text)
        self.rows.append(rows)
        self.size += len(text)

    def given(self) -> Iterator[Piece]:
        if self.size:
            yield Piece(np.concatenate(self.rows), Lines(b"".join(self.texts)))
        self.texts, self.rows, self.size = [], [], 0


def _by_arrow(text: bytes, header: Header) -> pd.DataFrame:
    pa, csv = import_module("pyarrow"), import_module("pyarrow.csv")
    few = pa.dictionary(pa.int32(), pa.string())
    found = csv.read_csv(
        pa.py_buffer(text),
        csv.ReadOptions(column_names=header.names, block_size=len(text) + 1),
        csv.ParseOptions(delimiter=header.delimiter),
        csv.ConvertOptions(
            column_types={n: pa.string() if n in _TEXTS else few for n in header.names},
            strings_can_be_null=False,
        ),
    )
    return csv_cells.with_points(found.to_pandas(), header.delimiter)
