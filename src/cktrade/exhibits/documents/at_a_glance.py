"""Every figure that the documents print about trade and people."""

from cktrade.exhibits.claims import claims_with_citations as rows

__all__ = ["rows"]

NAME, KIND = "at-a-glance", "table"
QUESTION = "What do the documents print about trade and people?"
CHAPTER, PLACE = "figures", 40
