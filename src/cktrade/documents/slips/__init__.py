"""Claims held against their own printed words, and against their own cells."""

from cktrade.documents.slips.slips import Slip, refuse_slips, slips, slips_of

__all__ = ["Slip", "refuse_slips", "slips", "slips_of"]
