"""A text’s lines → drafted claims."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.documents.drafting.cells import (
    cells,
    marks_of,
    of_a_part,
    phrase,
    product,
    side_of_balance,
    with_its_side,
)
from cktrade.documents.drafting.left_over import frequencies
from cktrade.documents.drafting.memory import (
    Memory,
    one_earlier,
    period_of_figure,
    topic_of,
)
from cktrade.documents.drafting.parties import Parties, parties
from cktrade.documents.drafting.published import titled
from cktrade.documents.drafting.subjects import Subject, of_measure, subject, usual
from cktrade.documents.drafting.table_heads import head_of, in_table
from cktrade.documents.drafting.worlds import World, world
from cktrade.documents.grammar import Printed, numbers, printed
from cktrade.documents.grammar.clauses import Clause, clauses
from cktrade.documents.grammar.lexicon import cues
from cktrade.documents.grammar.roles import not_a_figure
from cktrade.documents.grammar.times import is_moving
from cktrade.vocabulary import NOT_APPLICABLE, NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cktrade.vocabulary import Lang

_MOVING = "moving"
#: Travel that is counted in both directions.
_BOTH_WAYS = re.compile(
    r"\bbetween (?:the two|our two|Canada and|Korea and|South Korea and)|two-way|"
    r"entre (?:les deux|nos deux|le Canada et)|양국 간|상호 방문"
)
MONEY = {"dollars", "CAD", "USD", "KRW"}
NOUNS = {"persons", "permits", "trips", "places", "tonnes"}

#: A period lasts into the lines below if it is of the last years.
_YEARS_BACK = 3


def claims(
    lines: Sequence[str], *, document: str, lang: Lang, published: date | None
) -> list[dict[str, str]]:
    """Return a drafted row for each figure of a text.

    Parameters
    ----------
    lines : sequence of str
        Its lines, folded.
    document : str
        The document's id.
    lang : {'en', 'fr', 'ko'}
        Its language.
    published : datetime.date or None
        Its day, if known; what "last year" is counted from.

    Returns
    -------
    list of dict
        Rows of ``claims.csv`` with the column ``drafted``.

    Examples
    --------
    >>> line = "Canada's exports to South Korea rose to $5.9 billion in 2018."
    >>> (row,) = claims([line], document="a", lang="en", published=None)
    >>> row["flow"], row["partner"], row["value"], row["reference_period"]
    ('export', 'KOR', '5900000000', '2018')

    """
    first = _read(lines, document, lang, published, Memory())
    memory = Memory(later=first[1].lead, later_about=first[1].lead_about)
    rows, _ = _read(lines, document, lang, published, memory)
    rows += frequencies(lines, document=document, lang=lang)
    rows.sort(key=lambda row: int(row["locator"][1:]))
    return _with_ids(rows, document)


def _read(
    lines: Sequence[str],
    document: str,
    lang: Lang,
    published: date | None,
    memory: Memory,
) -> tuple[list[dict[str, str]], Memory]:
    """Return the rows of the figures, and what the last of them left behind."""
    about = world(lines, lang)
    memory.usual = usual(lines, lang)
    memory.recent = str(published.year - _YEARS_BACK) if published else ""
    memory.lead = titled(lines, lang, published)
    rows: list[dict[str, str]] = []
    for place, line in enumerate(lines, start=1):
        memory.head = head_of(line, lang, memory.head)
        figures = [n for n in numbers(line) if not not_a_figure(n, line, lang)]
        said = {figure.start: figure for figure in printed(line, lang)}
        for order, clause in enumerate(clauses(line, figures, lang)):
            figure = said.get(clause.number.start)
            if figure is None or figure.value is None:
                continue
            memory.at_line(place)
            memory.shared = bool(cues("statistic_words", clause.sentence, lang))
            figure = _as_before(figure, memory, lang)
            row = _row(clause, figure, place, order, memory, about, lang, published)
            row["document"] = document
            rows.append(row)
    return rows, memory


def _row(  # noqa: PLR0913, PLR0917 -- one figure, and all that is known around it
    clause: Clause,
    figure: Printed,
    place: int,
    order: int,
    memory: Memory,
    about: World,
    lang: Lang,
    published: date | None,
) -> dict[str, str]:
    counted = _subject(clause, figure, memory, lang, place)
    if counted.measure == "visitors" and _BOTH_WAYS.search(clause.sentence):
        counted = replace(counted, flow="two_way")
    whose = parties(
        clause, counted, about, lang, memory.whose if memory.line == place else None
    )
    if figure.unit == "CAD" and _counts_both_ways(counted, whose):
        whose = replace(whose, reporter="CAN", partner="KOR")
    if in_table(clause.line) and memory.head.measure and counted.start < 0:
        counted = of_measure(memory.head.measure)
    if in_table(clause.line) and memory.head.flows:
        column = memory.head.flows[order % len(memory.head.flows)]
        counted = Subject("merchandise_trade", column)
    period, base, told = period_of_figure(
        clause, figure, memory, counted, lang, published
    )
    if figure.statistic == "growth" and not base and period != NOT_STATED:
        base = one_earlier(period)
    row = cells(clause, figure, counted, whose, memory)
    row |= {
        "locator": f"¶{place}",
        "as_printed": phrase(clause, figure, lang),
        "reference_period": period,
        "base_period": base if figure.statistic == "growth" else "",
        "direction": side_of_balance(clause, counted, figure, lang),
    }
    if counted.flow == "balance" and figure.statistic == "growth":
        row["as_printed"] = with_its_side(clause, row["as_printed"], lang)
    row["product"] = product(clause, counted, row["topic"], lang)
    row["drafted"] = marks_of(row, figure, counted, whose, told)
    row["drafted"] = _held_back(row["drafted"], clause, lang)
    memory.counted, memory.whose, memory.line = counted, whose, place
    memory.last = figure
    memory.money = figure.unit if figure.unit in MONEY else memory.money
    memory.unit = figure.unit if figure.unit in NOUNS else memory.unit
    if told not in {"none", _MOVING} and not in_table(clause.line):
        memory.note(period, topic_of(counted), base)
    return row


def _held_back(marks: str, clause: Clause, lang: Lang) -> str:
    """Leave to a person what the sentence does not tell: whose it is, of what time."""
    if of_a_part(clause, lang):  # Ontario is not Canada
        marks = marks.replace("reporter:inferred", "reporter:to confirm")
    if is_moving(clause, lang):
        marks = re.sub("statistic:[a-z ]+", "statistic:to confirm", marks)
    return marks


def _counts_both_ways(counted: Subject, whose: Parties) -> bool:
    """Say whether trade between the two is told; in Canada's money Canada counts it."""
    return counted.flow == "two_way" and (whose.reporter, whose.partner) == (
        "KOR", "CAN",
    )  # fmt: skip


