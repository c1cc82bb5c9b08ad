"""A fact sheet as one HTML file: prose, then sixteen cards, two pages in print."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cktrade.briefing.formats.fonts import embedded
from cktrade.briefing.formats.html.languages import languages
from cktrade.briefing.links import linked
from cktrade.charts.drawing.style import palette
from cktrade.tables.spark import svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.briefing.factsheet.content import FactSheet, Item, Line

_CSS = """
:root{color-scheme:light dark}
body{margin:0;background:var(--ground);color:var(--ink);
  font:1rem/1.45 'Noto Sans CJK JP',sans-serif}
:lang(ko){word-break:keep-all}
main{max-width:62rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.8rem;line-height:1.2;margin:0 0 .2rem}
h2{font-size:1rem;margin:0 0 .3rem;color:var(--first)}
p{margin:.3rem 0}.lead{font-size:1.1rem}
.soft{color:var(--soft);font-size:.8125rem}
.items{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(19rem,100%),1fr));
  gap:1.1rem 1.6rem;list-style:none;padding:0;margin:1.4rem 0}
.items>li{border-top:2px solid var(--first);padding-top:.4rem;break-inside:avoid}
dl{margin:0;font-size:.9rem}
dl>div{display:flex;flex-wrap:wrap;gap:0 .8rem;justify-content:space-between;
  padding:.15rem 0}
dt{flex:1 1 9rem}dd{margin:0 0 0 auto;text-align:right;font-weight:bold}
dd span{font-weight:normal}
@media screen and (prefers-color-scheme:dark){:root{--ground:#14191F;--ink:#E8EDF2;
  --soft:#A9B4BF;--first:#8DC1F0}}
.moved{display:flex;justify-content:flex-end;align-items:center;gap:.5rem;
  flex-wrap:wrap;color:var(--soft);font-size:.8125rem}
.spark{color:var(--first);flex:none}
a{color:inherit}
.languages{list-style:none;margin:0 0 1rem;padding:0;display:flex;gap:1.2rem}
.languages a,.languages span{display:inline-block;padding:.3rem 0}
.languages span{font-weight:bold}
@media print{.languages{display:none}.moved{font-size:7pt}@page{margin:12mm}
  a{text-decoration:none}
  body{font-size:8.6pt}main{padding:0}
  .items{grid-template-columns:1fr 1fr;gap:.7rem 1.4rem}}
"""


def render(sheet: FactSheet) -> bytes:
    """Return the fact sheet as an HTML page; the same sheet gives the same bytes."""
    body = _body(sheet)
    colours = "".join(f"--{role}:{shade};" for role, shade in palette().items())
    return (
        f'<!doctype html>\n<html lang="{sheet.lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(sheet.title)}</title>\n"
        f"<style>\n{embedded(body)}:root{{{colours}}}{_CSS}"
        f"@page{{size:{sheet.paper}}}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    ).encode()


def _body(sheet: FactSheet) -> str:
    told = "".join(f'<p class="lead">{escape(s)}</p>\n' for s in sheet.sentences)
    items = "".join(_item(item, sheet.links) for item in sheet.items)
    return (
        f"<main>\n{languages(sheet.siblings, sheet.lang)}"
        f"<h1>{escape(sheet.title)}</h1>\n"
        f'<p class="soft">{escape(sheet.as_of)}</p>\n{told}'
        f'<ol class="items">\n{items}</ol>\n'
        f'<p class="soft">{escape(sheet.note)}</p>\n'
        f'<p class="soft">{escape(sheet.check)}</p>\n</main>\n'
    )


def _linked(text: str, links: Mapping[str, str]) -> str:
    return "".join(
        f'<a href="{escape(address)}">{escape(piece)}</a>' if address else escape(piece)
        for piece, address in linked(text, links)
    )


def _item(item: Item, links: Mapping[str, str]) -> str:
    lines = "".join(_line(line) for line in item.lines)
    inside = f"<dl>\n{lines}</dl>\n" if lines else f"<p>{escape(item.empty)}</p>\n"
    said = f'<p class="soft">{_linked(item.source, links)}</p>\n'
    source = said if item.source else ""
    return f"<li>\n<h2>{escape(item.heading)}</h2>\n{inside}{source}</li>\n"


def _line(line: Line) -> str:
    mark = "○ " if line.secondary else ""
    return (
        f"<div><dt>{escape(line.what)}</dt>"
        f'<dd data-key="{escape(line.key)}">{mark}{escape(line.plain or line.value)} '
        f'<span class="soft">{escape(line.period)}</span>{_moved(line)}</dd></div>\n'
    )


def _moved(line: Line) -> str:
    """Write the changes of a line under it, with its years as a line of their own."""
    drawn = svg(line.spark) if line.spark else ""
    words = escape(line.moved or line.was)
    return f'<span class="moved">{drawn} {words}</span>' if drawn or words else ""
