"""The long code lists, by name, in whatever room they stand.

A list is a CSV file with columns ``code, en, fr, ko`` and what else it knows. True
lists stand in ``vocabulary/codelists``, templates of sentences in ``wording/texts``,
and an agency's own labels beside its readers.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from cktrade.errors import VocabularyError
from cktrade.vocabulary.codes import LANGUAGES, Lang
from cktrade.vocabulary.particles import chosen, contracted

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

#: How a language fits its little words to what fills a text.
_FITTED = {"ko": chosen, "fr": contracted}
#: Folders of the package that hold lists; a name stands in one of them.
_FOLDERS = (
    "vocabulary/codelists",
    "wording/texts",
    "documents/grammar/words",
    "readers/comtrade",
    "readers/ircc",
    "readers/moj",
    "readers/statcan",
    "sources/fetch",
)


@cache
def codelists() -> dict[str, Traversable]:
    """Return every list of the package: name → file.

    Raises
    ------
    VocabularyError
        If two folders have a list of one name.

    Examples
    --------
    >>> "economies" in codelists()
    True

    """
    found: dict[str, Traversable] = {}
    for folder in _FOLDERS:
        for path in files("cktrade").joinpath(folder).iterdir():
            name, _, ending = path.name.rpartition(".")
            if ending != "csv":
                continue
            if name in found:
                raise VocabularyError(
                    f"Two code lists are called {name!r}: {found[name]} and {path}. "
                    "Rename one."
                )
            found[name] = path
    return found


@cache
def codelist(name: str) -> dict[str, dict[str, str]]:
    """Return a long code list by code.

    Parameters
    ----------
    name : str
        A name of :func:`codelists`, e.g. ``units``.

    Returns
    -------
    dict of dict
        Code → the other columns of its row (``en``, ``fr``, ``ko`` and more).

    Raises
    ------
    VocabularyError
        If there is no such list, or a code stands in it twice.

    Examples
    --------
    >>> codelist("units")["CAD"]["fr"]
    'dollars canadiens'

    """
    path = codelists().get(name)
    if path is None:
        raise VocabularyError(
            f"There is no code list {name!r}. Lists: {', '.join(sorted(codelists()))}."
        )
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    table: dict[str, dict[str, str]] = {
        row["code"]: _Row(name, {k: v for k, v in row.items() if k != "code"})
        for row in rows
    }
    if len(table) != len(rows):
        raise VocabularyError(f"{where(name)}: a code stands there twice.")
    return table


def where(name: str) -> str:
    """Return the file of a list, as it stands in the package.

    Examples
    --------
    >>> where("units"), where("brief_texts")
    ('vocabulary/codelists/units.csv', 'wording/texts/brief_texts.csv')

    """
    path = codelists()[name]
    folder = next(
        one for one in _FOLDERS if files("cktrade").joinpath(one, path.name).is_file()
    )
    return f"{folder}/{path.name}"


class _Row(dict[str, str]):
    """The cells of one row; a column that is not there is named with its file."""

    def __init__(self, name: str, cells: dict[str, str]) -> None:
        super().__init__(cells)
        self._name = name

    def __missing__(self, column: str) -> str:
        raise VocabularyError(
            f"{where(self._name)} has no column {column!r}. Columns: code, "
            f"{', '.join(self)}. Add the column, with a cell for every code."
        )


def label(name: str, code: str, lang: Lang = "en") -> str:
    """Return the label of a code in one language.

    Parameters
    ----------
    name : str
        The code list, e.g. ``measures``.
    code : str
        The code as it stands in a table.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Raises
    ------
    VocabularyError
        If the code is not in the list, or has no label in that language.

    Examples
    --------
    >>> label("flows", "export", "ko")
    '수출'

    """
    if lang not in LANGUAGES:
        raise VocabularyError(
            f"There is no language {lang!r}. Languages: {', '.join(LANGUAGES)}."
        )
    rows = codelist(name)
    if code not in rows:
        raise VocabularyError(
            f"{code!r} is not a code of {where(name)}. Codes: "
            f"{', '.join(sorted(rows))}."
        )
    text = rows[code][lang]
    if not text:
        raise VocabularyError(
            f"{where(name)}: {code!r} has no label in {lang!r}. Fill the cell."
        )
    return text


def filled(name: str, code: str, lang: Lang, /, **parts: object) -> str:
    """Return a label whose braces are filled.

    Parameters
    ----------
    name, code, lang
        As of :func:`label`.
    **parts
        What stands in the label's braces, already in words.

    Examples
    --------
    >>> filled("brief_texts", "figure", "ko", n=2)
    '그림 2'

    """
    text = label(name, code, lang).format(**parts)
    return _FITTED[lang](text) if lang in _FITTED else text
