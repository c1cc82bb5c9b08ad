"""What ``build`` makes: each table and chart, its question, and its rows."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from cktrade.datasets.loading import TABLES, load
from cktrade.errors import NotHeldError, nearest
from cktrade.exhibits import documents as printed_figures
from cktrade.exhibits import people as people_figures
from cktrade.exhibits import trade as trade_figures

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang


@dataclass(frozen=True)
class Item:
    """One table or chart.

    Attributes
    ----------
    name : str
        Its name on the command line and of its files.
    kind : {'table', 'chart'}
        What it is.
    question : str
        What it answers.
    function : str
        The function of ``cktrade.tables`` or ``cktrade.charts`` that draws it.
    rows : callable
        The tables of the package → the rows to draw (``analysis.*_figures``).

    """

    name: str
    kind: Literal["table", "chart"]
    question: str
    function: str
    rows: Callable[[Mapping[str, pd.DataFrame]], pd.DataFrame]

    def draw(self, rows: pd.DataFrame, lang: Lang, sources: pd.DataFrame) -> Any:  # noqa: ANN401 -- a GT or a Figure
        """Draw the rows: a great_tables GT, or a matplotlib Figure."""
        room = importlib.import_module(f"cktrade.{self.kind}s")
        function = getattr(room, self.function)
        rows = printed_figures.in_language(rows, lang)
        if self.kind == "chart":
            return function(rows, lang=lang)
        named = [*inspect.signature(function).parameters][2:]
        return function(rows, lang, *([sources] if "sources" in named else []))

    def behind(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the numbers drawn, with their keys, for the CSV beside."""
        if self.kind == "chart":
            return rows
        from cktrade.tables import data  # noqa: PLC0415 -- great_tables is heavy

        return data(self.function, rows)


_ITEMS = (
    Item("at-a-glance", "table", "What do the documents print about trade and people?",
         "at_a_glance", printed_figures.claims_with_citations),
    Item("timeline", "table", "What happened when?", "timeline",
         printed_figures.events),
    Item("documents", "table", "Which documents are these?", "documents",
         printed_figures.documents),
    Item("annual-trade", "table", "How much do the two countries trade, by year?",
         "annual_trade", trade_figures.annual_trade),
    Item("top-partners", "table", "Who are Canada's larger partners held?",
         "top_partners", trade_figures.top_partners),
    Item("people", "table", "How many people, on which count?", "people",
         people_figures.people_on_record),
    Item("verdicts", "table", "Are the figures right, then and now?", "verdicts",
         printed_figures.verdicts),
    Item("claimed-trade", "chart", "Do the printed figures add up?", "claimed_trade",
         printed_figures.claimed_trade),
    Item("two-way-trade", "chart", "How much do the two countries trade?",
         "two_way_trade", trade_figures.two_way_trade),
    Item("trade-by-month", "chart", "How does trade move from month to month?",
         "trade_by_month", trade_figures.trade_by_month),
    Item("partners-ranked", "chart", "Where does South Korea stand among partners?",
         "partners_ranked", trade_figures.partners_ranked),
    Item("permanent-residents", "chart", "How many South Koreans immigrate to Canada?",
         "permanent_residents", people_figures.permanent_residents),
    Item("students-ranked", "chart", "Where do students come from?",
         "students_ranked", people_figures.students_ranked),
    Item("travel-both-ways", "chart", "How many travel between the two countries?",
         "travel_both_ways", people_figures.travel_both_ways),
    Item("korean-population", "chart", "How many of Korean origin live in Canada?",
         "korean_population", people_figures.korean_population),
    Item("people-between", "chart", "What do the documents print about people?",
         "people_between", printed_figures.people_claimed),
    Item("timeline-chart", "chart", "What happened between the two countries?",
         "timeline", printed_figures.events_between),
    Item("verdicts-at-a-glance", "chart", "Are the figures right, then and now?",
         "verdicts_at_a_glance", printed_figures.verdicts),
)  # fmt: skip

#: Name → what ``build`` makes.
CATALOGUE = {item.name: item for item in _ITEMS}


_CLAIM = "claim-"


def chosen(names: list[str]) -> list[Item]:
    """Return the items of these names; of none, all that are the same for any claims.

    Parameters
    ----------
    names : list of str
        Names of the catalogue, or ``claim-<id>`` for one claim against the record.

    Raises
    ------
    NotHeldError
        If there is no table or chart of a name; the message lists all names, or, of a
        claim's id, what draws that claim.

    """
    unknown = [n for n in names if n not in CATALOGUE and not n.startswith(_CLAIM)]
    if unknown:
        raise NotHeldError(_unknown(unknown[0]))
    made = [CATALOGUE.get(n) or _of_claim(n.removeprefix(_CLAIM)) for n in names]
    return made or list(_ITEMS)


def _unknown(name: str) -> str:
    if name in set(load("claims")["claim"]):
        drawing = ", ".join([f"{_CLAIM}{name}", *_drawing(name)])
        return f"{name!r} is a claim, no table or chart. It is drawn in: {drawing}."
    return (
        f"There is no table or chart {name!r}.{nearest(name, CATALOGUE)} There are: "
        f"{', '.join(CATALOGUE)}, and {_CLAIM}<id> for every claim."
    )


def _drawing(claim: str) -> Iterator[str]:
    """Yield the names of the items whose rows hold a claim."""
    tables = {table: load(table) for table in TABLES}
    for item in _ITEMS:
        rows = item.rows(tables)
        if "claim" in rows and claim in set(rows["claim"]):
            yield item.name


def of_claims(tables: Mapping[str, pd.DataFrame]) -> list[Item]:
    """Return a chart for each claim of the heart topics that the record can reach.

    Ranks are left to the charts of partners and students: places are no distances.
    """
    rows = tables["verdicts"]
    amounts = rows["unit"].ne("rank") & rows["topic"].ne("context")
    reached = rows[rows["key"].ne("") & amounts]
    return [_of_claim(claim) for claim in reached["claim"]]


def _of_claim(claim: str) -> Item:
    return Item(
        f"{_CLAIM}{claim}", "chart", "What does the record say of this figure?",
        "claim_against_record",
        lambda tables: printed_figures.verdict_on(tables, claim),
    )  # fmt: skip
