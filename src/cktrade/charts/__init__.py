"""Rows → Figure: one function a question, each in three languages and three sizes.

Every chart takes the rows that it draws and returns a matplotlib figure with a title
that states the finding, a source line made from the rows, alt text and its numbers.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cktrade.charts.documents.claim_against_record import (
        claim_against_record as claim_against_record,
    )
    from cktrade.charts.documents.claimed_trade import claimed_trade as claimed_trade
    from cktrade.charts.documents.people_between import people_between as people_between
    from cktrade.charts.documents.timeline import timeline as timeline
    from cktrade.charts.documents.verdicts_at_a_glance import (
        verdicts_at_a_glance as verdicts_at_a_glance,
    )
    from cktrade.charts.drawing.chart import Chart as Chart
    from cktrade.charts.drawing.chart import alt_text as alt_text
    from cktrade.charts.drawing.chart import data as data
    from cktrade.charts.drawing.chart import rendered as rendered
    from cktrade.charts.drawing.chart import save as save
    from cktrade.charts.drawing.contract import breaches as breaches
    from cktrade.charts.people.korean_population import (
        korean_population as korean_population,
    )
    from cktrade.charts.people.permanent_residents import (
        permanent_residents as permanent_residents,
    )
    from cktrade.charts.people.residents_by_category import (
        residents_by_category as residents_by_category,
    )
    from cktrade.charts.people.students_over_time import (
        students_over_time as students_over_time,
    )
    from cktrade.charts.people.students_ranked import students_ranked as students_ranked
    from cktrade.charts.people.travel_both_ways import (
        travel_both_ways as travel_both_ways,
    )
    from cktrade.charts.trade.direct_investment import (
        direct_investment as direct_investment,
    )
    from cktrade.charts.trade.export_composition import (
        export_composition as export_composition,
    )
    from cktrade.charts.trade.mirror_waterfall import (
        mirror_waterfall as mirror_waterfall,
    )
    from cktrade.charts.trade.partners_ranked import partners_ranked as partners_ranked
    from cktrade.charts.trade.provinces import provinces as provinces
    from cktrade.charts.trade.rank_over_time import rank_over_time as rank_over_time
    from cktrade.charts.trade.services_beside_goods import (
        services_beside_goods as services_beside_goods,
    )
    from cktrade.charts.trade.small_multiples import small_multiples as small_multiples
    from cktrade.charts.trade.trade_by_month import trade_by_month as trade_by_month
    from cktrade.charts.trade.two_bases import two_bases as two_bases
    from cktrade.charts.trade.two_way_trade import two_way_trade as two_way_trade

#: Families of charts: each module is a chart, a function of its name.
_FAMILIES = ("trade", "people", "documents")
#: Public name → the module it stands in.
_HOME = {
    "Chart": "drawing.chart",
    "alt_text": "drawing.chart",
    "breaches": "drawing.contract",
    "data": "drawing.chart",
    "rendered": "drawing.chart",
    "save": "drawing.chart",
} | {
    found.name: f"{family}.{found.name}"
    for family in _FAMILIES
    for found in pkgutil.iter_modules([f"{__path__[0]}/{family}"])
}

__all__ = [*sorted(_HOME)]  # noqa: PLE0604 -- derived from the folders


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- any public name
    """Load a chart when it is first asked for: matplotlib takes half a second."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{_HOME[name]}")
    value = getattr(module, name, None)
    if value is None:
        raise AttributeError(
            f"{module.__file__} has no function {name!r}: a chart is called as its "
            "module is. Rename one of them."
        )
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
