"""What may be added or averaged: never a part to its whole, nor one thing twice.

A *thing* is what a row counts: measure, reporter, partner, flow, product and part. Two
things have something in common if in each of these they are equal or one holds the
other: all countries hold South Korea, two-way trade holds exports, a whole holds its
parts. Basis, adjustment and table make no difference: they count one thing anew.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from cktrade.errors import ComparabilityError
from cktrade.vocabulary import (
    NOT_STATED,
    Aggregation,
    Flow,
    codelist,
    economies,
    periods,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Row = Mapping[str, Any]

_ADDITIVE = {"money", "count"}
_SIDES = {Flow.EXPORT, Flow.IMPORT}
_EXPORTS = {Flow.DOMESTIC_EXPORT, Flow.RE_EXPORT}


def check_sum(one: Sequence[Row], other: Sequence[Row]) -> None:
    """Refuse a sum that counts something twice, or adds what is unlike.

    Parameters
    ----------
    one, other : sequence of mapping
        The cells of the two terms (rows of the wide table), or claims.

    Raises
    ------
    ComparabilityError
        If the measures or the units differ, a unit is no amount or count, the two have
        something in common at one time, or different things are of different times, or
        one thing is added over time that may not be.

    Examples
    --------
    >>> korea = {"measure": "visitors", "reporter": "CAN", "partner": "KOR",
    ...          "flow": "arrivals", "product": "TOTAL", "unit": "trips",
    ...          "reference_period": "2018"}
    >>> check_sum([korea], [korea | {"partner": "JPN"}])
    >>> check_sum([korea], [korea | {"partner": "WLD"}])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    cktrade.errors.ComparabilityError: visitors CAN-KOR arrivals and ...

    """
    for left, right in product(_things(one), _things(other)):
        _like(left, right)
        if _in_common(left, right):
            _apart(left, right, one, other)
        elif _time(one) != _time(other):
            raise ComparabilityError(
                f"{_name(left)} and {_name(right)} are of different times: they are "
                "not added. Take both of one period."
            )


def check_mean(pieces: Sequence[Sequence[Row]]) -> None:
    """Refuse a mean, or an "each", of unlike things or of one period twice.

    Parameters
    ----------
    pieces : sequence of sequence of mapping
        The cells of each number that is averaged.

    Raises
    ------
    ComparabilityError
        If the pieces count different things, differ in frequency, or overlap in time.

    """
    for one, other in combinations(pieces, 2):
        if {*map(_thing, one)} != {*map(_thing, other)}:
            raise ComparabilityError(
                f"{_name(one[0])} and {_name(other[0])} count different things: there "
                "is no mean of them."
            )
        if _overlap(_time(one), _time(other)):
            raise ComparabilityError(
                f"{_name(one[0])} and {_name(other[0])} overlap in time: a period "
                "would count twice. Let each follow on the other."
            )
    lengths = {
        periods.frequency(cell["reference_period"]) for p in pieces for cell in p
    }
    if len(lengths) > 1:
        raise ComparabilityError(
            f"{_name(pieces[0][0])}: periods of different lengths have no plain mean."
        )


def _like(left: Row, right: Row) -> None:
    if left["measure"] != right["measure"]:
        raise ComparabilityError(
            f"{_name(left)} and {_name(right)} are different measures: they are not "
            "added."
        )
    if codelist("units")[left["unit"]]["kind"] not in _ADDITIVE:
        raise ComparabilityError(f"{_name(left)} is in {left['unit']}: no sum has it.")


def _apart(left: Row, right: Row, one: Sequence[Row], other: Sequence[Row]) -> None:
    """Refuse what has something in common, unless it follows on and may be added."""
    if _overlap(_time(one), _time(other)):
        raise ComparabilityError(
            f"{_name(left)} and {_name(right)} of one time have something in common, "
            "which would count twice. An aggregate is never added to its parts."
        )
    may = codelist("measures")[left["measure"]]["aggregation"] == Aggregation.SUM
    if not may or _thing(left) != _thing(right):
        raise ComparabilityError(
            f"{_name(left)} and {_name(right)} may not be added over time."
        )


def _things(rows: Sequence[Row]) -> list[Row]:
    """Return one row of each thing."""
    return [*{_thing(row): row for row in rows}.values()]


def _thing(row: Row) -> tuple[str, ...]:
    columns = ("measure", "reporter", "partner", "flow")
    product, part = _classified(row["product"], row.get("dimensions", ""))
    return (*(row[column] for column in columns), product, part)


@cache
def _classified(product: str, dimensions: str) -> tuple[str, str]:
    """Return a product behind its classification, and the further dimensions."""
    further = json.loads(dimensions) if dimensions else {}
    classification = further.pop("classification", "")
    return f"{classification} {product}".strip(), json.dumps(further)


def _in_common(left: Row, right: Row) -> bool:
    return _mirrored(left, right) or (
        left["reporter"] == right["reporter"]
        and all(
            a == b or holds(a, b, left) or holds(b, a, right)
            for a, b, holds in zip(
                _thing(left)[2:], _thing(right)[2:], _HOLDS, strict=True
            )
        )
    )


def _mirrored(left: Row, right: Row) -> bool:
    """Say whether both sides of one trade are told: exports here, imports there."""
    pair = (left["reporter"], left["partner"])
    return pair == (right["partner"], right["reporter"]) and (
        {left["flow"], right["flow"]} == _SIDES
    )


def _partner_holds(whole: str, part: str, row: Row) -> bool:
    """Say whether an aggregate holds an economy; one of unknown members may."""
    if whole == "WLD" or not economies.is_aggregate(whole):
        return whole == "WLD"
    known = {member["bloc"] for member in codelist("blocs").values()}
    return whole not in known or part in economies.members(whole, on=_time([row])[1])


def _flow_holds(whole: str, part: str, _: Row) -> bool:
    if whole in {Flow.TWO_WAY, Flow.BALANCE}:
        return part in _SIDES | _EXPORTS
    return whole == Flow.EXPORT and part in _EXPORTS


def _product_holds(whole: str, part: str, _: Row) -> bool:
    """Say whether a product holds one; of two classifications nobody knows."""
    if "TOTAL" in (whole, part):
        return whole == "TOTAL"
    return whole.partition(" ")[0] != part.partition(" ")[0] or part.startswith(whole)


def _whole_holds(whole: str, part: str, _: Row) -> bool:
    """Say whether a part has all the further dimensions of a whole, and more."""
    return bool(json.loads(whole).items() <= json.loads(part).items())


_HOLDS: tuple[Callable[[str, str, Row], bool], ...] = (
    _partner_holds, _flow_holds, _product_holds, _whole_holds,
)  # fmt: skip


def _time(rows: Iterable[Row]) -> tuple[date, date]:
    """Return the first and the last day; a period not stated is all time."""
    stated = [r["reference_period"] for r in rows]
    ends = [periods.bounds(p) for p in stated if p != NOT_STATED]
    if len(ends) < len(stated):
        return date.min, date.max
    return min(first for first, _ in ends), max(last for _, last in ends)


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _name(row: Row) -> str:
    part = f" {row['dimensions']}" if row.get("dimensions") else ""
    return f"{row['measure']} {row['reporter']}-{row['partner']} {row['flow']}{part}"
