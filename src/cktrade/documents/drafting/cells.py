"""The cells of a drafted row, and how sure each is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues
from cktrade.documents.grammar.stretches import frames
from cktrade.vocabulary import NOT_APPLICABLE, NOT_STATED, codelist

if TYPE_CHECKING:
    from cktrade.documents.drafting.memory import Memory
    from cktrade.documents.drafting.parties import Parties
    from cktrade.documents.drafting.subjects import Subject
    from cktrade.documents.grammar import Printed
    from cktrade.documents.grammar.clauses import Clause
    from cktrade.vocabulary import Lang


_LONGEST, _REACH, _FEW = 60, 36, 2
#: How far behind a figure goods are its own, and how far before a flow they are not.
_GOODS, _APART, _CLOSE = 30, 14, 30
#: Statements that can be told by the month or year; so many words may lie between.
_FRAMED = {None, "value", "mean", "count", "each", "growth"}
_BETWEEN, _FAR = 3, 7
_APART_BY = re.compile(
    r"[,;:()]|[.](?![0-9])|\b(?:and|et|in|en(?!\smoyenne)|for|pour|of which)\b"
)
_STOP = re.compile(r"[,;:.()]|\b(?:and|et|in|en|to|à|by|was|were)\b")
#: From here on a bare number in a text on trade is a sum of money.
_SUM = 1e6
_READ, _INFERRED, _OPEN = "read", "inferred", "to confirm"
_COUNTED = {"count", "rank", "quota", "duration", "frequency", "target"}
_ANNUAL = {"persons": "persons per year", "places": "places per year"}
_A_COUNTRY_S, _A_COUNTRY_S_TRADE = 100, 10_000
_LASTING = {"anniversary", "relations"}
_PEOPLE = {"immigration", "study", "travel", "population"}
_TOPICS = {
    "admissions": "immigration", "holders": "immigration", "residents": "population",
    "entries": "study", "arrivals": "travel",
}  # fmt: skip
#: Measures that count papers, where the noun itself is left out.
_PERMITS = {"study_permits_issued", "study_permits", "work_permits"}
#: Held as one sum, of no goods.
_WHOLE = {"services_trade", "direct_investment"}
_MONEY = {"dollars", "CAD", "USD", "KRW"}


def product(clause: Clause, counted: Subject, topic: str, lang: Lang) -> str:
    """Return the product of a row; blank where goods are named that a person must code.

    Goods named before the figure are its own, unless a word for another flow follows.
    """
    if topic != "trade" or counted.measure in _WHOLE:
        return "TOTAL" if topic != "context" else NOT_APPLICABLE
    ahead = clause.line[clause.start : clause.number.start]
    found = cues("goods_words", ahead, lang)
    after = re.split(r"[,;.]", clause.behind[:_GOODS])[0]
    if cues("goods_words", after, lang):
        return ""
    if not found:
        return "TOTAL"
    anchor = counted.start - clause.start
    if counted.start > clause.number.end:
        tied = found[-1].end + _CLOSE > len(ahead)
        return "" if tied else "TOTAL"
    return "TOTAL" if anchor - found[-1].end > _APART else ""


def _lasting(clause: Clause) -> str:
    """Return what lasts: an anniversary, relations, or something else."""
    near = clause.ahead[-_REACH:] + clause.behind[: 2 * _REACH]
    if re.match(r"[\s-]?(?:anniversa|주년)", clause.behind, re.IGNORECASE):
        return "anniversary"
    kept = re.search(r"\brelations(?:hip)?\b|관계|수교", near)
    return "relations" if kept else "other"


def cells(
    clause: Clause, figure: Printed, counted: Subject, whose: Parties, memory: Memory
) -> dict[str, str]:
    """Return the cells of a row that need no place: what, whose, how much."""
    measure, flow = counted.measure, counted.flow
    topic = codelist("measures").get(measure, {}).get("topic", "context")
    if measure == "population_total":
        topic = "population"
    if measure == "other":
        topic = _TOPICS.get(flow, topic)
    statistic = figure.statistic or "value"
    unit, scale = _unit(figure, statistic, topic, measure, memory)
    partner = whose.partner
    if figure.statistic == "count":
        measure, topic, flow = "other", "context", NOT_APPLICABLE
    if figure.statistic == "duration":
        measure = _lasting(clause)
        topic, flow = "context", NOT_APPLICABLE
    value = (figure.value or 0) * scale
    precision = (figure.precision or 1) * scale
    exact = statistic in _COUNTED
    if measure == "youth_mobility_quota" and statistic in {"value", "each", "mean"}:
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
        "product": "",
        "basis": _basis(clause, topic),
        "valuation": NOT_STATED if trade else NOT_APPLICABLE,
        "adjustment": NOT_STATED if trade else NOT_APPLICABLE,
        "statistic": statistic,
        "value": plain(value),
        "unit": unit,
        "precision": plain(precision),
        "qualifier": "exact" if exact and qualifier == "none" else qualifier,
        "note": "",
    }


def _basis(clause: Clause, topic: str) -> str:
    """Return the basis of trade that the sentence states, if it states one."""
    if topic not in {"trade", *_PEOPLE}:
        return NOT_APPLICABLE
    said = {cue.code for cue in cues("basis_words", clause.sentence)}
    return said.pop() if topic == "trade" and len(said) == 1 else NOT_STATED


def _unit(
    figure: Printed, statistic: str, topic: str, measure: str, memory: Memory
) -> tuple[str, float]:
    """Return the unit, and by what a table's head multiplies the number."""
    if figure.unit is not None:
        return figure.unit, 1.0
    if topic == "trade" and memory.money and (figure.value or 0) > _SUM:
        return memory.money, 1.0
    if memory.head.unit:
        return memory.head.unit, memory.head.scale
    if statistic == "rank":
        return "rank", 1.0
    return _of_people(topic, measure, figure.value or 0, memory), 1.0


