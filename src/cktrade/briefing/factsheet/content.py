"""A fact sheet before it has a format: three sentences, and sixteen items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from cktrade import wording
from cktrade.briefing.content import Paper
from cktrade.briefing.factsheet.spoken import say, sentences, value
from cktrade.briefing.links import addresses
from cktrade.briefing.paper import paper_of
from cktrade.briefing.source_list import newest_release
from cktrade.exhibits.claims import cited
from cktrade.exhibits.facts import Fact
from cktrade.exhibits.moves import NOWHERE, Moves, both_changes
from cktrade.tables.spark import Spark, spark
from cktrade.vocabulary import Lang, label
from cktrade.wording.table_texts import say as say_of_table
from cktrade.wording.units import records

if TYPE_CHECKING:
    from collections.abc import Sequence

ITEMS = range(1, 17)
_EVENTS, _CHANGES = 15, 16
_MOST_EVENTS = 5
#: Changes named on the sheet; two pages hold no more.
_MOST_CHANGES = 8


@dataclass(frozen=True)
class Line:
    """One line of an item: what, how much, of when, and the key of it.

    ``moved`` says its changes over a year and over ten, whose keys are in ``moves``;
    ``spark`` is its line of years.
    """

    what: str
    value: str
    period: str
    key: str
    secondary: bool = False
    moved: str = ""
    moves: Moves = NOWHERE
    spark: Spark | None = None


@dataclass(frozen=True)
class Item:
    """One of the sixteen items; without lines, a word on why it is empty."""

    number: int
    heading: str
    lines: tuple[Line, ...]
    empty: str
    source: str


@dataclass(frozen=True, kw_only=True)
class FactSheet:
    """All that a fact sheet says, in one language.

    Attributes
    ----------
    lang : Lang
        The reader's language.
    title, as_of, note, check : str
        What stands at its head, what its marks mean, and how to check a number.
    day : date
        The day of the newest official release shown.
    sentences : tuple of str
        The bottom line, written from the numbers.
    items : tuple of Item
        All sixteen, in their order.
    links : mapping
        The name of a source as lines give it → its address.
    paper : {'letter', 'a4'}
        What it is printed on.

    """

    lang: Lang
    title: str
    as_of: str
    note: str
    check: str
    day: date
    sentences: tuple[str, ...]
    items: tuple[Item, ...]
    links: Mapping[str, str]
    paper: Paper


@dataclass(frozen=True)
class Editions:
    """What the record says now, and what it said at the last edition.

    Attributes
    ----------
    now, before : list of Fact
        The numbers of :func:`cktrade.exhibits.facts.facts`.
    since : str
        The day of the last edition.
    day : Timestamp
        The day of the newest official release among those of now.
    moves : mapping
        Code of a number of now → how it moved.

    """

    now: list[Fact]
    before: list[Fact]
    since: str
    day: pd.Timestamp
    moves: Mapping[str, Moves] = field(default_factory=dict)


def released(found: Sequence[Fact], sources: pd.DataFrame) -> pd.Timestamp:
    """Return the day of the newest official release behind the numbers."""
    used = {cell["source"] for fact in found for cell in fact.number.cells}
    return pd.Timestamp(newest_release(sources[sources["source"].isin(used)]))


def compose(
    tables: Mapping[str, pd.DataFrame],
    editions: Editions,
    lang: Lang,
    *,
    paper: str = "",
) -> FactSheet:
    """Fill a fact sheet.

    Parameters
    ----------
    tables : mapping
        The package's tables.
    editions : Editions
        What the record says now, and what it said before.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    paper : {'', 'letter', 'a4'}
        What it is printed on; by default that of the language's readers.

    """
    found, day = editions.now, editions.day.date()
    held = {fact.code: fact for fact in found}
    sources = tables["sources"]
    used = {c["source"] for fact in found for c in fact.number.cells}
    items = [_item(n, editions, lang) for n in ITEMS if n < _EVENTS]
    items.append(_events(tables, day, lang))
    items.append(_changes(editions, lang))
    return FactSheet(
        lang=lang,
        title=say("title", lang),
        as_of=say("as_of", lang, day=wording.day(day, lang)),
        note=" ".join(
            (
                say("money", lang),
                say("secondary", lang),
                say_of_table("change.note", lang),
            )
        ),
        check=say("check", lang, name=f"factsheet-{lang}.csv"),
        day=day,
        sentences=tuple(sentences(held, lang)),
        items=tuple(items),
        links=addresses(sources[sources["source"].isin(used)], sources, lang),
        paper=paper_of(paper, lang),
    )


def _line(fact: Fact, lang: Lang, moved: Moves = NOWHERE) -> Line:
    return Line(
        label("facts", fact.code, lang),
        value(fact, lang),
        wording.period(fact.period, lang),
        fact.key,
        fact.secondary,
        both_changes(moved, lang),
        moved,
        spark(moved.run, fact.number.unit, lang, hollow=fact.secondary),
    )


def _item(number: int, editions: Editions, lang: Lang) -> Item:
    own = [fact for fact in editions.now if fact.item == number]
    moved = editions.moves
    lines = tuple(_line(f, lang, moved.get(f.code, NOWHERE)) for f in own)
    cells = pd.DataFrame([cell for fact in own for cell in fact.number.cells])
    source = wording.source_line(cells, lang, dated=False) if own else ""
    empty = "" if own else say("empty", lang)
    return Item(number, say(f"item.{number}", lang), lines, empty, source)


def _events(tables: Mapping[str, pd.DataFrame], day: date, lang: Lang) -> Item:
    """Take the newest agreements and visits between the two, as documents date them."""
    events = cited(tables["events"], tables["sources"])
    between = events["parties"].map(lambda text: {"CAN", "KOR"} == set(text.split(";")))
    # a plan or a target is no visit, and a bare year no day
    dated = events["date"].str.len().ge(len("2025-03")) & events["date"].le(str(day))
    newest = events[between & dated & ~events["date"].str.contains("/")]
    newest = newest.sort_values("date").drop_duplicates("title", keep="last")
    rows = newest.iloc[-_MOST_EVENTS:][::-1]
    lines = tuple(
        Line(wording.happening(row, lang), "", wording.period(row["date"], lang), key)
        for key, row in zip(rows["event"], records(rows), strict=True)
    )
    empty = "" if lines else say("empty", lang)
    source = wording.source_line(rows, lang) if lines else ""
    return Item(_EVENTS, say(f"item.{_EVENTS}", lang), lines, empty, source)


def _changes(editions: Editions, lang: Lang) -> Item:
    """Name every number that reads otherwise than at the last edition."""
    since = wording.period(editions.since, lang)
    heading = say(f"item.{_CHANGES}", lang, day=since)
    old = {fact.code: fact for fact in editions.before}
    lines = []
    for fact in editions.now:
        earlier = old.get(fact.code)
        was = value(earlier, lang) if earlier else ""
        if earlier and (was, earlier.period) == (value(fact, lang), fact.period):
            continue
        told = say("new", lang)
        if earlier and earlier.period == fact.period:
            told = say("was", lang, value=was)
        elif earlier:  # another year is news, and no revision of this one
            when = wording.period(earlier.period, lang)
            told = say("before", lang, value=was, period=when)
        line = _line(fact, lang)
        words = wording.phrase("what.kind", lang, what=line.value, kind=told)
        lines.append(Line(line.what, words, line.period, line.key, line.secondary))
    told = say("unchanged", lang, day=since)
    more = len(lines) - _MOST_CHANGES
    rest = say("more", lang, n=more) if more > 0 else ""
    shown = tuple(lines[:_MOST_CHANGES])
    return Item(_CHANGES, heading, shown, "" if lines else told, rest)
