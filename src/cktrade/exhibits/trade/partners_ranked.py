"""Where South Korea stands among all of Canada's partners in goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.exhibits.key_rows import record_of
from cktrade.exhibits.plot import ranked as plot
from cktrade.exhibits.trade.partner_fields import OURS, amounts, newest

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = ["plot", "rows"]

NAME, KIND = "partners-ranked", "chart"
QUESTION = "Where does South Korea stand among partners?"
CHAPTER, PLACE = "trade", 40
_DRAWN = 15


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the largest partners of the newest year, by two-way trade.

    The field is the whole customs field: every partner that the table names, and what
    it leaves unnamed (:func:`cktrade.exhibits.trade.partner_fields.amounts`).
    """
    record = record_of(tables)
    found = amounts(*newest(record), record)
    shown = found["rank"].le(_DRAWN) | found["partner"].eq(OURS)
    return found[shown].reset_index(drop=True)
