"""What is traded: exports by section of goods."""

from __future__ import annotations

from functools import partial

from cktrade.exhibits.composition.sections import plot, shares

__all__ = ["plot", "rows"]

NAME, KIND, DRAWING = "exports-by-section", "chart", "export_composition"
QUESTION = "What does Canada sell to South Korea?"
CHAPTER, PLACE = "trade", 60

rows = partial(shares, flow="domestic_export")
