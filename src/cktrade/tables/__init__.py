"""Tables for the page: rows in, a great_tables GT out.

``cktrade.tables.annual_trade(rows, "fr")`` is the table, ``data("annual_trade", rows)``
the plain rows behind it, and ``html(table, "fr")`` the page.
"""

import importlib

import pandas as pd

from cktrade.errors import NotHeldError
from cktrade.tables.kinds.annual_trade import annual_trade
from cktrade.tables.kinds.at_a_glance import at_a_glance
from cktrade.tables.kinds.documents import documents
from cktrade.tables.kinds.people import people
from cktrade.tables.kinds.timeline import timeline
from cktrade.tables.kinds.top_partners import top_partners
from cktrade.tables.kinds.verdicts import verdicts
from cktrade.tables.page import fragment, html

#: The tables, each a function, and a module of ``kinds`` of that name.
NAMES = (
    "annual_trade",
    "at_a_glance",
    "documents",
    "people",
    "timeline",
    "top_partners",
    "verdicts",
)

__all__ = [
    "NAMES",
    "annual_trade",
    "at_a_glance",
    "data",
    "documents",
    "fragment",
    "html",
    "people",
    "timeline",
    "top_partners",
    "verdicts",
]


def data(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the plain rows behind a table.

    Parameters
    ----------
    name : str
        The table's function, e.g. ``annual_trade``.
    rows : DataFrame
        What the function would be given.

    Returns
    -------
    DataFrame
        In the table's order, in codes and whole units, with a column ``key`` that
        ``why`` accepts.

    Raises
    ------
    NotHeldError
        If there is no table of that name.

    """
    if name not in NAMES:
        raise NotHeldError(f"There is no table {name!r}. Tables: {', '.join(NAMES)}.")
    module = importlib.import_module(f"cktrade.tables.kinds.{name}")
    behind: pd.DataFrame = module.data(rows)
    return behind
