"""Little words that turn on their neighbours: Korean particles, French prepositions.

A Korean text writes both, ``{value}[으로|로]``: first the one after a closed syllable,
then the one after an open syllable. A French text writes ``[de]{partner}`` or
``[à]{partner}``. Which it is, only what fills the text can say.

>>> chosen("153억 달러[으로|로]"), chosen("5,250명[으로|로]")
('153억 달러로', '5,250명으로')
>>> contracted("rang [de]le Canada"), contracted("vendu [à]les États-Unis")
('rang du Canada', 'vendu aux États-Unis')
"""

from __future__ import annotations

import re

_CHOICE = re.compile(r"\[([가-힣]+)\|([가-힣]+)\]")
#: Digits that are read with a closing consonant: 영·일·삼·육·칠·팔, as 십·백·천 are.
_CLOSED_DIGITS, _LIQUID_DIGITS = "013678", "178"
#: Letters whose Korean names close: 엘·엠·엔·알.
_CLOSED_LETTERS, _LIQUID_LETTERS = "LMNR", "LR"
_FIRST, _LAST, _FINALS, _LIQUID = "가", "힣", 28, 8
#: What is not read aloud, and what stands in brackets, which a particle looks past.
_PASSED = re.compile(r"(?:\([^()]*\)|[\s”’\"'」』»)\]])+$")


def chosen(text: str) -> str:
    """Take, of every pair of particles, the one that the word before it asks for.

    Examples
    --------
    >>> chosen("한국[은|는] 7위[이었|였]다"), chosen("“65%”[을|를]")
    ('한국은 7위였다', '“65%”를')
    >>> chosen("서울[으로|로]"), chosen("캐나다(CAN)[이|가]")
    ('서울로', '캐나다(CAN)가')

    """
    found = _CHOICE.search(text)
    while found:
        after_closed, after_open = found.groups()
        final = _final(text[: found.start()])
        liquid_is_open = final == "liquid" and after_closed.startswith("으")
        is_open = final == "open" or liquid_is_open
        said = after_open if is_open else after_closed
        text = text[: found.start()] + said + text[found.end() :]
        found = _CHOICE.search(text)
    return text


_CONTRACTED = {
    "de": {"le ": "du ", "les ": "des "},
    "à": {"le ": "au ", "les ": "aux "},
}
_MARK = re.compile(r"\[([Dd]e|à)\](les? )?(?=(.?))")
_VOWELS = "aeiouâàéèêëîïôûAEIOUÂÀÉÈÊËÎÏÔÛ"


def contracted(text: str) -> str:
    """Join a French preposition to the article, or elide it before a vowel.

    Examples
    --------
    >>> contracted("[de]la Corée du Sud"), contracted("[De]avril à juin")
    ('de la Corée du Sud', 'D’avril à juin')
    >>> contracted("[à]Israël"), contracted("[de]Israël"), contracted("[de]l’Inde")
    ('à Israël', 'd’Israël', 'de l’Inde')

    """
    return _MARK.sub(_contract, text)


def _contract(found: re.Match[str]) -> str:
    word, article, following = found.groups()
    if article:
        joined = _CONTRACTED[word.lower()][article]
        return joined.capitalize() if word[0].isupper() else joined
    elided = word.lower() == "de" and following and following in _VOWELS
    return f"{word[0]}’" if elided else f"{word} "


def _final(text: str) -> str:
    """Say how a text ends when it is read: open, closed, or with ㄹ (liquid)."""
    last = _PASSED.sub("", text)[-1:].upper()
    if _FIRST <= last <= _LAST:
        final = (ord(last) - ord(_FIRST)) % _FINALS
        return "open" if not final else "liquid" if final == _LIQUID else "closed"
    if last and last in _LIQUID_DIGITS + _LIQUID_LETTERS:
        return "liquid"
    return "closed" if last and last in _CLOSED_DIGITS + _CLOSED_LETTERS else "open"
