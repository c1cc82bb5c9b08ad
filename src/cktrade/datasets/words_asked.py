"""What a word that somebody asks with stands for: a code, a name, several of them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cktrade.errors import NotHeldError
from cktrade.vocabulary import codelist, economies

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The forms of a period, by the letter that asks for them.
FREQUENCIES = ("A", "Q", "M", "D", "span")

_WORDS = {
    "annual": "A", "yearly": "A", "quarterly": "Q", "monthly": "M", "daily": "D",
}  # fmt: skip
#: Columns whose words stand in a code list, under their names in three languages.
_LISTS = {
    "topic": "topics", "measure": "measures", "flow": "flows", "product": "products",
    "basis": "bases", "adjustment": "adjustments", "province": "provinces",
}  # fmt: skip
_NAMES = ("short", "en", "fr", "ko")
_ECONOMIES = ("partner", "reporter")


def several(column: str, word: object) -> list[object]:
    """Return the words that are asked for in a column, one or several.

    Examples
    --------
    >>> several("flow", "export"), several("flow", ("export", "import"))
    (['export'], ['export', 'import'])

    """
    if isinstance(word, (list, tuple, set, frozenset)):
        if not word:
            raise NotHeldError(
                f"{column} is an empty list: name a word, or leave {column} out."
            )
        return list(word)
    return [word]


def code_of(column: str, word: object, held: Sequence[str]) -> str:
    """Return what a word stands for in a column; the word itself if it is unknown.

    Parameters
    ----------
    column : str
        Its name.
    word : object
        A code, or a name in English, French or Korean; case does not matter.
    held : sequence of str
        What stands in the column: it comes before any name.

    Raises
    ------
    VocabularyError
        If the word is to be an economy and is none that the package knows.

    Examples
    --------
    >>> code_of("flow", "Exportations", ["export"]), code_of("basis", "bop", [])
    ('export', 'balance_of_payments')
    >>> code_of("product", 2701, ["2701"]), code_of("flow", "exporst", ["export"])
    ('2701', 'exporst')

    """
    text = str(word)
    if text in held:
        return text
    if column in _ECONOMIES:
        return economies.resolve(text)
    plain = _plain(text)
    same = [code for code in held if _plain(code) == plain]
    found = same or [*dict.fromkeys(_named(column, plain, held))]
    return found[0] if len(found) == 1 else text


def frequency_of(word: str) -> str:
    """Return the letter of a frequency.

    Raises
    ------
    NotHeldError
        If it is none.

    Examples
    --------
    >>> frequency_of("A"), frequency_of("monthly")
    ('A', 'M')

    """
    letter = _WORDS.get(word.lower(), word if word == "span" else word.upper())
    if letter not in FREQUENCIES:
        raise NotHeldError(
            f"frequency is {word!r}: expected one of {', '.join(FREQUENCIES)}, or "
            f"{', '.join(_WORDS)}."
        )
    return letter


def _named(column: str, plain: str, held: Sequence[str]) -> Iterable[str]:
    """Yield the codes that have such a name; of products, those that are held."""
    if column not in _LISTS:
        return
    for code, row in codelist(_LISTS[column]).items():
        said = [row[name] for name in _NAMES if row.get(name)]
        word = row["en"] if column == "province" else code
        if plain in {_plain(name) for name in [*said, code]} and (
            column != "product" or word in held
        ):
            yield word


def _plain(text: str) -> str:
    """Put case, accents, hyphens and underscores aside, and what a basis ends with.

    >>> _plain("Balance-of-payments basis"), _plain("balance_of_payments")
    ('balance of payments', 'balance of payments')
    """
    bare = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    kept = "".join(c for c in bare if not unicodedata.combining(c))
    words = kept.replace("-", " ").replace("_", " ").split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] == "basis" else words)
