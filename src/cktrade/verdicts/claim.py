"""A claim as the verdicts see it: a row of the table, and what its document says."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from cktrade.record.intervals import Interval, interval, reach_of
from cktrade.vocabulary import NOT_STATED, Qualifier, Statistic

if TYPE_CHECKING:
    from collections.abc import Mapping

BOUNDS = frozenset(
    {
        Qualifier.OVER, Qualifier.AT_LEAST, Qualifier.UNDER, Qualifier.UP_TO,
        Qualifier.ALMOST,
    }
)  # fmt: skip
#: What is planned is held against the year from which it applies.
PLANS = frozenset({Statistic.QUOTA, Statistic.TARGET, Statistic.BUDGET})


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One printed figure, its columns as in the claims table.

    Attributes
    ----------
    base_period, direction : str
        Of growth: the earlier period, and ``up`` or ``down``; else empty.
    dimensions : str
        Which part is counted, as the series write it; empty for the whole.
    published_from, published_to : date
        The first and the last day on which the document can have come out.
    url : str
        The document's address; a source of that address is no evidence.

    """

    claim: str
    document: str
    topic: str
    measure: str
    reporter: str
    partner: str
    flow: str
    product: str
    basis: str
    valuation: str
    adjustment: str
    reference_period: str
    statistic: str
    value: float
    unit: str
    precision: float
    qualifier: str
    as_printed: str
    locator: str = ""
    note: str = ""
    base_period: str = ""
    direction: str = ""
    dimensions: str = ""
    published_from: date = date.min
    published_to: date = date.max
    url: str = ""

    @classmethod
    def of(cls, row: Mapping[str, Any], document: Mapping[str, Any] | None) -> Self:
        """Make a claim from a row of the claims table and one of the sources table."""
        named = {f.name for f in fields(cls)}
        told = {str(k): v for k, v in row.items() if str(k) in named and v == v}  # noqa: PLR0124 -- NaN is left out
        if document is not None:
            told["published_from"] = _day(document["published_from"])
            told["published_to"] = _day(document["published_to"])
            told["url"] = str(document.get("url", "") or "")
        return cls(**told)

    @cached_property
    def interval(self) -> Interval:
        """What the figure stands for."""
        return interval(vars(self))

    @property
    def reach(self) -> float:
        """The unit of the last digit, at most a tenth of the value."""
        return reach_of(vars(self))

    @property
    def present(self) -> bool:
        """Whether it speaks of the present: no period, and no plan."""
        return self.reference_period == NOT_STATED and self.statistic not in PLANS

    @property
    def bound(self) -> bool:
        """Whether it says a bound: over, under, almost …."""
        return self.qualifier in BOUNDS

    def printing(self, value: float) -> Self:
        """Return the claim as if another value were printed."""
        return replace(self, value=value)


def _day(moment: Any) -> date:  # noqa: ANN401 -- a timestamp, a date or a text
    return date.fromisoformat(str(moment)[:10])
