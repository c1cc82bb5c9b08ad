"""Remake the list of drafted and hand-kept claims in docs/your-own-document.md.

Called as ``CKTRADE_DOCUMENTS=folder python docs/make_drafts.py``, from anywhere. It
drafts the five documents of the package from their texts, judges what it is sure of,
and lists each of the 49 claims kept by hand with what became of it. A test keeps the
page so.
"""

from __future__ import annotations

import csv
import os
import tomllib
from datetime import date
from pathlib import Path

import cktrade as ck
from cktrade.datasets.linting.lint import TO_CONFIRM, judge, open_cells
from cktrade.documents.drafting.folder import draft_file

HERE = Path(__file__).resolve().parent
PAGE = HERE / "your-own-document.md"
DATA = HERE.parent / "data" / "raw" / "documents"
START, END = "<!-- drafts of five: start -->", "<!-- drafts of five: end -->"
_CELLS = ("unit", "statistic", "reference_period", "measure", "flow", "reporter",
          "partner", "product")  # fmt: skip


def rows(texts: Path) -> list[dict[str, str]]:
    """Return, of each claim kept by hand, its verdict and that of its draft."""
    kept = ck.load("verdicts")
    by_hand = dict(zip(kept["claim"], kept["verdict"], strict=True))
    return [
        row
        for folder in sorted(DATA.iterdir())
        for row in _document(folder, texts, by_hand)
    ]


def _document(
    folder: Path, texts: Path, by_hand: dict[str, str]
) -> list[dict[str, str]]:
    text = texts / f"{folder.name}.txt"
    source = tomllib.loads((folder / "source.toml").read_text("utf-8"))
    day = source["published_to"]
    draft = draft_file(text, published=date(day.year, day.month, day.day))
    sure = [row for row in draft.claims if not open_cells(row)]
    told = judge(draft, sure, text, None) if sure else {}
    found = []
    with (folder / "claims.csv").open(encoding="utf-8") as stream:
        for claim in csv.DictReader(stream):
            mine = _drafted(claim, draft.claims)
            verdict = "not found" if mine is None else TO_CONFIRM
            if mine is not None and mine["claim"] in told:
                verdict = str(told[mine["claim"]][0]["verdict"])
            found.append(
                {
                    "claim": claim["claim"],
                    "by hand": by_hand[claim["claim"]],
                    "drafted": verdict,
                    "why": _why(claim, mine),
                }
            )
    return found


def _drafted(
    claim: dict[str, str], drafted: list[dict[str, str]]
) -> dict[str, str] | None:
    place = claim["locator"].partition(",")[0]
    value = float(claim["value"])
    for row in drafted:
        near = abs(float(row["value"]) - value) <= 1e-6 * max(1.0, value)
        if row["locator"] == place and near:
            return row
    return None


def _why(claim: dict[str, str], row: dict[str, str] | None) -> str:
    """Return the cells that a person confirms, and those that were read otherwise."""
    if row is None:
        return ""
    waiting = open_cells(row)
    differ = [c for c in _CELLS if c not in waiting and row[c] != claim[c]]
    said = [f"to confirm: {', '.join(waiting)}"] if waiting else []
    said += [f"read otherwise: {', '.join(differ)}"] if differ else []
    return "; ".join(said)


def section(texts: Path) -> str:
    """Return the list as the page has it."""
    found = rows(texts)
    judged = [row for row in found if row["drafted"] not in {TO_CONFIRM, "not found"}]
    same = [row for row in judged if row["drafted"] == row["by hand"]]
    missing = sum(row["drafted"] == "not found" for row in found)
    told = (
        f"Of {len(found)} claims kept by hand, {len(found) - missing} are found; "
        f"{len(judged)} are judged without a person, {len(same)} of them as by hand; "
        "the others wait for a person, and these are the cells to look at:"
    )
    lines = [
        told,
        "",
        "| claim | by hand | drafted | why |",
        "|---|---|---|---|",
    ]
    lines += [f"| {' | '.join(row.values())} |" for row in found if row["why"]]
    return "\n".join(lines)


def main() -> None:
    """Write the section into the page."""
    text = PAGE.read_text("utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    made = section(Path(os.environ["CKTRADE_DOCUMENTS"]))
    PAGE.write_text(f"{before}{START}\n{made}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
