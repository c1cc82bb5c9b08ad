"""A fact sheet before it has a format: three sentences, and sixteen items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from cktrade import wording
from cktrade.briefing.content import Paper
from cktrade.briefing.factsheet.spoken import say, sentences, shown
from cktrade.briefing.links import addresses
from cktrade.briefing.paper import paper_of
from cktrade.exhibits.claims import cited
from cktrade.exhibits.moves import NOWHERE, Moves, both_changes
from cktrade.tables.spark import Spark, spark
from cktrade.vocabulary import Lang, label
from cktrade.wording.units import records

if TYPE_CHECKING:
    from cktrade.briefing.factsheet.editions import Editions
    from cktrade.exhibits.facts import Fact

ITEMS = range(1, 17)
_EVENTS, _CHANGES = 15, 16
_MOST_EVENTS = 5
#: Changes named on the sheet; two pages hold no more.
_MOST_CHANGES = 8


@dataclass(frozen=True)
class Line:
    """One line of an item: what, how much, of when, and the key of it.

    ``moved`` says its changes over a year and over ten, whose keys are in ``moves``;
    ``spark`` is its line of years. ``was`` is what a changed number read before, which
    ``value`` says in brackets, and ``plain`` leaves out.
    """

    what: str
    value: str
    period: str
    key: str
    secondary: bool = False
    moved: str = ""
    moves: Moves = NOWHERE
    spark: Spark | None = None
    plain: str = ""
    was: str = ""


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
        The day of the newest official figures shown.
    sentences : tuple of str
        The bottom line, written from the numbers.
    items : tuple of Item
        All sixteen, in their order.
    links : mapping
        The name of a source as lines give it → its address.
    paper : {'letter', 'a4'}
        What it is printed on.
    siblings : mapping
        Language → file name of the page in it, of those written together.

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
    siblings: Mapping[Lang, str] = field(default_factory=dict)


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
                say("moved", lang),
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
        shown(fact, lang),
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
    """Name every number that reads otherwise than at the last edition.

    What was not held then is counted, since there is nothing to compare it with.
    """
    if not editions.since:
        heading = say(f"item.{_CHANGES}.none", lang)
        return Item(_CHANGES, heading, (), say("never_changed", lang), "")
    since = wording.period(editions.since, lang)
    lines = tuple(_changed(*pair, lang) for pair in editions.changed())
    counts = {"more": len(lines) - _MOST_CHANGES, "unheld": editions.unheld()}
    said = [
        say(code, lang, n=wording.number(n, lang), day=since)
        for code, n in counts.items()
        if n > 0
    ]
    return Item(
        _CHANGES,
        say(f"item.{_CHANGES}", lang, day=since),
        lines[:_MOST_CHANGES],
        "" if lines else say("unchanged", lang, day=since),
        " ".join(said),
    )


def _changed(fact: Fact, earlier: Fact, lang: Lang) -> Line:
    """Say a number and what it was: revised, or that of another year."""
    was = shown(earlier, lang)
    if earlier.period == fact.period:
        told = say("was", lang, value=was)
    else:  # another year is news, and no revision of this one
        when = wording.period(earlier.period, lang)
        told = say("before", lang, value=was, period=when)
    line = _line(fact, lang)
    words = wording.phrase("what.kind", lang, what=line.value, kind=told)
    return Line(
        line.what, words, line.period, line.key, line.secondary,
        plain=line.value, was=wording.sentence(told),
    )  # fmt: skip
