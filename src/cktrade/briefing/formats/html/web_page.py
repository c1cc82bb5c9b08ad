"""A briefing as one HTML file that asks for nothing from outside, and runs no script.

Landmarks, a skip link, headings in order, tables with heads and captions, every chart
with a description, its numbers and its files; on a telephone charts are those of a
column, and tables become cards or scroll inside regions that the keyboard reaches.
Colours follow the reader's scheme, light or dark.
"""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files as within
from typing import TYPE_CHECKING

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.fonts import embedded
from cktrade.briefing.formats.html.figures import figure, files, label, line
from cktrade.briefing.formats.html.inline_svg import coloured
from cktrade.briefing.formats.html.languages import languages
from cktrade.briefing.formats.html.plain_tables import plain, scrolling
from cktrade.charts.drawing.style import palette
from cktrade.schemas import write_csv
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from cktrade.briefing.content import Briefing, Chapter, Finding, Table

_TAGS = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)
_PAPERS = {"letter": "letter", "a4": "A4"}
_SHORT = 14  # rows of a table that is printed on one page


def render(briefing: Briefing) -> bytes:
    """Return the briefing as an HTML page.

    Parameters
    ----------
    briefing : Briefing
        What :class:`cktrade.briefing.compose.Composer` made.

    Returns
    -------
    bytes
        UTF-8; the same briefing gives the same bytes.

    """
    body = _body(briefing)
    faces = embedded(_TAGS.sub("", body))
    colours = "".join(f"--{role}:{shade};" for role, shade in palette().items())
    css = within(__package__).joinpath("house.css").read_text("utf-8")
    paper = f"@page {{ size: {_PAPERS[briefing.paper]}; }}\n"
    return (
        f'<!doctype html>\n<html lang="{briefing.lang}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(briefing.title)}</title>\n"
        f'<meta name="description" content="{escape(briefing.subtitle)}">\n'
        f"<style>\n{faces}:root{{{colours}}}\n{css}{paper}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    ).encode()


def _body(briefing: Briefing) -> str:
    lang = briefing.lang
    switch = languages(briefing.siblings, lang)
    chapters = "".join(_chapter(chapter, briefing) for chapter in briefing.chapters)
    notes = "".join(f"<p>{escape(note)}</p>\n" for note in briefing.notes)
    return (
        f'<a class="skip" href="#content">{escape(say("skip", lang))}</a>\n'
        f"<header>\n{switch}<h1>{escape(briefing.title)}</h1>\n"
        f'<p class="lead">{escape(briefing.subtitle)}</p>\n'
        f'<p class="as-of">{escape(briefing.as_of)}</p>\n</header>\n'
        f"{_contents(briefing)}"
        f'<main id="content" tabindex="-1">\n{_bottom_line(briefing)}'
        f"{_findings(briefing)}{chapters}</main>\n"
        f"<footer>\n{notes}</footer>\n"
    )


def _contents(briefing: Briefing) -> str:
    lang = briefing.lang
    named = [("findings", say("findings", lang))]
    named += [(chapter.code, chapter.heading) for chapter in briefing.chapters]
    links = "".join(f'<li><a href="#part-{c}">{escape(h)}</a></li>\n' for c, h in named)
    said = escape(say("contents", lang))
    return f'<nav aria-label="{said}">\n<ul>\n{links}</ul>\n</nav>\n'


def _bottom_line(briefing: Briefing) -> str:
    if not briefing.lead:
        return ""
    told = "".join(f"<p>{escape(sentence)}</p>\n" for sentence in briefing.lead)
    said = escape(say("lead", briefing.lang))
    return f'<section class="bottom-line" aria-label="{said}">\n{told}</section>\n'


def _section(code: str, heading: str, content: str) -> str:
    return (
        f'<section id="part-{code}" aria-labelledby="part-{code}-heading">\n'
        f'<h2 id="part-{code}-heading">{escape(heading)}</h2>\n{content}</section>\n'
    )


def _findings(briefing: Briefing) -> str:
    items = "".join(_finding(finding, briefing) for finding in briefing.findings)
    heading = say("findings", briefing.lang)
    return _section("findings", heading, f'<ul class="findings">\n{items}</ul>\n')


def _finding(finding: Finding, briefing: Briefing) -> str:
    return (
        f'<li>\n<p class="number">{escape(finding.figure)}</p>\n'
        f"<p>{escape(finding.sentence)}</p>\n"
        f'<p class="source">{line(finding.source, briefing)}</p>\n</li>\n'
    )


def _chapter(chapter: Chapter, briefing: Briefing) -> str:
    items = [
        figure(item, briefing) if isinstance(item, Picture) else _table(item, briefing)
        for item in chapter.items
    ]
    return _section(chapter.code, chapter.heading, "".join(items))


def _table(table: Table, briefing: Briefing) -> str:
    lang, grid = briefing.lang, table.grid
    inside = _titled(coloured(table.html), briefing) if table.html else plain(grid)
    notes = [*grid.notes]
    remark = f'<p class="source">{escape(table.remark)}</p>\n' if table.remark else ""
    rows = {"csv": write_csv(table.rows)}
    short = sum(len(group.rows) for group in grid.groups) <= _SHORT
    return (
        f'<div class="table{" short" if short else ""}" id="{table.name}">\n'
        f"{label(table, lang)}"
        f'<h3 class="unseen">{escape(grid.title)}</h3>\n'
        f"{scrolling(inside, table.caption, lang)}{remark}{_folded(notes, briefing)}"
        f"{files(rows, table.name, table.caption, lang)}</div>\n"
    )


def _titled(html: str, briefing: Briefing) -> str:
    """Link the titles of documents in the table that lists them."""
    for name, address in briefing.links.items():
        if address:
            text = escape(name, quote=False)
            html = html.replace(
                f">{text}<", f'><a href="{escape(address)}">{text}</a><'
            )
    return html


def _folded(notes: list[str], briefing: Briefing) -> str:
    """Return notes folded away, for a telephone; elsewhere the table shows its own."""
    if not notes:
        return ""
    told = "".join(f"<p>{line(note, briefing)}</p>\n" for note in notes)
    said = escape(say("notes", briefing.lang))
    return f'<details class="notes">\n<summary>{said}</summary>\n{told}</details>\n'
