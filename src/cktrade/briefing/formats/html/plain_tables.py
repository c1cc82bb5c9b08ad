"""Tables of a page, with captions and heads, which the keyboard can scroll."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from cktrade.exhibits.grid import Cell, Grid
    from cktrade.vocabulary import Lang


def scrolling(content: str, caption: str, lang: Lang) -> str:
    """Put a table into a region that the keyboard can scroll."""
    label = escape(say("scroll", lang, caption=caption))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">\n'
        f"{content}</div>\n"
    )


def plain(grid: Grid) -> str:
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
    cells = [f'<th scope="row"{_lang(first)}>{_text(first)}</th>']
    for cell, right in zip(others, numeric[1:], strict=True):
        cells.append(f"<td{_lang(cell)}{_right(right)}>{_text(cell)}</td>")
    return "".join(cells)


def _text(cell: Cell) -> str:
    text = escape(cell.text)
    return f'<a href="{escape(cell.url)}">{text}</a>' if cell.url else text


def _lang(cell: Cell) -> str:
    return f' lang="{cell.lang}"' if cell.lang else ""


def _right(numeric: bool) -> str:  # noqa: FBT001 -- a column's own property
    return ' class="right"' if numeric else ""
