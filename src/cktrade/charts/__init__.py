"""Rows → Figure: one function a question, each in three languages and three sizes.

Every chart takes the rows that it draws and returns a matplotlib figure with a title
that states the finding, a source line made from the rows, alt text and its numbers.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cktrade.charts.canvas import Chart
    from cktrade.charts.claim_against_record import claim_against_record
    from cktrade.charts.claimed_trade import claimed_trade
    from cktrade.charts.contract import breaches
    from cktrade.charts.export_composition import export_composition
    from cktrade.charts.korean_population import korean_population
    from cktrade.charts.mirror_waterfall import mirror_waterfall
    from cktrade.charts.partners_ranked import partners_ranked
    from cktrade.charts.people_between import people_between
    from cktrade.charts.permanent_residents import permanent_residents
    from cktrade.charts.saving import alt_text, data, rendered, save
    from cktrade.charts.small_multiples import small_multiples
    from cktrade.charts.students_ranked import students_ranked
    from cktrade.charts.timeline import timeline
    from cktrade.charts.trade_by_month import trade_by_month
    from cktrade.charts.travel_both_ways import travel_both_ways
    from cktrade.charts.two_way_trade import two_way_trade
    from cktrade.charts.verdicts_at_a_glance import verdicts_at_a_glance

__all__ = [
    "Chart",
    "alt_text",
    "breaches",
    "claim_against_record",
    "claimed_trade",
    "data",
    "export_composition",
    "korean_population",
    "mirror_waterfall",
    "partners_ranked",
    "people_between",
    "permanent_residents",
    "rendered",
    "save",
    "small_multiples",
    "students_ranked",
    "timeline",
    "trade_by_month",
    "travel_both_ways",
    "two_way_trade",
    "verdicts_at_a_glance",
]

#: Names whose module is not called like them.
_ELSEWHERE = {
    "Chart": "canvas",
    "alt_text": "saving",
    "breaches": "contract",
    "data": "saving",
    "rendered": "saving",
    "save": "saving",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- any public name
    """Load a chart when it is first asked for: matplotlib takes half a second."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{_ELSEWHERE.get(name, name)}")
    value = getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
