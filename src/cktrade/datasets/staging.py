"""All files or none: outputs are laid out aside, then moved to their places.

Whatever the moment of a kill or a loss of power, the folders hold one whole set, or are
brought to one by whoever uses them next:

1. every file is written aside, in a folder ``.staging-…`` of its target, and synced;
2. a list of all moves is written aside and synced: from then on the work is done;
3. the files move to their places, one rename each, the manifest last;
4. what is aside is taken away.

A folder aside without a list is of a build that died before the work was done: it is
taken away. One with a list is of a build that died among the renames: they are made
again to the end. A target's lock is held from first to last.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from filelock import FileLock, Timeout

from cktrade.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

#: What names the files of a folder and their digests; moved to its place last.
MANIFEST = ".cktrade-files.json"
_PREFIX = ".staging-"
_MOVES = ".moves.json"
_PART_OF = ".part-of"
_LOCK = ".cktrade.lock"
_PATIENCE = 120
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Staging:
    """Folders aside, whose files move to their places when the work is whole.

    Use it as a context: on leaving without an error every file staged replaces its
    namesake; on an error, or a kill, the old files stand as they were.

    Parameters
    ----------
    *targets : Path
        The folders the files are for; made if need be. All of them change together.

    Examples
    --------
    >>> import tempfile
    >>> target = Path(tempfile.mkdtemp()) / "out"
    >>> with Staging(target) as staged:
    ...     staged.write("tables/a.csv", b"a")
    >>> (target / "tables" / "a.csv").read_bytes()
    b'a'

    """

    def __init__(self, *targets: Path) -> None:
        self.targets = targets
        self._written: dict[Path, dict[str, str]] = {target: {} for target in targets}
        self._dropped: list[Path] = []
        self._aside: dict[Path, Path] = {}
        self._locks = ExitStack()

    @property
    def written(self) -> list[str]:
        """Names of the files written to the first target."""
        return self.names(self.targets[0])

    def names(self, target: Path) -> list[str]:
        """Return the names of the files written to a target."""
        return [*self._written[target]]

    def __enter__(self) -> Self:
        try:
            with _explained(self.targets[0]):
                for target in self.targets:
                    self._open(target)
        except BaseException:
            self._clear()
            self._locks.close()
            raise
        return self

    def _open(self, target: Path) -> None:
        target.mkdir(parents=True, exist_ok=True)
        self._locks.enter_context(_locked(target))
        _recover(target)
        aside = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=target))
        self._aside[target] = aside
        first = self._aside[self.targets[0]]
        if aside != first:
            _write(aside / _PART_OF, os.fsencode((first / _MOVES).resolve()))

    def write(self, name: str, content: bytes, *, to: Path | None = None) -> None:
        """Stage a file of this name and content, for the first target or another."""
        target = to or self.targets[0]
        place = self._aside[target] / name
        with _explained(target):
            place.parent.mkdir(parents=True, exist_ok=True)
            _write(place, content)
        self._written[target][name] = hashlib.sha256(content).hexdigest()

    def drop(self, name: str) -> None:
        """Have a file of the first target taken away with the same stroke."""
        self._dropped.append(self.targets[0] / name)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._locks:
            if kind is not None:
                self._clear()
                if isinstance(error, KeyboardInterrupt):
                    error.add_note(f"Stopped. {self.targets[0]} is as it was before.")
                return
            with _explained(self.targets[0]):
                moves = self._decided()
            with _explained(self.targets[0], begun=True):
                _carry_out(moves)

    def _decided(self) -> Path:
        """Write down all moves: from then on the work is done."""
        first = self.targets[0]
        try:
            named = len(self.targets) > 1 or (first / MANIFEST).is_file()
            if named:
                _write(self._aside[first] / MANIFEST, self._manifest())
            moves = [
                (
                    str((self._aside[target] / name).resolve()),
                    str(target.resolve() / name),
                )
                for target in reversed(self.targets)
                for name in (
                    *self._written[target],
                    *[MANIFEST] * (named and target == first),
                )
            ]
            drops = [("", str(path.resolve())) for path in self._dropped]
            asides = [str(path.resolve()) for path in reversed(self._aside.values())]
            for aside in self._aside.values():
                _sync_tree(aside)
            said = {"moves": [*drops, *moves], "asides": asides}
            place = self._aside[first] / _MOVES
            _write(place, json.dumps(said).encode())
            _sync(place.parent)
        except OSError:
            self._clear()
            raise
        return place

    def _manifest(self) -> bytes:
        """Name the files of the first target, and the tables built with them."""
        first = self.targets[0]
        gone = {path.relative_to(first).as_posix() for path in self._dropped}
        held = {n: d for n, d in manifest(first).items() if n not in gone}
        named = dict(sorted((held | self._written[first]).items()))
        others = {
            name: digest
            for target in self.targets[1:]
            for name, digest in self._written[target].items()
        }
        said = {"tables": others or tables_of(first), "files": named}
        return (json.dumps(said, indent=1) + "\n").encode()

    def _clear(self) -> None:
        for aside in self._aside.values():
            shutil.rmtree(aside, ignore_errors=True)


def manifest(target: Path) -> dict[str, str]:
    """Return name → digest of the files that builds wrote to a folder."""
    return _said(target, "files")


def tables_of(target: Path) -> dict[str, str]:
    """Return name → digest of the tables that a folder's files were drawn from."""
    return _said(target, "tables")


