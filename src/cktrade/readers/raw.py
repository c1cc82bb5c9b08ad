"""A file exactly as an agency publishes it, opened only as far as it is asked for."""

from __future__ import annotations

import gzip
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from cktrade.errors import FormatError, SourceError
from cktrade.sources import Source
from cktrade.vocabulary import VintageBasis

_HEAD = 64 * 1024
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Raw:
    """One raw file: its place, its first bytes, and whatever sidecar lies beside it."""

    path: Path

    def __post_init__(self) -> None:
        if not self.path.is_file():
            raise SourceError(f"{self.path} is not a file. Check the path.")
        if not self.path.stat().st_size:
            raise FormatError(f"{self.path} is empty. Download it again.")

    @cached_property
    def source(self) -> Source | None:
        """The sidecar's particulars, or None for a file that came alone."""
        held = self.path.with_suffix(".toml").is_file()
        return Source.beside(self.path) if held else None

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB, gunzipped where need be."""
        with self.path.open("rb") as stream:
            start = stream.read(_HEAD)
        if not start.startswith(_GZIP):
            return start
        try:
            with gzip.open(self.path) as stream:
                return stream.read(_HEAD)
        except (OSError, EOFError) as error:
            raise self.damaged(f"as gzip it breaks off: {error}") from error

    @cached_property
    def members(self) -> tuple[str, ...]:
        """Names of the members of a ZIP file (a workbook is one), else empty."""
        if not self.head.startswith(b"PK"):
            return ()
        try:
            with zipfile.ZipFile(self.path) as archive:
                return tuple(archive.namelist())
        except zipfile.BadZipFile as error:
            raise self.damaged(f"as ZIP it is {error}") from error

    def bytes(self) -> bytes:
        """Return the whole content, gunzipped where need be."""
        content = self.path.read_bytes()
        if not content.startswith(_GZIP):
            return content
        try:
            return gzip.decompress(content)
        except (OSError, EOFError) as error:
            raise self.damaged(f"as gzip it breaks off: {error}") from error

    def text(self, encoding: str = "utf-8-sig") -> str:
        """Return the whole content as text."""
        try:
            return self.bytes().decode(encoding)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise FormatError(
                f"{self.path}, row {line}: expected {encoding}, found the byte "
                f"0x{error.object[error.start]:02x}. Take the file as the agency "
                "publishes it, not as another program saved it."
            ) from None

    def damaged(self, how: str) -> FormatError:
        """Return the error for a file that was cut or altered."""
        return FormatError(f"{self.path} is damaged: {how}. Download it again.")

    def vintage(self, stated: date | None = None) -> tuple[date, VintageBasis]:
        """Return the day of release and how it is known (design, decision 10).

        Parameters
        ----------
        stated : date, optional
            The release date that the file itself states.

        Returns
        -------
        tuple of date and VintageBasis
            The sidecar's, else the stated one, else the day the file was saved.

        """
        if self.source is not None:
            return self.source.vintage, self.source.vintage_basis
        if stated is not None:
            return stated, VintageBasis.RELEASED
        saved = datetime.fromtimestamp(self.path.stat().st_mtime, tz=UTC).date()
        return saved, VintageBasis.RETRIEVED
