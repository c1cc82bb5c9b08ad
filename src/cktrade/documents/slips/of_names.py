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
from cktrade.documents.slips.of_matter import TRADE, of_matter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cktrade.documents.grammar import Printed
    from cktrade.documents.slips.of_words import Fault
    from cktrade.vocabulary import Lang

_NOBODY = {"", "not stated", "not applicable"}

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
#: A region is a partner only where something goes to it: not "visitors from Asia".
_MEANT = re.compile(
    r"(?:\b(?:to|with|vers|avec)|à destination d[eu]|대)\s?(?:the |la |les? |l[’'])?$",
    re.IGNORECASE,
)
#: Whose trade it is, and where people go.
_TRADED = re.compile(
    r"(?:export|import)ations\s(?:\w+\s){0,2}?(?:de la |du |de l[’']|des )$",
    re.IGNORECASE,
)
_TRADING = re.compile(
    r"(?:[’']s)?\s(?:\w+\s){0,2}?(?:export|import|trade\b|shipments)|의\s(?:대\S+\s)?(?:수출|"
    r"수입|교역)| a (?:export|import)"
)
_INTO = re.compile(
    r"\b(?:to|in|into|settled in|en|au|aux|à)\s(?:the |la |le |les )?$", re.IGNORECASE
)
_INTO_KO = re.compile(r"^(?:에|로)(?:\s|서)")
#: Where the words of one figure end and those of the next begin.
_CUT = re.compile(r"[,;:]\s|\s(?:and|et|while|whereas|but|mais|tandis)\s|고 |며 ")


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
    yield from _reporter(row, _sentence(meant, line), line, lang)
    span = first, first + meant.end - meant.start
    yield from of_matter(row, near, span, _sentence(meant, line), lang)


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
        and (not cue.code.startswith("X-") or _MEANT.search(text[: cue.start]))
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
        if row["measure"] in TRADE:
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


def _reporter(
    row: Mapping[str, Any], sentence: str, line: str, lang: Lang
) -> Iterator[Fault]:
    """Yield a slip where others trade, or receive people, and nobody of the row's."""
    own = {str(row["reporter"]), str(row["partner"])}
    if str(row["reporter"]) in _NOBODY or str(row["statistic"]) == "rank":
        return
    anywhere = {cue.code for cue in cues("economy_words", line, lang)}
    trade = row["measure"] in TRADE
    doing = {
        cue.code
        for cue in _economies(sentence, lang)
        if not cue.code.startswith("X-")
        and (
            _TRADING.match(sentence[cue.end :]) or _TRADED.search(sentence[: cue.start])
            if trade
            else _INTO.search(sentence[: cue.start])
            or (lang == "ko" and _INTO_KO.match(sentence[cue.end :]))
        )
    }
    if doing and not doing & own and str(row["reporter"]) not in anywhere:
        yield (
            "reporter",
            f"the words tell of {', '.join(sorted(doing))}",
            row["reporter"],
        )
