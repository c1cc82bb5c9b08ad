"""What a figure counts: its measure and flow, from the words nearest to it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cktrade.documents.drafting.services import as_services
from cktrade.documents.grammar.lexicon import Cue, cues
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.documents.grammar.clauses import Clause
    from cktrade.vocabulary import Lang

TRADE = "merchandise_trade"
#: Words that tie what follows a figure to it: "$5.9 billion of exports".
_TIED = re.compile(r"(?:\s?(?:in|of|worth of|de|d[’']|en)\s)?[\w\s’'-]{0,24}$")
_LIST = re.compile(r"respectively|respectivement|각각")
#: How far a phrase on people may reach: "200,000 Canadians who say … Korean origin".
_PHRASE = 70
_TOUCHING = 3
#: Papers that people hold, and the same as they are issued.
_PAPERS = {"study_permit_holders": "study_permits_issued"}
#: Words of those who went, who are fewer than the places that a quota offers.
_WENT = re.compile(
    r"\b(?:came|come|arriv|went|travel|participat|took part|take part|worked|benefit"
    r"|used|venus|particip|arrivé|séjourn|profit)|참가|참여|입국|다녀|다녀온|이용",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:quotas?|spots?|places?|caps?|limits?|allocat\w*|allow\w*|available|contingent"
    r"|plafond)\b|쿼터|정원|한도|상한|자리",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"issu|grant|approv|délivr|accord|발급")
#: In Korean a noun belongs to the figure before it after "의", or right after a unit.
_KOREAN_TIED = re.compile(
    r"\s?\S{0,6}의\s|\s?(?:캐나다\s?|미국\s?)?(?:달러|불|원|명|건)\s?$"
)


@dataclass(frozen=True)
class Subject:
    """A measure and its flow; ``stated`` where the figure's own sentence names it.

    ``start`` and ``end`` are where the word for it stands in the line; -1 if it
    stands in none.
    """

    measure: str
    flow: str
    stated: bool = True
    start: int = field(default=-1, compare=False)
    end: int = field(default=-1, compare=False)


def subject(clause: Clause, lang: Lang, earlier: Subject | None) -> Subject | None:
    """Return what a figure counts, or what the figure before it counted.

    Parameters
    ----------
    clause : Clause
        The figure in its line.
    lang : {'en', 'fr', 'ko'}
        The language.
    earlier : Subject or None
        What the figure before it counted.

    """
    found = _ordered(clause, lang)
    returning = [c for c in found if c.code == "other.arrivals"]
    cue = _listed(clause, found, lang) or _nearest(clause, found)
    cue = returning[0] if returning else cue
    if cue is None:
        if earlier is None:
            return None
        return Subject(earlier.measure, earlier.flow, stated=False)
    whole = cue.code == "population_total" and "%" in clause.number.text
    if whole and earlier is not None:
        return earlier
    measure, flow = cue.code, ""
    if cue.code in codelist("flow_words"):
        other = earlier and earlier.measure == "other" and not _after(clause, cue, lang)
        measure, flow = "other" if other else TRADE, cue.code
    flow = flow or codelist("subject_words")[cue.code]["flow"]
    measure = _gone(clause, _issued(clause, measure.partition(".")[0]))
    counted = Subject(measure, flow, start=cue.start, end=cue.end)
    return as_services(clause, counted, earlier)


def _gone(clause: Clause, measure: str) -> str:
    """Return something else for people who went, and not the places they could take."""
    went = _WENT.search(clause.sentence) and not _OFFERED.search(clause.sentence)
    return "other" if measure == "youth_mobility_quota" and went else measure


def _issued(clause: Clause, measure: str) -> str:
    """Return permits issued where a verb says so, for those who hold them."""
    paper = re.match(
        r"\s(?:\w+\s){0,2}?(?:permits?|permis)\b(?!\sholders)|건", clause.behind
    )
    if measure in _PAPERS and paper and _ISSUED.search(clause.sentence):
        return _PAPERS[measure]
    return measure


def of_measure(code: str) -> Subject:
    """Return the subject of a code of the list of subjects.

    Examples
    --------
    >>> of_measure("visitors").flow
    'arrivals'

    """
    flow = codelist("subject_words")[code]["flow"]
    return Subject(code.partition(".")[0], flow)


def usual(lines: Sequence[str], lang: Lang) -> Subject | None:
    """Return what a text counts most, for a headline that does not say.

    Examples
    --------
    >>> usual(["Up 20%", "Visitors came; visitors left.", "They export."], "en").measure
    'visitors'

    """
    named = Counter(
        cue.code
        for line in lines
        for name in ("flow_words", "subject_words")
        for cue in cues(name, line, lang)
    )
    named.pop("other", None)
    if not named:
        return None
    code = max(named, key=lambda one: named[one])
    if code in codelist("flow_words"):
        return Subject(TRADE, code, stated=False)
    flow = codelist("subject_words")[code]["flow"]
    return Subject(code.partition(".")[0], flow, stated=False)


def _after(clause: Clause, cue: Cue, lang: Lang) -> bool:
    """Say whether the sentence names no other subject than a flow of trade."""
    return not cues("subject_words", clause.sentence, lang) or cue.start < 0


def _ordered(clause: Clause, lang: Lang) -> list[Cue]:
    """Return the words of the sentence that name a subject, in its order."""
    some = [
        Cue(cue.code, cue.start + clause.start, cue.end + clause.start, cue.text)
        for name in ("flow_words", "subject_words")
        for cue in cues(name, clause.sentence, lang)
    ]
    longest = [
        one for one in some
        if not any(
            other.start <= one.start and one.end <= other.end and other.text != one.text
            for other in some
        )
    ]  # fmt: skip
    return sorted(longest, key=lambda cue: cue.start)


def _nearest(clause: Clause, found: list[Cue]) -> Cue | None:
    number = clause.number
    behind = [c for c in found if number.end <= c.start < clause.right]
    ahead = [c for c in found if c.end <= number.start]
    if behind and _is_tied(clause, behind[0], ahead):
        return behind[0]
    if ahead:
        return ahead[-1]
    return behind[0] if behind else None


def _is_tied(clause: Clause, cue: Cue, ahead: list[Cue]) -> bool:
    between = clause.line[clause.number.end : cue.start]
    if len(between) <= _TOUCHING and not re.search(r"[,;:.)]", between):
        return True
    if re.search(r"[,;:.)]\s|\b(?:and|et|while|but|to|from|à)\b", between):
        return False
    if re.search("[가-힣]", clause.sentence):
        return not ahead or bool(_KOREAN_TIED.match(between))
    own = not ahead or ahead[-1].end <= clause.left
    people = cue.code not in codelist("flow_words")
    said = re.match(r"\s?(?:in|of|worth|among|parmi|de|d[’'])\b", between)
    flow = codelist("subject_words").get(cue.code, {}).get("flow")
    if flow == "residents" and len(between) <= _PHRASE:
        return True
    if people and own and len(between) <= _PHRASE:
        return True
    return bool(_TIED.fullmatch(between)) and (own or people or bool(said))


def _listed(clause: Clause, found: list[Cue], lang: Lang) -> Cue | None:  # noqa: ARG001 -- one form with its neighbours
    """Return the member of a list that "respectively" gives to a figure."""
    if not _LIST.search(clause.sentence):
        return None
    flows = [c for c in found if c.code in {"export", "import"}]
    ahead = [c for c in flows if c.end <= clause.number.start]
    place = 0
    while place < len(clause.before) and not _between(clause, place, flows):
        place += 1
    first = clause.before[0].start if clause.before else clause.number.start
    ahead = [c for c in ahead if c.end <= first]
    size = 2
    if len(ahead) < size or _between_any(clause, flows):
        return None
    return ahead[-size:][len(clause.before) % size]


def _between(clause: Clause, place: int, flows: list[Cue]) -> bool:
    return any(
        c.start > clause.before[place].end
        for c in flows
        if c.end <= clause.number.start
    )


def _between_any(clause: Clause, flows: list[Cue]) -> bool:
    return bool(clause.before) and _between(clause, 0, flows)
