"""Lists of words as patterns: which word of a list stands where in a line.

The lists are CSV files with a column for each language; words are parted by semicolons.
``*`` at either end stands for more letters. Of a Korean word particles may follow, so
it ends nowhere in particular; ``!`` says that no further syllable may follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from cktrade.vocabulary import LANGUAGES, Lang, codelist

_HANGUL = re.compile("[가-힣]")
_ACRONYM = re.compile(r"[A-Z][A-Z.\-]{1,5}")


@dataclass(frozen=True)
class Cue:
    """A word of a list, found in a line."""

    code: str
    start: int
    end: int
    text: str


@lru_cache(maxsize=8192)
def cues(name: str, line: str, lang: Lang | None = None) -> tuple[Cue, ...]:
    """Return the words of a list that stand in a line, in its order.

    Parameters
    ----------
    name : str
        A list such as ``direction_words``.
    line : str
        A line whose white space is folded.
    lang : {'en', 'fr', 'ko'}, optional
        The language of the words; by default all three.

    Examples
    --------
    >>> [(c.code, c.text) for c in cues("direction_words", "exports fell", "en")]
    [('down', 'fell')]

    """
    pattern, codes = _compiled(name, lang)
    return tuple(
        Cue(codes[m.lastgroup or ""], m.start(), m.end(), m[0])
        for m in pattern.finditer(line)
        if m[0]
    )


def words(name: str, lang: Lang | None = None) -> dict[str, list[str]]:
    """Return code → words of a list, of one language or of all.

    Examples
    --------
    >>> "fell" in words("direction_words", "en")["down"]
    True

    """
    langs = [lang] if lang else [*LANGUAGES]
    return {
        code: [word for one in langs for word in row[one].split(";") if word]
        for code, row in codelist(name).items()
    }


@cache
def _compiled(name: str, lang: Lang | None) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern with a group for each word, longest words first."""
    pairs = [(word, code) for code, some in words(name, lang).items() for word in some]
    pairs.sort(key=lambda pair: (-len(pair[0].strip("*!")), pair[0]))
    groups = {f"w{n}": code for n, (_, code) in enumerate(pairs)}
    alternatives = [f"(?P<w{n}>{bounded(word)})" for n, (word, _) in enumerate(pairs)]
    return re.compile("|".join(alternatives) or "(?!)", re.IGNORECASE), groups


def bounded(word: str) -> str:
    """Return the pattern of one word of a list, and where it may begin and end.

    Examples
    --------
    >>> bool(re.search(bounded("fell"), "she fell")), bool(re.search(bounded("fell"),
    ...     "a fellow")), bool(re.search(bounded("increas*"), "increasing"))
    (True, False, True)

    """
    core = word.strip("*!")
    escaped = re.escape(core).replace(r"\ ", r"\s").replace("’", "['’]")
    if _ACRONYM.fullmatch(core):
        escaped = f"(?-i:{escaped})"
    if _HANGUL.search(core):
        return escaped + (r"(?![가-힣])" if word.endswith("!") else "")
    before = r"(?<![^\W\d_])" if core[0].isalnum() else ""
    before = r"(?<!\w)\w*" if word.startswith("*") else before
    after = r"(?!\w)" if core[-1].isalnum() or core[-1] == "." else ""
    return before + escaped + (r"\w*" if word.endswith("*") else after)
