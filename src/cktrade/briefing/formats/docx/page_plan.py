"""Which pictures of a document share a page, and how large they then stand.

Left to flow, a picture takes a page and leaves the lower half of it empty. Heights are
measured in the widest type that an office may set, so that none is pushed over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.docx.column_widths import column_widths, row_height
from cktrade.briefing.formats.docx.drawing import drawn_share
from cktrade.briefing.formats.spread import Item, spread
from cktrade.briefing.formats.type_room import height
from cktrade.briefing.formats.widths import TOLD_BELOW, shares_of
from cktrade.exhibits.grid import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cktrade.briefing.content import Briefing, Table

_INCH = 72.0
#: The share of a page up to which a table stays whole.
_SHORT = 0.5
#: A drawing's type, made for 6.75 inches, is then six points high.
_LEAST = 0.7
#: Points: of the captions' and headings' type, and what stands around each.
_CAPTION, _HEADING, _GROUP = 9.0, 12.0, 11.0
_AFTER_CAPTION, _AROUND_HEADING, _AROUND_GROUP, _AFTER_TABLE = 8.0, 18.0, 16.0, 10.0


@dataclass
class Plan:
    """Where pages begin and how large pictures stand, by the names of items."""

    fresh: set[str] = field(default_factory=set)
    scales: dict[str, float] = field(default_factory=dict)


def planned(briefing: Briefing, wide: float, deep: float) -> Plan:
    """Part a briefing's pictures and short tables into full pages.

    Parameters
    ----------
    briefing : Briefing
        What is shown; its first chapter begins a page.
    wide, deep : float
        Inches between the margins of a page.

    """
    plan, inside, at = Plan(), deep * _INCH, 0.0
    run: list[tuple[str, Item]] = []
    for shown, opens in _in_order(briefing):
        tall, drawn = _measures(shown, wide)
        if drawn or tall <= _SHORT * inside:
            run.append((shown.name, Item(tall + drawn, drawn, opens=opens)))
            continue
        at = _placed(plan, run, at, inside, flows_on=True)
        run, at = [], (at + tall) % inside
    _placed(plan, run, at, inside, flows_on=False)
    return plan


def _placed(
    plan: Plan,
    run: Sequence[tuple[str, Item]],
    at: float,
    inside: float,
    *,
    flows_on: bool,
) -> float:
    """Place what does not break from a height on; return where it ends."""
    if not run:
        return at
    above = [("", Item(at, 0.0))] if at else []
    items = [*above, *run]
    start = 0
    pages = spread([one for _, one in items], inside, flows_on=flows_on, least=_LEAST)
    for count, scale in pages:
        page = items[start : start + count]
        if start > len(above):  # what follows a long table stands where it has room
            plan.fresh.add(page[0][0])
        plan.scales |= {name: scale for name, one in page if one.drawn}
        at = sum(one.tall - (1 - scale) * one.drawn for _, one in page)
        start += count
    return at


def _in_order(briefing: Briefing) -> Iterator[tuple[Picture | Table, bool]]:
    for chapter in briefing.chapters:
        for number, shown in enumerate(chapter.items):
            yield shown, number == 0


def _measures(shown: Picture | Table, wide: float) -> tuple[float, float]:
    """Return the points of an item's words and table, and of its drawing."""
    if isinstance(shown, Picture):
        words = _head((shown.label, shown.title, shown.subtitle), wide)
        ratio, share = drawn_share(shown)
        return words + _line(shown.source, wide), wide * ratio * share * _INCH
    grid = shown.grid
    words = _head((shown.label, grid.title, grid.subtitle), wide)
    notes = sum(_line(note, wide) for note in (*grid.notes, shown.remark) if note)
    return words + notes + _groups(shown, wide), 0.0


def _groups(table: Table, wide: float) -> float:
    grid = table.grid
    columns = len(grid.heads) - (table.name in TOLD_BELOW)
    head = [Cell(text) for text in grid.heads[:columns]]
    shares = shares_of(table.name)
    tall = 0.0
    for group in grid.groups:
        rows = [head, *(row[:columns] for row in group.rows)]
        parts = shares if len(shares) == columns else [1.0] * columns
        inches = column_widths(rows, parts, wide)
        tall += sum(row_height(row, inches) for row in rows) * _INCH + _AFTER_TABLE
        tall += (_GROUP * 1.3 + _AROUND_GROUP) if group.heading else 0.0
        told = (cell.text for row in group.rows for cell in row[columns:] if cell.text)
        tall += sum(_line(text, wide) for text in told)
    return tall


def _head(texts: tuple[str, str, str], wide: float) -> float:
    label, title, about = texts
    heading = height(title, _HEADING, wide, bold=True) * _INCH + _AROUND_HEADING
    return _line(label, wide) + heading + (_line(about, wide) if about else 0.0)


def _line(text: str, wide: float) -> float:
    return height(text, _CAPTION, wide) * _INCH + _AFTER_CAPTION
