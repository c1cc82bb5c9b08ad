"""Whether the figures are right, then and now, as a table."""

from cktrade.exhibits.claims import verdicts as rows

__all__ = ["rows"]

NAME, KIND = "verdicts", "table"
QUESTION = "Are the figures right, then and now?"
CHAPTER, PLACE = "figures", 20
ON_SLIDES = True
