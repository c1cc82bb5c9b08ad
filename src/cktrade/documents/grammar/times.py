"""Which period of its sentence a figure speaks of."""
# ruff: noqa: E501 -- wide letters in a pattern

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues
from cktrade.documents.grammar.periods import When, whens

if TYPE_CHECKING:
    from cktrade.documents.grammar.clauses import Clause
    from cktrade.documents.grammar.numerals import Number
    from cktrade.documents.grammar.statements import Said
    from cktrade.vocabulary import Lang

#: Words between a figure and a period that is its own.
_OWN = re.compile(
    r"[\w\s’'%$\-–]{0,42}?\s?(?:\(|in |for |during |en |pour |durant |at the |as of |au |"
    r"à la |à |by |on |of |de |this |the |, (?:in|at) )?",
    re.IGNORECASE,
)
#: Of a growth they can only be what it starts from.
_EARLIER = {"before", "monthbefore"}
#: What stands between a figure and one that it is held against, or only hoped for.
_BACK = re.compile(
    r"\b(?:from|than|versus|vs|against|compar\w+|expect\w+|project\w+|forecast\w*|will|"
    r"could|would|by|contre|par rapport|depuis|que|prév\w+|devrai\w+|d[’']ici|since)\b",
    re.IGNORECASE,
)
#: What joins two figures of one time.
_BESIDE = re.compile(r"\b(?:and|while|whereas|et|tandis que|alors que)\b")
_COMMA = re.compile(r",\s|;\s|\s(?:while|whereas|but|mais|tandis)\s")
#: After a Korean figure: it is what another is compared to.
COMPARED = re.compile(
    r"\s?(?:캐나다\s?|미국\s?)?(?:달러|불|원|명|건|위|%|개|톤|회|세|석)?\s?(?:흑자|적자)?\)?(?:이|가)?\s?"
    r"(?:보다|에 비해|에 견주|대비|에서)"
)
#: In Korean a period after its figure stands in brackets, or as "3 it was in 2002".
_KOREAN_OWN = re.compile(
    r"[^\s(]{0,6}\s?\(|\s?\S{0,3}\s?(?:적자|흑자|수준)?(?:이|였|이었)던\s|\s?\S{0,3}인\s"
)
_FROM_TO = re.compile(r"\b(?:from|de)\s\W?$", re.IGNORECASE)
_TO = re.compile(r"[\w\s]{0,12}\s(?:to|à)\s")
_KOREAN_FROM = re.compile(r"\s?(?:\S{2,5}\s)?\S{0,3}에서\s")
_DATELINE = re.compile(r"\([^()]{3,60}\)\s|[A-ZÉ][^.()]{3,50}\d{4}\s[–—-]+\s")
_FEW, _KOREAN_NEAR = 12, 4


def when_of(
    clause: Clause, lang: Lang, statistic: str | None = None
) -> tuple[When | None, When | None]:
    """Return the period of a figure and the one that it is compared to."""
    inside = _inside(clause, lang, statistic)
    touching = _touching(inside, clause)
    if touching is not None:
        return touching, None
    plain = [when for when in inside if not when.base]
    bases = [when for when in inside if when.base]
    at = _at(plain, clause, lang, statistic)
    if statistic not in {"growth", "rank", "share"} and bases:
        own = [w for w in bases if w.open != "yoy" and _beside(w, clause, lang)]
        at = own[0] if own else at
    base = _at(bases, clause, lang, statistic) if bases else None
    if statistic == "growth" and at is not None and "/" in at.period:
        first, last = at.period.split("/")
        if len(first) == len("2016"):
            return replace(at, period=last), base or replace(at, period=first)
    reached = re.search(r",\s(?:à|to)\s$", clause.line[: clause.number.start])
    if (
        at is not None
        and reached
        and clause.before
        and len(at.period) == len("2011/2013")
    ):
        return replace(at, period=at.period[5:]), base
    moved = _is_move(at, clause) if at is not None else False
    if statistic == "growth" and at is not None and moved:
        first, last = at.open.removeprefix("--").split("/")
        start = replace(at, open=f"--{first}")
        return replace(at, open=f"--{last}"), base or start
    return at, base


