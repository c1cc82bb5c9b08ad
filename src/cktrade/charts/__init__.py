"""Rows → Figure: one function a question, each in three languages and three sizes.

Every chart takes the rows that it draws and returns a matplotlib figure with a title
that states the finding, a source line made from the rows, alt text and its numbers.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cktrade.charts.documents.claim_against_record import claim_against_record
    from cktrade.charts.documents.claimed_trade import claimed_trade
    from cktrade.charts.documents.people_between import people_between
    from cktrade.charts.documents.timeline import timeline
    from cktrade.charts.documents.verdicts_at_a_glance import verdicts_at_a_glance
    from cktrade.charts.drawing.chart import Chart, alt_text, data, rendered, save
    from cktrade.charts.drawing.contract import breaches
    from cktrade.charts.people.korean_population import korean_population
    from cktrade.charts.people.permanent_residents import permanent_residents
    from cktrade.charts.people.students_ranked import students_ranked
    from cktrade.charts.people.travel_both_ways import travel_both_ways
    from cktrade.charts.trade.export_composition import export_composition
    from cktrade.charts.trade.mirror_waterfall import mirror_waterfall
    from cktrade.charts.trade.partners_ranked import partners_ranked
    from cktrade.charts.trade.small_multiples import small_multiples
    from cktrade.charts.trade.trade_by_month import trade_by_month
    from cktrade.charts.trade.two_way_trade import two_way_trade

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

#: Public name → the module it stands in.
_HOME = {
    "Chart": "drawing.chart",
    "alt_text": "drawing.chart",
    "breaches": "drawing.contract",
    "claim_against_record": "documents.claim_against_record",
    "claimed_trade": "documents.claimed_trade",
    "data": "drawing.chart",
    "export_composition": "trade.export_composition",
    "korean_population": "people.korean_population",
    "mirror_waterfall": "trade.mirror_waterfall",
    "partners_ranked": "trade.partners_ranked",
    "people_between": "documents.people_between",
    "permanent_residents": "people.permanent_residents",
    "rendered": "drawing.chart",
    "save": "drawing.chart",
    "small_multiples": "trade.small_multiples",
    "students_ranked": "people.students_ranked",
    "timeline": "documents.timeline",
    "trade_by_month": "trade.trade_by_month",
    "travel_both_ways": "people.travel_both_ways",
    "two_way_trade": "trade.two_way_trade",
    "verdicts_at_a_glance": "documents.verdicts_at_a_glance",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- any public name
    """Load a chart when it is first asked for: matplotlib takes half a second."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{_HOME[name]}")
    value = getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
