"""What is traded: imports by section of goods."""

from __future__ import annotations

from functools import partial

from cktrade.exhibits.composition.sections import plot, shares

__all__ = ["plot", "rows"]

NAME, KIND, DRAWING = "imports-by-section", "chart", "export_composition"
QUESTION = "What does Canada buy from South Korea?"
CHAPTER, PLACE = "trade", 70

rows = partial(shares, flow="import")
