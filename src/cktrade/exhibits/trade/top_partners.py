"""Canada's largest partners in goods, in the newest year of the whole field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.exhibits.key_rows import record_of
from cktrade.exhibits.moves import with_moves, without_gaps
from cktrade.exhibits.trade.partner_fields import OURS, amounts, newest
from cktrade.exhibits.trade.partner_runs import with_runs

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

NAME, KIND = "top-partners", "table"
QUESTION = "Who are Canada's largest partners?"
CHAPTER, PLACE = "trade", 50
#: A table shows so many, and South Korea.
_SHOWN = 10


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return every partner named on the customs basis, by two-way trade.

    How those moved that a table shows stands beside them, with the longest run of
    their years; ``run_source`` says whose it is.
    """
    record = record_of(tables)
    named = amounts(*newest(record), record)
    shown = named["rank"].le(_SHOWN) | named["partner"].eq(OURS)
    moved = with_runs(with_moves(named[shown], record), record)
    found = named.assign(**{
        column: moved[column].reindex(named.index)
        for column in moved.columns.difference(named.columns, sort=False)
    })  # fmt: skip
    return without_gaps(found)
