"""Whether a series is of a claim's kind: its product, its part, its family of units."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from cktrade.vocabulary import NOT_APPLICABLE, NOT_STATED, Statistic, codelist

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.record.record import Row
    from cktrade.verdicts.claim import Claim

UNSAID = frozenset({NOT_STATED, NOT_APPLICABLE})
_WHOLE = "TOTAL"
#: Statements whose unit is not that of what they count.
_OF_NO_UNIT = {Statistic.RANK, Statistic.SHARE, Statistic.GROWTH}
_RATIO = "ratio"


def meets(row: Row, part: str, claim: Claim) -> bool:
    """Say whether a series is of the claim's product, part and family of units."""
    return (
        part_of(str(row["dimensions"] or "")) == part
        and _product(row["product"]) == _product(claim.product)
        and _counts(str(row["unit"]), claim)
    )


def _product(code: str) -> str:
    return _WHOLE if code in UNSAID else code


def _counts(unit: str, claim: Claim) -> bool:
    """Say whether a series' unit can be that of a claim; of none any amount can."""
    if claim.statistic in _OF_NO_UNIT:
        return True
    kind = unit_kind(unit)
    if claim.unit == NOT_STATED:
        return kind != _RATIO
    return kind == unit_kind(claim.unit)


def unit_kind(unit: str) -> str:
    """Return the family of a unit.

    Examples
    --------
    >>> unit_kind("CAD"), unit_kind("percent")
    ('money', 'ratio')

    """
    return codelist("units")[unit]["kind"]


def of_shares(row: Mapping[str, object]) -> bool:
    """Say whether a series is itself of shares, in per cent of what its part says."""
    return unit_kind(str(row["unit"])) == _RATIO


@cache
def part_of(dimensions: str) -> str:
    """Return dimensions without the classification of the product, as JSON or empty.

    Examples
    --------
    >>> part_of('{"classification": "NAPCS", "province": "CA-ON"}')
    '{"province": "CA-ON"}'
    >>> part_of('{"classification": "HS"}')
    ''

    """
    if not dimensions:
        return ""
    told = json.loads(dimensions)
    told.pop("classification", None)
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""
