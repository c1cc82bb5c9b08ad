"""Which period of its sentence a figure speaks of."""
# ruff: noqa: E501 -- wide letters in a pattern

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.documents.grammar.periods import When, whens

if TYPE_CHECKING:
    from cktrade.documents.grammar.clauses import Clause
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
_COMMA = re.compile(r",\s|;\s|\s(?:while|whereas|but|mais|tandis)\s")


def when_of(
    clause: Clause, lang: Lang, statistic: str | None = None
) -> tuple[When | None, When | None]:
    """Return the period of a figure and the one that it is compared to."""
    inside = [
        when
        for when in whens(clause.line, lang)
        if clause.start <= when.start and when.end <= clause.end
    ]
    bases = [when for when in inside if when.base]
    if statistic == "growth":
        inside = [replace(w, base=w.base or w.open in _EARLIER) for w in inside]
    touching = _touching(inside, clause)
    if touching is not None:
        return touching, None
    plain = [when for when in inside if not when.base]
    moving = statistic in {"growth", "rank"}
    at = _at(plain or ([] if moving else inside), clause, lang)
    base = _at(bases, clause, lang) if bases else None
    if statistic == "growth" and at is not None and "/" in at.period:
        first, last = at.period.split("/")
        return replace(at, period=last), base or replace(at, period=first)
    if statistic == "growth" and lang != "ko" and at is not None and "/" in at.open:
        first, last = at.open.removeprefix("--").split("/")
        start = replace(at, open=f"--{first}")
        return replace(at, open=f"--{last}"), base or start
    return at, base


def _touching(inside: list[When], clause: Clause) -> When | None:
    """Return a period with the figure in brackets after it: 2015 (339 000)."""
    for when in inside:
        between = clause.line[when.end : clause.number.start]
        if when.end <= clause.number.start and between.strip(" +-–") == "(":
            return when
    return None


def _at(found: list[When], clause: Clause, lang: Lang) -> When | None:
    before = [w for w in found if w.end <= clause.number.start]
    after = [w for w in found if w.start >= clause.number.end]
    own = after[0] if after and _is_own(after[0], before, clause, lang) else None
    if own is not None:
        return own
    if before:
        return before[-1]
    return after[0] if after else None


def _is_own(when: When, before: list[When], clause: Clause, lang: Lang) -> bool:
    """Say whether the period after a number is nearer to it than the one before."""
    gap = clause.line[clause.number.end : when.start]
    if when.start >= clause.right and not gap.startswith(" (") and before:
        return False
    if lang == "ko":
        return bool(re.fullmatch(r"[^\s(]{0,6}\s?\(", gap))
    fresh = not before or before[-1].end <= clause.left
    if _COMMA.search(gap) and before and not fresh:
        return False
    return bool(_OWN.fullmatch(gap)) and (fresh or len(gap) <= 12)  # noqa: PLR2004 -- " people in "


def period_of(clause: Clause, said: Said, lang: Lang) -> tuple[str | None, str | None]:
    """Return what the line tells of period and base without the document's day."""
    at, base = when_of(clause, lang, said.statistic)
    return (at.period or None) if at else None, (base.period or None) if base else None
