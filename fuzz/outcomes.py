"""What became of a damaged file, and which other data nobody could have told."""

from __future__ import annotations

import io
import re
import resource
import time
import zipfile
import zlib
from gzip import BadGzipFile, decompress
from typing import TYPE_CHECKING

from cktrade import readers
from cktrade.errors import CktradeError

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from fuzz.seeds import Seed

RIGHT, REFUSED, EXPLAINED = "right", "refused", "cannot be told"
OTHER, FOREIGN, SLOW, LARGE = "other data", "foreign traceback", "slow", "large"
ALL = (RIGHT, REFUSED, EXPLAINED, OTHER, FOREIGN, SLOW, LARGE)
#: What may not happen.
FAULTS = (OTHER, FOREIGN, SLOW, LARGE)
_SECONDS = 10
_KIBIBYTES = 1 << 20
_SAID = ["series", "reference_period", "value", "unit", "status", "precision",
         "vector", "coordinate", "dimensions"]  # fmt: skip
_NUMBER = re.compile(rb"[-+]?[0-9][0-9 .,]*|[-+.]+(?=[0-9])")
_CELLS = re.compile(rb"[,;]")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")


def read(path: Path) -> pd.DataFrame:
    """Read what can be compared."""
    return readers.read(path)[_SAID]


def outcome(
    seed: Seed, changed: bytes, truth: pd.DataFrame, path: Path
) -> tuple[str, str]:
    """Return what became of a damaged file, and what is said of it."""
    path.write_bytes(changed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.monotonic()
    try:
        found = read(path)
    except CktradeError as error:
        kind, said = REFUSED, str(error)
    except Exception as error:  # noqa: BLE001 -- it is what is looked for
        kind, said = FOREIGN, f"{type(error).__name__}: {error}"
    else:
        kind, said = _compared(seed, changed, truth, found)
    if time.monotonic() - start > _SECONDS:
        return SLOW, f"{time.monotonic() - start:.0f} s"
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return (LARGE, f"{grown} KiB") if grown > _KIBIBYTES else (kind, said)


def _compared(
    seed: Seed, changed: bytes, truth: pd.DataFrame, found: pd.DataFrame
) -> tuple[str, str]:
    if found.equals(truth):
        return RIGHT, ""
    why = explanation(seed.content, changed)
    if why:
        return EXPLAINED, why
    both = found.merge(truth, how="outer", indicator=True)
    odd = both[both["_merge"].ne("both")].head(4)
    return OTHER, odd.to_csv(index=False, header=False)


def explanation(genuine: bytes, changed: bytes) -> str:
    """Return why nobody could tell a file from a genuine one, or "".

    Either its lines are whole lines of the genuine file, in any number and order; or it
    differs in single words and numbers, a number for a number and a word for a word,
    with every mark of the format where it was; or cells of one line below the headings
    were exchanged, or a line is the start of one and the end of another.
    """
    old, new = _unpacked(genuine), _unpacked(changed)
    lines, known = new.splitlines(), set(old.splitlines())
    if new.endswith((b"\n", b"\r")) and known.issuperset(lines):
        return "whole lines"
    if _shape(old) == _shape(new):
        return "a number for a number, a word for a word"
    if _is_exchanged(old.splitlines(), lines):
        return "two cells of one line exchanged, below the headings"
    odd = [line for line in lines if line not in known]
    if len(odd) == 1 and _is_spliced(odd[0], old.splitlines()[1:]):
        return "the start of one line and the end of another"
    both = zip(old.splitlines(), lines, strict=False)
    if len(old.splitlines()) == len(lines) and all(
        _shape(one) == _shape(other) for one, other in both
    ):
        return "a number for a number, a word for a word"
    return ""


def _is_exchanged(old: list[bytes], new: list[bytes]) -> bool:
    """Say whether lines below the first hold the same cells, in another order."""
    if len(old) != len(new) or old[:1] != new[:1]:
        return False
    pairs = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    return all(sorted(_CELLS.split(a)) == sorted(_CELLS.split(b)) for a, b in pairs)


def _is_spliced(line: bytes, genuine: list[bytes]) -> bool:
    """Say whether a line may be what is left of two whose middle was lost."""
    return any(
        line.startswith(start[:at])
        and line.endswith(end)
        and at + len(end) >= len(line)
        for start in genuine
        for at in [_common(line, start)]
        for end in {other[-(len(line) - at) :] for other in genuine}
        if at and len(line) > at
    )


def _common(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _shape(content: bytes) -> bytes:
    bare = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r", b"").strip()
    return _WORD.sub(b"w", _NUMBER.sub(b"0", bare))


def _unpacked(content: bytes) -> bytes:
    try:
        if content.startswith(b"\x1f\x8b"):
            return decompress(content)
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                return b"".join(map(archive.read, archive.namelist()))
    except (BadGzipFile, EOFError, OSError, zlib.error, zipfile.BadZipFile):
        pass
    return content
