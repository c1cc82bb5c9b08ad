"""Slips that names show: the economies, goods and people that a figure is told of.

What is unsaid is no slip. A name counts where it stands between the figure before and
the figure after, or in the words that the row quotes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cktrade.documents.grammar.clauses import sentences
from cktrade.documents.grammar.lexicon import Cue, cues
from cktrade.documents.grammar.numerals import numbers
from cktrade.documents.grammar.roles import not_a_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cktrade.documents.grammar import Printed
    from cktrade.documents.slips.of_words import Fault
    from cktrade.vocabulary import Lang

_NOBODY = {"", "not stated", "not applicable"}
_TRADE = {"merchandise_trade", "services_trade"}
_SIDES = {"export", "import"}
#: Trade both ways, in words that cannot be said of a flow.
_BOTH = re.compile(
    r"two-way|bilateral|total trade|between (?:the two|our)|échanges|교역",
    re.IGNORECASE,
)
#: Words that set somebody apart: whoever follows is no partner of the figure.
_APART = re.compile(
    r"(?:\b(?:after|behind|than|except|excluding|besides|unlike|followed by|ahead of|"
    r"compared (?:to|with)|hors|sauf|après|derrière|devant|que|contre)\s(?:that of |"
    r"those of |cell?es? d(?:e |[’']))?(?:the |la |le |les |l[’'])?|d[’'])$",
    re.IGNORECASE,
)
_APART_KO = re.compile(r"^(?:\([^)]*\))?(?:를|을|보다|에 이어|에 비해|와 달리|과 달리)")
_TO = re.compile(
    r"(?:\b(?:to|from|with|vers|avec)|à destination (?:de|du)|en provenance (?:de|du)|"
    r"\bau|\baux|대)\s?(?:the |la |le |les |l[’'])?$",
    re.IGNORECASE,
)
#: After and before an economy whose own trade is told: Korea’s exports, 한국의 수출.
_OWN = re.compile(
    r"(?:[’']s)?\s(?:\w+\s){0,3}?(?:export|import|sold|sells|bought|buys|ship|sales|"
    r"purchas|a \w+|ont \w+|vend|ach[eè]t)|의 |이 |가 |은 |는 |·|-|측"
)
_OWNED = re.compile(
    r"(?:export|import)ations\s(?:\w+\s){0,3}?(?:de la |du |de l[’']|des |de )?$|\bby "
    r"$|\bpar (?:la |le )?$",
    re.IGNORECASE,
)
#: Where the words of one figure end and those of the next begin.
_CUT = re.compile(r"[,;:]\s|\s(?:and|et|while|whereas|but|mais|tandis)\s|고 |며 ")
#: Kinds of people and permits that a document does not take for each other.
_GROUPS = (
    {"visitors", "overnight_visitors", "same_day_visitors", "visitor_spending"},
    {"permanent_residents", "permanent_residence_visas",
     "permanent_residence_applications"},
    {"study_permit_holders", "study_permits", "study_permits_issued", "new_students",
     "international_students"},
    {"work_permits", "work_permit_holders", "foreign_workers", "language_teachers",
     "youth_mobility_quota"},
    {"korean_population", "overseas_koreans", "canadians_in_korea", "population_total"},
)  # fmt: skip


def of_names(
    row: Mapping[str, Any], meant: Printed, line: str, phrase: str, lang: Lang
) -> Iterator[Fault]:
    """Yield the slips of a row that names beside its figure show.

    Parameters
    ----------
    row : mapping
        A row of the claims table.
    meant : Printed
        Its figure in the line.
    line, phrase : str
        The line, and the words that the row quotes from it.
    lang : {'en', 'fr', 'ko'}
        The language of the line.

    """
    start, end = _stretch(meant, line, phrase, lang)
    near, first = line[start:end], meant.start - start
    yield from _partner(row, near, _sentence(meant, line), line, lang)
    if row["measure"] in _TRADE:
        yield from _flow(row, near, _sentence(meant, line), lang)
        yield from _goods(row, near, first, first + meant.end - meant.start, lang)
    else:
        yield from _people(row, near, lang)


def _sentence(meant: Printed, line: str) -> str:
    start, end = next((a, b) for a, b in sentences(line) if a <= meant.start < b)
    return line[start:end]


def _stretch(meant: Printed, line: str, phrase: str, lang: Lang) -> tuple[int, int]:
    """Return where the words of a figure begin and end: to its neighbours."""
    spans = sentences(line)
    left, right = next((a, b) for a, b in spans if a <= meant.start < b)
    figures = [n for n in numbers(line) if not not_a_figure(n, line, lang)]
    before = [n.end for n in figures if left <= n.start and n.end <= meant.start]
    after = [n.start for n in figures if meant.end <= n.start < right]
    if before:
        cuts = [m.end() for m in _CUT.finditer(line, before[-1], meant.start)]
        left = cuts[-1] if cuts else before[-1]
    if after:
        cut = _CUT.search(line, meant.end, after[0])
        right = cut.start() if cut else after[0]
    quoted = line.find(phrase)
    if 0 <= quoted <= meant.start:
        left, right = min(left, quoted), max(right, quoted + len(phrase))
    return left, right


def _economies(text: str, lang: Lang) -> list[Cue]:
    """Return the economies that a text names, those set apart left out."""
    return [
        cue
        for cue in cues("economy_words", text, lang)
        if not cue.code.startswith("X-OF")
        and not _APART.search(text[: cue.start])
        and not (lang == "ko" and _APART_KO.match(text[cue.end :]))
    ]


def _partner(
    row: Mapping[str, Any], near: str, sentence: str, line: str, lang: Lang
) -> Iterator[Fault]:
    """Yield a slip where others are named and the row's partner nowhere in the line."""
    partner, reporter = str(row["partner"]), str(row["reporter"])
    if partner in _NOBODY:
        return
    named = _economies(near, lang)
    codes = {cue.code for cue in named}
    others = codes - {partner, reporter, "WLD"}
    anywhere = {cue.code for cue in cues("economy_words", line, lang)}
    if partner == "WLD":
        if row["measure"] in _TRADE:
            said = [c.code for c in named if _TO.search(near[: c.start])]
            others = {*said} - {reporter}
            if len(others) == 1 and "WLD" not in anywhere:
                yield "partner", f"the words name {others.pop()}", partner
        return
    others = others or {c.code for c in _economies(sentence, lang)} - {
        partner, reporter, "WLD",
    }  # fmt: skip
    if str(row["statistic"]) == "rank" and len(others) != 1:
        return  # those it is ranked among
    if others and partner not in anywhere:
        yield "partner", f"the words name {', '.join(sorted(others))}", partner


