"""Canada's largest partners in goods, in the newest year of the whole field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.exhibits.key_rows import record_of
from cktrade.exhibits.trade.partner_fields import amounts, newest

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

NAME, KIND = "top-partners", "table"
QUESTION = "Who are Canada's largest partners?"
CHAPTER, PLACE = "trade", 50


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return every partner named on the customs basis, by two-way trade."""
    record = record_of(tables)
    return amounts(*newest(record), record)
