"""An official file that somebody has on a disk becomes a raw file with its sidecar."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.datasets import data_folders
from cktrade.datasets.changes import moved
from cktrade.datasets.loading import load
from cktrade.errors import NotHeldError, SourceError
from cktrade.readers import read, recognise
from cktrade.readers.raw_file import Raw
from cktrade.sources import Source
from cktrade.sources.fetch.agencies import LICENCES
from cktrade.sources.fetch.contents import digest
from cktrade.sources.fetch.store import Store
from cktrade.vocabulary import SourceKind, VintageBasis, codelist

if TYPE_CHECKING:
    from types import ModuleType

#: Folder of readers → the agency whose files it knows.
_AGENCIES = {
    "statcan": "statcan",
    "ircc": "ircc",
    "kto": "kto",
    "moj": "moj",
    "comtrade": "uncomtrade",
    "bank_of_canada": "boc",
    "baci": "cepii",
}


@dataclass(frozen=True)
class Adopted:
    """A file that was taken in.

    Attributes
    ----------
    source : Source
        What its sidecar says; ``path`` is its place under ``raw``.
    changes : DataFrame
        The cells that the next build will say otherwise, or say first
        (:func:`cktrade.datasets.changes.moved`).

    """

    source: Source
    changes: pd.DataFrame


def adopt(  # noqa: PLR0913 -- one keyword for each thing that a file does not say
    path: str | Path,
    *,
    table: str = "",
    vintage: date | None = None,
    title: str = "",
    url: str = "",
    data: Path | None = None,
) -> Adopted:
    """Take an official file in: copy it under ``raw``, and write its sidecar.

    Parameters
    ----------
    path : str or Path
        A file as its agency publishes it; it stays where it is.
    table : str, optional
        The agency's code of the table, where the folder shall be called otherwise than
        the series in the file are.
    vintage : date, optional
        The day of release. By default the file's own, where it states one; else the
        day on which it was written to this disk, as a day of retrieval.
    title, url : str, optional
        For the citation. By default what the file and the agency's address say.
    data : Path, optional
        A data folder to use instead of the package's own.

    Returns
    -------
    Adopted
        The file's place and particulars, and what the next build will say otherwise.

    Raises
    ------
    FormatError
        If no reader knows the file.
    SourceError
        If it has no table that can be told, or that vintage is held with other bytes.

    """
    path = Path(path)
    raw = Raw(path)
    producer = _producer(recognise(raw), path)
    rows = read(path)
    source = _source(path, rows, producer, table, vintage, title, url)
    root = data_folders.find(data).raw[-1].parent
    held = root / "raw" / f"{source.id}{path.suffix}"
    if held.exists() and digest(held) != source.sha256:
        raise SourceError(
            f"{held} is held already, with other bytes. A raw file is never replaced: "
            "give the day of this release with --vintage."
        )
    changes = moved(load("observations", vintages="all", data=data), rows)
    if not held.exists():
        held = _placed(source, root)
    return Adopted(Source.beside(held), changes)


def _placed(source: Source, root: Path) -> Path:
    with Store(root).opened() as incoming:
        work = incoming / "adopted"
        work.mkdir()
        name = f"{source.vintage.isoformat()}{source.path.suffix}"
        copied = Path(shutil.copyfile(source.path, work / name))
        particulars = {**vars(source), "path": copied}
        return Store(root).place(Source(**particulars))


def _producer(reader: ModuleType, path: Path) -> str:
    room = reader.__name__.removeprefix("cktrade.readers.").split(".")[0]
    if room not in _AGENCIES:
        raise NotHeldError(
            f"{path} is in the package's own layout, which does not say who published "
            "the numbers. Write its sidecar by hand: docs/raw-files.md shows one."
        )
    return _AGENCIES[room]


def _source(  # noqa: PLR0913, PLR0917 -- as adopt
    path: Path,
    rows: pd.DataFrame,
    producer: str,
    table: str,
    vintage: date | None,
    title: str,
    url: str,
) -> Source:
    stated = rows["vintage_basis"].iloc[0] == VintageBasis.RELEASED
    written = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).date()
    own = rows["vintage"].max().date() if stated else written
    basis = VintageBasis.RELEASED if vintage or stated else VintageBasis.RETRIEVED
    day = vintage or own
    code = table or _table(rows, producer, path)
    return Source(
        id=f"{producer}/{code}/{day.isoformat()}",
        path=path,
        kind=SourceKind.OFFICIAL,
        producer=codelist("producers")[producer]["en"],
        producer_code=producer,
        table=code,
        title=title or path.stem,
        url=url or codelist("producers")[producer]["url"],
        vintage=day,
        vintage_basis=basis,
        licence=LICENCES.get(producer, "as the agency's terms of use say"),
        sha256=digest(path),
        layout=str(recognise(Raw(path)).NAME),
        retrieved=written,
        note="Adopted whole, as it was on the disk.",
    )


def _table(rows: pd.DataFrame, producer: str, path: Path) -> str:
    """Return the table that all series of a file are named after."""
    heads = {name.removeprefix(f"{producer}.").split(".")[0] for name in rows["series"]}
    if len(heads) != 1:
        raise SourceError(
            f"{path} holds series of {len(heads)} tables ({', '.join(sorted(heads))}). "
            "Name the folder it shall lie in with --table."
        )
    return str(heads.pop())