def _flow(
    row: Mapping[str, Any], near: str, sentence: str, lang: Lang
) -> Iterator[Fault]:
    """Yield a slip where the words print one side of trade and the row another.

    Where no flow stands beside the figure, the only one of its sentence is its own.
    """
    written = str(row["flow"])
    told = [c for c in cues("flow_words", near, lang) if c.code != "neither"]
    told = told or [
        c for c in cues("flow_words", sentence, lang) if c.code != "neither"
    ]
    found = {c.code for c in told} - {"neither"}
    both = any(c.code == "two_way" and _BOTH.search(c.text) for c in told)
    sides = found & _SIDES
    if str(row["statistic"]) == "rank" or len(sides) > 1 or "balance" in found:
        return
    if sides and not both:
        turned = _holds(str(row["partner"]), sentence, lang)
        if written == "two_way" or (written in _SIDES - sides and not turned):
            yield "flow", f"the words print {sides.pop()}", written
    elif both and written in _SIDES:
        yield "flow", "the words print two_way", written


def _holds(partner: str, line: str, lang: Lang) -> bool:
    """Say whether the line tells the trade from the partner's side, as its own."""
    return any(
        cue.code == partner
        and (_OWN.match(line[cue.end :]) or _OWNED.search(line[: cue.start]))
        for cue in cues("economy_words", line, lang)
    )


def _goods(
    row: Mapping[str, Any], near: str, first: int, last: int, lang: Lang
) -> Iterator[Fault]:
    """Yield a slip where the figure is that of goods which the row leaves out."""
    if str(row["product"]) != "TOTAL" or row["measure"] != "merchandise_trade":
        return
    for cue in cues("goods_words", near, lang):
        if _touches(near, cue, first, last, lang):
            yield "product", f"the words print {cue.text}", "TOTAL"
            return


def _touches(near: str, cue: Cue, first: int, last: int, lang: Lang) -> bool:
    """Say whether goods are what a figure counts: $6.9 million of pork."""
    if lang == "ko":
        flow = re.match(r"\s?(?:의\s)?(?:수출|수입)", near[cue.end :])
        beside = re.fullmatch(r"(?:\(|[가이은는도]\s(?:약 )?)", near[cue.end : first])
        return cue.end <= first and bool(flow or beside)
    if cue.start >= last:
        between = near[last : cue.start]
        return bool(
            re.fullmatch(
                r"[^,.;:]{0,22}?\s?(?:worth of|in|of|des|du|de|d[’']|en)\s?", between
            )
        )
    if re.fullmatch(r"\s?\([$€]?", near[cue.end : first]):
        return True
    flow = re.match(r"\s(?:export|import)", near[cue.end :])
    said = re.search(r"(?:export|import)ations (?:de |d[’'])$", near[: cue.start])
    return bool(flow or said)


def _people(row: Mapping[str, Any], near: str, lang: Lang) -> Iterator[Fault]:
    """Yield a slip where the words tell of visitors and the row of immigrants."""
    own = _group(str(row["measure"]))
    if own is None:
        return
    told = [c.code for c in cues("subject_words", near, lang)]
    groups = {_group(code) for code in told}
    if told and None not in groups and own not in groups:
        yield "measure", f"the words tell of {told[0]}", str(row["measure"])


def _group(measure: str) -> int | None:
    return next((n for n, some in enumerate(_GROUPS) if measure in some), None)
