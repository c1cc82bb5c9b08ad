"""The cells of a drafted row, and how sure each is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues
from cktrade.vocabulary import NOT_APPLICABLE, NOT_STATED, codelist

if TYPE_CHECKING:
    from cktrade.documents.drafting.memory import Memory
    from cktrade.documents.drafting.parties import Parties
    from cktrade.documents.drafting.subjects import Subject
    from cktrade.documents.grammar import Printed
    from cktrade.documents.grammar.clauses import Clause


_LONGEST = 60
#: From here on a bare number in a text on trade is a sum of money.
_SUM = 1e6
_READ, _INFERRED, _OPEN = "read", "inferred", "to confirm"
_COUNTED = {"count", "rank", "quota", "duration", "frequency", "target"}
_ANNUAL = {"persons": "persons per year", "places": "places per year"}
_PEOPLE = {"immigration", "study", "travel", "population"}
_MONEY = {"dollars", "CAD", "USD", "KRW"}


def cells(
    figure: Printed, counted: Subject, whose: Parties, memory: Memory
) -> dict[str, str]:
    """Return the cells of a row that need no place: what, whose, how much."""
    measure, flow = counted.measure, counted.flow
    topic = codelist("measures").get(measure, {}).get("topic", "context")
    if measure == "population_total":
        topic = "population"
    statistic = figure.statistic or "value"
    unit, scale = _unit(figure, statistic, topic, measure, memory)
    partner = whose.partner
    if figure.statistic == "count":
        measure, topic, flow = "other", "context", NOT_APPLICABLE
    if figure.statistic == "duration" and topic != "trade":
        measure, topic = "other", "context"
    value = (figure.value or 0) * scale
    precision = (figure.precision or 1) * scale
    exact = statistic in _COUNTED
    if measure == "youth_mobility_quota" and statistic == "value":
        statistic, unit, exact, precision = "quota", "places per year", True, 1
    if statistic == "quota":
        unit, precision = "places per year", 1
    if statistic == "mean" and unit in _ANNUAL:
        unit = _ANNUAL[unit]
    qualifier = figure.qualifier or "none"
    trade = topic == "trade"
    return {
        "topic": topic,
        "measure": measure,
        "reporter": whose.reporter or "",
        "partner": partner or "",
        "flow": flow,
        "product": "TOTAL" if topic != "context" else NOT_APPLICABLE,
        "basis": NOT_STATED if topic in {"trade", *_PEOPLE} else NOT_APPLICABLE,
        "valuation": NOT_STATED if trade else NOT_APPLICABLE,
        "adjustment": NOT_STATED if trade else NOT_APPLICABLE,
        "statistic": statistic,
        "value": plain(value),
        "unit": unit,
        "precision": plain(precision),
        "qualifier": "exact" if exact and qualifier == "none" else qualifier,
        "note": "",
    }


def _unit(
    figure: Printed, statistic: str, topic: str, measure: str, memory: Memory
) -> tuple[str, float]:
    """Return the unit, and by what a table's head multiplies the number."""
    if figure.unit is not None:
        return figure.unit, 1.0
    last = memory.last
    if (
        topic == "trade"
        and last
        and (last.unit or "") in _MONEY
        and (figure.value or 0) > _SUM
    ):
        return str(last.unit), 1.0
    if memory.head.unit:
        return memory.head.unit, memory.head.scale
    if statistic == "rank":
        return "rank", 1.0
    if topic in _PEOPLE and measure != "visitor_spending" and (figure.value or 0) > 1:
        return "persons", 1.0
    return NOT_STATED, 1.0


def phrase(clause: Clause, figure: Printed) -> str:
    """Return the figure with the words that touch it, at most 60 characters."""
    line, start, end = clause.line, figure.start, figure.end
    before = line[max(clause.left, start - 24) : start]
    if figure.qualifier not in {None, "none", "exact"}:
        cut = [c for c in cues("qualifier_words", before) if c.code.endswith("before")]
        if cut:
            start = start - len(before) + cut[-1].start
    after = re.match(
        r"[^\s,;:.()]{0,12}(?:\s[^\s,;:.()\d]{1,14}){0,2}", line[end : clause.right]
    )
    end += len(after[0]) if after else 0
    return line[start : min(end, start + _LONGEST)].strip()


def marks_of(
    row: dict[str, str], figure: Printed, counted: Subject, whose: Parties, told: str
) -> str:
    """Return how each cell came about, as ``field:status`` pairs."""
    marks = dict.fromkeys(("value", "precision", "qualifier"), _READ)
    marks["unit"] = _READ if figure.unit else _INFERRED
    marks["statistic"] = (
        _READ if figure.unit or figure.statistic == "rank" else _INFERRED
    )
    sure = counted.stated and row["measure"] != "other"
    marks["measure"] = marks["flow"] = _INFERRED if sure else _OPEN
    marks["reference_period"] = {"none": _OPEN, _READ: _READ}.get(told, _INFERRED)
    marks["reporter"] = _INFERRED if row["reporter"] else _OPEN
    sure = whose.stated or (whose.partner in {"CAN", "KOR"} and not whose.doubt)
    marks["partner"] = _INFERRED if row["partner"] and sure else _OPEN
    return ";".join(f"{name}:{status}" for name, status in marks.items())


def plain(value: float) -> str:
    """Write a number as the tables do.

    Examples
    --------
    >>> plain(5.9e9), plain(0.6)
    ('5900000000', '0.6')

    """
    return f"{value:.12f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
