"""Which documents the figures are transcribed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.vocabulary import SourceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

NAME, KIND = "documents", "table"
QUESTION = "Which documents are these?"
CHAPTER, PLACE = "sources", 10
ON_SLIDES = True


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the documents among the sources, each with its id as key."""
    sources = tables["sources"]
    chosen = sources[sources["kind"].eq(SourceKind.DOCUMENT)].reset_index(drop=True)
    return chosen.assign(key=chosen["source"])
