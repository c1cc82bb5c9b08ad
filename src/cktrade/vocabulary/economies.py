"""Economies: one code for every spelling that an agency uses, in three languages.

A code is ISO 3166-1's alpha-3, for a former economy ISO 3166-3's; ``XKX`` and ``BLX``
are in common use; ``X-…`` stands where ISO has none: regions, residuals and places that
an agency counts apart. Labels are matched exactly once case, accents, punctuation and
blanks are put aside, and never by likeness: a likeness would turn the Republic of Korea
into North Korea.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from cktrade.errors import VocabularyError
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from datetime import date

_NAMES = ("iso2", "en", "fr", "ko")
_MANY = ("m49", "aliases")
_HINTS = 3
_UNKNOWN = re.compile(r"X-UNKNOWN(?:-[A-Z0-9]+)+")
#: What R, pandas, JSON and spreadsheets write where there is nothing, folded.
_GAPS = frozenset({"na", "n a", "nan", "null", "none", "nil", "nat", "missing",
                   "inf", "infinity", "undefined", "ref"})  # fmt: skip
#: Schemes whose labels are declared to be ISO alpha-2 codes: there NA is Namibia.
_ISO2 = frozenset({"cimt"})

_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")
_YEARS = re.compile(r"\(\s*(?:\.{3}\s*\d{4}|\d{4}\s*\.{3})\s*\)")
_BETWEEN_HANGUL = re.compile(r"(?<=[\u1100-\u11ff]) (?=[\u1100-\u11ff])")

#: ISO writes them in brackets; no two economies differ by one.
_ARTICLES = frozenset({"the", "la", "le", "les", "l"})

#: Words that agencies shorten; put aside where a name has more than one word.
_SHORT = {
    "dem": "democratic", "democratique": "democratic", "fmr": "former",
    "isd": "island", "isds": "islands", "rep": "republic", "republique": "republic",
    "st": "saint", "ste": "sainte", "terr": "territory",
}  # fmt: skip


def resolve(label: str | int, *, scheme: str | None = None) -> str:
    """Return the code of the economy that a label names.

    Parameters
    ----------
    label : str or int
        A name in English, French or Korean as agencies write it, an ISO alpha-2 or
        alpha-3 code, or a number of UN M49 (410, "410", "036", "36").
    scheme : {'cimt', 'comtrade', 'desa', 'ircc', 'moj', 'statcan'}, optional
        Whose label it is, where agencies disagree: with ``cimt`` a number is one of
        Statistics Canada's trade database, not of M49.

    Returns
    -------
    str
        A code of ``codelists/economies.csv``.

    Raises
    ------
    VocabularyError
        If the label is unknown, or names no economy or more than one; the closest known
        spellings are named as a hint, and none is taken.

    Examples
    --------
    >>> resolve("Korea, South"), resolve("Corée du Sud"), resolve("대한민국")
    ('KOR', 'KOR', 'KOR')
    >>> resolve(410), resolve(564, scheme="cimt"), resolve("République de Corée")
    ('KOR', 'KOR', 'KOR')
    >>> resolve("Korea")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    cktrade.errors.VocabularyError: 'Korea' names no economy here: North or South ...

    """
    key = _fold(str(label))
    own = _of_scheme(scheme) if scheme else {}
    if key in own:
        return own[key]
    if key and is_gap(str(label), scheme=scheme):
        raise VocabularyError(
            f"{label!r} is what programs write for a gap, and names no economy. Fill "
            "the cell as the agency does; Namibia's code is NAM."
        )
    if key in _refused():
        raise VocabularyError(f"{label!r} names no economy here: {_refused()[key]}.")
    if key in _known() and not (scheme == "cimt" and key.isdigit()):
        return _known()[key]
    raise VocabularyError(
        f"{label!r} is no economy that the package knows{_hint(key)}. Correct the "
        "label, or add it to the aliases in codelists/economies.csv."
    )


def is_gap(label: str, *, scheme: str | None = None) -> bool:
    """Say whether a label is what programs write where there is nothing.

    Examples
    --------
    >>> is_gap("NA"), is_gap("NA", scheme="cimt"), is_gap("Narnia")
    (True, False, False)

    """
    return _fold(label) in {"", *_GAPS} and scheme not in _ISO2


def kind(code: str) -> str:
    """Return what a code stands for.

    Returns
    -------
    str
        ``economy``; ``aggregate``, of economies the table may list as well; or
        ``residual``: other, unknown and not stated.

    Raises
    ------
    VocabularyError
        If there is no such code.

    Examples
    --------
    >>> kind("KOR"), kind("WLD"), kind("X-NOT-STATED")
    ('economy', 'aggregate', 'residual')

    """
    if not is_code(code):
        raise VocabularyError(
            f"{code!r} is not a code of codelists/economies.csv. For a name, ask "
            "economies.resolve first."
        )
    known = codelist("economies").get(code)
    return known["kind"] if known else "residual"


def is_code(text: str) -> bool:
    """Say whether a text is a code of ``codelists/economies.csv``, or of an unknown.

    Examples
    --------
    >>> is_code("KOR"), is_code(unknown("999")), is_code("Korea")
    (True, True, False)

    """
    return text in codelist("economies") or is_unknown(text)


def unknown(label: str) -> str:
    """Return a code of its own for a label of no economy that the package knows.

    Letters that ASCII lacks are told apart by a digest of the label.

    Examples
    --------
    >>> unknown("999"), unknown("Fmr Atlantis, nes"), unknown("아틀란티스")
    ('X-UNKNOWN-999', 'X-UNKNOWN-FMR-ATLANTIS-NES', 'X-UNKNOWN-96734E17')

    """
    plain = unicodedata.normalize("NFKD", label).upper()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.findall(r"[A-Z0-9]+", bare)
    if not words or any(c.isalpha() and not c.isascii() for c in bare):
        words.append(hashlib.sha256(bare.encode()).hexdigest()[:8].upper())
    return "-".join(["X-UNKNOWN", *words])


def is_unknown(code: str) -> bool:
    """Say whether a code stands for a label that the package does not know.

    Examples
    --------
    >>> is_unknown(unknown("Atlantis")), is_unknown("KOR")
    (True, False)

    """
    return bool(_UNKNOWN.fullmatch(code)) and code not in codelist("economies")


def is_aggregate(code: str) -> bool:
    """Say whether a code stands for several economies together.

    Examples
    --------
    >>> is_aggregate("EU"), is_aggregate("DEU")
    (True, False)

    """
    return kind(code) == "aggregate"


def members(bloc: str, *, on: date) -> list[str]:
    """Return the economies that belonged to a bloc on one day.

    Parameters
    ----------
    bloc : str
        A bloc of ``codelists/blocs.csv``, e.g. ``EU``; a region that a document lists
        (``X-INDO-PACIFIC``) has its members on any day.
    on : datetime.date
        The day; first and last days of membership are included.

    Returns
    -------
    list of str
        Codes in alphabetical order; none before the bloc was founded.

    Raises
    ------
    VocabularyError
        If the membership of that bloc is not held.

    Examples
    --------
    >>> from datetime import date
    >>> [len(members("EU", on=date(2020, 1, 31))),
    ...  len(members("EU", on=date(2020, 2, 1)))]
    [28, 27]

    """
    rows = [row for row in codelist("blocs").values() if row["bloc"] == bloc]
    if not rows:
        held = sorted({row["bloc"] for row in codelist("blocs").values()})
        raise VocabularyError(
            f"The members of {bloc!r} are not held in codelists/blocs.csv. Blocs: "
            f"{', '.join(held)}."
        )
    day = on.isoformat()
    return sorted(
        row["economy"]
        for row in rows
        if row["from"] <= day and (not row["to"] or day <= row["to"])
    )


def _fold(label: str) -> str:
    """Put case, accents, punctuation, blanks and leading zeros aside.

    So are the points within initials (``R.O.K.`` is ``ROK``), articles, the years
    that Comtrade adds to a name (``(...1990)``), blanks between Korean words, and the
    short forms of :data:`_SHORT`.
    """
    plain = unicodedata.normalize("NFKD", label.replace("&", " and ")).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    named = _INITIALS.sub(lambda m: re.sub(r"[.\s]", "", m[0]) + " ", bare)
    words = re.findall(r"\w+", _YEARS.sub(" ", named))
    if len(words) > 1:
        words = [_SHORT.get(word, word) for word in words if word not in _ARTICLES]
    text = _BETWEEN_HANGUL.sub("", " ".join(words))
    return str(int(text)) if text.isdecimal() else text


@cache
def _known() -> dict[str, str]:
    """Every spelling, folded, and its code."""
    spellings: dict[str, str] = {}
    for code, row in codelist("economies").items():
        several = [part for column in _MANY for part in row[column].split("|")]
        for text in [code, *(row[name] for name in _NAMES), *several]:
            if text and ":" not in text:
                _note(spellings, _fold(text), code)
    return spellings


@cache
def _of_scheme(scheme: str) -> dict[str, str]:
    """Spellings that only one agency uses so: ``ircc:Guyane``; CIMT's numbers."""
    spellings: dict[str, str] = {}
    schemes = {"cimt"}
    for code, row in codelist("economies").items():
        marked = [a.split(":", 1) for a in row["aliases"].split("|") if ":" in a]
        schemes.update(owner for owner, _ in marked)
        texts = [text for owner, text in marked if owner == scheme]
        if scheme == "cimt":
            texts += [number for number in row["cimt"].split("|") if number]
        for text in texts:
            _note(spellings, _fold(text), code)
    if scheme not in schemes:
        raise VocabularyError(
            f"There is no scheme {scheme!r}. Schemes: {', '.join(sorted(schemes))}."
        )
    return spellings


def _note(spellings: dict[str, str], key: str, code: str) -> None:
    if spellings.setdefault(key, code) != code:
        raise VocabularyError(
            f"codelists/economies.csv: {key!r} stands for both {spellings[key]} and "
            f"{code}. Take it from one, or mark it with its scheme."
        )


@cache
def _refused() -> dict[str, str]:
    reasons = codelist("economies_refused")
    return {_fold(label): row["reason"] for label, row in reasons.items()}


def _hint(key: str) -> str:
    close = difflib.get_close_matches(key, _known(), n=_HINTS)
    names = [f"{text!r} ({_known()[text]})" for text in close]
    return f"; known spellings near it: {', '.join(names)}" if names else ""
