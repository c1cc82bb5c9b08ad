"""People: the country in which they are counted, and the one they come from."""
# ruff: noqa: E501 -- wide letters in a pattern

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cktrade.documents.drafting.sides import (
    PAIR,
    Parties,
    country_names,
    listed_economy,
    near_figure,
    ranks,
)
from cktrade.documents.grammar.lexicon import cues

if TYPE_CHECKING:
    from cktrade.documents.drafting.subjects import Subject
    from cktrade.documents.drafting.worlds import World
    from cktrade.documents.grammar.clauses import Clause
    from cktrade.documents.grammar.lexicon import Cue
    from cktrade.vocabulary import Lang

_WHOLES = {"WLD", "X-NON-US"}
_HOST_AHEAD = {
    "en": re.compile(
        r"(?:\bto|\bin|\binto|\bthroughout|\bacross|\bvisit(?:ed|ing)?|\benter(?:ed|ing)?)"
        r"\s(?:the )?$",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:\ben|\bau|\bvers(?: la| le)?|\bvisit\w+ (?:la|le)|\bà travers le)\s$",
        re.IGNORECASE,
    ),
    "ko": re.compile(r"방$"),
}
_HOST_BEHIND = {
    "en": re.compile(
        r"\s(?:has |have |had )?(?:also )?(?:admit|welcom|receiv|issu|accept|grant|host|"
        r"attract|took in)"
    ),
    "fr": re.compile(
        r"\s(?:a|avait)\s(?:\w+\s)?(?:accueilli|admis|reçu|délivré|octroyé|attiré)"
    ),
    "ko": re.compile(
        r"[를을] (?:찾|방문|여행|다녀)|에서? (?:공부|체류|거주|사는|머문|머무|입국|온|유학)|"
        r"\s내\s|행(?:은|이|\s)|(?:가|이|\s?정부가|\s?정부는|는) (?:\S+ ){0,5}?(?:받아들|발급)"
    ),
}
_BORN = re.compile(r"\bborn in\s(?:the )?$|\bnée?s? (?:en|au)\s$", re.IGNORECASE)
_FROM_AHEAD = re.compile(
    r"(?:\bfrom|\bde|\bdu|\bdes|\bd[’'])\s?(?:the |la |l[’'])?$", re.IGNORECASE
)
_KOREAN_PEOPLE = re.compile(
    r"인|\s?(?:국적|관광객|유학생|이민자|학생|출신|국민|여행객|방문객)|들"
)
#: Between a figure and its noun stands an adjective at most.
_ADJECTIVE = 12


def of_people(  # noqa: C901, PLR0911, PLR0913, PLR0917 -- one rule a line, the surest first
    clause: Clause,
    counted: Subject,
    about: World,
    named: list[Cue],
    earlier: Parties | None,
    lang: Lang,
) -> Parties:
    """Return in which country people are counted, and from where they come.

    Parameters
    ----------
    clause, counted, about, earlier, lang
        As for :func:`cktrade.documents.drafting.parties.parties`.
    named : list of Cue
        The economies that the sentence names.

    """
    if counted.flow == "two_way":
        return Parties(about.home, PAIR.get(about.home, ""), stated=True)
    fixed = _by_measure(clause, counted, about, named, lang)
    if fixed is not None:
        return fixed
    near = [c for c in named if c.start <= clause.right]
    host = near_figure(clause, [c for c in near if _is_host(clause.line, c, lang)])
    home = host.code if host and host.code != "WLD" else _usual(counted, about, near)
    if lang == "ko" and "방한" in clause.line[clause.start : clause.number.start]:
        everyone = any(c.code == "WLD" for c in near)
        return Parties("KOR", "WLD" if everyone else "CAN", stated=True)
    people = _counted_people(clause, near, lang)
    if people:
        home = home if people != home else PAIR.get(people, home)
        return Parties(home, people, stated=True)
    listed = listed_economy(clause, near, home)
    if listed:
        return Parties(home, listed, stated=True)
    others = [c for c in near if c.code not in {home, "WLD"} and c is not host]
    others = [c for c in others if not c.code.startswith("X-")]
    if others and ranks(clause, lang):
        return Parties(home, others[0].code, stated=True)
    origins = [
        c
        for c in near
        if c is not host and c.code != home and _is_origin(clause.line, c, lang)
    ]
    origin = near_figure(clause, origins)
    if origin is not None:
        return Parties(home, origin.code, stated=True)
    whole = [c.code for c in near if c.code in _WHOLES and c.end <= clause.number.start]
    if whole:
        return Parties(home, whole[-1], stated=True)
    nearest = near_figure(clause, others)
    if nearest is not None:
        return Parties(home, nearest.code, stated=False)
    told = [
        c.code
        for c in cues("economy_words", clause.line[: clause.start], lang)
        if c.code not in {home, *_WHOLES} and not c.code.startswith("X-OF")
    ]
    if host and earlier is None and _HOST_BEHIND[lang].match(clause.line, host.end):
        return Parties(home, "WLD", stated=False)
    if earlier is None and told:
        return Parties(home, told[-1], stated=False)
    if earlier is not None:
        moved = host is not None and earlier.partner == home
        partner = PAIR.get(home, "") if moved else earlier.partner
        return Parties(home if host else earlier.reporter, partner, stated=False)
    return Parties(home, about.other if home == about.home else about.home)


