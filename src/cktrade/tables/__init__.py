"""Tables for the page: rows in, a great_tables GT out.

``cktrade.tables.annual_trade(rows, "fr")`` is the table, ``data("annual_trade", rows)``
the plain rows behind it, ``sheet("annual_trade", rows, "fr")`` its cells as texts, and
``html(table, "fr")`` the page. The tables are the modules of ``kinds``, each named
after its function; they are loaded when first asked for: great_tables is heavy.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING, Any

from cktrade.errors import NotHeldError

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.tables.kinds.annual_trade import annual_trade as annual_trade
    from cktrade.tables.kinds.at_a_glance import at_a_glance as at_a_glance
    from cktrade.tables.kinds.documents import documents as documents
    from cktrade.tables.kinds.people import people as people
    from cktrade.tables.kinds.timeline import timeline as timeline
    from cktrade.tables.kinds.top_partners import top_partners as top_partners
    from cktrade.tables.kinds.verdicts import verdicts as verdicts
    from cktrade.tables.page import fragment as fragment
    from cktrade.tables.page import html as html
    from cktrade.tables.style import Sheet as Sheet
    from cktrade.tables.style import dress as dress
    from cktrade.vocabulary import Lang

#: The tables, each a function, and a module of ``kinds`` of that name.
NAMES = tuple(found.name for found in pkgutil.iter_modules([f"{__path__[0]}/kinds"]))
_HOME = {"dress": "style", "fragment": "page", "html": "page", "Sheet": "style"}

__all__ = ["NAMES", "data", "dress", "fragment", "html", "sheet", *NAMES]  # noqa: PLE0604 -- derived from the folder


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- any public name
    """Load a table when it is first asked for."""
    if name not in {*NAMES, *_HOME}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    place = _HOME.get(name, f"kinds.{name}")
    value = getattr(importlib.import_module(f"{__name__}.{place}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)


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

    Examples
    --------
    >>> import cktrade as ck
    >>> rows = ck.rows("annual-trade")
    >>> data("annual_trade", rows).columns[0]
    'key'

    """
    behind: pd.DataFrame = _kind(name).data(rows)
    return behind


def sheet(
    name: str, rows: pd.DataFrame, lang: Lang, sources: pd.DataFrame | None = None
) -> Sheet:
    """Return a table as texts: heads, cells, notes.

    Parameters
    ----------
    name : str
        The table's function, e.g. ``annual_trade``.
    rows : DataFrame
        What the function would be given.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    sources : DataFrame, optional
        The sources table, for a table that names documents.

    Raises
    ------
    NotHeldError
        If there is no table of that name.

    Examples
    --------
    >>> import cktrade as ck
    >>> rows = ck.rows("annual-trade")
    >>> sheet("annual_trade", rows, "fr").labels["balance"]
    'Solde'

    """
    function = _kind(name).sheet
    named = [*inspect.signature(function).parameters][2:]
    laid: Sheet = function(
        rows, lang, **({"sources": sources} if "sources" in named else {})
    )
    return laid


def _kind(name: str) -> Any:  # noqa: ANN401 -- a module with sheet and data
    if name not in NAMES:
        raise NotHeldError(f"There is no table {name!r}. Tables: {', '.join(NAMES)}.")
    return importlib.import_module(f"{__name__}.kinds.{name}")
