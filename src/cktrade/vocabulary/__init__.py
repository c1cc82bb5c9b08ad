"""The words of the tables: codes with their labels, economies, reference periods."""

from cktrade.vocabulary.codes import (
    LANGUAGES,
    MISSING_STATUSES,
    NOT_APPLICABLE,
    NOT_STATED,
    Adjustment,
    Aggregation,
    Basis,
    Flow,
    Lang,
    Qualifier,
    SourceKind,
    Statistic,
    Status,
    Topic,
    Valuation,
    VintageBasis,
)
from cktrade.vocabulary.lists import codelist, codelists, filled, label

__all__ = [
    "LANGUAGES",
    "MISSING_STATUSES",
    "NOT_APPLICABLE",
    "NOT_STATED",
    "Adjustment",
    "Aggregation",
    "Basis",
    "Flow",
    "Lang",
    "Qualifier",
    "SourceKind",
    "Statistic",
    "Status",
    "Topic",
    "Valuation",
    "VintageBasis",
    "codelist",
    "codelists",
    "filled",
    "label",
]
