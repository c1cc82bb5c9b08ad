"""One fetch at a time in one store."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from cktrade.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = ".fetch.lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder's lock; the system lets it go even if the process is killed.

    Parameters
    ----------
    folder : Path
        The store; it exists.

    Raises
    ------
    FetchError
        If another fetch holds it.
    OSError
        If the folder cannot be written to.

    """
    path = folder / NAME
    lock = FileLock(path, blocking=False)
    try:
        lock.acquire()
    except Timeout:
        raise FetchError(
            f"Another fetch is writing to {folder}. Wait until it has finished, then "
            "fetch again."
        ) from None
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)  # while it is still held
        lock.release()
