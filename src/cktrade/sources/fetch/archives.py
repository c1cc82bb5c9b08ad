"""ZIP files (workbooks are some): what is refused before any of it is used."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.errors import FetchError

if TYPE_CHECKING:
    from pathlib import Path

_ENCRYPTED = 0x1
_PIECE = 1024 * 1024
#: What zipfile raises for files that are none, as found by giving it damaged ones.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError,
    OSError, ValueError,
)  # fmt: skip
_UNSAFE_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|\\|\x00|(?:^|/)\.\.(?:/|$)")


@dataclass(frozen=True)
class Bounds:
    """How far an archive may unfold.

    A genuine table of Statistics Canada (18-10-0204) shrinks by a factor of 31; DEFLATE
    reaches 1032, and a bomb comes near that.
    """

    members: int = 1000
    unfolded: int = 16 * 1024**3
    ratio: int = 400
    spared: int = 1024 * 1024


BOUNDS = Bounds()


def members(path: Path, bounds: Bounds = BOUNDS) -> list[str]:
    """Return the names in a ZIP file that is whole and harmless.

    Every member is read to its end, so that its CRC is checked; nothing is extracted.

    Parameters
    ----------
    path : Path
        The file.
    bounds : Bounds
        How far it may unfold.

    Raises
    ------
    FetchError
        If it is no ZIP or a cut one, a member's CRC is wrong, a name leads out of the
        folder or stands twice, a member is encrypted, or it unfolds beyond bounds.

    """
    try:
        with zipfile.ZipFile(path) as archive:
            _demand_harmless(archive.infolist(), bounds)
            _demand_whole(archive, bounds)
            return archive.namelist()
    except _BROKEN as error:
        raise FetchError(
            f"The file is no whole ZIP ({error}): it was cut or changed on the way. "
            "Fetch it again."
        ) from error


def opening(path: Path, member: str, size: int = 256 * 1024) -> bytes:
    """Return the first bytes of a member of an archive already found harmless."""
    with zipfile.ZipFile(path) as archive, archive.open(member) as stream:
        return stream.read(size)


def _demand_harmless(infos: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    seen: set[str] = set()
    for info in infos:
        name = info.orig_filename
        if _UNSAFE_NAME.search(name):
            raise _harmful(f"its member {name!r} would lie outside the folder")
        if info.flag_bits & _ENCRYPTED:
            raise _harmful(f"its member {name!r} is encrypted")
        if name in seen:
            raise _harmful(f"its member {name!r} stands in it twice")
        if _is_bomb(info, bounds):
            raise _harmful(f"its member {name!r} unfolds to {info.file_size} bytes")
        seen.add(name)
    if len(infos) > bounds.members:
        raise _harmful(f"it has {len(infos)} members")


def _is_bomb(info: zipfile.ZipInfo, bounds: Bounds) -> bool:
    folded = max(info.compress_size, 1)
    return info.file_size > bounds.spared and info.file_size > bounds.ratio * folded


def _demand_whole(archive: zipfile.ZipFile, bounds: Bounds) -> None:
    """Read every member to its end, counting what really comes."""
    unfolded = 0
    for name in archive.namelist():
        with archive.open(name) as stream:
            while piece := stream.read(_PIECE):
                unfolded += len(piece)
                if unfolded > bounds.unfolded:
                    raise _harmful(f"it unfolds beyond {bounds.unfolded} bytes")


def _harmful(why: str) -> FetchError:
    return FetchError(
        f"The ZIP file is refused: {why}, which no file of this agency does. The "
        "address may not lead to the agency any more: see docs/fetch.md, and report it."
    )
