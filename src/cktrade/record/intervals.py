"""A printed figure is an interval, and so is an observation.

Intervals are compared with intervals: a reading *fits* a claim if its whole interval
lies inside the claim's, is *in part* if they only overlap, and *misses* by the gap
between them otherwise.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from cktrade.errors import ComparabilityError
from cktrade.vocabulary import Qualifier, Statistic, Status, codelist

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Small counts that a producer masks lie in this range (IRCC: "--" stands for 0 to 5).
MASKED_RANGE = (0.0, 5.0)
#: What a doubling adds, in per cent.
_DOUBLED = 100
#: Statements in per cent that a word alone may make; a digit or "per cent" is no such.
_TOLD = {Statistic.GROWTH, Statistic.SHARE}
_SPELLED = re.compile(r"\d|%|％|cent|퍼센트|프로")
#: From here on a fraction is not written.
_LARGE = 1e6


@dataclass(frozen=True)
class Interval:
    """The numbers from ``low`` to ``high``, each end open or closed.

    Examples
    --------
    >>> Interval(5.85, 5.95) + Interval(9.4, math.inf, low_open=True)
    (15.25, ∞)
    >>> 5.0 in Interval(5, 6, low_open=True)
    False

    """

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ComparabilityError(
                f"An interval from {self.low} to {self.high} holds no number."
            )

    def __repr__(self) -> str:
        left = "(" if self.low_open or math.isinf(self.low) else "["
        right = ")" if self.high_open or math.isinf(self.high) else "]"
        return f"{left}{_write(self.low)}, {_write(self.high)}{right}"

    def __str__(self) -> str:
        """Write the interval in words: 15.25 to 15.35, above 9.4, 516."""
        low, high = _write(self.low), _write(self.high)
        if self.low == self.high:
            return low
        if math.isinf(self.high):
            return f"above {low}" if self.low_open else f"{low} or more"
        start = f"above {low}" if self.low_open else low
        return f"{start} to {'below ' if self.high_open else ''}{high}"

    def __contains__(self, number: float) -> bool:
        above = number > self.low or (number == self.low and not self.low_open)
        below = number < self.high or (number == self.high and not self.high_open)
        return above and below

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def times(self, factor: float) -> Interval:
        """Return the interval scaled by a factor above zero."""
        return Interval(
            self.low * factor, self.high * factor, self.low_open, self.high_open
        )

    def over(self, other: Interval) -> Interval:
        """Return the quotient by an interval of numbers above zero."""
        if other.low <= 0:
            raise ComparabilityError(f"{other} reaches zero: nothing is divided by it.")
        return Interval(self.low / other.high, self.high / other.low)

    def within(self, other: Interval) -> bool:
        """Say whether every number of this interval is one of the other."""
        left = self.low > other.low or (
            self.low == other.low and (self.low_open or not other.low_open)
        )
        right = self.high < other.high or (
            self.high == other.high and (self.high_open or not other.high_open)
        )
        return left and right

    def overlaps(self, other: Interval) -> bool:
        """Say whether the two have a number in common."""
        return not (self._below(other) or other._below(self))

    def gap(self, other: Interval) -> float:
        """Return how far this interval lies from another.

        Returns
        -------
        float
            Zero if they overlap or touch; above zero if this one lies wholly above,
            below zero if wholly below; in the unit of both.

        """
        return max(self.low - other.high, 0.0) + min(self.high - other.low, 0.0)

    def _below(self, other: Interval) -> bool:
        touching = self.high == other.low and (self.high_open or other.low_open)
        return self.high < other.low or touching


def _write(number: float) -> str:
    if math.isinf(number):
        return "∞" if number > 0 else "−∞"
    whole = number == int(number) or abs(number) >= _LARGE
    text = f"{number:,.0f}" if whole else f"{number:,.10g}"
    return text.replace("-", "−")


def interval(claim: Mapping[str, Any]) -> Interval:
    """Return the interval that a printed figure stands for.

    Parameters
    ----------
    claim : mapping
        A row of the claims table, or anything with ``value``, ``precision`` and
        ``qualifier``, in whole units.

    Returns
    -------
    Interval
        With v the value and u the unit of its last significant digit:

        ============  ==========================================
        Qualifier     Interval
        ============  ==========================================
        ``none``      [v − u/2, v + u/2]
        ``exact``     [v, v]
        ``over``      (v, ∞)
        ``at_least``  [v, ∞)
        ``under``     [0, v)
        ``up_to``     [0, v]
        ``almost``    [v − u', v), u' = min(u, v/10)
        ``about``     [v − u', v + u'], u' = min(u, v/10)
        ============  ==========================================

        A multiple or part in words without a digit, "doubled" or "a third", has no
        last digit: u is a tenth of the factor or part. The ends are worked out in
        decimal digits: 64.3 to a tenth is exactly 64.25 to 64.35.

    Notes
    -----
    The table is the package's own definition (docs/verdicts.md). Nobody chooses "five
    per cent": the figure's own digits say how far it reaches.

    Examples
    --------
    >>> interval({"value": 15.3e9, "precision": 1e8, "qualifier": "none"})
    [15,250,000,000, 15,350,000,000]
    >>> interval({"value": 3200, "precision": 100, "qualifier": "about"})
    [3,100, 3,300]
    >>> interval({"value": 440_000, "precision": 10_000, "qualifier": "over"})
    (440,000, ∞)

    """
    value, unit = _decimal(claim["value"]), _last_digit(claim)
    v, half, reach = float(value), unit / 2, _decimal(reach_of(claim))
    forms = {
        Qualifier.NONE: lambda: Interval(float(value - half), float(value + half)),
        Qualifier.EXACT: lambda: Interval(v, v),
        Qualifier.OVER: lambda: Interval(v, math.inf, low_open=True),
        Qualifier.AT_LEAST: lambda: Interval(v, math.inf),
        Qualifier.UNDER: lambda: Interval(0.0, v, high_open=True),
        Qualifier.UP_TO: lambda: Interval(0.0, v),
        Qualifier.ALMOST: lambda: Interval(float(value - reach), v, high_open=True),
        Qualifier.ABOUT: lambda: Interval(float(value - reach), float(value + reach)),
    }
    return forms[Qualifier(claim["qualifier"])]()


def _decimal(number: float) -> Decimal:
    return Decimal(str(float(number)))


def reach_of(claim: Mapping[str, Any]) -> float:
    """Return the unit of a claim's last digit, but at most a tenth of its value.

    Examples
    --------
    >>> reach_of({"value": 27_000, "precision": 1_000})
    1000.0
    >>> reach_of({"value": 200_000, "precision": 100_000})
    20000.0
    >>> reach_of({"value": 100, "precision": 1, "unit": "percent",
    ...           "statistic": "growth", "as_printed": "nearly doubled"})
    20.0

    """
    unit, value = _last_digit(claim), _decimal(claim["value"])
    return float(unit if _in_words(claim) else min(unit, value / 10))


def _last_digit(claim: Mapping[str, Any]) -> Decimal:
    """Return the unit of the last digit; of a multiple in words a tenth of it."""
    value = _decimal(claim["value"])
    if not _in_words(claim):
        return _decimal(claim["precision"])
    grown = claim["statistic"] == Statistic.GROWTH and value >= _DOUBLED
    return (value + _DOUBLED if grown else value) / 10


def _in_words(claim: Mapping[str, Any]) -> bool:
    """Say whether a rate or part is told by a word alone: doubled, half, un tiers."""
    printed = str(claim.get("as_printed") or "")
    if claim.get("unit") != "percent" or claim.get("statistic") not in _TOLD:
        return False
    return bool(printed) and not _SPELLED.search(printed)


def rounds_to(number: float, claim: Mapping[str, Any]) -> bool:
    """Say whether a number, rounded half-up to a claim's last digit, is its value.

    Examples
    --------
    >>> mean = {"value": 5257, "precision": 1}
    >>> rounds_to(5257.4, mean), rounds_to(5257.5, mean)
    (True, False)

    """
    if not math.isfinite(number):
        return False
    unit = _decimal(claim["precision"])
    steps = (_decimal(number) / unit).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return steps * unit == _decimal(claim["value"])


def second_reading(claim: Mapping[str, Any]) -> Interval | None:
    """Return the wider interval of a count that may be rounded to a 5 or 50.

    Parameters
    ----------
    claim : mapping
        A row of the claims table.

    Returns
    -------
    Interval or None
        [v − 5u/2, v + 5u/2] where the figure is a whole count without qualifier whose
        last significant digit is a 5; else None. It is shown beside the tight interval,
        never instead of it.

    Examples
    --------
    >>> second_reading({"value": 5250, "precision": 10, "qualifier": "none",
    ...                 "unit": "persons per year"})
    [5,225, 5,275]
    >>> second_reading({"value": 3200, "precision": 100, "qualifier": "none",
    ...                 "unit": "persons"})

    """
    v, u = float(claim["value"]), float(claim["precision"])
    counted = codelist("units")[claim["unit"]]["kind"] == "count"
    ends_in_five = round(v / u) % 10 == 5  # noqa: PLR2004 -- the digit itself
    if claim["qualifier"] != Qualifier.NONE or not counted or not ends_in_five or u < 1:
        return None
    return Interval(v - 2.5 * u, v + 2.5 * u)


def observed(observation: Mapping[str, Any]) -> Interval:
    """Return the interval that one published number stands for.

    Parameters
    ----------
    observation : mapping
        A row of the wide table.

    Returns
    -------
    Interval
        The value give or take half its precision, not below zero where the value is
        not; a count published to the last one is exact; a masked count is its possible
        range; any other missing value all numbers from zero up (nothing is known).

    Examples
    --------
    >>> rounded = {"value": 4105.0, "precision": 5.0, "unit": "persons"}
    >>> observed(rounded | {"status": "normal"})
    [4,102.5, 4,107.5]
    >>> observed(rounded | {"value": 516.0, "precision": 1.0, "status": "normal"})
    [516, 516]
    >>> observed(rounded | {"value": math.nan, "status": "masked"})
    [0, 5]

    """
    value, precision = float(observation["value"]), float(observation["precision"])
    if math.isnan(value):
        masked = observation["status"] == Status.MASKED
        return Interval(*MASKED_RANGE) if masked else Interval(0.0, math.inf)
    counted = (
        precision == 1 and codelist("units")[observation["unit"]]["kind"] == "count"
    )
    half = 0.0 if counted else precision / 2
    low = value - half
    return Interval(max(low, 0.0) if value >= 0 else low, value + half)


def total(intervals: list[Interval]) -> Interval:
    """Return the interval of a sum.

    Examples
    --------
    >>> total([Interval(1, 2), Interval(3, 5)])
    [4, 7]

    """
    result = Interval(0.0, 0.0)
    for each in intervals:
        result += each
    return result


def mean(intervals: list[Interval]) -> Interval:
    """Return the interval of an arithmetic mean.

    Examples
    --------
    >>> mean([Interval(1, 2), Interval(3, 6)])
    [2, 4]

    """
    if not intervals:
        raise ComparabilityError("There is no mean of nothing.")
    return total(intervals).times(1 / len(intervals))
