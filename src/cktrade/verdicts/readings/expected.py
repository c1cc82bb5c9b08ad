"""Which ways of counting speak of what a claim does, held or not.

``codelists/readings.csv`` lists them by measure. Whatever else the record holds can be
claimed as well: of a measure without rows of its own every basis held is a plain way,
and of one with rows a basis that the claim itself states.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from cktrade.vocabulary import (
    NOT_APPLICABLE,
    NOT_STATED,
    Flow,
    Statistic,
    codelist,
    periods,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cktrade.record.record import Record, Row
    from cktrade.verdicts.claim import Claim

Spec = dict[str, str]
ANY = "*"
UNSAID = frozenset({NOT_STATED, NOT_APPLICABLE})
_WHOLE = "TOTAL"
#: Statements whose unit is not that of what they count.
_OF_NO_UNIT = {Statistic.RANK, Statistic.SHARE, Statistic.GROWTH}
_RATIO = "ratio"
_TRADE = {"merchandise_trade", "services_trade", "direct_investment"}
#: Flows of people of which the other direction is another thing.
_ONE_WAY = {Flow.ARRIVALS, Flow.ADMISSIONS, Flow.ENTRIES}
#: Flows that both sides count, each in its own direction.
MIRROR = {
    Flow.EXPORT: Flow.IMPORT, Flow.IMPORT: Flow.EXPORT,
    Flow.INWARD: Flow.OUTWARD, Flow.OUTWARD: Flow.INWARD,
}  # fmt: skip
#: What is counted over a year → the stock that holders on one day are.
_ON_A_DAY = {"study_permit_holders": "international_students"}
_MIRRORED = {*MIRROR, Flow.TWO_WAY, Flow.BALANCE}


def expected(claim: Claim, record: Record) -> dict[str, Spec]:
    """Return the rows of ``codelists/readings.csv`` that speak of what a claim does.

    The reporter must be one of the claim's two economies; for a rank the economy whose
    partners are ranked, because the other one ranks other partners; of people who come
    the economy to which they come, because the other one counts those who go the other
    way.

    Parameters
    ----------
    claim : Claim
        The claim.
    record : Record
        The record; says which bases are held of a measure that has no rows.

    Returns
    -------
    dict
        Code → its row, with the ``sense`` that it has for this claim and the ``part``
        that it must count.

    """
    listed = {
        code: spec
        for code, spec in codelist("readings").items()
        if spec["claim_measure"] == claim.measure
        and {ANY, claim.flow} & {*spec["claim_flow"].split(";")}
        and spec["reporter"] in {ANY, *_sides(claim)}
        and _of_part(spec, claim)
    }
    every = {**listed, **dict(_others(claim, listed, record))}
    part = part_of(claim.dimensions)
    return {
        code: spec | {"sense": _sense(spec, claim), "part": part or spec["part"]}
        for code, spec in every.items()
    }


def is_of_a_day(claim: Claim) -> bool:
    """Say whether people counted over a year are claimed as of one day, as a stock."""
    one_day = periods.frequency(claim.reference_period) == "D"
    return one_day and claim.measure in _ON_A_DAY


def _sides(claim: Claim) -> set[str]:
    one = claim.statistic == Statistic.RANK or claim.flow in _ONE_WAY
    return {claim.reporter} if one else {claim.reporter, claim.partner}


def _of_part(spec: Mapping[str, str], claim: Claim) -> bool:
    """Say whether a row speaks of the part that a claim does, if it names one."""
    return not claim.dimensions or part_of(spec["part"]) in {
        "", part_of(claim.dimensions),
    }  # fmt: skip


def _others(
    claim: Claim, listed: Mapping[str, Spec], record: Record
) -> Iterator[tuple[str, Spec]]:
    """Yield a row for each basis held of the claim's measure that no row speaks of."""
    held = _who_reports(claim, record)
    for code, spec in codelist("readings").items():
        if spec["claim_measure"] != ANY:
            continue
        of_basis = held.get(spec["basis"], set())
        reporter = _who_counts(claim, of_basis)
        here = [s for s in listed.values() if s["reporter"] in {ANY, reporter}]
        own = {s["basis"] for s in here if s["measure"] == claim.measure}
        asked = not here or claim.basis == spec["basis"]
        if reporter and asked and not {spec["basis"], ANY} & own:
            yield code, spec | {"measure": claim.measure, "reporter": reporter}


def _who_reports(claim: Claim, record: Record) -> dict[str, set[str]]:
    """Return basis → who reports the claim's measure on it, of flows that may count."""
    every = claim.flow in {Flow.TWO_WAY, *UNSAID}
    flows = {claim.flow, _mirrored(claim.flow), Flow.TWO_WAY}
    flows |= {Flow.EXPORT, Flow.IMPORT} if claim.flow == Flow.BALANCE else set()
    found: dict[str, set[str]] = {}
    for row in record.series(measure=claim.measure):
        if every or row["flow"] in flows:
            found.setdefault(row["basis"], set()).add(row["reporter"])
    return found


def _who_counts(claim: Claim, reporters: set[str]) -> str:
    """Return whose count is meant: the claim's own side, else of trade the other's."""
    if claim.reporter in reporters:
        return claim.reporter
    both = claim.flow in _MIRRORED and claim.partner in reporters
    return claim.partner if both and claim.statistic != Statistic.RANK else ""


def _mirrored(flow: str) -> str:
    return MIRROR.get(Flow(flow), Flow(flow))


def mirrored(flow: str) -> str:
    """Return a flow as the other side counts it.

    Examples
    --------
    >>> str(mirrored("export")), str(mirrored("balance"))
    ('import', 'balance')

    """
    return _mirrored(flow)


def _sense(spec: Mapping[str, str], claim: Claim) -> str:
    """Trade as the other country counts it is a mirror, not the plain sense.

    Nor is a basis plain where the claim states another: the record need not hold it.
    A count on the very basis that a claim of that measure states is plain. Holders on
    one day are the stock, and not the persons of a year.
    """
    if is_of_a_day(claim):
        return "plain" if spec["measure"] == _ON_A_DAY[claim.measure] else "other"
    trade = claim.measure in _TRADE or spec["claim_measure"] == ANY
    own = spec["measure"] == claim.measure
    if trade and own and spec["reporter"] not in {claim.reporter, ANY}:
        return "mirror"
    if claim.basis in UNSAID or spec["basis"] == ANY:
        return spec["sense"]
    if spec["basis"] == claim.basis:
        return "plain" if own else spec["sense"]
    return "other_basis" if spec["sense"] == "plain" else spec["sense"]


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
