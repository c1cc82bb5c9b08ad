"""Words that tell an amount or a rate by a stretch of time: a month, a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues

if TYPE_CHECKING:
    from cktrade.documents.grammar.lexicon import Cue
    from cktrade.vocabulary import Lang

#: From the shortest to the longest.
ORDER = ("D", "W", "M", "Q", "A")
_OTHERWISE = re.compile(
    r"\s(?:earlier|ago|before|later|after|of\b|plus t[ôo]t|auparavant|plus tard)"
)


def frames(text: str, lang: Lang | None = None) -> list[Cue]:
    """Return the words of a text that tell by what stretch of time it counts.

    Parameters
    ----------
    text : str
        Words, such as those printed with a figure.
    lang : {'en', 'fr', 'ko'}, optional
        Their language; by default all are tried.

    Returns
    -------
    list of Cue
        In the text's order, with code ``D``, ``W``, ``M``, ``Q`` or ``A``. "A year
        earlier" counts nothing by the year.

    Examples
    --------
    >>> [cue.code for cue in frames("an average of $489 million a month")]
    ['M']
    >>> frames("12 per cent more than a year earlier")
    []

    """
    found = cues("frame_words", text, lang) if lang else cues("frame_words", text)
    return [cue for cue in found if not _OTHERWISE.match(text[cue.end :])]


def shortest(text: str) -> str:
    """Return the code of the shortest stretch that a text tells by; else nothing.

    Examples
    --------
    >>> shortest("3 per cent a year"), shortest("3 per cent")
    ('A', '')

    """
    return min((cue.code for cue in frames(text)), key=ORDER.index, default="")
