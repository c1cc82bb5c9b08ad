"""The same goods counted twice: at customs, and in the balance of payments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import Plot, over_time
from cktrade.exhibits.trade.bilateral_series import pair, shared_years
from cktrade.vocabulary import Flow, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.vocabulary import Lang

NAME, KIND = "two-bases", "chart"
QUESTION = "Why do two official figures of one trade differ?"
CHAPTER, PLACE = "trade", 25
_BASES = ("customs", "balance_of_payments")


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return exports, imports and their sum on each basis, every year held whole."""
    record = record_of(tables)
    pieces = []
    for basis in _BASES:
        export, imports = pair(record, basis)
        years = shared_years(record, export, imports)
        pieces += [
            rows_of([f"{s}@{y}" for y in years], record) for s in (export, imports)
        ]
        both = [f"{export}@{y} + {imports}@{y}" for y in years]
        pieces.append(rows_of(both, record, flow=Flow.TWO_WAY.value))
    return stacked(*pieces)


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return two-way trade, a line a basis."""
    both = rows[rows["flow"].eq(Flow.TWO_WAY)]
    parts = [
        (
            wording.sentence(label("bases", basis, lang)),
            role,
            both[both["basis"].eq(basis)],
        )
        for basis, role in zip(_BASES, ("first", "second"), strict=True)
    ]
    return over_time(parts, lang)
