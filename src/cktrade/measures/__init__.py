"""Measures of trade and of movement, right, documented, and on any dataframe.

Each function takes rows and returns rows of the same kind of dataframe: pandas, Polars
(eager or lazy), PyArrow, DuckDB relations and PySpark SQL frames. It never changes its
input, and a lazy frame stays lazy.

The columns are those of the package's wide table, or those the caller names: ``value``
(numbers, in any one unit), ``reference_period`` (text such as ``2018``, ``2018-Q2`` or
``2018-09``; years may be numbers, and pandas periods are read by their own frequency;
dates want ``as_periods(rows, "M")`` first, for a date does not say what it stands for).
A period that is asked for may be text, a year as a number, a ``date``, ``Timestamp``,
``Period`` or ``datetime64`` (``cktrade.periods.written``). Categories are text inside,
and in results that have one row for each group. Further names say what the numbers
are of:

``by``
    what is kept apart: what makes a series, or a total. By default every dimension of
    the wide table that the rows have: topic, measure, reporter, partner, flow, product,
    basis, valuation, adjustment. In your own table, name your own columns.
``like``
    what must not differ among rows that are brought together: unit, measure, basis.
``check``
    whether the rows are asked if they can be compared. What cannot is refused with a
    ``ComparabilityError`` that names the rows. On a lazy frame the columns are checked
    at once, and the rows by small queries; ``check=False`` skips it.

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
    from cktrade.measures.frames.as_periods import as_periods
    from cktrade.measures.movement.annual import annual
    from cktrade.measures.movement.cagr import cagr
    from cktrade.measures.movement.compare_spans import compare_spans
    from cktrade.measures.movement.contribution import contribution
    from cktrade.measures.movement.growth import change, growth
    from cktrade.measures.movement.index_numbers import index_numbers
    from cktrade.measures.movement.peaks import peaks, records
    from cktrade.measures.movement.rolling import rolling
    from cktrade.measures.movement.seasonally_adjust import seasonally_adjust
    from cktrade.measures.prices.convert import convert
    from cktrade.measures.prices.deflate import deflate, per_head
    from cktrade.measures.standing.balance import balance, coverage, two_way
    from cktrade.measures.standing.concentration import concentration
    from cktrade.measures.standing.share import rank, share
    from cktrade.measures.standing.total import total
    from cktrade.measures.structure.complementarity import complementarity, similarity
    from cktrade.measures.structure.grubel_lloyd import grubel_lloyd, normalised_balance
    from cktrade.measures.structure.rca import rca, trade_intensity
    from cktrade.measures.structure.unit_value import unit_value
    from cktrade.measures.two_sides.both_sides import both_sides
    from cktrade.measures.two_sides.mirror_gap import mirror_gap
    from cktrade.measures.two_sides.reconcile import Step, reconcile

#: the public names, and the module that each stands in
_HOME = {
    "annual": "movement.annual",
    "as_periods": "frames.as_periods",
    "balance": "standing.balance",
    "both_sides": "two_sides.both_sides",
    "cagr": "movement.cagr",
    "change": "movement.growth",
    "compare_spans": "movement.compare_spans",
    "complementarity": "structure.complementarity",
    "concentration": "standing.concentration",
    "contribution": "movement.contribution",
    "convert": "prices.convert",
    "coverage": "standing.balance",
    "deflate": "prices.deflate",
    "growth": "movement.growth",
    "grubel_lloyd": "structure.grubel_lloyd",
    "index_numbers": "movement.index_numbers",
    "mirror_gap": "two_sides.mirror_gap",
    "normalised_balance": "structure.grubel_lloyd",
    "peaks": "movement.peaks",
    "per_head": "prices.deflate",
    "rank": "standing.share",
    "rca": "structure.rca",
    "reconcile": "two_sides.reconcile",
    "records": "movement.peaks",
    "rolling": "movement.rolling",
    "seasonally_adjust": "movement.seasonally_adjust",
    "share": "standing.share",
    "similarity": "structure.complementarity",
    "Step": "two_sides.reconcile",
    "total": "standing.total",
    "trade_intensity": "structure.rca",
    "two_way": "standing.balance",
    "unit_value": "structure.unit_value",
}

__all__ = [
    "Step",
    "annual",
    "as_periods",
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
    return sorted(__all__)
