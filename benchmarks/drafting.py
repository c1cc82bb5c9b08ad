"""How much of a corpus of annotated texts is drafted right, and how fast.

usage: python benchmarks/drafting.py CORPUS [--aside NAME …]

CORPUS holds texts/, documents.csv, gold_claims.csv, gold_ignored.csv and score.py,
which is run as it is. Texts named after --aside are scored in a table of their own:
the rules were not written on them. Where quantulum3 is installed, the numbers that it
finds whole are counted beside ours.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cktrade.documents.drafting.folder import draft_file

_PAGE = 3000


def main() -> None:
    """Draft every text, score both parts, and print pages per second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--aside", nargs="*", default=[])
    asked = parser.parse_args()
    texts = sorted((asked.corpus / "texts").glob("*.txt"))
    start = time.perf_counter()
    rows = {path.stem: draft_file(path).claims for path in texts}
    took = time.perf_counter() - start
    size = sum(len(path.read_text("utf-8")) for path in texts)
    aside = {name for name in rows if name.startswith(tuple(asked.aside))}
    for title, names in (("written on", rows.keys() - aside), ("kept aside", aside)):
        if names:
            print(f"\n{len(names)} texts {title}")
            _score(asked.corpus, {name: rows[name] for name in names})
    print(f"\n{size / _PAGE / took:.0f} pages of {_PAGE} characters a second")
    _peers(asked.corpus)


def _score(corpus: Path, rows: dict[str, list[dict[str, str]]]) -> None:
    """Run the corpus's own scorer over some of its texts."""
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder)
        (part / "texts").mkdir()
        for table in ("documents", "gold_claims", "gold_ignored"):
            with (corpus / f"{table}.csv").open(encoding="utf-8-sig") as stream:
                gold = [row for row in csv.DictReader(stream) if row["doc"] in rows]
            _write(part / f"{table}.csv", gold)
        for name in rows:
            text = (corpus / "texts" / f"{name}.txt").read_bytes()
            (part / "texts" / f"{name}.txt").write_bytes(text)
        _write(part / "drafted.csv", [row for some in rows.values() for row in some])
        score = [sys.executable, corpus / "score.py", part, part / "drafted.csv"]
        sys.stdout.flush()
        subprocess.run(score, check=True)


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    if not rows:
        path.write_text("doc\n", "utf-8")
        return
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*rows[0]])
        writer.writeheader()
        writer.writerows(rows)


def _peers(corpus: Path) -> None:
    """Count the gold numbers that another library finds whole, if it is there."""
    if importlib.util.find_spec("quantulum3") is None:
        print("quantulum3 is not installed: no peer is measured.")
        return
    from quantulum3 import parser  # noqa: PLC0415 -- only where it is installed

    with (corpus / "gold_claims.csv").open(encoding="utf-8-sig") as stream:
        gold = [*csv.DictReader(stream)]
    found = 0
    for row in gold:
        text = (corpus / "texts" / f"{row['doc']}.txt").read_text("utf-8")
        lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        read = parser.parse(lines[int(row["paragraph"]) - 1])
        value = float(row["value"])
        found += any(abs(one.value - value) <= 1e-6 * max(1, value) for one in read)
    print(f"quantulum3 reads {100 * found / len(gold):.0f} % of the values")


if __name__ == "__main__":
    main()
