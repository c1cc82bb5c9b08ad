"""Raw → processed → tables and charts; and the way back, by name and by vintage."""

from cktrade.datasets.loading import at_vintage, cite, load, revisions

__all__ = ["at_vintage", "cite", "load", "revisions"]
