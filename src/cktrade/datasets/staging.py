"""All files or none: outputs are laid out aside, then moved to their places."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

from cktrade.errors import SourceError

if TYPE_CHECKING:
    from types import TracebackType


class Staging:
    """A folder aside, whose files move to their places when the work is whole.

    Use it as a context: on leaving without an error every file staged replaces its
    namesake; on an error, or a kill, the old files stand as they were.

    Parameters
    ----------
    target : Path
        The folder the files are for; made if need be.

    Examples
    --------
    >>> import tempfile
    >>> target = Path(tempfile.mkdtemp()) / "out"
    >>> with Staging(target) as staged:
    ...     staged.write("tables/a.csv", b"a")
    >>> (target / "tables" / "a.csv").read_bytes()
    b'a'

    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self.written: list[str] = []
        self._aside = Path()

    def __enter__(self) -> Self:
        try:
            self.target.mkdir(parents=True, exist_ok=True)
            self._aside = Path(tempfile.mkdtemp(prefix=".staging-", dir=self.target))
        except OSError as error:
            raise SourceError(
                f"{self.target} cannot be written: {error.strerror}. Name another "
                "folder with --out, or make this one writable."
            ) from error
        return self

    def path(self, name: str) -> Path:
        """Return where to write a file of this name, its folder made."""
        place = self._aside / name
        place.parent.mkdir(parents=True, exist_ok=True)
        self.written.append(name)
        return place

    def write(self, name: str, content: bytes) -> None:
        """Stage a file of this name and content."""
        self.path(name).write_bytes(content)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._move()
            elif isinstance(error, KeyboardInterrupt):
                error.add_note(f"Stopped. {self.target} is as it was before.")
        finally:
            shutil.rmtree(self._aside, ignore_errors=True)

    def _move(self) -> None:
        for name in self.written:
            (self.target / name).parent.mkdir(parents=True, exist_ok=True)
        for name in self.written:
            os.replace(self._aside / name, self.target / name)  # noqa: PTH105 -- one system call, all or nothing
