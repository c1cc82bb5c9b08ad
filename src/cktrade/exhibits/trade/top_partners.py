"""Canada's larger partners of the year for which most are held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.exhibits.trade import partners_ranked

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

NAME, KIND = "top-partners", "table"
QUESTION = "Who are Canada's larger partners held?"
CHAPTER, PLACE = "trade", 50


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the partners held in the year for which most are, by two-way trade."""
    ranked = partners_ranked.rows(tables)
    singles = ranked[ranked["partner"].ne("WLD")]
    year = str(singles.groupby("reference_period").size().idxmax())
    world = ranked[ranked["partner"].eq("WLD") & ranked["reference_period"].eq(year)]
    held = singles[singles["reference_period"].eq(year)]
    share = held["value"] / world["value"].iloc[0]
    rank = held["value"].rank(ascending=False, method="min").astype("int64")
    return held.assign(rank=rank, share=share).reset_index(drop=True)
