"""The wall around the readers: whatever goes wrong inside leaves as our own error."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cktrade.errors import CktradeError, CktradeWarning, FormatError, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: What the system answers when a file cannot be opened, and what to do then.
_CLOSED = {
    errno.EACCES: "Allow this user to read it.",
    errno.EPERM: "Allow this user to read it.",
    errno.ENOENT: "Check the path.",
    errno.ENOTDIR: "Check the path.",
    errno.EISDIR: "Name the file in it.",
    errno.ELOOP: "Check the path: its links lead back to themselves.",
    errno.ENAMETOOLONG: "Check the path: no system takes so long a name.",
    errno.EIO: "The disk failed: take a copy from elsewhere.",
}
_SHOWN = 200


@contextmanager
def wall(path: Path) -> Iterator[None]:
    """Turn whatever goes wrong while a file is read into the package's own error.

    Parameters
    ----------
    path : Path
        The file that is read.

    Raises
    ------
    SourceError
        If the file cannot be opened.
    FormatError
        If anything else goes wrong that is not told already, naming file and cause;
        what is told already names the file at least.

    Examples
    --------
    >>> from pathlib import Path
    >>> with wall(Path("a.csv")):
    ...     {}["VALUE"]
    Traceback (most recent call last):
    cktrade.errors.FormatError: a.csv cannot be read: KeyError: 'VALUE'. It is damaged,
    or not as its agency publishes it: download it again. If it is so there too, report
    it with this line.

    """
    try:
        yield
    except CktradeError as error:
        if path.name in str(error):
            raise
        raise type(error)(f"{_short(str(path))}: {error}") from error
    except (CktradeWarning, MemoryError):
        raise
    except OSError as error:
        raise _of_system(path, error) from error
    except Exception as error:
        raise _of_reader(path, error) from error


def _of_system(path: Path, error: OSError) -> CktradeError:
    remedy = _CLOSED.get(error.errno or 0)
    if remedy is None:
        return _of_reader(path, error)
    return SourceError(
        f"{_short(str(path))} cannot be opened: {error.strerror}. {remedy}"
    )


def _of_reader(path: Path, error: Exception) -> FormatError:
    said = _short(" ".join(str(error).split()))
    cause = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return FormatError(
        f"{_short(str(path))} cannot be read: {cause.rstrip('.')}. It is damaged, or "
        "not as its agency publishes it: download it again. If it is so there too, "
        "report it with this line."
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
