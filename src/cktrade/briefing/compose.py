"""The record → a briefing: rows once for all languages, each chart drawn once."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from importlib import metadata
from typing import TYPE_CHECKING, Any

from cktrade import tables as tables_room
from cktrade import wording
from cktrade.briefing import source_list
from cktrade.briefing.bottom_line import bottom_line
from cktrade.briefing.content import Briefing, Chapter, Picture, Table
from cktrade.briefing.failures import noted
from cktrade.briefing.findings import findings
from cktrade.briefing.links import addresses
from cktrade.briefing.outline import PARTS, SOURCES
from cktrade.briefing.paper import paper_of
from cktrade.briefing.pictures import drawn
from cktrade.charts.drawing.texts import say as say_of_chart
from cktrade.errors import NotHeldError
from cktrade.exhibits.catalogue import CATALOGUE
from cktrade.exhibits.claims import in_language
from cktrade.exhibits.grid import of_sheet
from cktrade.exhibits.key_rows import Shown
from cktrade.vocabulary import Topic
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import pandas as pd

    from cktrade.vocabulary import Lang


def rows_to_show(
    tables: Mapping[str, pd.DataFrame], failed: dict[str, str] | None = None
) -> dict[str, pd.DataFrame]:
    """Return the rows of every item of the outline that the record can answer.

    Parameters
    ----------
    tables : mapping
        The package's tables, as :func:`cktrade.datasets.gather.gather` returns them.
    failed : dict, optional
        Where to note, by name, why an item has no rows although all is held that it
        is of; without it, the first such item stops.

    Returns
    -------
    dict of DataFrame
        Name in the catalogue → rows, in any language; what is not held is absent.

    """
    found: dict[str, pd.DataFrame] = {}
    tables = Shown(tables)
    for name in (name for part in PARTS for name in part.items if name != SOURCES):
        with noted(name, failed), suppress(NotHeldError):
            found[name] = CATALOGUE[name].rows(tables)
    return {name: rows for name, rows in found.items() if not rows.empty}


def not_held(rows: Mapping[str, Any], failed: Mapping[str, str]) -> list[str]:
    """Return the items of the outline of which the record holds nothing.

    Parameters
    ----------
    rows, failed : mapping
        What :func:`rows_to_show` returned and noted.

    """
    names = (name for part in PARTS for name in part.items if name != SOURCES)
    return [name for name in names if name not in rows and name not in failed]


class Composer:
    """Fills the outline in one language.

    Parameters
    ----------
    tables : mapping
        The package's tables.
    rows : mapping
        What :func:`rows_to_show` returned.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    ask : callable
        Takes a function and its arguments, and returns how to wait for its answer
        (:meth:`cktrade.datasets.workers.Team.ask`); by default that makes the call.
        Every chart is asked for at once, and waited for in its place.
    tell : callable
        Called with the name of each item before it is laid out.
    failed : mapping, optional
        Name → why, of items that :func:`rows_to_show` noted. Without it, an item that
        cannot be drawn stops the briefing; with it, the item alone is left out, stands
        in the attribute ``failed``, and the notes at the end say so.
    paper : {'letter', 'a4'}, optional
        What it is printed on; by default that of the language's readers.
    pixels : bool
        Whether a format needs the charts as PNG.

    """

    def __init__(  # noqa: PLR0913 -- each of a kind of its own
        self,
        tables: Mapping[str, pd.DataFrame],
        rows: Mapping[str, pd.DataFrame],
        lang: Lang,
        ask: Callable[..., Callable[[], dict[str, Any]]] = partial,
        tell: Callable[[str], None] = lambda _: None,
        *,
        failed: Mapping[str, str] | None = None,
        paper: str = "",
        pixels: bool = True,
    ) -> None:
        self.paper = paper_of(paper, lang)
        self.failed = None if failed is None else dict(failed)
        self.tables, self.lang, self.tell = tables, lang, tell
        self.rows = {name: in_language(part, lang) for name, part in rows.items()}
        self.held = source_list.used(self.rows, tables["sources"])
        self._drawn = {
            name: ask(drawn, name, part, lang, pixels)
            for name, part in self.rows.items()
            if CATALOGUE[name].kind == "chart"
        }
        self._count = {"figure": 0, "table": 0}

    def briefing(self) -> Briefing:
        """Return the briefing."""
        lang, day = self.lang, source_list.newest_release(self.held)
        return Briefing(
            lang=lang,
            title=say("title", lang),
            subtitle=say("subtitle", lang),
            as_of=say("as_of", lang, day=wording.day(day, lang)),
            day=day,
            lead=bottom_line(self.rows, lang, failed=self.failed),
            findings=findings(
                self.rows, lang, tables=say("chapter.figures", lang), failed=self.failed
            ),
            chapters=tuple(self._chapters()),
            notes=tuple(self._notes()),
            links=addresses(self.held, self.tables["sources"], lang),
            paper=self.paper,
        )

    def _chapters(self) -> list[Chapter]:
        filled = [
            Chapter(
                part.code,
                say(f"chapter.{part.code}", self.lang),
                tuple(self._items(part.items)),
            )
            for part in PARTS
        ]
        return [chapter for chapter in filled if chapter.items]

    def _items(self, names: Iterable[str]) -> Iterator[Picture | Table]:
        """Lay out what is held; the number of one that fails goes to the next."""
        for name in names:
            if name not in self.rows and name != SOURCES:
                continue
            count = dict(self._count)
            with noted(name, self.failed):
                yield self._item(name)
                continue
            self._count = count

    def _item(self, name: str) -> Picture | Table:
        self.tell(f"{name} ({self.lang})")
        kind = "table" if name == SOURCES else CATALOGUE[name].kind
        about: dict[str, Any] = {
            "name": name,
            "label": self._label("table" if kind == "table" else "figure"),
            "caption": say(f"caption.{name}", self.lang),
        }
        if name == SOURCES:
            return Table(
                **about,
                grid=source_list.listed(self.held, self.lang),
                html="",
                remark="",
                rows=self.held,
            )
        if kind == "table":
            return self._table(about, self.rows[name])
        return Picture(**about, **self._drawn[name]())

    def _label(self, kind: str) -> str:
        self._count[kind] += 1
        return say(kind, self.lang, n=self._count[kind])

    def _table(self, about: dict[str, Any], rows: pd.DataFrame) -> Table:
        item = CATALOGUE[about["name"]]
        listed = _listed(rows) if about["name"] == "verdicts" else rows
        sheet = item.sheet(listed, self.lang, self.tables["sources"])
        return Table(
            **about,
            grid=of_sheet(sheet),
            html=tables_room.fragment(tables_room.dress(sheet), self.lang),
            remark=self._remark(len(rows) - len(listed)),
            rows=item.behind(rows),
            runs=dict(zip(rows["key"], rows["run"], strict=True))
            if "run" in rows
            else {},
        )

    def _remark(self, unlisted: int) -> str:
        code = "verdicts_at_a_glance.unlisted"
        return say_of_chart(code, self.lang, n=unlisted) if unlisted else ""

    def _notes(self) -> list[str]:
        """Return what a reader must know who wants to check."""
        wanted = {name for part in PARTS for name in part.items} - {SOURCES}
        missed = wanted & set(self.failed or ())
        absent = wanted - set(self.rows) - missed
        notes = [
            say("check", self.lang),
            say("made_with", self.lang, version=metadata.version("cktrade")),
        ]
        for code, names in (("left_out", absent), ("not_drawn", missed)):
            if names:
                notes.append(say(code, self.lang, items=self._captions(names)))
        return notes

    def _captions(self, names: set[str]) -> str:
        items = [say(f"caption.{n}", self.lang) for n in CATALOGUE if n in names]
        return wording.listing(items, self.lang)


def _listed(rows: pd.DataFrame) -> pd.DataFrame:
    """Leave out figures of context, which the grid of all verdicts holds."""
    heart = rows["topic"].ne(Topic.CONTEXT)
    return rows[heart] if heart.any() else rows
