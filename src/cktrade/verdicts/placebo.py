"""What a verdict won by a choice costs: how many other values would have won it too."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from cktrade.verdicts.readings.reading import Fit, fit_of
from cktrade.vocabulary import Statistic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.reading import Reading

#: Values are drawn from a tenth below the printed one to a tenth above.
_AROUND = Decimal("0.1")
#: Above this rate the word is withheld.
HIGHEST_RATE = 0.2
#: Places drawn on each side of a rank; from so many that agree the word is withheld.
_PLACES = 2
_RANKS_AGREEING = 2


@dataclass(frozen=True)
class Placebo:
    """How many of the values that could have been printed would have agreed as well.

    Attributes
    ----------
    agree, tried : int
        Values that would have agreed, of how many.
    rank : bool
        Whether they are places.

    """

    agree: int
    tried: int
    rank: bool = False

    @property
    def rate(self) -> float:
        """The share that would have agreed; NaN where no other value can be printed."""
        return self.agree / self.tried if self.tried else math.nan

    @property
    def allows(self) -> bool:
        """Whether so few would have agreed that the word may stand."""
        if self.rank:
            return self.tried > 0 and self.agree < _RANKS_AGREEING
        return self.tried > 0 and self.rate <= HIGHEST_RATE


def placebo(claim: Claim, readings: Iterable[Reading]) -> Placebo:
    """Count the values near the printed one that would fit on some of the readings.

    Parameters
    ----------
    claim : Claim
        The claim.
    readings : iterable of Reading
        Those among which the choice was made.

    Returns
    -------
    Placebo
        Of all values of the printed precision within ten per cent, the printed one left
        out; of a rank two places each way. A bound counts only if it would be true and
        not loose.

    """
    among = [*readings]
    if claim.statistic == Statistic.RANK:
        places = [claim.value + n for n in range(-_PLACES, _PLACES + 1) if n]
        drawn = [place for place in places if place >= 1]
        agree = sum(_won(claim.printing(place), among) for place in drawn)
        return Placebo(agree, len(drawn), rank=True)
    unit, value = Decimal(str(claim.precision)), Decimal(str(claim.value))
    least = math.ceil(value * (1 - _AROUND) / unit)
    most = math.floor(value * (1 + _AROUND) / unit)
    near = _steps_near(among, unit) - {round(value / unit)}
    agree = sum(
        _won(claim.printing(float(step * unit)), among)
        for step in near
        if least <= step <= most
    )
    return Placebo(agree, most - least)


def _steps_near(readings: list[Reading], unit: Decimal) -> set[int]:
    """Return the printable values next to a reading: no other can agree with it."""
    ends = [
        end
        for r in readings
        for end in (r.evaluated.value, *_ends(r))
        if math.isfinite(end)
    ]
    at = [math.floor(Decimal(str(end)) / unit) for end in ends]
    return {step + near for step in at for near in (-1, 0, 1, 2)}


def _ends(reading: Reading) -> tuple[float, float]:
    return reading.evaluated.interval.low, reading.evaluated.interval.high


def _won(claim: Claim, readings: list[Reading]) -> bool:
    return any(_agrees(claim, reading) for reading in readings)


def _agrees(claim: Claim, reading: Reading) -> bool:
    fit, _ = fit_of(claim, reading.evaluated)
    return fit == Fit.FITS and not (claim.bound and is_loose(claim, reading))


def is_loose(claim: Claim, reading: Reading) -> bool:
    """Say whether a bound is true by more than the unit of its last digit.

    The unit counts for a tenth of the bound at most.
    """
    return claim.bound and abs(reading.evaluated.value - claim.value) > claim.reach
