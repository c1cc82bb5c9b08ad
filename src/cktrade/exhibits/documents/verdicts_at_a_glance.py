"""Whether the figures are right, then and now, as a chart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.exhibits.claims import verdicts as rows
from cktrade.exhibits.plot import Plot, Series
from cktrade.vocabulary import codelist, label
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.vocabulary import Lang

__all__ = ["plot", "rows"]

NAME, KIND = "verdicts-at-a-glance", "chart"
QUESTION = "Are the figures right, then and now?"
CHAPTER, PLACE = "figures", 10
_BETWEEN = "; "


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return how many claims have each verdict, when printed and today."""
    counts = {
        column: Counter(v.rsplit(_BETWEEN, maxsplit=1)[-1] for v in rows[column])
        for column in ("when_printed", "verdict")
    }
    found = [v for v in codelist("verdicts") if any(c[v] for c in counts.values())]
    return Plot(
        kind="bar",
        corner=say("column.verdict", lang),
        categories=tuple(wording.sentence(label("verdicts", v, lang)) for v in found),
        series=tuple(
            Series(say(f"column.{column}", lang), role, tuple(count[v] for v in found))
            for role, (column, count) in zip(
                ("others", "first"), counts.items(), strict=True
            )
        ),
        unit=say("axis.claims", lang),
    )
