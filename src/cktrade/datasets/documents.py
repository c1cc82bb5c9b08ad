"""The documents at hand: those of the last build, and those that no build has seen.

A document of one's own is a folder. Named, or put into ``raw/documents``, it is read at
once, and so is a document whose rows were changed since the last build.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.datasets import data_folders, integrity
from cktrade.datasets.document_rows import document_source, of_documents, unique
from cktrade.datasets.loading import load
from cktrade.errors import NotHeldError, nearest
from cktrade.schemas import parse_table, validate
from cktrade.sources import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.verdicts.check import Checked

#: Table → the column that names a row's document.
_DOCUMENT = {"claims": "document", "events": "document", "sources": "source"}


@dataclass(frozen=True)
class AtHand:
    """Tables as the last build left them, with the documents that it has not seen.

    Attributes
    ----------
    data : Path or None
        The data folder, if not the package's own.
    unseen : tuple of Document
        What is read from its folder rather than from the last build.

    """

    data: Path | None
    unseen: tuple[Document, ...] = field(default=())

    def table(self, name: str) -> pd.DataFrame:
        """Return a table of the package, rows of unseen documents last.

        Raises
        ------
        InvalidRowsError
            If an unseen document breaks a rule, or gives an id that another has.

        """
        rows = load(name, data=self.data)
        if not self.unseen or name not in _DOCUMENT:
            return rows
        kept = rows[~self._is_unseen(rows[_DOCUMENT[name]])]
        joined = pd.concat([kept, self._rows(name)], ignore_index=True)
        return joined if name == "sources" else unique(joined, name)

    def claims(self, *ids: str) -> pd.DataFrame:
        """Return claims by their ids, in the order asked for.

        Raises
        ------
        NotHeldError
            If there is no such claim; the message names the nearest ids.

        """
        rows = self.table("claims").set_index("claim", drop=False)
        for asked in ids:
            if asked not in rows.index:
                raise NotHeldError(
                    f"There is no claim {asked!r}.{nearest(asked, rows.index)} "
                    + _what_then(asked)
                )
        return rows.loc[[*ids]].reset_index(drop=True)

    def verdicts(self, claims: pd.DataFrame) -> pd.DataFrame:
        """Return the verdicts on claims: the last build's, or judged now."""
        unseen = self._is_unseen(claims["document"])
        built = load("verdicts", data=self.data)
        kept = built[built["claim"].isin(claims.loc[~unseen, "claim"])]
        if not unseen.any():
            return kept.reset_index(drop=True)
        judged = self._checked(claims[unseen])
        return pd.concat(
            [kept, validate(judged.verdicts, "verdicts")], ignore_index=True
        )

    def readings(self, claims: pd.DataFrame) -> pd.DataFrame:
        """Return the readings tried for claims: the last build's, or made now."""
        unseen = self._is_unseen(claims["document"])
        built = load("readings", data=self.data)
        kept = built[built["claim"].isin(claims.loc[~unseen, "claim"])]
        if not unseen.any():
            return kept.reset_index(drop=True)
        made = self._checked(claims[unseen]).readings
        return pd.concat([kept, made], ignore_index=True) if len(made) else kept

    def _checked(self, claims: pd.DataFrame) -> Checked:
        from cktrade.documents.slips import refuse_slips  # noqa: PLC0415 -- heavy
        from cktrade.verdicts.check import checked  # noqa: PLC0415 -- heavy

        refuse_slips(self.unseen, {*claims["claim"]})
        record = load("observations", vintages="all", data=self.data)
        return checked(claims, record, self.table("sources"), self.table("events"))

    def _rows(self, name: str) -> pd.DataFrame:
        documents = [*self.unseen]
        if name == "sources":
            return document_source(documents)
        return of_documents(documents, name)

    def _is_unseen(self, ids: pd.Series[str]) -> pd.Series[bool]:
        return ids.isin([document.id for document in self.unseen])


