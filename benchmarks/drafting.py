"""How much of annotated texts is drafted right, how surely, and how fast.

usage: python benchmarks/drafting.py [CORPUS …] [--aside NAME …]

A CORPUS holds texts/, documents.csv, gold_claims.csv and gold_ignored.csv; without one,
the made-up texts beside this file are scored. Texts named after --aside have a table of
their own. Then come how often a cell is right by its mark; how often a drafted figure
has the verdict of its annotated row; pages a second; and the numbers that quantulum3
and recognizers-text find whole, where they are installed.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import re
import time
from pathlib import Path
from typing import Any

from scoring import FIELDS, Row, pairs, read, scores, sure

from cktrade.datasets.linting.lint import judge, open_cells
from cktrade.documents.drafting.folder import Draft, draft_file

_PAGE = 3000
_HERE = Path(__file__).parent
_AGREES, _CONTRADICTED = "agrees", "contradicted"


def main() -> None:
    """Draft every text and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="*", default=[_HERE / "made_up"])
    parser.add_argument("--aside", nargs="*", default=[])
    asked = parser.parse_args()
    for corpus in asked.corpora:
        _corpus(corpus, tuple(asked.aside))


def _corpus(corpus: Path, aside: tuple[str, ...]) -> None:
    texts = sorted((corpus / "texts").glob("*.txt"))
    start = time.perf_counter()
    drafts = {path.stem: draft_file(path) for path in texts}
    took = time.perf_counter() - start
    print(f"\n{corpus.name}\n| texts | F1 | {' | '.join(FIELDS)} | whole row |")
    print("|---" * (len(FIELDS) + 3) + "|")
    kept = {name for name in drafts if aside and name.startswith(aside)}
    parts = {"written on": drafts.keys() - kept, "kept aside": kept}
    for lang in ("en", "fr", "ko"):
        parts[lang] = {name for name, draft in drafts.items() if draft.lang == lang}
    gold, ignored = read(corpus / "gold_claims.csv"), read(corpus / "gold_ignored.csv")
    for title, names in parts.items():
        if names:
            some = {name: drafts[name] for name in sorted(names)}
            claims = [claim for claim in gold if claim["doc"] in some]
            found = scores(claims, ignored, _rows(some), _lines(some))
            cells = " | ".join(f"{value:.1f}" for value in found.values())
            print(f"| {len(some)} {title} | {cells} |")
    found_pairs, _ = pairs(gold, _rows(drafts), _lines(drafts))
    for mark, (right, whole) in sure(found_pairs).items():
        print(f"cells marked {mark}: {right} of {whole} right")
    _verdicts(drafts, texts, found_pairs)
    size = sum(len(path.read_text("utf-8")) for path in texts)
    print(f"{size / _PAGE / took:.0f} pages of {_PAGE} characters a second")
    _peers(gold, _lines(drafts))


def _rows(drafts: dict[str, Draft]) -> list[Row]:
    return [row for draft in drafts.values() for row in draft.claims]


def _lines(drafts: dict[str, Draft]) -> dict[str, list[str]]:
    return {name: [*draft.lines] for name, draft in drafts.items()}


def _verdicts(
    drafts: dict[str, Draft], texts: list[Path], found: list[tuple[Row, Row | None]]
) -> None:
    """Hold the verdicts of judged rows against those of their annotated rows."""
    tally: collections.Counter[str] = collections.Counter()
    for path in texts:
        draft = drafts[path.stem]
        mine = [
            (claim, row)
            for claim, row in found
            if row is not None and claim["doc"] == path.stem and not open_cells(row)
        ]
        if not mine:
            continue
        drafted = judge(draft, [row for _, row in mine], path, None)
        wanted = judge(draft, [row | _cells(claim) for claim, row in mine], path, None)
        for _, row in mine:
            got, due = (_word(some, row["claim"]) for some in (drafted, wanted))
            tally["judged"] += 1
            tally["same"] += got == due
            if got != due:
                print(f"  {path.stem} “{row['as_printed']}”: {got}, not {due}")
            tally["wrong agrees"] += got.startswith(_AGREES) and got != due
            tally["wrong contradicted"] += got == _CONTRADICTED and got != due
    print(
        f"verdicts: {tally['judged']} figures judged, {tally['same']} as their "
        f"annotated rows; {tally['wrong agrees']} agree wrongly, "
        f"{tally['wrong contradicted']} are contradicted wrongly"
    )


def _word(told: dict[str, Any], claim: str) -> str:
    return str(told[claim][0]["verdict"]) if claim in told else "none"


def _cells(claim: Row) -> Row:
    """Return the cells of an annotated row that a verdict rests on."""
    names = {*FIELDS, "base_period", "direction", "topic", "precision", "product"}
    return {name: claim[name] for name in names if name in claim}


def _peers(gold: list[Row], lines: dict[str, list[str]]) -> None:
    """Count the annotated values that other libraries read, where they are there."""
    for name, values in (("quantulum3", _quantulum), ("recognizers_number", _ms)):
        if importlib.util.find_spec(name) is None:
            print(f"{name} is not installed: this peer is not measured.")
            continue
        found = 0
        for claim in gold:
            line = lines[claim["doc"]][int(claim["paragraph"]) - 1]
            wanted = float(claim["value"])
            found += any(abs(v - wanted) <= 1e-6 * max(1, wanted) for v in values(line))
        print(f"{name} reads {100 * found / len(gold):.0f} % of the values")


def _quantulum(line: str) -> list[float]:
    from quantulum3 import parser  # noqa: PLC0415 -- only where it is installed

    return [abs(one.value) for one in parser.parse(line)]


def _ms(line: str) -> list[float]:
    """Return what Microsoft's recognizers read, in the language of the line."""
    from recognizers_number import recognize_number  # noqa: PLC0415 -- as above
    from recognizers_text import Culture  # noqa: PLC0415 -- as above

    korean = any("가" <= letter <= "힣" for letter in line)
    french = " de " in line or " du " in line
    culture = (
        Culture.Korean if korean else Culture.French if french else Culture.English
    )
    try:
        read_ones = recognize_number(line, culture)
    except (KeyError, ValueError):  # a culture that it has no model of
        return []
    values = [one.resolution and one.resolution.get("value") for one in read_ones]
    plain = [str(value).replace(",", ".").lstrip("-") for value in values if value]
    return [float(value) for value in plain if re.fullmatch(r"\d+(?:\.\d+)?", value)]


if __name__ == "__main__":
    main()
