"""Slips in what is counted: the side of trade, the goods, the kind of people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cktrade.documents.grammar.lexicon import Cue, cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cktrade.documents.slips.of_words import Fault
    from cktrade.vocabulary import Lang

TRADE = frozenset({"merchandise_trade", "services_trade"})
_SIDES = {"export", "import"}
#: So many goods in a row are named for example.
_LISTED = 3
#: Trade both ways, in words that cannot be said of a flow.
_BOTH = re.compile(
    r"two-way|bilateral|total trade|between (?:the two|our)|échanges|교역",
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


def of_matter(
    row: Mapping[str, Any],
    near: str,
    span: tuple[int, int],
    sentence: str,
    lang: Lang,
) -> Iterator[Fault]:
    """Yield the slips of a row in what its figure counts.

    Parameters
    ----------
    row : mapping
        A row of the claims table.
    near : str
        The words that belong to the figure.
    span : tuple of int
        Where the figure stands in them.
    sentence : str
        The sentence around them.
    lang : {'en', 'fr', 'ko'}
        The language of the line.

    """
    if row["measure"] in TRADE:
        yield from _flow(row, near, sentence, lang)
        yield from _goods(row, near, *span, lang)
    else:
        yield from _people(row, near, lang)


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
    goods = cues("goods_words", near, lang)
    if len(goods) >= _LISTED:
        return  # energy, metals and food: what all of it is made of
    for cue in goods:
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