def at_hand(*documents: str | Path | None, data: Path | None = None) -> AtHand:
    """Return the documents at hand.

    Parameters
    ----------
    *documents : str, Path or None
        Folders of documents of your own, with ``claims.csv`` and ``source.toml``; the
        id of one in ``raw/documents`` does as well, and None is nothing.
    data : Path, optional
        A data folder to use instead of the package's own.

    Returns
    -------
    AtHand
        The tables with these documents, and with those in ``raw/documents`` that are
        new or were changed since the last build.

    Raises
    ------
    NotHeldError
        If there is no such folder.
    SourceError
        If a ``source.toml`` is incomplete.

    """
    places = data_folders.find(data)
    known = {found.id: found for found in _waiting(data)}
    integrity.demand_raw(places.raw, places.processed)
    for document in documents:
        if document is not None:
            named = Document.inside(folder(document, data))
            known[named.id] = named
    return AtHand(data, tuple(known.values()))


def chosen(
    name: str, *, topic: str = "", document: str = "", data: Path | None = None
) -> pd.DataFrame:
    """Return the rows of a table that are of one topic, of one document, or both.

    Parameters
    ----------
    name : str
        The table.
    topic, document : str
        The topic; the document's id, or a folder of your own. Empty: all.
    data : Path, optional
        A data folder to use instead of the package's own.

    Raises
    ------
    NotHeldError
        If the table has no such column, or no such row; the message names the nearest.

    """
    own = bool(document) and is_document(document, data)
    rows = at_hand(document if own else None, data=data).table(name)
    wanted = folder(document, data).name if own else document
    return _kept(_kept(rows, "topic", topic, name), "document", wanted, name)


def _kept(rows: pd.DataFrame, column: str, wanted: str, name: str) -> pd.DataFrame:
    if not wanted:
        return rows
    if column not in rows:
        raise NotHeldError(f"Table {name!r} has no column {column!r} to choose by.")
    kept = rows[rows[column].eq(wanted)]
    if kept.empty:
        held = sorted(rows[column].unique())
        raise NotHeldError(
            f"No row has {column} {wanted!r}.{nearest(wanted, held)} There are: "
            f"{', '.join(held)}."
        )
    return kept


def is_document(named: str | Path, data: Path | None = None) -> bool:
    """Say whether a word names a document, by its folder or by its id."""
    is_path = Path(named).is_dir() or "/" in str(named) or os.sep in str(named)
    return is_path or str(named) in folders(data)


def folder(document: str | Path, data: Path | None = None) -> Path:
    """Return the folder of a document, named by its path or by its id.

    Raises
    ------
    NotHeldError
        If there is none; the message names the nearest ids.

    """
    path, known = Path(document), folders(data)
    if path.is_dir():
        return path.resolve()
    if str(document) in known:
        return known[str(document)]
    if path.is_file():
        raise NotHeldError(
            f"{path} is a file: name its folder, {path.resolve().parent}; "
            f"'cktrade lint {path}' checks the figures of a text alone."
        )
    raise NotHeldError(
        f"There is no folder {str(document)!r} and no document of that id."
        f"{nearest(str(document), known)} Name the folder that holds source.toml and "
        "claims.csv (docs/your-own-document.md)."
    )


def folders(data: Path | None = None) -> dict[str, Path]:
    """Return id → folder of every document in ``raw/documents``, in order of ids."""
    found = {
        path.name: path
        for raw in data_folders.find(data).raw
        for path in (raw / "documents").glob("*")
        if path.is_dir()
    }
    return dict(sorted(found.items()))


def _waiting(data: Path | None) -> Iterator[Document]:
    """Yield documents in ``raw/documents`` that differ from what the build left."""
    built = {name: load(name, data=data) for name in ("claims", "events", "sources")}
    for path in folders(data).values():
        if not (path / "claims.csv").is_file():
            continue  # a folder just begun: only trace has anything to say of it
        document = Document.inside(path)
        if not _as_built(document, built):
            yield document


def _as_built(document: Document, built: dict[str, pd.DataFrame]) -> bool:
    rows = {"sources": document_source([document])}
    for name in ("claims", "events"):
        path = document.path / f"{name}.csv"
        rows[name] = parse_table(path, name) if path.is_file() else built[name][:0]
    return all(
        rows[name].equals(
            held[held[_DOCUMENT[name]].eq(document.id)].reset_index(drop=True)
        )
        for name, held in built.items()
    )


def _what_then(asked: str) -> str:
    """Say what to do about a claim that is not there; a text is checked by lint."""
    if Path(asked).is_file():
        return f"It is a file: 'cktrade lint {asked}' checks the figures of a text."
    return "'cktrade show claims' lists all."
