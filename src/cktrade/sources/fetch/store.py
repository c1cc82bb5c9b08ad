"""The folder that fetched files go to: a raw file and its sidecar appear together."""

from __future__ import annotations

import json
import os
import shutil
import tomllib
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cktrade.errors import FetchError
from cktrade.sources import Source
from cktrade.sources.fetch.contents import digest
from cktrade.sources.fetch.lock import locked

if TYPE_CHECKING:
    from collections.abc import Iterator

_INCOMING = ".incoming"
_SIDECAR = ".toml"


@dataclass(frozen=True)
class Store:
    """A data folder with ``raw/<producer>/<table>/<vintage>.<ending>`` inside.

    Attributes
    ----------
    root : Path
        Where new vintages are written.
    held : tuple of Path
        Other data folders, which are only read: the package's own, for instance.

    """

    root: Path
    held: tuple[Path, ...] = ()

    @contextmanager
    def opened(self) -> Iterator[Path]:
        """Lock the store and yield a folder for unfinished files, on the same disk.

        What an earlier, killed fetch left is settled first; the folder is gone
        afterwards, and with it whatever was unfinished.
        """
        new = _missing(self.root)
        self.root.mkdir(parents=True, exist_ok=True)
        incoming = self.root / _INCOMING
        try:
            with locked(self.root):
                self._settle()
                incoming.mkdir()
                try:
                    yield incoming
                finally:
                    shutil.rmtree(incoming, ignore_errors=True)
        finally:
            _remove_empty(new)

    def newest(self, producer: str, table: str) -> list[Source]:
        """Return the newest vintage of a table in the store and in each held folder.

        Raises
        ------
        SourceError
            If one of them is not what its sidecar says.

        """
        found: list[Source] = []
        for root in (self.root, *self.held):
            files = _files(root / "raw" / producer / table)
            found += [Source.beside(path) for path in files[-1:]]
        return found

    def last_day(self, producer: str, table: str) -> str:
        """Return the newest day under which some file of a table lies, or ``""``."""
        return max(
            (
                path.stem
                for root in (self.root, *self.held)
                for path in (root / "raw" / producer / table).glob("????-??-??.*")
            ),
            default="",
        )

    def place(self, source: Source) -> Path:
        """Move a checked file into the store, and write its sidecar: both or neither.

        Parameters
        ----------
        source : Source
            Its particulars; ``path`` is where it was downloaded to, inside the folder
            that :meth:`opened` gave.

        Returns
        -------
        Path
            Its place in the store.

        Raises
        ------
        OSError
            If the disk is full or the folder cannot be written to.

        """
        folder = self.root / "raw" / Path(source.id).parent
        target, sidecar = folder / source.path.name, source.path.with_suffix(_SIDECAR)
        _write(sidecar, to_toml(source))
        Source.beside(source.path)  # read back by the code that will read it
        new = _missing(folder)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            source.path.rename(target)
            sidecar.rename(target.with_suffix(_SIDECAR))
        except BaseException:
            if not target.with_suffix(_SIDECAR).exists():
                target.unlink(missing_ok=True)
            _remove_empty(new)
            raise
        _sync_folder(folder)
        return target

    def _settle(self) -> None:
        """Finish what a fetch killed between two renames left, and clear the rest."""
        incoming = self.root / _INCOMING
        for sidecar in incoming.glob("*/*.toml"):
            with suppress(tomllib.TOMLDecodeError, UnicodeDecodeError):
                self._settle_one(sidecar, tomllib.loads(sidecar.read_text("utf-8")))
        shutil.rmtree(incoming, ignore_errors=True)

    def _settle_one(self, sidecar: Path, said: dict[str, str]) -> None:
        target = self.root / "raw" / f"{said.get('id')}{_SIDECAR}"
        placed = [p for p in target.parent.glob(f"{target.stem}.*") if p != target]
        if not target.exists() and [digest(p) for p in placed] == [said.get("sha256")]:
            sidecar.rename(target)


def settle(root: Path) -> None:
    """Finish what a fetch killed between two renames left in a store.

    Does nothing where none did, another fetch works, or the store cannot be written to.

    Parameters
    ----------
    root : Path
        The data folder with ``raw`` inside.

    Examples
    --------
    >>> settle(Path("no-such-store"))

    """
    if (root / _INCOMING).is_dir():
        with suppress(FetchError, OSError), locked(root):
            Store(root)._settle()  # noqa: SLF001 -- its own room


def _files(folder: Path) -> list[Path]:
    """Return the raw files of a table by vintage; one without sidecar is nobody's."""
    return sorted(
        path
        for path in folder.glob("*")
        if path.suffix != _SIDECAR and path.with_suffix(_SIDECAR).is_file()
    )


def to_toml(source: Source) -> str:
    """Write a sidecar.

    Parameters
    ----------
    source : Source
        Its ``path`` is left out, and so is what is empty.

    Raises
    ------
    FetchError
        If a text cannot be written as TOML.

    """
    particulars = {f.name: getattr(source, f.name) for f in fields(source)}
    del particulars["path"]
    given = {key: value for key, value in particulars.items() if value}
    text = "".join(f"{key} = {_toml(value)}\n" for key, value in given.items())
    if tomllib.loads(text) != given:
        raise FetchError(f"The particulars of {source.id} cannot be written as TOML.")
    return text


def _toml(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the two new names outlast a loss of power, where folders can be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _missing(folder: Path) -> list[Path]:
    """Return the folders that have to be made for this one, the innermost first."""
    return [path for path in (folder, *folder.parents) if not path.exists()]


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
