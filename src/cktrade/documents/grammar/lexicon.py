"""Lists of words as patterns: which word of a list stands where in a line.

The lists are CSV files with a column for each language; words are parted by semicolons.
The code ``neither`` holds what only looks like a word of the list: a free trade deal.
``*`` at either end stands for more letters. Of a Korean word particles may follow, so
it ends nowhere in particular; ``!`` says that no further syllable may follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cktrade.vocabulary import LANGUAGES, Lang, codelist

if TYPE_CHECKING:
    from collections.abc import Callable

_HANGUL = re.compile("[가-힣]")
#: Before a Latin word stands no letter.
_START = r"(?<![^\W\d_])"
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
    pattern, code_of = _compiled(name, lang)
    lowered = line.lower()
    plain = lowered if len(lowered) == len(line) else line
    return tuple(
        Cue(code, m.start(), m.end(), line[m.start() : m.end()])
        for m in pattern.finditer(plain)
        if m[0] and (code := code_of(line[m.start() : m.end()])) and code != "neither"
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
def _compiled(
    name: str, lang: Lang | None
) -> tuple[re.Pattern[str], Callable[[str], str]]:
    """Return one pattern for all words, and what finds the code of a match.

    The test of where a word may begin stands before all of them, and no word has a
    group of its own: so the engine looks at the first letter and goes on.
    """
    pairs = [(word, code) for code, some in words(name, lang).items() for word in some]
    pairs.sort(key=lambda pair: (-len(pair[0].strip("*!")), pair[0]))
    starts = ["", ""]
    for at_start in (True, False):
        some = [word for word, _ in pairs if _begins_a_word(word) is at_start]
        bare = [bounded(word.lower()).removeprefix(_START) for word in some]
        starts[at_start] = "|".join(bare)
    latin = rf"{_START}(?:{starts[1]})" if starts[1] else "(?!)"
    whole = f"{latin}|{starts[0]}" if starts[0] else latin
    known = [(re.compile(bounded(word), re.IGNORECASE), code) for word, code in pairs]

    @lru_cache(maxsize=4096)
    def code_of(text: str) -> str:
        return next((code for one, code in known if one.fullmatch(text)), "")

    return re.compile(whole), code_of


def _begins_a_word(word: str) -> bool:
    core = word.strip("*!")
    return core[0].isalnum() and not _HANGUL.search(core) and not word.startswith("*")


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
    escaped = escaped.replace(r"\*", r"\w*")
    if _ACRONYM.fullmatch(core):
        escaped = f"(?-i:{escaped})"
    if _HANGUL.search(core):
        return escaped + (r"(?![가-힣])" if word.endswith("!") else "")
    before = _START if core[0].isalnum() else ""
    before = r"(?<!\w)\w*" if word.startswith("*") else before
    after = r"(?!\w)" if core[-1].isalnum() or core[-1] == "." else ""
    return before + escaped + (r"\w*" if word.endswith("*") else after)
