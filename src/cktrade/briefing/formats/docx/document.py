"""A briefing as a DOCX: the same words, charts and tables, in Word's own styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.docx.drawing import add_picture
from cktrade.briefing.formats.docx.page_plan import planned
from cktrade.briefing.formats.docx.paper import (
    Document,
    Element,
    add_line,
    blank,
    depth_of,
    packed,
    width_of,
)
from cktrade.briefing.formats.docx.pieces import add_table, write
from cktrade.briefing.formats.widths import TOLD_BELOW, shares_of
from cktrade.briefing.links import linked
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from cktrade.briefing.content import Briefing, Chapter, Finding, Table
    from cktrade.briefing.formats.docx.page_plan import Plan
    from cktrade.vocabulary import Lang


def render(briefing: Briefing) -> bytes:
    """Return the briefing as a DOCX.

    Parameters
    ----------
    briefing : Briefing
        What :class:`cktrade.briefing.compose.Composer` made, its pictures with pixels.

    Returns
    -------
    bytes
        Dated by the newest release shown: the same briefing gives the same bytes.

    """
    lang = briefing.lang
    made = blank(briefing.title, briefing.as_of, lang, briefing.day, briefing.paper)
    add_line(made, briefing.title, "Title")
    add_line(made, briefing.subtitle, "Subtitle")
    add_line(made, briefing.as_of, "Caption")
    for sentence in briefing.lead:
        made.add_paragraph(sentence)
    add_line(made, say("findings", lang), "Heading 1")
    for finding in briefing.findings:
        _finding(made, finding, briefing)
    plan = planned(briefing, width_of(made), depth_of(made))
    for number, chapter in enumerate(briefing.chapters):
        _chapter(made, chapter, briefing, plan, first=not number)
    for note in briefing.notes:
        add_line(made, note, "Caption")
    return packed(made, briefing.day)


def _finding(made: Document, finding: Finding, briefing: Briefing) -> None:
    place = made.add_paragraph()
    place.paragraph_format.keep_with_next = True
    place.add_run(finding.figure).bold = True
    place.add_run(f" \N{EN DASH} {finding.sentence}")
    _source(made, finding.source, briefing)


def _chapter(
    made: Document, chapter: Chapter, briefing: Briefing, plan: Plan, *, first: bool
) -> None:
    heading = add_line(made, chapter.heading, "Heading 1")
    for number, item in enumerate(chapter.items):
        if isinstance(item, Picture):
            top = _head(made, item, (item.title, item.subtitle), briefing.lang)
            add_picture(made, item, plan.scales.get(item.name, 1.0))
            _source(made, item.source, briefing)
        else:
            top = _table(made, item, briefing)
        opens = heading if not number else top
        if item.name in plan.fresh or (first and not number):
            opens.paragraph_format.page_break_before = True


def _table(made: Document, table: Table, briefing: Briefing) -> Element:
    """Add a table under its heading; return the line on top."""
    grid = table.grid
    about = "\n".join(text for text in (grid.subtitle, grid.unit) if text)
    top = _head(made, table, (grid.title, about), briefing.lang)
    columns = len(grid.heads) - (table.name in TOLD_BELOW)
    for group in grid.groups:
        if group.heading:
            add_line(made, group.heading, "Heading 3")
        rows = [row[:columns] for row in group.rows]
        add_table(
            made, grid.heads[:columns], rows, numeric=grid.numeric[:columns],
            shares=shares_of(table.name), alt=group.heading or grid.title,
        )  # fmt: skip
        for row in group.rows:
            for told in row[columns:]:
                _told(made, row[0].text, told.text, briefing.lang)
    for note in [*grid.notes, *([table.remark] if table.remark else [])]:
        _source(made, note, briefing)
    return top


def _told(made: Document, what: str, note: str, lang: Lang) -> None:
    """Write what is said of a row, which is too long for a cell."""
    if note:
        add_line(made, say("named", lang, name=what, value=note), "Caption")


def _head(
    made: Document, item: Picture | Table, words: tuple[str, str], lang: Lang
) -> Element:
    """Write which it is, what it finds and what it is of: they stay with it."""
    label = say("numbered", lang, number=item.label, caption=item.caption)
    title, about = words
    above = add_line(made, label, "Caption")
    heading = add_line(made, title, "Heading 2")
    below = [add_line(made, about, "Caption")] if about else []
    for line in (above, heading, *below):
        line.paragraph_format.keep_with_next = True
    above.paragraph_format.space_after = 0
    return above


def _source(made: Document, line: str, briefing: Briefing) -> None:
    write(add_line(made, style="Caption"), linked(line, briefing.links))
