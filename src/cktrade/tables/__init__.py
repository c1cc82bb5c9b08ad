"""Tables for the page: rows in, a great_tables GT out."""

from cktrade.tables.annual_trade import annual_trade
from cktrade.tables.at_a_glance import at_a_glance
from cktrade.tables.documents import documents
from cktrade.tables.page import fragment, html
from cktrade.tables.people import people
from cktrade.tables.timeline import timeline
from cktrade.tables.top_partners import top_partners
from cktrade.tables.verdicts import verdicts

__all__ = [
    "annual_trade",
    "at_a_glance",
    "documents",
    "fragment",
    "html",
    "people",
    "timeline",
    "top_partners",
    "verdicts",
]
