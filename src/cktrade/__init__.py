"""The figures of the Canada–South Korea relationship, with their sources.

>>> import cktrade as ck
>>> ck.load("claims").shape[1]
23

This module is the table of contents; each name is loaded when it is first asked for, so
that importing the package costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from cktrade import measures

#: Public name → the module it lives in.
_PLACES = {
    # the package's tables, and where they come from
    "load": "datasets.loading",
    "cite": "datasets.loading",
    "revisions": "datasets.loading",
    "rows": "datasets.rows",
    "where_held": "datasets.where_held",
    "build": "datasets.build",
    "fetch": "datasets.fetch_releases",
    "read": "readers",
    "keep": "datasets.kept.keep",
    "scan": "datasets.kept.keep",
    "validate": "schemas",
    # claims against the record
    "interval": "record.intervals",
    "check": "verdicts.check",
    "draft": "datasets.drafts",
    "consistency": "verdicts.consistency",
    "export": "datasets.standards",
    "why": "datasets.why",
    "restate": "datasets.restate_documents",
}
#: Public room → the module it is.
_ROOMS = {
    "analysis": "analysis",
    "charts": "charts",
    "economies": "vocabulary.economies",
    "errors": "errors",
    "measures": "measures",
    "periods": "vocabulary.periods",
    "tables": "tables",
    "wording": "wording",
}

if TYPE_CHECKING:
    from cktrade import charts, errors, tables, wording
    from cktrade import measures as analysis
    from cktrade.datasets.build import build
    from cktrade.datasets.drafts import draft
    from cktrade.datasets.fetch_releases import fetch
    from cktrade.datasets.kept.keep import keep, scan
    from cktrade.datasets.loading import cite, load, revisions
    from cktrade.datasets.restate_documents import restate
    from cktrade.datasets.rows import rows
    from cktrade.datasets.standards import export
    from cktrade.datasets.where_held import where_held
    from cktrade.datasets.why import why
    from cktrade.measures import *  # noqa: F403 -- each is named here as well
    from cktrade.readers import read
    from cktrade.record.intervals import interval
    from cktrade.schemas import validate
    from cktrade.verdicts.check import check
    from cktrade.verdicts.consistency import consistency
    from cktrade.vocabulary import economies, periods

__all__ = [
    "__version__",  # noqa: F405 -- __getattr__ gives it
    "analysis",
    "build",
    "charts",
    "check",
    "cite",
    "consistency",
    "draft",
    "economies",
    "errors",
    "export",
    "fetch",
    "interval",
    "keep",
    "load",
    "measures",
    "periods",
    "read",
    "restate",
    "revisions",
    "rows",
    "scan",
    "tables",
    "validate",
    "where_held",
    "why",
    "wording",
]
#: Every measure is named here as well; the list is that of its room.
__all__ += measures.__all__


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- any public name
    """Load a public name when it is first asked for."""
    if name == "__version__":
        from importlib import metadata  # noqa: PLC0415 -- the half of an import

        return metadata.version(__name__)
    if name in _ROOMS:
        return importlib.import_module(f"{__name__}.{_ROOMS[name]}")
    place = _PLACES.get(name, "measures" if name in measures.__all__ else None)
    if place is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{place}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