def _by_measure(
    clause: Clause, counted: Subject, about: World, named: list[Cue], lang: Lang
) -> Parties | None:
    """Return the parties that a measure has by what it is."""
    if counted.measure == "population_total":
        before = [
            c
            for c in cues("economy_words", clause.line[: clause.number.start], lang)
            if not c.code.startswith("X-")
            and clause.line[c.end : c.end + 2] not in {"’s", "'s"}
        ]
        some = [c for c in named if c.code not in _WHOLES and c.start < clause.right]
        near = near_figure(clause, some)
        usual = about.titled or about.home
        code = near.code if near else before[-1].code if before else usual
        return Parties(code, "not applicable", stated=True)
    if counted.measure == "canadians_in_korea":
        return Parties("KOR", "CAN", stated=True)
    if counted.measure == "language_teachers" and about.other != "WLD":
        return Parties("KOR", "CAN", stated=True)
    if counted.measure in {"korean_population", "overseas_koreans"}:
        return Parties("CAN", "KOR", stated=True)
    if counted.measure == "youth_mobility_quota":
        near_one = listed_economy(clause, named, "CAN")
        return Parties("CAN", near_one or "KOR", stated=True)
    return None


def _usual(counted: Subject, about: World, near: list[Cue]) -> str:
    """Return the country in which people are counted where no word tells."""
    if about.other in PAIR and counted.flow in {"admissions", "holders", "entries"}:
        return "CAN"
    if about.home == "KOR" and counted.flow == "arrivals":
        return (
            "CAN"
            if any(c.code == "CAN" for c in near) or about.other == "CAN"
            else (about.home)
        )
    return about.home


def _is_host(line: str, cue: Cue, lang: Lang) -> bool:
    ahead = line[max(0, cue.start - 24) : cue.start]
    if _BORN.search(ahead):
        return False
    if cue.text in country_names(lang) and _HOST_AHEAD[lang].search(ahead):
        return lang != "ko"
    return bool(_HOST_BEHIND[lang].match(line, cue.end))


def _is_origin(line: str, cue: Cue, lang: Lang) -> bool:
    if cue.code == "WLD":
        return False
    if cue.code.startswith("X-") and cue.code not in {"X-NON-US", "X-ASIA", "X-EUROPE"}:
        return False
    if lang == "ko":
        plain = cue.text in {"한인", "우리나라", "우리 나라"}
        return plain or bool(_KOREAN_PEOPLE.match(line, cue.end))
    ahead = line[max(0, cue.start - 12) : cue.start]
    if _FROM_AHEAD.search(ahead) or _BORN.search(ahead):
        return True
    return cue.text not in country_names(lang) and line[cue.end : cue.end + 2] not in {
        "’s",
        "'s",
    }


def _counted_people(clause: Clause, named: list[Cue], lang: Lang) -> str:
    """Return the nationality in the figure's own phrase: 5,250 South Koreans."""
    for cue in named:
        gap = clause.line[clause.number.end : cue.start]
        after = cue.start >= clause.number.end and cue.end <= clause.right
        if not after or len(gap) > _ADJECTIVE:
            continue
        if lang == "ko":
            if gap.strip() in {"명의", "의", "위", "위는"}:
                return cue.code
            continue
        if not re.search(r"[,;(.)]|\b(?:to|in|en|au|from|and|et|de|du|of)\b", gap):
            return cue.code
    return ""
