"""Which dimension of any table of Statistics Canada holds economies, and which ones.

The agency calls it by many names: countries or regions, trading partners, country of
control, place of birth. A name with such a word says so, for every batch of a large
table alike; labels that name no economy stay labels.
"""

from __future__ import annotations

import re
import warnings

import pandas as pd

from cktrade.errors import CktradeWarning, VocabularyError
from cktrade.readers.statcan.labels import code_of, fold
from cktrade.vocabulary import NOT_APPLICABLE, economies
from cktrade.vocabulary.economies import kind

_WORDS = re.compile(
    r"\b(?:countr(?:y|ies)|pays|partners?|partenaires?|economy|economies"
    r"|nationality|nationalite|citizenship|citoyennete|place of birth|birthplace"
    r"|lieu de naissance|geographic(?:al)? (?:area|region)s?"
    r"|(?:zone|region)s? geographiques?)\b"
)
#: Words that mean economies as a rule: one of the labels must be one.
_WEAK = re.compile(
    r"\b(?:residence|destinations?|origins?|origines?|provenance|nations?|markets?"
    r"|marches?|foreign|abroad|world (?:area|region)s?"
    r"|(?:area|region)s? of the world)\b"
)
#: What stands beside such a word where the labels are no economies: Georgia, a state.
_OTHERS = re.compile(
    r"\b(?:ethnic\w*|ethnique\w*|cultural|culturelles?|states?|etats?|provinc\w+"
    r"|languages?|langues?|first nations?|premieres nations|indigenous|autochtones?)\b"
)


def partners(cells: pd.DataFrame, names: list[str], table: str) -> pd.Series[str]:
    """Return the partner of each row, ``not applicable`` where none is named.

    Parameters
    ----------
    cells : DataFrame
        Rows with the table's dimensions.
    names : list of str
        Names of the dimensions.
    table : str
        The table's number, for messages.

    Returns
    -------
    Series of str
        Codes of ``codelists/economies.csv``.

    Warns
    -----
    CktradeWarning
        If two dimensions hold economies: which one is the partner nobody can say, and
        both stay in ``dimensions``.

    Examples
    --------
    >>> rows = pd.DataFrame({"GEO": ["Canada"], "Countries or regions": ["Japan"]})
    >>> partners(rows, [*rows], "36-10-0008").tolist()
    ['JPN']

    """
    found: dict[str, pd.Series[str]] = {}
    for name in names:
        codes = _codes(name, cells[name])
        if any(codes.values()):
            found[name] = cells[name].map(codes)
    found = found or _of_places(cells, names)
    if len(found) == 1:
        (named,) = found.values()
        return named.where(named.ne(""), NOT_APPLICABLE)
    if found:
        warnings.warn(
            f"Table {table} has {len(found)} dimensions of economies, "
            f"{' and '.join(found)}: none is taken for the partner. Choose by the "
            "column dimensions.",
            CktradeWarning,
            stacklevel=2,
        )
    return pd.Series(NOT_APPLICABLE, cells.index)


def _of_places(cells: pd.DataFrame, names: list[str]) -> dict[str, pd.Series[str]]:
    """Return foreign economies of the geography, where no other dimension has any.

    Canada itself and its provinces are where something is counted, and no partner.
    """
    found: dict[str, pd.Series[str]] = {}
    if any(_strength(name) for name in names):
        return found
    for name in names:
        if code_of("statcan_dimensions", name) != "geo":
            continue
        codes = {label: _economy(label) for label in cells[name].unique()}
        abroad = {
            label: code if code and code != "CAN" and kind(code) == "economy" else ""
            for label, code in codes.items()
        }
        if any(abroad.values()):
            found[name] = cells[name].map(abroad)
    return found


def _codes(name: str, labels: pd.Series[str]) -> dict[str, str]:
    """Return the economy of each label of a dimension; nothing if it has none."""
    strength = _strength(name)
    if not strength:
        return {}
    codes = {label: _economy(label) for label in labels.unique()}
    if strength == "weak" and not any(
        c and kind(c) == "economy" for c in codes.values()
    ):
        return {}
    return codes


def _strength(name: str) -> str:
    """Say how surely a dimension's name means economies.

    >>> [_strength(n) for n in ("Country", "Destination", "Ethnic origin", "GEO")]
    ['strong', 'weak', '', '']
    """
    said = fold(name)
    if code_of("statcan_dimensions", name) == "geo":
        return ""
    if _WORDS.search(said):
        return "strong"
    return "weak" if _WEAK.search(said) and not _OTHERS.search(said) else ""


def _economy(label: str) -> str:
    """Return the code that a label names, or "" where it names none."""
    if label.strip().isdigit():
        return ""
    try:
        return economies.resolve(label, scheme="statcan")
    except VocabularyError:
        return ""