def _of_people(topic: str, measure: str, value: float, memory: Memory) -> str:
    """Return the unit of a figure on people that has no noun of its own."""
    if topic not in _PEOPLE:
        return NOT_STATED
    if measure in _PERMITS:
        return "permits"
    if memory.unit and memory.counted_is(measure):
        return memory.unit
    return "persons" if measure != "visitor_spending" and value > 1 else NOT_STATED


def phrase(clause: Clause, figure: Printed, lang: Lang) -> str:
    """Return the figure with its qualifier and its unit, at most 60 characters.

    Words to its left are added where the same words stand earlier in the line.
    """
    line, start = clause.line, figure.start
    before = line[max(clause.left, start - 24) : start]
    if figure.qualifier not in {None, "none", "exact"}:
        cut = [c for c in cues("qualifier_words", before) if c.code.endswith("before")]
        if cut:
            start = start - len(before) + cut[-1].start
    end = figure.end + _unit_length(line[figure.end : clause.right], figure, lang)
    start, end = _with_its_frame(clause, figure, start, end, lang)
    if end - start > _LONGEST:
        start, end = figure.start, min(figure.end, figure.start + _LONGEST)
    while line.find(line[start:end]) != start:
        further = line.rfind(" ", 0, max(0, start - 1)) + 1
        if further >= start or end - further > _LONGEST:
            break
        start = further
    return line[start:end].strip()


def with_its_side(clause: Clause, printed: str, lang: Lang) -> str:
    """Quote a growth from its balance on, so that its words say deficit or surplus."""
    end = clause.line.find(printed, clause.left)
    ahead = clause.line[clause.start : end]
    said = cues("balance_words", ahead, lang)[-1:]
    if end < 0 or not said or cues("balance_words", printed, lang):
        return printed
    wider = clause.line[clause.start + said[0].start : end + len(printed)]
    return wider if len(wider) <= _LONGEST else printed


def _with_its_frame(
    clause: Clause, figure: Printed, start: int, end: int, lang: Lang
) -> tuple[int, int]:
    """Take in the words that say by what stretch of time an amount or rate is told."""
    if figure.statistic not in _FRAMED:
        return start, end
    line, growth = clause.line, figure.statistic == "growth"
    behind, ahead = line[end : clause.right], line[clause.left : start]
    for cue in frames(behind[:_REACH], lang)[:1]:
        gap = behind[: cue.start]
        near = len(gap.split()) <= _FEW and not _APART_BY.search(gap)
        if (growth or cue.code != "A") and near:
            end += cue.end
            return (start, end) if end - start <= _LONGEST else (start, end - cue.end)
    for cue in frames(ahead, lang)[-1:]:
        gap = ahead[cue.end :]
        far = _FAR if figure.statistic == "mean" else _BETWEEN
        near = len(gap.split()) <= far and not _APART_BY.search(gap)
        first = clause.left + cue.start
        last = end if end - first <= _LONGEST else figure.end
        if (growth or cue.code != "A") and near and last - first <= _LONGEST:
            return first, last
    return start, end


