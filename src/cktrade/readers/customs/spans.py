"""A table's text in spans of whole lines, from a file or a member of an archive."""

from __future__ import annotations

import gzip
import zipfile
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from cktrade.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.readers.raw_file import Raw

#: So many bytes are parsed at once.
_SPAN = 4 << 20
_GZIP = b"\x1f\x8b"


class DoubtError(FormatError):
    """Something that the plain reader must look at; nobody else sees this."""


def spans(raw: Raw, member: str, size: int | None = None) -> Iterator[bytes]:
    r"""Yield a table's first line, then spans of whole lines.

    Parameters
    ----------
    raw : Raw
        The file.
    member : str
        A member of the archive that it is; empty of a lone CSV.
    size : int, optional
        About how many bytes a span has; by default four million.

    Raises
    ------
    DoubtError
        If the last line is not ended.

    """
    with _opened(raw, member) as (stream, packed):
        yield stream.readline()
        size = size or _SPAN
        read = 0
        rest = b""
        while piece := stream.read(size):
            read += len(piece)
            raw.refuse_bomb(read, packed, member or raw.path.name)
            whole, end, left = (rest + piece).rpartition(b"\n")
            rest = left
            if end:
                yield whole + end
        if rest:
            raise DoubtError(f"{raw.path}: its last line is not ended.")


@contextmanager
def _opened(raw: Raw, member: str) -> Iterator[tuple[IO[bytes] | gzip.GzipFile, int]]:
    """Open the text; give also how large it is as it lies on the disk."""
    if member:
        with zipfile.ZipFile(raw.path) as archive, archive.open(member) as inside:
            yield inside, archive.getinfo(member).compress_size
        return
    with raw.path.open("rb") as plain:
        packed = plain.read(len(_GZIP)) == _GZIP
        plain.seek(0)
        size = raw.path.stat().st_size
        if packed:
            with gzip.open(plain) as inside_gzip:
                yield inside_gzip, size
        else:
            yield plain, size
