"""Measures of trade and of movement, right, documented, and on any dataframe.

Each function takes rows and returns rows of the same kind of dataframe: pandas, Polars
(eager or lazy), PyArrow, DuckDB relations and PySpark SQL frames. It never changes its
input, and a lazy frame stays lazy.

The columns are those of the package's wide table, or those the caller names: ``value``
(numbers, in any one unit), ``reference_period`` (text such as ``2018``, ``2018-Q2`` or
``2018-09``; a year may be a whole number). Further names say what the numbers are of:

``by``
    what is kept apart: what makes a series, or a total. By default every dimension of
    the wide table that the rows have: topic, measure, reporter, partner, flow, product,
    basis, valuation, adjustment. In your own table, name your own columns.
``like``
    what must not differ among rows that are brought together: unit, measure, basis.
``check``
    whether the rows are asked if they can be compared. What cannot is refused with a
    ``ComparabilityError`` that names the rows. On a lazy frame the columns are checked
    at once, and the rows by one small query; ``check=False`` skips it.

A number that is missing stays missing, is never zero, and says so: in ``reason``, in
``missing`` (how many), and in ``complete``. A row made of several carries the latest
``vintage`` and every ``source`` of theirs, where the rows have them. Shares, growth and
the like are fractions: 0.05 is five per cent. pandas results have a fresh index from 0;
those with one row for each group are sorted by it, the others keep the order of the
rows. Lazy results have no order.

``docs/measures.md`` lists the measures, ``docs/engines.md`` the engines.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cktrade.analysis.compound import cagr
    from cktrade.analysis.concentrations import concentration
    from cktrade.analysis.contributions import contribution
    from cktrade.analysis.extremes import peaks, records
    from cktrade.analysis.indices import index_numbers
    from cktrade.analysis.intra import grubel_lloyd, normalised_balance
    from cktrade.analysis.mirror import mirror_gap
    from cktrade.analysis.money import convert
    from cktrade.analysis.movement import change, growth
    from cktrade.analysis.overlap import complementarity, similarity
    from cktrade.analysis.position import balance, coverage, two_way
    from cktrade.analysis.reconciliation import Step, reconcile
    from cktrade.analysis.seasonality import seasonally_adjust
    from cktrade.analysis.shapes import both_sides
    from cktrade.analysis.shares import rank, share
    from cktrade.analysis.spans import compare_spans
    from cktrade.analysis.structure import rca, trade_intensity
    from cktrade.analysis.totals import total
    from cktrade.analysis.unit_values import unit_value
    from cktrade.analysis.volumes import deflate, per_head
    from cktrade.analysis.windows import rolling
    from cktrade.analysis.years import annual

#: the public names, and the module that each stands in
_HOME = {
    "annual": "years",
    "balance": "position",
    "both_sides": "shapes",
    "cagr": "compound",
    "change": "movement",
    "compare_spans": "spans",
    "complementarity": "overlap",
    "concentration": "concentrations",
    "contribution": "contributions",
    "convert": "money",
    "coverage": "position",
    "deflate": "volumes",
    "growth": "movement",
    "grubel_lloyd": "intra",
    "index_numbers": "indices",
    "mirror_gap": "mirror",
    "normalised_balance": "intra",
    "peaks": "extremes",
    "per_head": "volumes",
    "rank": "shares",
    "rca": "structure",
    "reconcile": "reconciliation",
    "records": "extremes",
    "rolling": "windows",
    "seasonally_adjust": "seasonality",
    "share": "shares",
    "similarity": "overlap",
    "Step": "reconciliation",
    "total": "totals",
    "trade_intensity": "structure",
    "two_way": "position",
    "unit_value": "unit_values",
}

__all__ = [
    "Step",
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
]


def __getattr__(name: str) -> object:
    """Load a measure when it is first asked for (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    """List the measures although they are not loaded yet."""
    return sorted({*globals(), *__all__})
