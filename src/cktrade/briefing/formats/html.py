"""A briefing as one HTML file that asks for nothing from outside.

Landmarks, a skip link, headings in order, tables with heads and captions, every chart
with a description and its numbers; on a telephone charts are those of a column, and
tables become cards or scroll inside regions that the keyboard reaches.
"""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.fonts import embedded
from cktrade.charts.drawing.style import palette
from cktrade.exhibits.plot import as_grid
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from cktrade.briefing.content import Briefing, Chapter, Finding, Table
    from cktrade.exhibits.grid import Cell, Grid
    from cktrade.vocabulary import Lang

_PROLOGUE = re.compile(r"^.*?(?=<svg )", re.DOTALL)
_TAGS = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)


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
    css = files("cktrade.briefing.formats").joinpath("house.css").read_text("utf-8")
    lang = briefing.lang
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(briefing.title)}</title>\n"
        f'<meta name="description" content="{escape(briefing.subtitle)}">\n'
        f"<style>\n{faces}:root{{{colours}}}\n{css}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    ).encode()


def _body(briefing: Briefing) -> str:
    lang = briefing.lang
    chapters = "".join(_chapter(chapter, lang) for chapter in briefing.chapters)
    notes = "".join(f"<p>{escape(note)}</p>\n" for note in briefing.notes)
    return (
        f'<a class="skip" href="#content">{escape(say("skip", lang))}</a>\n'
        f"<header>\n<h1>{escape(briefing.title)}</h1>\n"
        f'<p class="lead">{escape(briefing.subtitle)}</p>\n'
        f'<p class="as-of">{escape(briefing.as_of)}</p>\n</header>\n'
        f"{_contents(briefing)}"
        f'<main id="content" tabindex="-1">\n{_findings(briefing)}{chapters}</main>\n'
        f"<footer>\n{notes}</footer>\n"
    )


def _contents(briefing: Briefing) -> str:
    lang = briefing.lang
    named = [("findings", say("findings", lang))]
    named += [(chapter.code, chapter.heading) for chapter in briefing.chapters]
    links = "".join(f'<li><a href="#part-{c}">{escape(h)}</a></li>\n' for c, h in named)
    label = escape(say("contents", lang))
    return f'<nav aria-label="{label}">\n<ul>\n{links}</ul>\n</nav>\n'


def _section(code: str, heading: str, content: str) -> str:
    return (
        f'<section id="part-{code}" aria-labelledby="part-{code}-heading">\n'
        f'<h2 id="part-{code}-heading">{escape(heading)}</h2>\n{content}</section>\n'
    )


def _findings(briefing: Briefing) -> str:
    items = "".join(_finding(finding) for finding in briefing.findings)
    heading = say("findings", briefing.lang)
    return _section("findings", heading, f'<ul class="findings">\n{items}</ul>\n')


def _finding(finding: Finding) -> str:
    return (
        f'<li>\n<p class="number">{escape(finding.figure)}</p>\n'
        f"<p>{escape(finding.sentence)}</p>\n"
        f'<p class="source">{escape(finding.source)}</p>\n</li>\n'
    )


def _chapter(chapter: Chapter, lang: Lang) -> str:
    items = [
        _picture(item, lang) if isinstance(item, Picture) else _table(item, lang)
        for item in chapter.items
    ]
    return _section(chapter.code, chapter.heading, "".join(items))


def _numbered(item: Picture | Table, lang: Lang) -> str:
    return escape(say("numbered", lang, number=item.label, caption=item.caption))


def _picture(picture: Picture, lang: Lang) -> str:
    drawn = "".join(
        f'<div class="{size}">\n{_PROLOGUE.sub("", svg.decode())}</div>\n'
        for size, svg in picture.svg.items()
    )
    grid = as_grid(picture.plot, say("numbers_of", lang, caption=picture.caption), lang)
    told = "".join(f"<p>{escape(line)}</p>\n" for line in picture.alt.split("\n"))
    return (
        f'<figure id="{picture.name}" aria-labelledby="{picture.name}-caption">\n'
        f'<figcaption id="{picture.name}-caption">'
        f"<h3>{_numbered(picture, lang)}</h3></figcaption>\n{drawn}"
        f"<details>\n<summary>{escape(say('details', lang))}"
        f'<span class="unseen">: {escape(picture.caption)}</span></summary>\n'
        f"{told}{_scrolling(_plain(grid), picture.caption, lang)}"
        f"</details>\n</figure>\n"
    )


def _table(table: Table, lang: Lang) -> str:
    inside = table.html or _plain(table.grid)
    label = f'<h3 class="label">{_numbered(table, lang)}</h3>\n'
    inside = _scrolling(inside, table.caption, lang)
    remark = f'<p class="source">{escape(table.remark)}</p>\n' if table.remark else ""
    return f'<div class="table" id="{table.name}">\n{label}{inside}{remark}</div>\n'


def _scrolling(content: str, caption: str, lang: Lang) -> str:
    """Put a table into a region that the keyboard can scroll."""
    label = escape(say("scroll", lang, caption=caption))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">\n'
        f"{content}</div>\n"
    )


def _plain(grid: Grid) -> str:
    """Return a table of texts."""
    subtitle = f"<p>{escape(grid.subtitle)}</p>" if grid.subtitle else ""
    heads = "".join(
        f'<th scope="col"{_right(right)}>{escape(head)}</th>'
        for head, right in zip(grid.heads, grid.numeric, strict=True)
    )
    rows = "".join(
        f"<tr>{_cells(row, grid.numeric)}</tr>\n"
        for group in grid.groups
        for row in group.rows
    )
    return (
        '<table class="plain">\n'
        f"<caption><b>{escape(grid.title)}</b>{subtitle}</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _cells(row: tuple[Cell, ...], numeric: tuple[bool, ...]) -> str:
    first, *others = row
    lang = f' lang="{first.lang}"' if first.lang else ""
    cells = [f'<th scope="row"{lang}>{escape(first.text)}</th>']
    for cell, right in zip(others, numeric[1:], strict=True):
        lang = f' lang="{cell.lang}"' if cell.lang else ""
        cells.append(f"<td{lang}{_right(right)}>{escape(cell.text)}</td>")
    return "".join(cells)


def _right(numeric: bool) -> str:  # noqa: FBT001 -- a column's own property
    return ' class="right"' if numeric else ""
