"""Who a text is about: one side, or two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cktrade.vocabulary import Lang

_PAIR = {"CAN": "KOR", "KOR": "CAN"}
_SHARE_OF_TWO = 0.6


@dataclass(frozen=True)
class World:
    """Who a document is about.

    Attributes
    ----------
    home : str
        Whose side it tells; empty if nobody is named.
    other : str
        The other side, of a document about two; else ``WLD``.

    """

    home: str
    other: str


def world(lines: Iterable[str], lang: Lang) -> World:
    """Return who a text is about.

    Examples
    --------
    >>> world(["Canada's exports to South Korea rose."], "en")
    World(home='CAN', other='KOR')

    """
    counts = Counter(
        c.code for line in lines for c in cues("economy_words", line, lang)
    )
    named = {k: n for k, n in counts.items() if k not in {"WLD", "X-NON-US"}}
    if not named:
        return World("", "")
    if not {"CAN", "KOR"} & {*named}:
        return World(max(named, key=lambda code: named[code]), "WLD")
    pair = {code: named.get(code, 0) for code in ("CAN", "KOR")}
    if not all(pair.values()):
        return World(max(pair, key=lambda code: pair[code]), "WLD")
    bilateral = min(pair.values()) / sum(named.values()) >= 0.15  # noqa: PLR2004 -- both matter
    home = "KOR" if lang == "ko" else "CAN"
    bilateral = bilateral and sum(pair.values()) >= _SHARE_OF_TWO * sum(named.values())
    if not bilateral and lang != "ko":
        home = max(pair, key=lambda code: pair[code])
    return World(home, _PAIR[home] if bilateral else "WLD")