def _inside(clause: Clause, lang: Lang, statistic: str | None) -> list[When]:
    """Return the periods of the sentence; those of what is compared to are bases."""
    first = max(clause.start, dateline(clause.line))
    since = _since(clause)
    found = [
        replace(when, base=when.base or when.end <= since)
        for when in whens(clause.line, lang)
        if first <= when.start and when.end <= clause.end
    ]
    if statistic == "growth":
        found = [replace(w, base=w.base or w.open in _EARLIER) for w in found]
    if statistic == "share":
        found = [replace(w, base=w.base or _is_whole(w, clause)) for w in found]
    if lang != "ko":
        return found
    ends = [n for n in clause.before if COMPARED.match(clause.line, n.end)]
    for number in ends:
        owned = [w for w in found if w.end <= number.start and not w.base]
        others = [n for n in clause.before if n.end <= number.start]
        if owned and not any(owned[-1].end <= n.start for n in others):
            found[found.index(owned[-1])] = replace(owned[-1], base=True)
    return found


def dateline(line: str) -> int:
    """Return where the place and day that open a news report end; 0 if none do.

    Examples
    --------
    >>> dateline("(Ottawa, May 2020) It rose."), dateline("It rose (a bit).")
    (19, 0)

    """
    found = _DATELINE.match(line)
    return found.end() if found else 0


def is_moving(clause: Clause, lang: Lang) -> bool:
    """Say whether a figure is one end of a move whose own time the words leave open.

    "Rose from 5.3 to 5.9 billion in 2018": of when the 5.3 was, nothing is said.
    """
    if lang != "ko":
        moved = _FROM_TO.search(clause.ahead) and _TO.match(clause.behind)
        return bool(moved) and not whens(clause.behind, lang)
    told = [
        when
        for when in whens(clause.line, lang)
        if clause.start <= when.start and when.end <= clause.end
    ]
    if len(told) == 1 and clause.line[told[0].end : told[0].end + 1] == "의":
        return False  # of 2017 it was 3: of which end that is, is said
    ends = clause.before and _KOREAN_FROM.match(clause.line, clause.before[-1].end)
    own = bool(_KOREAN_FROM.match(clause.behind))
    return (own and len(told) <= 1) or (bool(ends) and len(told) == 1)


def _since(clause: Clause) -> int:
    """Return where "Since the agreement came into force in 2015," ends; 0 if none."""
    found = re.match(r"(?:since|depuis)\b[^,]{0,90},", clause.sentence, re.IGNORECASE)
    return clause.start + found.end() if found else 0


def _is_whole(when: When, clause: Clause) -> bool:
    """Say whether a part is taken of a period: moins de la moitié de mai 2019."""
    gap = clause.line[clause.number.end : when.start]
    return bool(re.fullmatch(r"\s(?:of|de|d[’']|de ceux de|of that of)\s?", gap))


def _beside(when: When, clause: Clause, lang: Lang) -> bool:
    """Say whether a period stands at a number itself, before or after it."""
    if lang == "ko" and when.end <= clause.number.start:
        between = clause.line[when.end : clause.number.start]
        return len(between) <= 3 and bool(COMPARED.match(clause.behind))  # noqa: PLR2004 -- 의 and a blank
    gap = clause.line[clause.number.end : when.start]
    right = when.start >= clause.number.end and when.end <= clause.right
    return right and not _COMMA.search(gap) and _is_own(when, [], clause, lang)


def _is_move(at: When, clause: Clause) -> bool:
    """Say whether a growth is told from one month to another: de juin à septembre."""
    if "/" not in at.open or at.open.startswith("year"):
        return False
    ahead = clause.line[max(0, at.start - 12) : at.start]
    return (
        bool(re.search(r"\b(?:from|de|d[’'])\s?$", ahead)) and at.start > clause.start
    )


def _touching(inside: list[When], clause: Clause) -> When | None:
    """Return a period with the figure in brackets after it: 2015 (339 000)."""
    for when in inside:
        between = clause.line[when.end : clause.number.start]
        if when.end <= clause.number.start and between.strip(" +-–") == "(":
            return when
    return None


