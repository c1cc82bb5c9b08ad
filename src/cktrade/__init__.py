"""The figures of the Canada–South Korea relationship, with their sources.

>>> import cktrade as ck
>>> ck.load("claims").shape[1]
20

This module is the table of contents; each name is loaded when it is first asked for, so
that importing the package costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

#: Public name → the module it lives in.
_PLACES = {
    # the package's tables, and where they come from
    "load": "datasets.loading",
    "cite": "datasets.loading",
    "revisions": "datasets.loading",
    "rows": "datasets.drawing",
    "build": "datasets.building",
    "read": "readers",
    "keep": "datasets.storing",
    "scan": "datasets.storing",
    "validate": "schemas",
    # claims against the record
    "interval": "analysis.intervals",
    "check": "analysis.checking",
    "consistency": "analysis.consistency",
    "why": "datasets.tracing",
    "restate": "datasets.restating",
}
#: Measures of ``cktrade.analysis`` that are named here as well.
_MEASURES = (
    "annual",
    "balance",
    "both_sides",
    "cagr",
    "change",
    "compare_spans",
    "complementarity",
    "concentration",
    "contribution",
    "convert",
    "coverage",
    "deflate",
    "growth",
    "grubel_lloyd",
    "index_numbers",
    "mirror_gap",
    "normalised_balance",
    "peaks",
    "per_head",
    "rank",
    "rca",
    "reconcile",
    "records",
    "rolling",
    "seasonally_adjust",
    "share",
    "similarity",
    "total",
    "trade_intensity",
    "two_way",
    "unit_value",
)
_ROOMS = ("analysis", "charts", "tables", "wording", "economies", "periods", "errors")

if TYPE_CHECKING:
    from cktrade import analysis, charts, economies, errors, periods, tables, wording
    from cktrade.analysis import (
        annual,
        balance,
        both_sides,
        cagr,
        change,
        compare_spans,
        complementarity,
        concentration,
        contribution,
        convert,
        coverage,
        deflate,
        growth,
        grubel_lloyd,
        index_numbers,
        mirror_gap,
        normalised_balance,
        peaks,
        per_head,
        rank,
        rca,
        reconcile,
        records,
        rolling,
        seasonally_adjust,
        share,
        similarity,
        total,
        trade_intensity,
        two_way,
        unit_value,
    )
    from cktrade.analysis.checking import check
    from cktrade.analysis.consistency import consistency
    from cktrade.analysis.intervals import interval
    from cktrade.datasets.building import build
    from cktrade.datasets.drawing import rows
    from cktrade.datasets.loading import cite, load, revisions
    from cktrade.datasets.restating import restate
    from cktrade.datasets.storing import keep, scan
    from cktrade.datasets.tracing import why
    from cktrade.readers import read
    from cktrade.schemas import validate

__all__ = [
    "__version__",
    "analysis",
    "annual",
    "balance",
    "both_sides",
    "build",
    "cagr",
    "change",
    "charts",
    "check",
    "cite",
    "compare_spans",
    "complementarity",
    "concentration",
    "consistency",
    "contribution",
    "convert",
    "coverage",
    "deflate",
    "economies",
    "errors",
    "growth",
    "grubel_lloyd",
    "index_numbers",
    "interval",
    "keep",
    "load",
    "mirror_gap",
    "normalised_balance",
    "peaks",
    "per_head",
    "periods",
    "rank",
    "rca",
    "read",
    "reconcile",
    "records",
    "restate",
    "revisions",
    "rolling",
    "rows",
    "scan",
    "seasonally_adjust",
    "share",
    "similarity",
    "tables",
    "total",
    "trade_intensity",
    "two_way",
    "unit_value",
    "validate",
    "why",
    "wording",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- any public name
    """Load a public name when it is first asked for."""
    if name in _ROOMS:
        return importlib.import_module(f"{__name__}.{name}")
    place = _PLACES.get(name, "analysis" if name in _MEASURES else None)
    if place is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{place}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
