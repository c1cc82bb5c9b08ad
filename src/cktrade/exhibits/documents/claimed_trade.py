"""Whether the trade figures of one document add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade import wording
from cktrade.charts.drawing.texts import say as say_of_chart
from cktrade.errors import NotHeldError
from cktrade.exhibits.claims import claims_with_citations, with_intervals
from cktrade.exhibits.plot import Plot, Series, scaled
from cktrade.record.intervals import interval
from cktrade.vocabulary import Flow, label
from cktrade.wording.brief_texts import say
from cktrade.wording.units import records, unit_header

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.vocabulary import Lang

NAME, KIND = "claimed-trade", "chart"
QUESTION = "Do the printed figures add up?"
CHAPTER, PLACE = "figures", 30


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return exports, imports and two-way trade as one document prints them.

    Returns
    -------
    DataFrame
        The claims of the first document that prints all three for one year, with
        ``key``, ``low``, ``high``; and a row with the flow ``sum``: the interval that
        exports and imports make together.

    """
    claims = claims_with_citations(tables)
    wanted = [Flow.EXPORT.value, Flow.IMPORT.value, Flow.TWO_WAY.value]
    trade = claims[
        claims["measure"].eq("merchandise_trade")
        & claims["statistic"].eq("value")
        & claims["flow"].isin(wanted)
        & claims["partner"].eq("KOR")
    ]
    for _, group in trade.groupby(["document", "reference_period"]):
        if set(group["flow"]) == set(wanted):
            found = with_intervals(group)
            return pd.concat([found, _sum_row(found)], ignore_index=True)
    raise NotHeldError(
        "No document prints exports, imports and two-way trade of one year."
    )


def _sum_row(rows: pd.DataFrame) -> pd.DataFrame:
    parts = rows[rows["flow"].isin([Flow.EXPORT.value, Flow.IMPORT.value])]
    reach = [interval(claim) for claim in records(parts)]
    both = reach[0] + reach[1]
    keys = " + ".join(parts["claim"])
    return parts.iloc[[0]].assign(
        claim="", flow="sum", value=parts["value"].sum(), qualifier="none",
        as_printed="", low=both.low, high=both.high, key=keys,
    )  # fmt: skip


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return the printed total, and under it exports and imports end to end."""
    unit = str(rows["unit"].iloc[0])
    value = dict(zip(rows["flow"], scaled(rows, unit), strict=True))
    said = {row["flow"]: wording.claimed(row, lang) for row in records(rows)}
    cells = {
        Flow.TWO_WAY: ("claim", (value[Flow.TWO_WAY], None)),
        Flow.EXPORT: ("first", (None, value[Flow.EXPORT])),
        Flow.IMPORT: ("second", (None, value[Flow.IMPORT])),
    }
    return Plot(
        kind="stacked",
        corner=say("column.what", lang),
        categories=tuple(
            say_of_chart(f"claimed_trade.who.{who}", lang) for who in ("total", "sum")
        ),
        series=tuple(
            Series(
                wording.sentence(
                    say(
                        "named", lang, name=label("flows", flow, lang), value=said[flow]
                    )
                ),
                role,
                values,
            )
            for flow, (role, values) in cells.items()
        ),
        unit=unit_header(unit, lang),
    )
