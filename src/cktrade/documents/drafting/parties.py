"""Whose figure it is: reporter and partner, from the economies that a text names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.documents.drafting.worlds import World
from cktrade.documents.grammar.clauses import sentences
from cktrade.documents.grammar.lexicon import Cue, cues

if TYPE_CHECKING:
    from cktrade.documents.drafting.subjects import Subject
    from cktrade.documents.grammar.clauses import Clause
    from cktrade.vocabulary import Lang

_PAIR = {"CAN": "KOR", "KOR": "CAN"}
_TRADE = {"export", "import", "two_way", "balance"}
_SETTLING = {"admissions", "holders", "entries", "places"}
_WHOLES = {"WLD", "X-NON-US"}
_ALONE = {"population_total", "other_alone"}
_TO = re.compile(
    r"(?:\bto|\bfrom|\bwith|\bvers|\bde|\ben|\bà|\bau|\baux|\bdepuis|\bavec|대|對\)|\(對\))\s?"
    r"(?:the |la |le |les |l[’'])?$"
)
_HOLDS = re.compile(r"(?:[’']s)?\s(?:\w+\s){0,2}$|의\s?\S{0,8}\s?$")
#: Between a figure and its noun stands an adjective at most.
_ADJECTIVE = 12


@dataclass(frozen=True)
class Parties:
    """Reporter and partner, and whether the sentence itself names the partner."""

    reporter: str
    partner: str
    stated: bool = False
    doubt: bool = False


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
    ]
    if counted.measure in _ALONE:
        return Parties(about.home, "not applicable", stated=True)
    if counted.flow in _TRADE:
        return _of_trade(clause, counted.flow, about, named, earlier, lang)
    if lang == "ko" and about.home == "KOR" and counted.flow in _SETTLING:
        about = World("CAN", "KOR")
    return _of_people(clause, counted, about, named, earlier)


def _of_trade(  # noqa: C901, PLR0911, PLR0913, PLR0917 -- one rule a line, the surest first
    clause: Clause,
    flow: str,
    about: World,
    named: list[Cue],
    earlier: Parties | None,
    lang: Lang,
) -> Parties:
    near = [c for c in named if c.start <= clause.right]
    objects = [c for c in near if _is_object(clause.line, c)]
    holders = [c for c in near if c not in objects and _is_holder(clause.line, c)]
    own = _close(clause, objects)
    holder = _close(clause, holders)
    reporter = holder.code if holder and holder.code != "WLD" else about.home
    listed = _listed(clause, near, reporter)
    if listed:
        return Parties(about.home or reporter, listed, stated=True)
    if own:
        if flow == "import" and own.code == about.home and holder:
            return Parties(own.code, holder.code, stated=True)
        if own.code == reporter:
            reporter = _PAIR.get(own.code, about.home)
        return Parties(reporter, own.code, stated=True)
    if holder and holder.code in _PAIR and about.other != "WLD":
        doubt = _strangers(clause, about, lang)
        return Parties(reporter, _PAIR[reporter], doubt=doubt)
    others = [c for c in near if c.code not in {reporter, about.home}]
    if others and not earlier:
        return Parties(reporter, _close(clause, others).code, stated=False)  # type: ignore[union-attr]
    if earlier and clause.before:
        return earlier
    if any(c.code == "WLD" for c in near):
        return Parties(reporter, "WLD", stated=True)
    return Parties(reporter, about.other, doubt=_strangers(clause, about, lang))


def _strangers(clause: Clause, about: World, lang: Lang) -> bool:
    """Say whether the line has named somebody else, of whom it may go on to speak."""
    known = {about.home, about.other, "WLD"}
    starts = [start for start, _ in sentences(clause.line) if start < clause.start]
    before = clause.line[starts[-1] if starts else 0 : clause.number.start]
    return any(c.code not in known for c in cues("economy_words", before, lang))


def _is_object(line: str, cue: Cue) -> bool:
    """Say whether trade goes to or comes from it: to South Korea, 대캐나다."""
    if cue.code == "X-NON-US":
        return True
    return bool(_TO.search(line[max(0, cue.start - 16) : cue.start]))


def _is_holder(line: str, cue: Cue) -> bool:
    """Say whether it is whose trade: Canada's exports, 한국의 수출."""
    after = line[cue.end : cue.end + 34]
    return bool(
        re.match(
            r"(?:[’']s)?\s(?:\w+\s){0,3}?(?:export|import|trade|merchandise|deficit|surplus)"
            r"|\w*\s(?:export|import|a vu|exporte)|의 |은 |는 ",
            after,
        )
        or re.search(
            r"(?:export|import)ations\s(?:\w+\s){0,3}?(?:du\s)?$",
            line[max(0, cue.start - 40) : cue.start],
        )
    )


