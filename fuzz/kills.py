"""Kill builds at random moments: the folders hold one whole set, and the next is right.

``python -m fuzz.kills --count 200 --seed 1`` copies the data, lets builds of
two sets (of which one lacks a claim) take turns, kills each with SIGKILL at a
random moment, and compares what the next command finds with the two whole sets.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from cktrade.datasets.staging import leftovers, recover
from fuzz.seeds import ROOT

_FIGURES = ["--only", "documents", "--only", "timeline"]


def main() -> int:
    """Run, print what was found, and return the exit status."""
    asked = argparse.ArgumentParser(prog="python -m fuzz.kills", description=__doc__)
    asked.add_argument("--count", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--whole", action="store_true", help="all tables and charts")
    said = asked.parse_args()
    figures = [] if said.whole else _FIGURES
    with tempfile.TemporaryDirectory() as folder:
        return _run(Path(folder), said.count, Random(said.seed), figures)  # noqa: S311 -- to be repeated


def _run(folder: Path, count: int, draw: Random, figures: list[str]) -> int:
    data = [folder / "one", folder / "two"]
    for place in data:
        shutil.copytree(ROOT / "data" / "raw", place / "raw")
    claims = next(data[1].glob("raw/documents/*/claims.csv"))
    lines = claims.read_text("utf-8").splitlines(keepends=True)
    claims.write_text("".join(lines[:-1]), "utf-8")
    out, sets, started = folder / "out", [], time.monotonic()
    for place in data:
        _build(place, out, figures).wait()
        sets.append(_tree(out))
    whole = (time.monotonic() - started) / len(data)
    mixed, died = 0, 0
    for number in range(count):
        build = _build(data[number % 2], out, figures)
        time.sleep(draw.uniform(0, 1.1 * whole))
        build.kill()
        died += build.wait() != 0
        recover(out)
        mixed += _tree(out) not in sets or bool(leftovers(out))
    _build(data[0], out, figures).wait()
    right = _tree(out) == sets[0]
    print(f"{count} builds, {died} killed, {mixed} mixed sets; the next right: {right}")
    return int(bool(mixed) or not right)


def _build(data: Path, out: Path, figures: list[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cktrade", "build", "--data", str(data)]
    return subprocess.Popen(  # noqa: S603 -- our own words
        [*command, "--out", str(out), *figures],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ,
    )


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".staging-" not in str(path) and path.suffix != ".lock"
    }


if __name__ == "__main__":
    sys.exit(main())
