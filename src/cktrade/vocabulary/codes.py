"""The short code lists, as the code itself needs them.

A code is what stands in a table; its labels stand in the lists of
:mod:`cktrade.vocabulary.lists`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, get_args

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
    DOMESTIC_EXPORT = "domestic_export"
    RE_EXPORT = "re_export"
    OUTWARD = "outward"
    INWARD = "inward"
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
    PROJECTED = "projected"
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
    GROWTH = "growth"


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
    COPY = "copy"
    SECONDARY = "secondary"
    DOCUMENT = "document"


#: How far an observation may be trusted, the best grade first.
GRADES = (SourceKind.OFFICIAL, SourceKind.COPY, SourceKind.SECONDARY)
