"""The list of exhibits, derived from their modules: what is built and briefed."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from cktrade import exhibits
from cktrade.errors import NotHeldError
from cktrade.exhibits.claims import in_language, verdict_on
from cktrade.exhibits.plot import Plot
from cktrade.vocabulary import Lang

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from cktrade.tables import Sheet

#: The chapters of the briefing, in their order.
CHAPTERS = ("trade", "people", "travel", "figures", "dates", "sources")
#: What begins the name of the chart of one claim.
CLAIM = "claim-"


@dataclass(frozen=True, kw_only=True)
class Exhibit:
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
        The tables of the package → the rows to draw.
    plot : callable or None
        The rows and a language → their numbers for the charts of an office.
    chapter : str
        Where it stands in the briefing; "" for nowhere.
    place : int
        Its place in the chapter.
    elsewhere : str
        Why it stands in no chapter; "" if it does.
    on_slides : bool
        Whether slides show it; charts they always show.

    """

    name: str
    kind: Literal["table", "chart"]
    question: str
    function: str
    rows: Callable[[Mapping[str, pd.DataFrame]], pd.DataFrame]
    plot: Callable[[pd.DataFrame, Lang], Plot] | None = None
    chapter: str = ""
    place: int = 0
    elsewhere: str = ""
    on_slides: bool = False

    def draw(self, rows: pd.DataFrame, lang: Lang, sources: pd.DataFrame) -> Any:  # noqa: ANN401 -- a GT or a Figure
        """Draw the rows: a great_tables GT, or a matplotlib Figure."""
        if self.kind == "chart":
            return self.drawn(in_language(rows, lang), lang)
        from cktrade.tables import dress  # noqa: PLC0415 -- great_tables is heavy

        return dress(self.sheet(rows, lang, sources))

    def drawn(self, rows: pd.DataFrame, lang: Lang, **size: str) -> Any:  # noqa: ANN401 -- a Chart, which only charts may name
        """Draw a chart, in a size.

        Two exhibits may share a drawing; on one page each needs a name of its own.
        """
        room = importlib.import_module("cktrade.charts")
        chart = getattr(room, self.function)(rows, lang=lang, **size)
        if not self.name.startswith(CLAIM):
            chart.name = self.name.replace("-", "_")
        return chart

    def sheet(self, rows: pd.DataFrame, lang: Lang, sources: pd.DataFrame) -> Sheet:
        """Return a table as texts."""
        from cktrade.tables import sheet  # noqa: PLC0415 -- great_tables is heavy

        return sheet(self.function, in_language(rows, lang), lang, sources)

    def behind(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the numbers drawn, with their keys, for the CSV beside."""
        if self.kind == "chart":
            return rows
        from cktrade.tables import data  # noqa: PLC0415 -- great_tables is heavy

        return data(self.function, rows)


def _modules() -> Iterator[ModuleType]:
    """Yield every module of a family that is an exhibit."""
    for family in pkgutil.iter_modules(exhibits.__path__):
        if not family.ispkg:
            continue
        room = importlib.import_module(f"{exhibits.__name__}.{family.name}")
        for found in pkgutil.iter_modules(room.__path__):
            module = importlib.import_module(f"{room.__name__}.{found.name}")
            if hasattr(module, "NAME"):
                yield module


#: What every exhibit says.
_NEEDED = ("KIND", "QUESTION", "rows")


def _exhibit(module: ModuleType) -> Exhibit:
    lacking = [name for name in _NEEDED if not hasattr(module, name)]
    if lacking:
        raise AttributeError(
            f"{module.__file__} lacks {', '.join(lacking)}: an exhibit says NAME, "
            f"{', '.join(_NEEDED)}, and of the briefing CHAPTER, PLACE and plot."
        )
    said = {
        key.lower(): getattr(module, key)
        for key in ("CHAPTER", "PLACE", "ELSEWHERE", "ON_SLIDES")
        if hasattr(module, key)
    }
    name: str = module.NAME
    return Exhibit(
        name=name,
        kind=module.KIND,
        question=module.QUESTION,
        function=getattr(module, "DRAWING", name.replace("-", "_")),
        rows=module.rows,
        plot=getattr(module, "plot", None),
        **said,
    )


def _order(exhibit: Exhibit) -> tuple[bool, int, int, str]:
    """Put exhibits in the order of the briefing, the others at the end."""
    chapter = exhibit.chapter
    where = CHAPTERS.index(chapter) if chapter else len(CHAPTERS)
    return not chapter, where, exhibit.place, exhibit.name


EXHIBITS = tuple(sorted(map(_exhibit, _modules()), key=_order))

#: Name → what ``build`` makes.
CATALOGUE = {exhibit.name: exhibit for exhibit in EXHIBITS}


def plot_of(name: str, rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return the numbers that an exhibit draws, for the charts of an office.

    Parameters
    ----------
    name : str
        The exhibit's name, e.g. ``two-way-trade``.
    rows : DataFrame
        The rows that it drew.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    Plot
        Money in millions, all else in whole units.

    Raises
    ------
    NotHeldError
        If it has none.

    """
    plot = CATALOGUE[name].plot
    if plot is None:
        raise NotHeldError(f"The exhibit {name!r} has no plot that an office can draw.")
    return plot(rows, lang)


def of_claims(tables: Mapping[str, pd.DataFrame]) -> list[Exhibit]:
    """Return a chart for each claim of the heart topics that the record can reach.

    Ranks are left to the charts of partners and students: places are no distances.
    """
    rows = tables["verdicts"]
    amounts = rows["unit"].ne("rank") & rows["topic"].ne("context")
    reached = rows[rows["key"].ne("") & amounts]
    return [of_claim(claim) for claim in reached["claim"]]


def of_claim(claim: str) -> Exhibit:
    """Return the chart of one claim against the record."""
    return Exhibit(
        name=f"{CLAIM}{claim}",
        kind="chart",
        question="What does the record say of this figure?",
        function="claim_against_record",
        rows=partial(verdict_on, claim=claim),
    )
