"""Score drafted rows against claims annotated by hand.

A drafted row is found where its words overlap the number of a claim in its line; of
several the right value goes first, then the fewest words. Rows on figures out of scope
or printed again count neither way. Fields are in per cent of the claims found, the
whole row in per cent of all claims.
"""

from __future__ import annotations

import collections
import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Row = dict[str, str]
FIELDS = ("value", "unit", "qualifier", "statistic", "reference_period", "flow",
          "measure", "reporter", "partner")  # fmt: skip
_WHOLE = tuple(field for field in FIELDS if field != "measure")


def read(path: Path) -> list[Row]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [*csv.DictReader(stream)]


def same(field: str, gold: Row, drafted: Row) -> bool:
    """Say whether a drafted cell is right."""
    wanted, got = gold[field], drafted[field]
    if field == "value":
        size = abs(float(wanted))
        return abs(size - abs(float(got))) <= 1e-6 * max(1.0, size)
    plain = {wanted, got} == {"none", "exact"} and field == "qualifier"
    return wanted == got or (plain and gold["statistic"] not in {"rank", "quota"})


def pairs(
    gold: Sequence[Row], drafted: Sequence[Row], lines: Mapping[str, list[str]]
) -> tuple[list[tuple[Row, Row | None]], list[Row]]:
    """Return each claim with its drafted row or None, and the rows of no claim."""
    free = {n: row for n, row in enumerate(drafted) if row["document"] in lines}
    places = {n: _places(row, lines) for n, row in free.items()}
    found: list[tuple[Row, Row | None]] = []
    for claim in gold:
        over = [n for n in free if _overlaps(claim, free[n], places[n])]
        best = max(
            over,
            key=lambda n: (
                same("value", claim, free[n]), -len(free[n]["as_printed"]), -n
            ),
            default=None,
        )  # fmt: skip
        found.append((claim, None if best is None else free.pop(best)))
    return found, [*free.values()]


def _places(row: Row, lines: Mapping[str, list[str]]) -> list[tuple[int, int]]:
    line = lines[row["document"]][int(row["locator"][1:]) - 1]
    phrase, at, found = row["as_printed"], -1, []
    while (at := line.find(phrase, at + 1)) >= 0:
        found.append((at, at + len(phrase)))
    return found


def _overlaps(claim: Row, row: Row, places: list[tuple[int, int]]) -> bool:
    here = (claim["doc"], f"¶{claim['paragraph']}") == (row["document"], row["locator"])
    start, end = int(claim["start"]), int(claim["end"])
    return here and any(a < end and b > start for a, b in places)


def scores(
    gold: Sequence[Row],
    ignored: Sequence[Row],
    drafted: Sequence[Row],
    lines: Mapping[str, list[str]],
) -> dict[str, float]:
    """Return F1, and what part of each field and of whole rows is right."""
    found, left = pairs(gold, drafted, lines)
    optional = [row for row in ignored if row["kind"] == "optional"]
    optional += [c for c, _ in found if c["in_scope"] == "no" or c["repeat"] == "1"]
    counted = [(c, r) for c, r in found if not _aside(c)]
    hits = [(c, r) for c, r in counted if r is not None]
    wrong = sum(
        not any(_overlaps(o, row, _places(row, lines)) for o in optional)
        for row in left
    )
    tally = collections.Counter(
        field for c, r in hits for field in FIELDS if same(field, c, r)
    )
    whole = sum(all(same(field, c, r) for field in _WHOLE) for c, r in hits)
    score = {"F1": 200 * len(hits) / (len(hits) + wrong + len(counted))}
    score |= {field: 100 * tally[field] / len(hits) for field in FIELDS}
    return score | {"whole row": 100 * whole / len(counted)}


def _aside(claim: Row) -> bool:
    return claim["in_scope"] != "yes" or claim["repeat"] == "1"


def sure(found: Sequence[tuple[Row, Row | None]]) -> dict[str, tuple[int, int]]:
    """Return mark → (cells right, cells) of the fields that a mark stands at."""
    tally: dict[str, tuple[int, int]] = {}
    for claim, row in found:
        if row is None or _aside(claim):
            continue
        marks = dict(mark.split(":") for mark in row["drafted"].split(";"))
        for field in FIELDS:
            right, all_of = tally.get(marks[field], (0, 0))
            good = int(same(field, claim, row))
            tally[marks[field]] = (right + good, all_of + 1)
    return tally
