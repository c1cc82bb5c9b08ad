"""Print a digest of every table, chart and briefing file: a refactoring's witness.

Called as ``python tests/digests.py > before.txt`` before a change that is to alter
nothing, and again after it; ``diff before.txt after.txt`` must be empty. It is no gate:
a change of words or looks is meant to alter files.
"""

from __future__ import annotations

import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import cktrade as ck
from cktrade.briefing.brief import brief


def digests(folder: Path) -> list[str]:
    """Return a line for each file of a folder: its digest and its name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [
        f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}"
        for path in files
    ]


def main() -> None:
    """Build and brief into a folder of their own, and print what came of it."""
    with tempfile.TemporaryDirectory() as made:
        ck.build(out=Path(made) / "build")
        brief(out=Path(made) / "brief")
        sys.stdout.write("\n".join(digests(Path(made))) + "\n")


if __name__ == "__main__":
    main()
