"""Change the code in one place at a time: the tests of that place must fail.

``python -m fuzz.mutants`` makes each change in a copy of ``src`` and runs the tests
that are to see it. Exit status 1 if one lives. The first eleven once lived while all
tests passed; a test was written for each.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]


class Mutant(NamedTuple):
    """One change.

    Attributes
    ----------
    name : str
        What would go wrong.
    file : str
        The module, below ``src/cktrade``.
    old, new : str
        What stands there once, and what is put instead.
    tests : str
        The tests that must fail, below ``tests``; several are parted by blanks.

    """

    name: str
    file: str
    old: str
    new: str
    tests: str


MUTANTS = (
    Mutant("a vintage is not seen on its own day", "record/filing.py",
           "self._vintages <= pd", "self._vintages < pd",
           "record/test_filing.py record/test_record.py"),
    Mutant("growth from zero is infinite", "measures/movement/growth.py",
           "nw.when(before > 0).then(diff", "nw.when(before >= 0).then(diff",
           "measures/movement/test_growth.py"),
    Mutant("a bloc has the members of the first day", "record/rank_field.py",
           "on=periods.bounds(period)[1]", "on=periods.bounds(period)[0]",
           "record/test_rank_field.py"),
    Mutant("a stock speaks for four years", "verdicts/readings/meant.py",
           "STOCK_YEARS = 5", "STOCK_YEARS = 4",
           "verdicts/readings verdicts/test_gold.py"),
    Mutant("one window of twelve months is lost", "verdicts/readings/meant.py",
           "(*range(-11, 0), *range(1, 12))", "(*range(-10, 0), *range(1, 12))",
           "verdicts/readings"),
    Mutant("binary dust in sums", "record/evaluated.py",
           "sum(Decimal(str(float(value))) for value in values)",
           "sum(float(value) for value in values)", "record/test_keys.py"),
    Mutant("periods that share a day are apart", "record/additivity.py",
           "one[0] <= other[1] and", "one[0] < other[1] and",
           "record/test_additivity.py"),
    Mutant("a span of one period is none", "vocabulary/periods.py",
           "frequency(last) and first <= last", "frequency(last) and first < last",
           "vocabulary/test_periods.py"),
    Mutant("a sidecar joins any file", "sources/fetch/store.py",
           '[digest(p) for p in placed] == [said.get("sha256")]', "placed",
           "sources/fetch/test_survivors.py"),
    Mutant("a key goes over plain http", "sources/fetch/download.py",
           "return parts.scheme, parts.netloc", 'return "", parts.netloc',
           "sources/fetch/test_survivors.py"),
    Mutant("a row may stand twice", "schemas/validation.py",
           "np.bincount(numbers).max() > 1", "np.bincount(numbers).max() > 2",
           "schemas/test_many_rows.py"),
    Mutant("half of a rounding is a whole one", "record/intervals.py",
           "half = 0.0 if counted else precision / 2",
           "half = 0.0 if counted else precision", "record/test_intervals.py"),
    Mutant("a NUL is let through", "readers/raw_checks.py",
           '    if at >= 0:\n        row = content.count(b"\\n", 0, at) + 1',
           '    if at >= 9999:\n        row = content.count(b"\\n", 0, at) + 1',
           "readers/test_invariants.py"),
    Mutant("a period after the vintage is let through", "readers/invariants.py",
           "late = begun > latest.isoformat()",
           'late = begun > "9999"', "readers/test_invariants.py"),
    Mutant("an altered table is loaded", "datasets/integrity.py",
           "if hashlib.sha256(content).hexdigest() != digest:",
           "if not hashlib.sha256(content).hexdigest():", "datasets/test_integrity.py"),
    Mutant("a formula is no formula", "schemas/spreadsheets.py",
           'r"[=+\\-@\\t\\r]"', 'r"[=+\\-\\t\\r]"', "schemas/test_spreadsheets.py"),
)  # fmt: skip


def main() -> int:
    """Run, print who lives, and return the exit status."""
    asked = argparse.ArgumentParser(prog="python -m fuzz.mutants", description=__doc__)
    asked.add_argument("--only", default="", help="words of the names wanted")
    said = asked.parse_args()
    wanted = [one for one in MUTANTS if said.only in one.name]
    alive = [one for one in wanted if not _told(one)]
    print(f"{len(wanted)} mutants, {len(wanted) - len(alive)} died")
    return int(bool(alive))


def _told(mutant: Mutant) -> bool:
    found = dies(mutant)
    print(f"{'died ' if found else 'LIVES'}  {mutant.file}: {mutant.name}", flush=True)
    return found


def dies(mutant: Mutant) -> bool:
    """Say whether the tests see a change, made in a copy of the code."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("tests", "data", "docs", "fuzz", "pyproject.toml", "README.md"):
            (copy / name).symlink_to(ROOT / name)
        shutil.copytree(
            ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__")
        )
        place = copy / "src" / "cktrade" / mutant.file
        place.write_text(changed(mutant), "utf-8")
        tests = [f"tests/{one}" for one in mutant.tests.split()]
        options = ["-x", "-q", "-p", "no:cacheprovider"]
        done = subprocess.run(  # noqa: S603 -- our own words
            [sys.executable, "-m", "pytest", *options, *tests],
            cwd=copy, env={**os.environ, "PYTHONPATH": f"{copy / 'src'}:{copy}"},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode not in {0, 1}:
        raise RuntimeError(
            f"{mutant.name}: the tests did not run\n{done.stdout[-2000:]}"
        )
    return done.returncode == 1


def changed(mutant: Mutant) -> str:
    """Return the module's text with the change made, which has one place to be made.

    Raises
    ------
    ValueError
        If the text to change does not stand there exactly once.

    """
    text = (ROOT / "src" / "cktrade" / mutant.file).read_text("utf-8")
    if text.count(mutant.old) != 1:
        raise ValueError(
            f"{mutant.name}: {mutant.old!r} stands {text.count(mutant.old)} times in "
            f"{mutant.file}. Name the place anew in fuzz/mutants.py."
        )
    return text.replace(mutant.old, mutant.new)


if __name__ == "__main__":
    sys.exit(main())