def _as_before(figure: Printed, memory: Memory, lang: Lang) -> Printed:
    """Return a bare rate of a Korean list as the growth that the list is of."""
    last = memory.last
    if lang != "ko" or figure.statistic != "share" or last is None:
        return figure
    if last.statistic != "growth" or last.unit != "percent" or memory.shared:
        return figure
    return replace(figure, statistic="growth", direction=last.direction)


def _subject(
    clause: Clause, figure: Printed, memory: Memory, lang: Lang, place: int
) -> Subject:
    earlier = memory.counted
    if (
        figure.unit == "dollars"
        and earlier
        and earlier.flow == "arrivals"
        and place == memory.line
    ):
        found = subject(clause, lang, earlier)
        return (
            Subject("visitor_spending", "arrivals")
            if found and found.measure == "visitors"
            else found or earlier
        )
    found = subject(clause, lang, earlier)
    if found and not found.stated and earlier and earlier.stated and clause.before:
        found = replace(found, stated=True)
    return found or memory.usual or Subject("other", NOT_APPLICABLE, stated=False)


def _with_ids(rows: list[dict[str, str]], document: str) -> list[dict[str, str]]:
    return [
        {"claim": f"{document}-{n:03d}-{row['measure'].replace('_', '-')}"} | row
        for n, row in enumerate(rows, start=1)
    ]
