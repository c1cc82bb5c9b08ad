"""Whose figure it is: reporter and partner, from the economies that a text names.

The word for the flow governs: "Canadian exports to South Korea" names its holder before
it and its object after it. A sentence with such a word and no economy speaks of what
the text is about; one without the word goes on from the figure before it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.documents.drafting.hosts import of_people
from cktrade.documents.drafting.several import is_of_several, right_behind
from cktrade.documents.drafting.sides import (
    PAIR,
    Parties,
    is_holder,
    is_object,
    is_scope,
    listed_economy,
    near_figure,
    ranks,
    whose_rank,
)
from cktrade.documents.drafting.worlds import World
from cktrade.documents.grammar.clauses import sentences
from cktrade.documents.grammar.lexicon import Cue, cues
from cktrade.documents.grammar.tense import goes_on

if TYPE_CHECKING:
    from cktrade.documents.drafting.subjects import Subject
    from cktrade.documents.grammar.clauses import Clause
    from cktrade.vocabulary import Lang

__all__ = ["Parties", "parties"]

_TRADE = {"export", "import", "two_way", "balance"}
_INVESTMENT = "direct_investment"
_SETTLING = {"admissions", "holders", "entries", "places"}


def parties(
    clause: Clause, counted: Subject, about: World, lang: Lang, earlier: Parties | None
) -> Parties:
    """Return whose figure it is.

    Parameters
    ----------
    clause : Clause
        The figure in its line.
    counted : Subject
        What it counts.
    about : World
        Who the document is about.
    lang : {'en', 'fr', 'ko'}
        The language.
    earlier : Parties or None
        Those of the figure before it in the same line.

    """
    named = [
        Cue(c.code, c.start + clause.start, c.end + clause.start, c.text)
        for c in cues("economy_words", clause.sentence, lang)
        if not c.code.startswith("X-OF")
    ]
    whose = _of_figure(clause, counted, about, named, lang, earlier)
    if is_of_several(clause, named, whose.partner):
        return replace(whose, stated=False, doubt=True)
    return whose


def _of_figure(  # noqa: PLR0913, PLR0917 -- a figure, and all that is known around it
    clause: Clause,
    counted: Subject,
    about: World,
    named: list[Cue],
    lang: Lang,
    earlier: Parties | None,
) -> Parties:
    if counted.measure == _INVESTMENT:
        return _of_investment(counted, about, named)
    tariffs = counted.measure == "other" and counted.flow == "not applicable"
    travel = counted.measure == "visitors"
    if (counted.flow in _TRADE and not travel) or (tariffs and counted.start >= 0):
        ranked = _of_rank(clause, named) if lang == "ko" else None
        if ranked is not None:
            return ranked
        return _of_trade(clause, counted, about, named, earlier, lang)
    if lang == "ko" and about.home == "KOR" and counted.flow in _SETTLING:
        about = World("CAN", "KOR")
    return of_people(clause, counted, about, named, earlier, lang)


def _of_rank(clause: Clause, named: list[Cue]) -> Parties | None:
    """Return who ranks among whose partners, where a Korean sentence says both."""
    owner = whose_rank(clause, named) if ranks(clause, "ko") else None
    if owner is None or owner.code not in PAIR:
        return None
    others = [c.code for c in named if c.code not in {owner.code, "WLD"}]
    return Parties(owner.code, [*others, PAIR[owner.code]][0], stated=True)


def _of_investment(counted: Subject, about: World, named: list[Cue]) -> Parties:
    """Return Canada and the other side: its words say which way the money went."""
    others = [c.code for c in named if c.code != "CAN" and not c.code.startswith("X-")]
    home = about.home if about.other == "CAN" else about.other
    partner = others[0] if others else home
    doubt = not counted.flow or len(set(others)) > 1
    return Parties("CAN", partner, stated=bool(others) and not doubt, doubt=doubt)


def _of_trade(  # noqa: C901, PLR0911, PLR0913, PLR0917 -- one rule a line, the surest first
    clause: Clause,
    counted: Subject,
    about: World,
    named: list[Cue],
    earlier: Parties | None,
    lang: Lang,
) -> Parties:
    near = [c for c in named if c.start <= clause.right or c.start <= counted.end]
    objects = [c for c in near if is_object(clause.line, c, counted, lang)]
    holders = [c for c in near if c not in objects and is_holder(clause.line, c, lang)]
    own = right_behind(clause, objects) or _close(clause, counted, objects)
    holder = _close(clause, counted, holders)
    reporter = holder.code if holder and holder.code != "WLD" else about.home
    listed = listed_economy(clause, near, reporter)
    if listed:
        return Parties(about.home or reporter, listed, stated=True)
    others = [c for c in near if c.code not in {reporter, "WLD"}]
    subjects = [c for c in others if not is_scope(clause.line, c)]
    if ranks(clause, lang) and goes_on(clause, lang):
        subjects = _of_sentence_before(clause, about, lang)
    if subjects and not own and ranks(clause, lang):
        return Parties(reporter, subjects[0].code, stated=True)
    others = [c for c in others if not c.code.startswith("X-")]
    if _both(near) and counted.flow == "two_way" and not own and about.other in PAIR:
        return Parties(about.home, about.other, stated=True)
    if any(c.code == "WLD" and _beside(c, counted, clause) for c in near):
        return Parties(reporter, "WLD", stated=True)
    if own:
        into = re.search(r"\b(?:to|into|au|vers le)\s$", clause.line[: own.start])
        to_home = counted.flow == "import" and own.code == about.home and into
        if to_home and holder:
            return Parties(own.code, holder.code, stated=True)
        if own.code == reporter:
            reporter = PAIR.get(own.code, about.home)
        return Parties(reporter, own.code, stated=True)
    if holder and holder.code in PAIR and about.other != "WLD":
        doubt = _strangers(clause, about, lang)
        return Parties(reporter, PAIR[reporter], doubt=doubt)
    others = [c for c in others if c.code != about.home]
    if others and not earlier:
        return Parties(reporter, near_figure(clause, others).code, stated=False)  # type: ignore[union-attr]
    if earlier and (clause.before or counted.start < 0 or not counted.stated):
        return earlier
    if any(c.code == "WLD" for c in near):
        return Parties(reporter, "WLD", stated=True)
    return Parties(reporter, about.other, doubt=_strangers(clause, about, lang))


def _of_sentence_before(clause: Clause, about: World, lang: Lang) -> list[Cue]:
    """Return of whom the sentence before speaks, for one that begins with "it"."""
    starts = [start for start, _ in sentences(clause.line) if start < clause.start]
    before = clause.line[starts[-1] : clause.start] if starts else ""
    return [
        c
        for c in cues("economy_words", before, lang)
        if c.code not in {about.home, "WLD", "X-NON-US"}
        and not c.code.startswith("X-OF")
    ]


def _both(near: list[Cue]) -> bool:
    """Say whether both are named, or one word for both: Canada-Korea trade."""
    joint = any(re.fullmatch(r"[A-Z]\w+-[A-Z]\w+", c.text) for c in near)
    return joint or {c.code for c in near} >= {*PAIR}


def _strangers(clause: Clause, about: World, lang: Lang) -> bool:
    """Say whether the line has named somebody else, of whom it may go on to speak."""
    known = {about.home, about.other, "WLD"}
    starts = [start for start, _ in sentences(clause.line) if start < clause.start]
    before = clause.line[starts[-1] if starts else 0 : clause.number.start]
    return any(c.code not in known for c in cues("economy_words", before, lang))


def _beside(cue: Cue, counted: Subject, clause: Clause) -> bool:
    """Say whether a word for the whole world stands at the flow or the figure."""
    if cue.end > clause.number.start and re.search("[가-힣]", cue.text):
        return False
    if "%" in clause.number.text and _part_of(clause):
        return False
    if counted.start < 0:
        return cue.end <= clause.number.start and cue.start >= clause.left
    gap = max(cue.start - counted.end, counted.start - cue.end)
    return gap <= 22  # noqa: PLR2004 -- "surplus with the world", "total exports"


def _part_of(clause: Clause) -> bool:
    """Say whether a percentage is a part of what the world names: 1% of the total."""
    return bool(
        re.match(r"\s(?:of|de|du|des|d[’'])\b", clause.behind)
        or re.search(r"의\s(?:약\s)?$", clause.ahead)
    )


def _close(clause: Clause, counted: Subject, some: list[Cue]) -> Cue | None:
    """Return the economy nearest to the word for the flow, else to the figure."""
    if counted.start < 0 or not counted.stated:
        return near_figure(clause, some)
    ranked = sorted(
        some, key=lambda c: max(c.start - counted.end, counted.start - c.end)
    )
    return ranked[0] if ranked else None
