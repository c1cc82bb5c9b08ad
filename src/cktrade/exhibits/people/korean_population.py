"""How many of Korean origin live in Canada, by the question that counted them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import Plot, over_time
from cktrade.vocabulary import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.vocabulary import Lang

NAME, KIND = "korean-population", "chart"
QUESTION = "How many of Korean origin live in Canada?"
CHAPTER, PLACE = "people", 30


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return people of Korean origin in Canada, by the question that counted them.

    Where an agency's count is held, a quotation of it is left out.
    """
    record = record_of(tables)
    held = record.series(measure=("korean_population", "overseas_koreans"))
    singles = [r for r in held if not r["dimensions"]]
    first = sorted(singles, key=lambda row: not record.official(row))
    found = stacked(
        *(
            rows_of([f"{r['series']}@{p}" for p in record.held(r["series"])], record)
            for r in first
        )
    )
    once = found.drop_duplicates(["measure", "basis", "reference_period"])
    return once.sort_values("basis", kind="stable", ignore_index=True)


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return a line for every way of counting, run on between its counts."""
    roles = ("first", "second", "third", "ink", "others", "claim")
    counted = rows.groupby("basis", sort=False)
    parts = [
        (wording.sentence(label("bases", str(basis), lang)), role, part)
        for role, (basis, part) in zip(roles, counted, strict=False)
    ]
    return replace(over_time(parts, lang), spans=True)