def _at(
    found: list[When], clause: Clause, lang: Lang, statistic: str | None
) -> When | None:
    before = [w for w in found if w.end <= clause.number.start]
    after = [w for w in found if w.start >= clause.number.end]
    own = after[0] if after and _is_own(after[0], before, clause, lang) else None
    if own is not None:
        return own
    free = [w for w in before if not _taken(w, clause, lang)]
    if free:
        return free[-1]
    after = [w for w in after if w.open not in _EARLIER]
    if not after or before:
        return None
    return after[0] if _reaches(after[0], clause, lang, statistic) else None


def _reaches(when: When, clause: Clause, lang: Lang, statistic: str | None) -> bool:
    """Say whether a period that stands after a figure may be its own."""
    beyond = when.start > clause.right
    if beyond and _FROM_TO.search(clause.ahead) and _TO.match(clause.behind):
        return False
    if lang == "ko":
        return not beyond and clause.right - when.end > _KOREAN_NEAR
    gap = clause.line[clause.number.end : clause.right]
    listed = clause.right - clause.number.end <= _FEW and not _BACK.search(gap)
    listed = listed or _closes(when, clause, lang)
    bracketed = clause.line[max(0, when.start - 1) : when.start] == "("
    return not beyond or listed or bracketed or statistic == "share"


def _closes(when: When, clause: Clause, lang: Lang) -> bool:
    """Say whether the one period of a sentence closes it: sold 5.6 and bought 9.5 in 2019.

    What comes after the figure must go on beside it, and not back from it.
    """
    gap = clause.line[clause.number.end : clause.right]
    tail = clause.line[when.end : clause.end]
    told = [w for w in whens(clause.line, lang) if clause.start <= w.start < clause.end]
    alone = len(told) == 1 and when.period and not when.base
    beside = _BESIDE.search(gap)
    return bool(
        alone and beside and not _BACK.search(gap) and re.fullmatch(r"\W*", tail)
    )


def _taken(when: When, clause: Clause, lang: Lang) -> bool:
    """Say whether a period belongs to the figure before it: 2 in 2014 to 3 in 2015."""
    if lang == "ko" or not clause.before:
        return False
    last = [n for n in clause.before if n.end <= when.start]
    if not last or not _pair(clause, last[-1], when):
        return False
    gap = clause.line[last[-1].end : when.start]
    return bool(_OWN.fullmatch(gap))


def _pair(clause: Clause, number: Number, when: When) -> bool:
    """Say whether a move from one figure to another stands around a period."""
    ahead = clause.line[max(clause.start, number.start - 8) : number.start]
    behind = clause.line[when.end : clause.number.start]
    from_to = re.search(r"\b(?:from|de|d[’'])\s\W?$", ahead)
    return bool(from_to and re.match(r"\s(?:to|à)\b", behind))


def _is_own(when: When, before: list[When], clause: Clause, lang: Lang) -> bool:
    """Say whether the period after a number is nearer to it than the one before."""
    gap = clause.line[clause.number.end : when.start]
    if when.start >= clause.right and not gap.startswith(" ("):
        return False
    if lang == "ko":
        return bool(_KOREAN_OWN.fullmatch(gap))
    fresh = not before or before[-1].end <= clause.left
    if _COMMA.search(gap) and before and not fresh:
        return False
    near = len(_without_unit(gap, lang)) <= _FEW
    return bool(_OWN.fullmatch(gap)) and (fresh or near)


def _without_unit(gap: str, lang: Lang) -> str:
    """Return the words after a number without the noun of its unit."""
    found = [c for c in cues("unit_words", gap, lang) if c.start <= 1]
    return gap[found[0].end :] if found else gap


def period_of(clause: Clause, said: Said, lang: Lang) -> tuple[str | None, str | None]:
    """Return what the line tells of period and base without the document's day."""
    at, base = when_of(clause, lang, said.statistic)
    return (at.period or None) if at else None, (base.period or None) if base else None
