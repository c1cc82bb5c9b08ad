"""What became of a damaged input."""

from __future__ import annotations

import io
import resource
import time
import zipfile
import zlib
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.errors import CktradeError, CktradeWarning
from fuzz.ways import WAYS, alike

if TYPE_CHECKING:
    from pathlib import Path

    from fuzz.seeds import Seed

RIGHT, REFUSED, EXPLAINED = "right", "refused", "cannot be told"
OTHER, FOREIGN, SLOW, LARGE = "other data", "foreign traceback", "slow", "large"
ALL = (RIGHT, REFUSED, EXPLAINED, OTHER, FOREIGN, SLOW, LARGE)
#: Refused is what a warning names too: it is not silent. What may not happen:
FAULTS = (OTHER, FOREIGN, SLOW, LARGE)
#: Of work, not of waiting: others may work on the same machine.
_SECONDS = 10
_KIBIBYTES = 1 << 20
_LINES = 400


def read(seed: Seed, path: Path, truth: object = None) -> object:
    """Read what can be compared."""
    return WAYS[seed.way].read(path, truth)


def outcome(
    seed: Seed, changed: bytes, truth: object, path: Path, *, alone: bool = True
) -> tuple[str, str]:
    """Return what became of a damaged input, and what is said of it."""
    path.write_bytes(changed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    try:
        found = read(seed, path, truth)
    except (CktradeError, CktradeWarning) as error:
        kind, said = REFUSED, str(error)
    except Exception as error:  # noqa: BLE001 -- it is what is looked for
        kind, said = FOREIGN, f"{type(error).__name__}: {error}"
    else:
        kind, said = _compared(seed, changed, truth, found, path if alone else None)
    spent = time.process_time() - start
    if spent > _SECONDS:
        return SLOW, f"{spent:.0f} s"
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return (LARGE, f"{grown} KiB") if grown > _KIBIBYTES else (kind, said)


def _compared(
    seed: Seed, changed: bytes, truth: object, found: object, path: Path | None
) -> tuple[str, str]:
    if alike(truth, found):
        return RIGHT, ""
    why = WAYS[seed.way].explains(seed.content, changed)
    if not why and path and _each_alone(seed, changed, truth, path):
        why = "several damages, each right or not to be told alone"
    return (EXPLAINED, why) if why else (OTHER, _difference(truth, found))


def _each_alone(seed: Seed, changed: bytes, truth: object, path: Path) -> bool:
    """Say whether each changed run of lines alone is right, or cannot be told."""
    old, new = _lines(seed.content), _lines(changed)
    if [*old] != [*new] or any(len(lines) > _LINES for lines in old.values()):
        return False
    runs = [
        (member, a, b, new[member][c:d])
        for member, lines in old.items()
        for what, a, b, c, d in SequenceMatcher(
            None, lines, new[member], autojunk=False
        ).get_opcodes()
        if what != "equal"
    ]
    if len(runs) < 2:  # noqa: PLR2004 -- one damage
        return False
    return all(
        outcome(seed, _with(old, *run), truth, path, alone=False)[0]
        in {RIGHT, EXPLAINED}
        for run in runs
    )


def _lines(content: bytes) -> dict[str, list[bytes]]:
    """Return the lines of each member of an archive, or of the one text."""
    if not content.startswith(b"PK"):
        return {"": content.splitlines(keepends=True)}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {
                member: archive.read(member).splitlines(keepends=True)
                for member in archive.namelist()
            }
    except (OSError, zlib.error, zipfile.BadZipFile):
        return {}


def _with(
    members: dict[str, list[bytes]], member: str, a: int, b: int, lines: list[bytes]
) -> bytes:
    """Return a genuine input with one run of lines exchanged for others."""
    made = members | {member: [*members[member][:a], *lines, *members[member][b:]]}
    if "" in made:
        return b"".join(made[""])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, b"".join(content))
    return packed.getvalue()


def _difference(truth: object, found: object) -> str:
    if not isinstance(found, pd.DataFrame) or not isinstance(truth, pd.DataFrame):
        return str(found)
    both = found.merge(truth, how="outer", indicator=True)
    odd = both[both["_merge"].ne("both")].head(4)
    return odd.to_csv(index=False, header=False)