def side_of_balance(
    clause: Clause, counted: Subject, figure: Printed, lang: Lang
) -> str:
    """Return the direction of a figure; of a balance whether it is a deficit.

    The figure itself may not say: "its deficit widened to $10.8 billion".
    """
    if counted.flow != "balance" or figure.statistic in {"growth", "share", "rank"}:
        return figure.direction or ""
    ahead = clause.line[clause.start : clause.number.start]
    said = cues("balance_words", ahead, lang)[-1:]
    said = said or cues("balance_words", clause.sentence, lang)[:1]
    return {"deficit": "down", "surplus": "up"}[said[0].code] if said else ""


def _unit_length(behind: str, figure: Printed, lang: Lang) -> int:
    """Return how far the unit and a qualifier reach into the words after a number."""
    found = [*cues("unit_words", behind[:_REACH], lang)]
    if figure.statistic == "rank":
        found += cues("rank_words", behind[:_REACH], lang)
    found += [
        c
        for c in cues("qualifier_words", behind[:_REACH], lang)
        if c.code == f"{figure.qualifier}.after"
    ]
    end = 0
    for cue in sorted(found, key=lambda c: c.start):
        gap = behind[end : cue.start]
        own = cue.code.partition(".")[0] in {figure.unit, figure.qualifier, "rank"}
        if own and len(gap.split()) <= _FEW and not _STOP.search(gap):
            end = cue.end
    return end


def of_a_part(clause: Clause, lang: Lang) -> bool:
    """Say whether a province or the like is named before a figure, or right after."""
    ahead = clause.line[clause.start : clause.number.start]
    near = ahead + re.split(r"[,;.]", clause.behind[:_REACH])[0]
    return bool(cues("province_words", near, lang))


def marks_of(
    row: dict[str, str], figure: Printed, counted: Subject, whose: Parties, told: str
) -> str:
    """Return how each cell came about, as ``field:status`` pairs."""
    marks = dict.fromkeys(("value", "precision", "qualifier"), _READ)
    marks["unit"] = _READ if figure.unit else _INFERRED
    marks["statistic"] = (
        _READ if figure.unit or figure.statistic == "rank" else _INFERRED
    )
    sure = counted.stated and row["measure"] != "other" and _of_one_kind(row)
    marks["measure"] = marks["flow"] = _INFERRED if sure else _OPEN
    marks["flow"] = marks["flow"] if row["flow"] else _OPEN
    marks["reference_period"] = {"none": _OPEN, _READ: _READ}.get(told, _INFERRED)
    marks["reporter"] = _INFERRED if row["reporter"] else _OPEN
    sure = whose.stated or (whose.partner in {"CAN", "KOR"} and not whose.doubt)
    marks["product"] = _INFERRED if row["product"] else _OPEN
    marks["partner"] = _INFERRED if row["partner"] and sure else _OPEN
    return ";".join(f"{name}:{status}" for name, status in marks.items())


def _of_one_kind(row: dict[str, str]) -> bool:
    """Say whether a measure can be had in the unit that is printed beside it."""
    unit, measure = row["unit"], row["measure"]
    if row["statistic"] in {"count", "target", "budget", "distance", "frequency"}:
        return False
    if row["statistic"] in {"growth", "share", "rank"} or measure in _LASTING:
        return True
    size = abs(float(row["value"]))
    money = unit in _MONEY or (unit == NOT_STATED and size > _SUM)
    if row["topic"] == "trade" or measure == "visitor_spending":
        return money and size >= _A_COUNTRY_S_TRADE
    if size < _A_COUNTRY_S:  # a class, a team: no count of a country's people
        return False
    return not money and unit not in {"years", "km", "count", "tonnes", "kg"}


def plain(value: float) -> str:
    """Write a number as the tables do.

    Examples
    --------
    >>> plain(5.9e9), plain(0.6)
    ('5900000000', '0.6')

    """
    return f"{value:.12f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
