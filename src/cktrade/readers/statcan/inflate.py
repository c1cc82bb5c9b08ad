"""The bytes of a ZIP's member as a stream of blocks, however large the member is.

ISA-L (the extra ``big``) unpacks two to three times as fast as zlib; both check what
they unpack, and neither holds more than a block.
"""

from __future__ import annotations

import struct
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from cktrade.readers.raw_file import Raw

_Item = TypeVar("_Item")

#: Two modules of one interface, of which the first is the faster.
_codec: Any = import_module("isal.isal_zlib" if find_spec("isal") else "zlib")

#: With smaller ones, the threads that unpack and search wait for each other.
_BLOCK = 4 << 20
_PACKED = 1 << 18
#: glibc gives freed blocks back to the system, and takes new pages that must be zeroed,
#: until it has seen a larger block freed: without one this takes twice as long.
_RETAINED = 30 << 20
#: A member's local header: two lengths at its end, of its name and its extra field.
_HEADER = struct.Struct("<26x2H")
_ENCRYPTED = 1


def blocks(raw: Raw, name: str, *, size: int = _BLOCK) -> Iterator[bytes]:
    """Yield a member's content in blocks, and check length and CRC-32 at its end.

    Parameters
    ----------
    raw : Raw
        A ZIP file.
    name : str
        The member.
    size : int
        The most bytes in a block.

    Yields
    ------
    bytes
        The content; the last block has been yielded before a bad CRC-32 is told.

    Raises
    ------
    FormatError
        If the member is damaged, cut, locked with a password, or a ZIP bomb.

    """
    bytes(_RETAINED)
    with raw.unpacking(name), zipfile.ZipFile(raw.path) as archive:
        about = archive.getinfo(name)
        raw.refuse_bomb(about.file_size, about.compress_size, name)
        plain = about.compress_type == zipfile.ZIP_DEFLATED
        if plain and not about.flag_bits & _ENCRYPTED:
            yield from _inflated(raw, about, size)
            return
        with archive.open(about) as stream:
            yield from iter(partial(stream.read, size), b"")


def _inflated(raw: Raw, about: zipfile.ZipInfo, size: int) -> Iterator[bytes]:
    """Unpack a deflated member; neither input nor output means that it is cut."""
    stream, length, crc = _codec.decompressobj(-15), 0, 0
    with closing(_packed(raw, about)) as packed:
        block, given = b"", b"-"
        while not stream.eof and (block or given):
            given = stream.unconsumed_tail or next(packed, b"")
            try:
                block = stream.decompress(given, size)
            except _codec.error as error:
                raise zipfile.BadZipFile(f"not readable: {error}") from error
            length, crc = length + len(block), _codec.crc32(block, crc)
            if block:
                yield block
    if (length, crc) != (about.file_size, about.CRC):
        raise zipfile.BadZipFile("not what its length and CRC-32 say")


def _packed(raw: Raw, about: zipfile.ZipInfo) -> Generator[bytes]:
    with raw.path.open("rb") as file:
        file.seek(about.header_offset)
        lengths = _HEADER.unpack(file.read(_HEADER.size))
        file.seek(sum(lengths), 1)
        left = about.compress_size
        while piece := file.read(min(left, _PACKED)):
            left -= len(piece)
            yield piece


def ahead(items: Iterator[_Item]) -> Iterator[_Item]:
    """Have the next item made in a second thread while the last one is used.

    Examples
    --------
    >>> [*ahead(iter("abc"))]
    ['a', 'b', 'c']

    """
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = pool.submit(next, items, None)
            yield item
