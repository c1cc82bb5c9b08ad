"""A file exactly as an agency publishes it, opened only as far as it is asked for."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cktrade.errors import FormatError, SourceError
from cktrade.readers.raw_checks import demand_ascii_digits, refuse_damaged
from cktrade.sources import Source
from cktrade.vocabulary import VintageBasis

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = 64 * 1024
_GZIP = b"\x1f\x8b"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MOST_FREE = 16 * 2**20
_MOST_RATIO = 100
_NO_YEAR = 1980  # ZIP's first; written where a packer gives no date
_TEXTS = (".csv", ".txt", ".tsv", ".json")
_Bytes = bytes  # a method below has the name of the type


class _Readable(Protocol):
    def read(self, size: int, /) -> _Bytes: ...


@dataclass(frozen=True)
class Raw:
    """One raw file: its place, its first bytes, and whatever sidecar lies beside it.

    Attributes
    ----------
    path : Path
        The file.
    frequency : str
        What its reader is told of the frequency where the file is silent.
    strict : bool
        Whether a label that is unknown refuses the whole file.

    """

    path: Path
    frequency: str = ""
    strict: bool = False

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

    @property
    def said_frequency(self) -> str:
        """The frequency that the caller, else the sidecar, says; empty if neither."""
        return self.frequency or (self.source.frequency if self.source else "")

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB, gunzipped where need be; UTF-16 comes as UTF-8."""
        with self.path.open("rb") as stream:
            start = stream.read(_HEAD)
        if not start.startswith(_GZIP):
            return _as_utf8(start, "ignore")
        try:
            with gzip.open(self.path) as stream:
                return stream.read(_HEAD)
        except (OSError, EOFError, zlib.error) as error:
            raise self.damaged(f"as gzip it breaks off: {error}") from error

    @cached_property
    def members(self) -> tuple[str, ...]:
        """Names of the members of a ZIP file (a workbook is one), else empty."""
        if not self.head.startswith(b"PK"):
            return ()
        try:
            with zipfile.ZipFile(self.path) as archive:
                names = tuple(archive.namelist())
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise self.damaged(f"as ZIP it is {error}") from error
        twice = sorted(name for name, count in Counter(names).items() if count > 1)
        if twice:
            raise FormatError(
                f"{self.path} holds {', '.join(twice)} twice, and nobody can say which "
                "is meant. Take the file as the agency publishes it."
            )
        return names

    def bytes(self) -> bytes:
        """Return the whole content, gunzipped where need be; UTF-16 comes as UTF-8.

        Raises
        ------
        FormatError
            If it is damaged: as gzip, or as the text that it is.

        """
        content = self._unzipped()
        try:
            content = _as_utf8(content)
        except UnicodeDecodeError as error:
            raise self.damaged(f"as UTF-16 it breaks off: {error.reason}") from error
        refuse_damaged(content, str(self.path))
        return content

    def _unzipped(self) -> _Bytes:
        with self.path.open("rb") as stream:
            if stream.read(len(_GZIP)) != _GZIP:
                return self.path.read_bytes()
        try:
            with gzip.open(self.path) as stream:
                return self._bounded(stream, self.path.stat().st_size, self.path.name)
        except (OSError, EOFError, zlib.error) as error:
            raise self.damaged(f"as gzip it breaks off: {error}") from error

    def text(self, encoding: str = "utf-8-sig") -> str:
        """Return the whole content as text."""
        return self.decoded(self.bytes(), encoding, str(self.path))

    def member(self, name: str) -> _Bytes:
        """Return the whole content of a member of a ZIP file, its checksum checked."""
        with (
            self.unpacking(name),
            zipfile.ZipFile(self.path) as archive,
            archive.open(name) as stream,
        ):
            packed = archive.getinfo(name).compress_size
            content = self._bounded(stream, packed, name)
        if name.lower().endswith(_TEXTS):
            refuse_damaged(content, f"{self.path}, {name}")
        return content

    @contextmanager
    def unpacking(self, name: str) -> Iterator[None]:
        """Say of whatever goes wrong inside how a member of a ZIP file is damaged."""
        try:
            yield
        except (
            zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError,
        ) as error:  # fmt: skip
            raise self.damaged(f"its member {name} is {error}") from error
        except RuntimeError as error:
            raise FormatError(
                f"{self.path}: its member {name} is locked with a password. Take the "
                "file as the agency publishes it."
            ) from error

    def member_text(self, name: str, encoding: str = "utf-8-sig") -> str:
        """Return the whole content of a member of a ZIP file as text."""
        return self.decoded(self.member(name), encoding, f"{self.path}, {name}")

    def member_day(self, name: str) -> date | None:
        """Return the day that a ZIP file gives for a member, if it gives one."""
        with zipfile.ZipFile(self.path) as archive:
            year, month, day = archive.getinfo(name).date_time[:3]
        try:
            return date(year, month, day) if year > _NO_YEAR else None
        except ValueError:
            raise self.damaged(
                f"its member {name} was packed on {year}-{month:02d}-{day:02d}, which "
                "is no day"
            ) from None

    def _bounded(self, stream: _Readable, packed: int, name: str) -> _Bytes:
        """Read no more than any agency's table could hold for its packed size."""
        content = stream.read(_MOST_FREE + _MOST_RATIO * packed + 1)
        self.refuse_bomb(len(content), packed, name)
        return content

    def refuse_bomb(self, size: int, packed: int, name: str) -> None:
        """Refuse a member that is larger than its packed size makes likely."""
        if size > _MOST_FREE + _MOST_RATIO * packed:
            raise FormatError(
                f"{self.path}: {name} unpacks to more than {_MOST_RATIO} times its "
                "packed size, which no table of an agency does. Do not trust the file."
            )

    @staticmethod
    def decoded(content: _Bytes, encoding: str, where: str) -> str:
        """Return bytes as text, or say in which row the encoding breaks."""
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise FormatError(
                f"{where}, row {line}: expected {encoding}, found the byte "
                f"0x{error.object[error.start]:02x}. Take the file as the agency "
                "publishes it, not as another program saved it."
            ) from None
        if not encoding.startswith("utf-8"):  # of which the bytes have told already
            demand_ascii_digits(text, where)
        return text

    def damaged(self, how: str) -> FormatError:
        """Return the error for a file that was cut or altered."""
        return FormatError(f"{self.path} is damaged: {how}. Download it again.")

    def vintage(
        self, stated: date | None = None, inferred: date | None = None
    ) -> tuple[date, VintageBasis]:
        """Return the day of release and how it is known (design, decision 10).

        Parameters
        ----------
        stated : date, optional
            The release date that the file itself states.
        inferred : date, optional
            A day within the file from which the release can be inferred.

        Returns
        -------
        tuple of date and VintageBasis
            The sidecar's, else the stated one, else the inferred one, else the day the
            file was saved.

        """
        if self.source is not None:
            return self.source.vintage, self.source.vintage_basis
        if stated is not None:
            return stated, VintageBasis.RELEASED
        if inferred is not None:
            return inferred, VintageBasis.INFERRED
        saved = datetime.fromtimestamp(self.path.stat().st_mtime, tz=UTC).date()
        return saved, VintageBasis.RETRIEVED


def _as_utf8(content: bytes, errors: str = "strict") -> bytes:
    """Return text whose mark says that it is UTF-16 as UTF-8, anything else as it is.

    >>> _as_utf8("마크".encode("utf-16")).decode("utf-8")
    '마크'
    """
    if not content.startswith(_UTF16):
        return content
    return content.decode("utf-16", errors).encode("utf-8", errors)