def _close(clause: Clause, some: list[Cue]) -> Cue | None:
    """Return the economy nearest to a figure, those before it first."""
    before = [c for c in some if c.end <= clause.number.start]
    if before:
        return before[-1]
    return some[0] if some else None


def _listed(clause: Clause, near: list[Cue], reporter: str) -> str:
    """Return the economy of a list's member: "China 25%, USA 18%", 독일 4490명."""
    for cue in reversed(near):
        gap = clause.line[cue.end : clause.number.start]
        touches = cue.end <= clause.number.start and not gap.strip(" (:,가이은는")
        if touches and cue.code not in {reporter, "WLD"} and len(gap) <= 3:  # noqa: PLR2004 -- a blank and a bracket
            return cue.code
    return ""


def _of_people(  # noqa: C901, PLR0911 -- as above
    clause: Clause,
    counted: Subject,
    about: World,
    named: list[Cue],
    earlier: Parties | None,
) -> Parties:
    if counted.measure == "canadians_in_korea":
        return Parties("KOR", "CAN", stated=True)
    if counted.measure == "language_teachers" and about.other != "WLD":
        return Parties("KOR", "CAN", stated=True)
    if counted.measure in {"korean_population", "youth_mobility_quota"}:
        near = _listed(clause, named, "CAN")
        return Parties("CAN", near or "KOR", stated=True)
    home = _host(clause, counted, about)
    people = _counted_people(clause, named)
    if people:
        reporter = home if people != home else _PAIR.get(people, home)
        return Parties(reporter, people, stated=True)
    listed = _listed(clause, named, home)
    if listed:
        return Parties(home, listed, stated=True)
    whole = [
        c.code for c in named if c.code in _WHOLES and c.end <= clause.number.start
    ]
    if whole:
        return Parties(home, whole[-1], stated=True)
    others = [
        c for c in named if c.code not in {home, "WLD"} and not c.code.startswith("X-")
    ]
    nearest = _close(clause, others)
    if nearest is not None and nearest.start < clause.right:
        return Parties(home, nearest.code, stated=False)
    if earlier is not None:
        return Parties(earlier.reporter, earlier.partner, stated=False)
    return Parties(home, about.other, stated=False)


def _to_canada(clause: Clause) -> bool:
    """Say whether Korean words on travel tell of Canada rather than of Korea."""
    return not re.search(r"방한|한국을 (?:찾|방문)|한국 방문", clause.sentence)


def _host(clause: Clause, counted: Subject, about: World) -> str:
    """Return the country in which people are counted."""
    if about.other in _PAIR and counted.flow in _SETTLING:
        return "CAN"
    if about.home == "KOR" and counted.measure == "visitors" and _to_canada(clause):
        return "CAN"
    return about.home


def _counted_people(clause: Clause, named: list[Cue]) -> str:
    """Return the nationality in the figure's own phrase: 5,250 South Koreans."""
    for cue in named:
        gap = clause.line[clause.number.end : cue.start]
        after = cue.start >= clause.number.end and cue.end <= clause.right
        if (
            after
            and len(gap) <= _ADJECTIVE
            and not re.search(r"[,;(.]|\b(?:to|in|en|au|from)\b", gap)
        ):
            return cue.code
    return ""
