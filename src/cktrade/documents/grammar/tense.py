"""Whether a sentence tells of a time that another sentence has set.

"It fell to 5,000" goes on from the sentence before; "Korea is our seventh partner"
holds when it is printed, and "each year some 20,000 come" at no time in particular.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues

if TYPE_CHECKING:
    from cktrade.documents.grammar.clauses import Clause
    from cktrade.vocabulary import Lang

#: A participle after "is" makes no past: is ranked, est classé.
_PASSIVE = re.compile(
    r"\b(?:is|are|est|sont)\s(?:\w+\s)?"
    r"(?!pass|tomb|ven|arriv|mont|devenu|rest)\w+(?:ed|é|ée|és|ées)\b",
    re.IGNORECASE,
)
#: In Korean what somebody is, as a partner, has no tense to tell it by.
_PARTNER = re.compile(
    r"\s?\S{0,8}\s?(?:교역|수출|수입|무역)?\s?(?:국|상대|시장|파트너)"
)
_OPENING = 16


def timeless(clause: Clause, lang: Lang, statistic: str | None) -> bool:
    """Say whether a figure is told without a time: in the present, or as a habit.

    Examples
    --------
    >>> from cktrade.documents.grammar.clauses import clauses
    >>> from cktrade.documents.grammar.numerals import numbers
    >>> lines = ["Korea is our 7th largest partner.", "It came to 5,000."]
    >>> [timeless(clauses(x, [*numbers(x)], "en")[0], "en", None) for x in lines]
    [True, False]

    """
    said = {cue.code for cue in cues("tense_words", clause.sentence, lang)}
    if "habit" in said:
        return True
    if lang == "ko":
        return statistic == "rank" and bool(_PARTNER.match(clause.behind))
    if statistic == "growth" or goes_on(clause, lang):
        return False
    passive = _PASSIVE.sub(" is ", clause.sentence)
    said = {cue.code for cue in cues("tense_words", passive, lang)}
    return "present" in said and "past" not in said


def goes_on(clause: Clause, lang: Lang) -> bool:
    """Say whether a sentence begins with a word for what was told before it."""
    opening = cues("tense_words", clause.sentence[:_OPENING], lang)
    return any(cue.code == "again" and cue.start <= 2 for cue in opening)  # noqa: PLR2004 -- a quotation mark
