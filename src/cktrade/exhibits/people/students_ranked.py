"""Where students come from, and where South Korea stands among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import ranked as plot
from cktrade.vocabulary import economies

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = ["plot", "rows"]

NAME, KIND = "students-ranked", "chart"
QUESTION = "Where do students come from?"
CHAPTER, PLACE = "people", 20
_TEN = 10


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return study-permit holders of citizenships ever among the ten largest.

    Returns
    -------
    DataFrame
        One row a citizenship and year, unique persons; ranks one to ten among these
        are ranks among all.

    """
    record = record_of(tables)
    held = record.series(measure="study_permit_holders", reporter="CAN")
    keys = [
        f"{r['series']}@{year}"
        for r in held
        if economies.kind(r["partner"]) == "economy"
        and not r["dimensions"]
        and record.official(r)
        for year in record.held(r["series"], "A")
    ]
    found = stacked(rows_of(keys, record))
    by_year = found.groupby("reference_period")["value"]
    ever = found.loc[by_year.rank(ascending=False, method="min").le(_TEN), "partner"]
    return found[found["partner"].isin(ever)].reset_index(drop=True)
