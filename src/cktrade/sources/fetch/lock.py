"""One fetch at a time in one store."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from cktrade.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


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
    handle = _take(path)
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(handle)


def _take(path: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _hold(handle)
        except OSError:
            os.close(handle)
            raise FetchError(
                f"Another fetch is writing to {path.parent}. Wait until it has "
                "finished, then fetch again."
            ) from None
        if _is_still_there(path, handle):
            return handle
        os.close(handle)


def _is_still_there(path: Path, handle: int) -> bool:
    """Whether the file held is the one that the next fetch will look at.

    The last holder takes the file away; who opened it before that holds nothing.
    """
    with suppress(OSError):
        return os.path.samestat(path.stat(), os.fstat(handle))
    return False
