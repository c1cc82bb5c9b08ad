"""What happened between the two countries, in proportion, as a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.exhibits.documents import timeline_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

NAME, KIND, DRAWING = "timeline-chart", "chart", "timeline"
QUESTION = "What happened between the two countries?"
ELSEWHERE = (
    "the table of the same events says more in less room, and can be searched, edited "
    "and read aloud line by line"
)


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the events that both countries are a party of."""
    events = timeline_table.rows(tables)
    parties = events["parties"].str.split(";").map(set)
    return events[parties.map({"CAN", "KOR"}.issubset)].reset_index(drop=True)
