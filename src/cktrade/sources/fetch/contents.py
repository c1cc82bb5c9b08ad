"""What a file says, apart from the wrapping that changes each time it is made."""

from __future__ import annotations

import hashlib
import json
import zipfile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PIECE = 1024 * 1024
#: What differs between two answers that say the same.
_STOPWATCH = "elapsedTime"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def same(one: Path, other: Path) -> bool:
    """Say whether two raw files say the same.

    Equal bytes do. So do two ZIP files (workbooks are some) with equal members, packed
    at different moments, and two answers of UN Comtrade that differ only in the time
    the service took.

    Parameters
    ----------
    one, other : Path
        Raw files that passed their checks.

    """
    if digest(one) == digest(other):
        return True
    if one.suffix != other.suffix:
        return False
    if one.suffix in (".zip", ".xlsx"):
        return _unpacked(one) == _unpacked(other)
    return one.suffix == ".json" and _answer(one) == _answer(other)


def _unpacked(path: Path) -> dict[str, str]:
    """Return member → digest, without a workbook's own diary."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.startswith("docProps/"):
                with archive.open(name) as stream:
                    found[name] = _digest_of(stream)
    return found


def _digest_of(stream: IO[bytes]) -> str:
    found = hashlib.sha256()
    while piece := stream.read(_PIECE):
        found.update(piece)
    return found.hexdigest()


def _answer(path: Path) -> object:
    answer = json.loads(path.read_text("utf-8-sig"))
    if isinstance(answer, dict):
        answer.pop(_STOPWATCH, None)
    return answer
