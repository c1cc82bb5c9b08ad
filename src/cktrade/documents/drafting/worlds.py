"""Who a text is about: one side, or two."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.vocabulary import Lang

_PAIR = {"CAN": "KOR", "KOR": "CAN"}
#: What part of all names the two have in a text on both, and each of them alone.
_TOLD, _EACH = 0.6, 0.15
_OPENING = 2
_KOREAN_SIDES = re.compile(
    r"(?P<can>캐나다의\s(?:대|수[출입]|총))|대\S{0,3}캐나다|(?:한국|우리나라|우리)(?:의|와|과)?[\s·]"
)


@dataclass(frozen=True)
class World:
    """Who a document is about.

    Attributes
    ----------
    home : str
        Whose side it tells; empty if nobody is named.
    other : str
        The other side, of a document about two; else ``WLD``.
    titled : str
        The one economy that its title names, if it is one.

    """

    home: str
    other: str
    titled: str = ""


def world(lines: Sequence[str], lang: Lang) -> World:
    """Return who a text is about.

    Examples
    --------
    >>> world(["Canada's exports to South Korea rose."], "en")
    World(home='CAN', other='KOR', titled='')
    >>> world(["Canada's exports rose 2%.", "Those to South Korea fell 1%."], "en")
    World(home='CAN', other='WLD', titled='CAN')

    """
    counts = _counted(lines, lang)
    named = {k: n for k, n in counts.items() if k not in {"WLD", "X-NON-US"}}
    if not named:
        return World("", "")
    if not {"CAN", "KOR"} & {*named}:
        return World(max(named, key=lambda code: named[code]), "WLD")
    pair = {code: named.get(code, 0) for code in ("CAN", "KOR")}
    if lang == "ko" and pair["CAN"]:
        pair["KOR"] = named["KOR"] = pair["KOR"] or 1
    if not all(pair.values()):
        return World(max(pair, key=lambda code: pair[code]), "WLD")
    home = _korean_home(lines) if lang == "ko" else _home(lines, lang)
    title = {c for c in _counted(lines[:1], lang) if not c.startswith("X-")}
    titled = next(iter(title)) if len(title) == 1 else ""
    other = _PAIR[home] if _bilateral(lines, lang, named) else "WLD"
    return World(home, other, titled)


def _counted(lines: Sequence[str], lang: Lang) -> Counter[str]:
    found = [c for line in lines for c in cues("economy_words", line, lang)]
    counts = Counter(c.code.removeprefix("X-OF-") for c in found)
    for cue in found:  # one word for both: the Canada-Korea agreement
        if cue.code in _PAIR and re.fullmatch(r"[A-Z]\w+-[A-Z]\w+", cue.text):
            counts[_PAIR[cue.code]] += 1
    return counts


def _bilateral(lines: Sequence[str], lang: Lang, named: dict[str, int]) -> bool:
    """Say whether a text is about the two, as its opening or nearly all of it tells."""
    opening: Counter[str] = Counter()
    for line in lines:
        here = _counted([line], lang)
        opening.update(here)
        if {"CAN", "KOR"} & {*here} and re.search(r"\d", line):
            break
    if lang == "ko":
        return "CAN" in opening
    two = named["CAN"] + named["KOR"]
    apart = min(named["CAN"], named["KOR"]) / sum(named.values())
    told = "KOR" in opening and apart >= _EACH
    return told and two >= _TOLD * sum(named.values())


def _korean_home(lines: Sequence[str]) -> str:
    """Return whose side a Korean text tells: Seoul's, unless it opens with Canada's."""
    for line in lines:
        told = _KOREAN_SIDES.search(line)
        if told and re.search("수출|수입|교역", line):
            return "CAN" if told["can"] else "KOR"
    return "KOR"


def _home(lines: Sequence[str], lang: Lang) -> str:
    """Return whose side a text tells: Seoul's if it is dated there or begins so."""
    for line in lines[:_OPENING]:
        if re.match(r"\W*(?:SEOUL|SÉOUL|SEJONG)\b|.{0,60}\bSejong\b", line):
            return "KOR"
    for line in lines:
        flows = cues("flow_words", line, lang)
        held = [
            c.code
            for c in cues("economy_words", line, lang)
            if re.match(
                r"[’']s?\s(?:[\w-]+\s){0,2}?(?:export|import|trade)", line[c.end :]
            )
        ]
        if flows and held:
            return "KOR" if held[0] == "KOR" else "CAN"
    return "CAN"
