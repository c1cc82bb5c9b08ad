"""What a disk refuses, as a sentence that says what to do."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cktrade.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR})


@contextmanager
def explained(root: Path) -> Iterator[None]:
    """Raise a :class:`FetchError` in place of what the disk of ``root`` refuses."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            what = f"The disk of {root} is full. Free some space on it"
        elif error.errno in _FORBIDDEN:
            what = f"{root} cannot be written to ({error.strerror}). Allow it"
        else:
            what = f"{root} failed ({error.strerror or error}). Look at the disk"
        raise FetchError(
            f"{what}, or set CKTRADE_DATA to a folder elsewhere, and fetch again."
        ) from error