def _said(target: Path, what: str) -> dict[str, str]:
    try:
        said = json.loads((target / MANIFEST).read_bytes())[what]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return said if isinstance(said, dict) else {}


def leftovers(target: Path) -> list[Path]:
    """Return the folders aside that lie in a target: of a build that died, or works."""
    return sorted(target.glob(f"{_PREFIX}*"))


def recover(target: Path) -> None:
    """Bring a folder to one whole set, if a build died in it.

    Does nothing where no build left anything, another one works, or the folder cannot
    be written to.
    """
    if leftovers(target):
        with suppress(SourceError, OSError), _locked(target, patience=0):
            _recover(target)


def _recover(target: Path) -> None:
    for aside in leftovers(target):
        moves = aside / _MOVES
        with suppress(OSError):
            moves = Path(os.fsdecode((aside / _PART_OF).read_bytes()))
        if moves.is_file():
            _carry_out(moves)
        else:
            shutil.rmtree(aside, ignore_errors=True)


def _carry_out(place: Path) -> None:
    """Make all moves of a list, as often as need be, and take away what is aside."""
    said: dict[str, Any] = json.loads(place.read_bytes())
    for start, end in said["moves"]:
        if not start:
            Path(end).unlink(missing_ok=True)
        elif os.path.lexists(start):
            Path(end).parent.mkdir(parents=True, exist_ok=True)
            os.replace(start, end)  # noqa: PTH105 -- one system call, all or nothing
    for folder in {Path(end).parent for _, end in said["moves"]}:
        _sync(folder)
    for aside in said["asides"]:  # the one with the list last
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _locked(target: Path, patience: float = _PATIENCE) -> Iterator[None]:
    path = target / _LOCK
    lock = FileLock(path, timeout=patience)
    try:
        lock.acquire()
    except Timeout:
        raise SourceError(
            f"Another build is writing to {target}. Wait until it has finished, then "
            "run the command again; or name another folder with --out."
        ) from None
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)  # while it is still held
        lock.release()


@contextmanager
def _explained(target: Path, *, begun: bool = False) -> Iterator[None]:
    """Say in a sentence what a disk refuses, and what it left."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            what = f"the disk is full ({error.strerror}). Free some space on it"
        else:
            what = f"{error.strerror or error}. Make the folder writable"
        left = (
            "The new files are whole, but not all in their places: the next command "
            "moves them there."
            if begun
            else "No file was changed."
        )
        raise SourceError(
            f"{target} cannot be written: {what}, or name another with --out. {left}"
        ) from error


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_tree(folder: Path) -> None:
    for path in (*(p for p in folder.rglob("*") if p.is_dir()), folder):
        _sync(path)


def _sync(folder: Path) -> None:
    """Make new names outlast a loss of power, where folders can be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
