"""Trace every row of every document to its text, and every number to a row."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.documents.slips import slips_of
from cktrade.documents.text import Text
from cktrade.documents.trace.coverage import Coverage, Row, Uncovered
from cktrade.errors import CktradeError, InvalidRowsError, SourceError
from cktrade.schemas import read_table
from cktrade.sources import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: table → (column of the row's id, column of the words that stand in the text)
_TABLES = {
    "claims": ("claim", "as_printed"),
    "events": ("event", "as_printed"),
    "ignored": ("token", "token"),
}


@dataclass(frozen=True)
class Trace:
    """What tracing found.

    Attributes
    ----------
    documents : tuple of str
        Ids of the documents traced.
    rows : dict of str to int
        How many ``claims``, ``events`` and ``ignored`` numbers were read.
    uncovered : tuple of Uncovered
        The numbers that no row covers: the worklist of a new document.
    faults : tuple of str
        What does not fit, each with its place and what to do.

    """

    documents: tuple[str, ...]
    rows: dict[str, int]
    uncovered: tuple[Uncovered, ...]
    faults: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether every row was found at its place and every number is covered."""
        return not self.uncovered and not self.faults


def trace(documents: Path, *, data: Path) -> Trace:
    """Trace the documents transcribed in a data folder to their texts.

    Parameters
    ----------
    documents : Path
        The folder with the texts, under the names that each ``source.toml`` gives.
    data : Path
        The data folder; the documents stand in ``raw/documents`` below it.

    Returns
    -------
    Trace
        Every fault and every uncovered number; nothing is raised for a document.

    Raises
    ------
    SourceError
        If there is no document at all.

    """
    root = data / "raw" / "documents"
    folders = sorted(path for path in root.glob("*") if path.is_dir())
    if not folders:
        raise SourceError(
            f"{root} holds no document. Expected a folder for each, with source.toml "
            "and claims.csv (see docs/your-own-document.md)."
        )
    return trace_folders(folders, documents)


def trace_folders(folders: Iterable[Path], documents: Path | None = None) -> Trace:
    """Trace single documents, each given by its folder.

    Parameters
    ----------
    folders : iterable of Path
        Folders with ``source.toml`` and, as far as they are written yet,
        ``claims.csv``, ``events.csv`` and ``ignored.csv``.
    documents : Path, optional
        The folder with the texts; a text that lies beside ``source.toml`` goes first.

    Returns
    -------
    Trace
        As of :func:`trace`.

    """
    return _joined([_one(folder, documents) for folder in folders])


def _joined(traces: list[Trace]) -> Trace:
    rows = Counter[str](dict.fromkeys(_TABLES, 0))
    for each in traces:
        rows.update(each.rows)
    return Trace(
        documents=tuple(name for each in traces for name in each.documents),
        rows=dict(rows),
        uncovered=tuple(number for each in traces for number in each.uncovered),
        faults=tuple(fault for each in traces for fault in each.faults),
    )


def _unconfirmed(folder: Path) -> Iterator[str]:
    """Yield what a draft left open in source.toml: a publisher, a day."""
    try:
        Document.inside(folder)
    except CktradeError as fault:
        yield str(fault)


def _one(folder: Path, documents: Path | None) -> Trace:
    try:
        document = Document.inside(folder, drafted=True)
        path = _path(document, documents)
        coverage = Coverage(Text.read(path))
    except CktradeError as fault:
        return Trace((folder.name,), {}, (), (str(fault),))
    faults = [*_changed(document, path), *_unconfirmed(folder)]
    rows: dict[str, list[Row]] = {}
    for table in _TABLES:
        try:
            rows[table] = [*_rows(document, table)]
        except CktradeError as fault:
            faults.append(str(fault))
    faults.extend(coverage.cover(row for table in rows.values() for row in table))
    with suppress(CktradeError):  # what cannot be read is among the faults already
        faults.extend(slips_of(document, coverage.text).values())
    return Trace(
        documents=(document.id,),
        rows={table: len(found) for table, found in rows.items()},
        uncovered=tuple(coverage.left(document.id)),
        faults=tuple(faults),
    )


def _path(document: Document, documents: Path | None) -> Path:
    held = [document.path, *([documents] if documents else [])]
    own = _inside(document.path, document.text)
    given = documents / document.text if documents else None
    found = own or (given if given and given.is_file() else None)
    if found is None:
        raise SourceError(
            f"{held[-1] / document.text} is missing: it is the text that "
            f"{document.path}/source.toml names. Put it there or beside source.toml, "
            "or name the folder it is in (--documents)."
        )
    return found


def _inside(folder: Path, name: str) -> Path | None:
    """Return a text if it lies in the folder itself, wherever links may lead."""
    path = folder / name
    if not path.is_file() or path.resolve().parent != folder.resolve():
        return None
    return path


def _changed(document: Document, path: Path) -> Iterator[str]:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != document.sha256:
        yield (
            f"{path} is not the text that {document.path}/source.toml describes: "
            f"expected SHA-256 {document.sha256}, found {found}. Restore the text; or, "
            "if the rows were transcribed from this one, write its digest there."
        )


def _rows(document: Document, table: str) -> Iterator[Row]:
    path = document.path / f"{table}.csv"
    if not path.is_file():
        return
    key, phrase = _TABLES[table]
    for number, row in enumerate(read_table(path, table).to_dict("records"), start=2):
        if row["document"] != document.id:
            raise InvalidRowsError(
                f"{path}, row {number}, column document: expected {document.id!r}, "
                f"found {row['document']!r}. Correct it, or move the row to that "
                "document's folder."
            )
        place = f"{path}, row {number} ({row[key]})"
        yield Row(place, row["locator"], row[phrase], ignored=table == "ignored")
