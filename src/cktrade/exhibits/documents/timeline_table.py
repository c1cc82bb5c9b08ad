"""What happened when, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.exhibits.claims import cited

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

NAME, KIND = "timeline", "table"
QUESTION = "What happened when?"
CHAPTER, PLACE = "dates", 10
ON_SLIDES = True


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return all events, each with the citation of its document."""
    found = cited(tables["events"], tables["sources"])
    return found.assign(key=found["event"])
