"""A briefing as a DOCX: the same words, charts and tables, in Word's own styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.docx.paper import Document, blank, packed
from cktrade.briefing.formats.docx.pieces import add_picture, add_table, write
from cktrade.briefing.formats.widths import TOLD_BELOW, shares_of
from cktrade.briefing.links import linked
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from cktrade.briefing.content import Briefing, Chapter, Finding, Table
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
    made.add_heading(briefing.title, 0)
    made.add_paragraph(briefing.subtitle, style="Subtitle")
    made.add_paragraph(briefing.as_of, style="Caption")
    for sentence in briefing.lead:
        made.add_paragraph(sentence)
    made.add_heading(say("findings", lang), 1)
    for finding in briefing.findings:
        _finding(made, finding, briefing)
    for chapter in briefing.chapters:
        _chapter(made, chapter, briefing)
    for note in briefing.notes:
        made.add_paragraph(note, style="Caption")
    return packed(made, briefing.day)


def _finding(made: Document, finding: Finding, briefing: Briefing) -> None:
    place = made.add_paragraph()
    place.paragraph_format.keep_with_next = True
    place.add_run(finding.figure).bold = True
    place.add_run(f" \N{EN DASH} {finding.sentence}")
    _source(made, finding.source, briefing)


def _chapter(made: Document, chapter: Chapter, briefing: Briefing) -> None:
    made.add_heading(chapter.heading, 1)
    for item in chapter.items:
        if isinstance(item, Picture):
            _picture(made, item, briefing)
        else:
            _table(made, item, briefing)


def _picture(made: Document, picture: Picture, briefing: Briefing) -> None:
    _head(made, picture, (picture.title, picture.subtitle), briefing.lang)
    add_picture(made, picture)
    _source(made, picture.source, briefing)


def _table(made: Document, table: Table, briefing: Briefing) -> None:
    grid = table.grid
    about = "\n".join(text for text in (grid.subtitle, grid.unit) if text)
    _head(made, table, (grid.title, about), briefing.lang)
    columns = len(grid.heads) - (table.name in TOLD_BELOW)
    for group in grid.groups:
        if group.heading:
            made.add_heading(group.heading, 3)
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


def _told(made: Document, what: str, note: str, lang: Lang) -> None:
    """Write what is said of a row, which is too long for a cell."""
    if note:
        made.add_paragraph(say("named", lang, name=what, value=note), style="Caption")


def _head(
    made: Document, item: Picture | Table, words: tuple[str, str], lang: Lang
) -> None:
    """Write which it is, what it finds and what it is of: they stay with it."""
    label = say("numbered", lang, number=item.label, caption=item.caption)
    title, about = words
    above = made.add_paragraph(label, style="Caption")
    heading = made.add_heading(title, 2)
    below = [made.add_paragraph(about, style="Caption")] if about else []
    for line in (above, heading, *below):
        line.paragraph_format.keep_with_next = True


def _source(made: Document, line: str, briefing: Briefing) -> None:
    write(made.add_paragraph(style="Caption"), linked(line, briefing.links))
