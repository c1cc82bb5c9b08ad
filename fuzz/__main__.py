"""Damage files by the thousand, and count what becomes of them.

``python -m fuzz --count 100000 --seed 1`` makes the same files every time. Exit status
1 and the first inputs of each kind, saved, if one was read as something else without a
word, ended in a foreign traceback, or took too long or too much.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import warnings
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from random import Random

from fuzz.mutators import MUTATORS
from fuzz.outcomes import ALL, FAULTS, outcome, read
from fuzz.seeds import Seed, seeds

_CHUNK = 250
_SAVED = 20
_TOLD = 1_000
_SHOWN = 600
#: Formats that take some 20 ms or more to read; of the others more are made.
_SLOW = {"table, English", "table, French", "selection", "viewer", "Comtrade, CSV",
         "BACI", "CIMT", "claims", "events", "ignored", "text", "key"}  # fmt: skip
_OFTEN = 3
#: What each genuine file says, read once a process.
_TRUTHS: dict[Seed, object] = {}


def main() -> int:
    """Run, print the counts, and return the exit status."""
    said = _arguments()
    start = time.monotonic()
    firsts = range(said.first, said.first + said.count, _CHUNK)
    counts: Counter[tuple[str, str, str]] = Counter()
    faults: list[tuple[int, str, str, str]] = []
    with ProcessPoolExecutor(said.workers) as pool:
        jobs = [
            pool.submit(chunk, said.seed, n, min(n + _CHUNK, firsts.stop))
            for n in firsts
        ]
        try:
            for job in jobs:
                _tell(*job.result(), counts, faults)
        except BaseException:  # what fails here is this command: do not go on
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    seconds = time.monotonic() - start
    print(f"{said.count:,} inputs, seed {said.seed}, {seconds:.0f} s")
    _print(counts, 0, "format")
    _print(counts, 1, "mutator")
    for number, what, kind, text in faults[:_SAVED]:
        print(f"\ninput {number}, {what}: {kind}\n  {text[:_SHOWN]}")
    if said.save:
        for number, *_ in faults[:_SAVED]:
            _save(said.seed, number, Path(said.save))
    return int(bool(faults))


def _tell(
    some: Counter[tuple[str, str, str]],
    bad: list[tuple[int, str, str, str]],
    counts: Counter[tuple[str, str, str]],
    faults: list[tuple[int, str, str, str]],
) -> None:
    """Add what became of some inputs, and print the faults and how far it is."""
    counts.update(some)
    faults.extend(bad)
    for number, what, kind, text in bad:
        told = f"input {number}, {what}: {kind}\n  {text[:_SHOWN]}"
        print(told, file=sys.stderr, flush=True)
    if counts.total() % _TOLD == 0:
        told = f"{counts.total():,} inputs, {len(faults)} faults"
        print(told, file=sys.stderr)


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    asked.add_argument("--count", type=int, default=2000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--first", type=int, default=0, help="number of the first input")
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--save", default="", help="a folder for inputs that fail")
    return asked.parse_args()


@cache
def _by_format() -> list[list[Seed]]:
    held: dict[str, list[Seed]] = {}
    for one in seeds():
        held.setdefault(one.format, []).append(one)
    return [*held.values()]


def made(seed: int, number: int) -> tuple[Seed, str, bytes]:
    """Return the genuine file, the mutator's name and the damaged file of a number."""
    draw = Random(f"{seed}-{number}")  # noqa: S311 -- to be repeated
    formats = _by_format()
    weights = [1 if held[0].format in _SLOW else _OFTEN for held in formats]
    genuine = draw.choice(draw.choices(formats, weights)[0])
    name = draw.choice([*MUTATORS])
    changed = MUTATORS[name](genuine.content, draw)
    # One in ten is damaged twice; not where nobody could tell the first damage.
    second = draw.choice([*MUTATORS])
    if draw.random() < 0.1 and len(changed) > 1 and "digit" not in {name, second}:  # noqa: PLR2004
        changed = MUTATORS[second](changed, draw) if changed.strip() else changed
        name = f"{name}, {second}"
    return genuine, name, changed


def chunk(
    seed: int, first: int, last: int
) -> tuple[Counter[tuple[str, str, str]], list[tuple[int, str, str, str]]]:
    """Make and read some inputs; return counts and faults."""
    warnings.simplefilter("ignore")
    counts: Counter[tuple[str, str, str]] = Counter()
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, last):
            genuine, name, changed = made(seed, number)
            path = Path(folder) / genuine.name
            if genuine not in _TRUTHS:
                path.write_bytes(genuine.content)
                _TRUTHS[genuine] = read(genuine, path)
            try:
                kind, said = outcome(genuine, changed, _TRUTHS[genuine], path)
            except Exception as error:
                error.add_note(f"input {number}, {genuine.format}, {name}")
                raise
            counts[genuine.format, name.partition(",")[0], kind] += 1
            if kind in FAULTS:
                what = f"{genuine.format}, {name}"
                faults.append((number, what, kind, said.replace(folder, "")))
    return counts, faults


def _print(counts: Counter[tuple[str, str, str]], part: int, head: str) -> None:
    names = sorted({key[part] for key in counts})
    print("\n" + "  ".join([f"{head:<16}", *(f"{kind:>17}" for kind in ALL)]))
    for name in [*names, "all"]:
        row = [
            sum(n for key, n in counts.items() if key[2] == kind
                and name in {key[part], "all"})
            for kind in ALL
        ]  # fmt: skip
        print("  ".join([f"{name:<16}", *(f"{n:>17,}" for n in row)]))


def _save(seed: int, number: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    genuine, _, changed = made(seed, number)
    (folder / f"{number}-{genuine.name}").write_bytes(changed)


if __name__ == "__main__":
    sys.exit(main())
