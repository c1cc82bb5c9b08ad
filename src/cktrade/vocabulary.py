"""The short code lists, and the door to the long ones in ``codelists/``.

A code is what stands in a table; its labels in English, French and Korean stand in
``codelists/<list>.csv`` with columns ``code, en, fr, ko`` and what else the list knows.
"""

from __future__ import annotations

import csv
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from cktrade.errors import VocabularyError

Lang = Literal["en", "fr", "ko"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)

NOT_STATED = "not stated"
NOT_APPLICABLE = "not applicable"


class Topic(StrEnum):
    """What a figure is about; the first three are the heart of the package."""

    TRADE = "trade"
    IMMIGRATION = "immigration"
    STUDY = "study"
    POPULATION = "population"
    TRAVEL = "travel"
    CONTEXT = "context"


class Flow(StrEnum):
    """Which way, or in what state, the thing measured is."""

    EXPORT = "export"
    IMPORT = "import"
    TWO_WAY = "two_way"
    BALANCE = "balance"
    ADMISSIONS = "admissions"
    ARRIVALS = "arrivals"
    HOLDERS = "holders"
    ENTRIES = "entries"
    RESIDENTS = "residents"
    PLACES = "places"
    SERVED = "served"
    DEATHS = "deaths"
    LEVEL = "level"
    NOT_APPLICABLE = NOT_APPLICABLE


class Basis(StrEnum):
    """On which definition a number was compiled."""

    CUSTOMS = "customs"
    BALANCE_OF_PAYMENTS = "balance_of_payments"
    CITIZENSHIP = "citizenship"
    RESIDENCE = "residence"
    NATIONALITY = "nationality"
    BIRTHPLACE = "birthplace"
    MOTHER_TONGUE = "mother_tongue"
    ETHNIC_ORIGIN = "ethnic_origin"
    VISIBLE_MINORITY = "visible_minority"
    ETHNIC_KOREANS = "ethnic_koreans"
    VISA = "visa"
    NOT_APPLICABLE = NOT_APPLICABLE
    NOT_STATED = NOT_STATED


class Valuation(StrEnum):
    """Where the price of goods was taken (IMTS 2010, chapter 4)."""

    FOB = "FOB"
    CIF = "CIF"
    NOT_APPLICABLE = NOT_APPLICABLE
    NOT_STATED = NOT_STATED


class Adjustment(StrEnum):
    """Whether the seasons were taken out of the number."""

    UNADJUSTED = "unadjusted"
    SEASONALLY_ADJUSTED = "seasonally_adjusted"
    ADJUSTED_HERE = "adjusted_here"
    NOT_APPLICABLE = NOT_APPLICABLE
    NOT_STATED = NOT_STATED


class Status(StrEnum):
    """What the agency says of one number, or why there is none (SDMX CL_OBS_STATUS)."""

    NORMAL = "normal"
    PRELIMINARY = "preliminary"
    REVISED = "revised"
    ESTIMATED = "estimated"
    COMPILED = "compiled"
    QUALITY_A = "quality_a"
    QUALITY_B = "quality_b"
    QUALITY_C = "quality_c"
    QUALITY_D = "quality_d"
    USE_WITH_CAUTION = "use_with_caution"
    BELOW_ROUNDING = "below_rounding"
    OMITTED_ZERO = "omitted_zero"
    SUPPRESSED = "suppressed"
    MASKED = "masked"
    NOT_AVAILABLE = "not_available"
    INCOMPLETE = "incomplete"
    NOT_APPLICABLE = "not_applicable"
    UNRELIABLE = "unreliable"


#: A number with one of these is missing; with any other it is there.
MISSING_STATUSES = frozenset(
    {
        Status.SUPPRESSED,
        Status.MASKED,
        Status.NOT_AVAILABLE,
        Status.INCOMPLETE,
        Status.NOT_APPLICABLE,
        Status.UNRELIABLE,
    }
)


class Qualifier(StrEnum):
    """The words around a printed figure, as the interval they stand for."""

    EXACT = "exact"
    NONE = "none"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    UNDER = "under"
    UP_TO = "up_to"
    ALMOST = "almost"


class Statistic(StrEnum):
    """What kind of statement a printed figure makes."""

    VALUE = "value"
    MEAN = "mean"
    EACH = "each"
    COUNT = "count"
    RANK = "rank"
    SHARE = "share"
    QUOTA = "quota"
    TARGET = "target"
    BUDGET = "budget"
    DURATION = "duration"
    FREQUENCY = "frequency"
    DISTANCE = "distance"


class VintageBasis(StrEnum):
    """How the vintage of a file is known."""

    RELEASED = "released"
    RETRIEVED = "retrieved"
    INFERRED = "inferred"


class Aggregation(StrEnum):
    """How a series may be added over time."""

    SUM = "sum"
    MEAN = "mean"
    NONE = "none"


class SourceKind(StrEnum):
    """Who speaks in a source (design, decision 9)."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    DOCUMENT = "document"


@cache
def codelist(name: str) -> dict[str, dict[str, str]]:
    """Return a long code list by code.

    Parameters
    ----------
    name : str
        The file's name in ``cktrade/codelists`` without its ending, e.g. ``units``.

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
    path = files("cktrade").joinpath("codelists", f"{name}.csv")
    if not path.is_file():
        raise VocabularyError(f"There is no code list {name!r} in cktrade/codelists.")
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    table = {row["code"]: {k: v for k, v in row.items() if k != "code"} for row in rows}
    if len(table) != len(rows):
        raise VocabularyError(f"codelists/{name}.csv: a code stands there twice.")
    return table


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
    try:
        text = codelist(name)[code][lang]
    except KeyError:
        known = ", ".join(sorted(codelist(name)))
        raise VocabularyError(
            f"{code!r} is not a code of codelists/{name}.csv. Codes: {known}."
        ) from None
    if not text:
        raise VocabularyError(
            f"codelists/{name}.csv: {code!r} has no label in {lang!r}."
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
    return label(name, code, lang).format(**parts)
