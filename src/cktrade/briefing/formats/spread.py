"""Which pictures and short tables share a page of the PDF, and how large they stand.

Left to flow, one picture takes a page and leaves the lower half of it empty. Here the
items that do not break are parted into pages, each as full as can be without drawing
smaller than can be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Smaller than this, a picture's type could not be read.
_LEAST = 0.76
#: Points between two items, and of a chapter's heading on top of a page and below.
_GAP, _HEAD, _LOWER_HEAD = 17.0, 44.0, 66.0
#: What is kept free at the foot, since heights are measured apart.
_SPARE = 10.0
#: A table of more rows may break over pages.
_ROWS_OF_A_PAGE = 14
#: A small picture is worse than an empty strip, which is worse than nothing.
_SMALL = 1.5


@dataclass(frozen=True)
class Item:
    """An item's height in points: of it, what grows with the scale; and its chapter."""

    tall: float
    drawn: float
    opens: bool = False


def spread(
    items: Sequence[Item], inside: float, *, flows_on: bool, least: float = _LEAST
) -> list[tuple[int, float]]:
    """Part items that do not break into pages.

    Parameters
    ----------
    items : sequence of Item
        In their order, from the top of a page.
    inside : float
        Points between the margins of a page.
    flows_on : bool
        Whether what breaks over pages comes after them and fills the last.
    least : float
        The smallest scale in which a picture's type can be read.

    Returns
    -------
    list of (int, float)
        How many items each page takes, and the scale of its pictures.

    Examples
    --------
    >>> spread([Item(380, 340), Item(300, 260), Item(300, 260)], 680, flows_on=False)
    [(1, 1.0), (2, 1.0)]

    """
    best: list[tuple[float, list[tuple[int, float]]]] = [(0.0, [])]
    for end in range(1, len(items) + 1):
        open_ended = flows_on and end == len(items)
        tried = [
            (
                best[start][0] + _cost(items[start:end], inside, open_ended=open_ended),
                [*best[start][1], (end - start, _scale(items[start:end], inside))],
            )
            for start in range(end)
            if end - start == 1 or _scale(items[start:end], inside) >= least
        ]
        best.append(min(tried, key=lambda one: one[0]))
    return best[-1][1]


def place(
    chapters: Sequence[dict[str, Any]],
    heights: Sequence[tuple[float, float]],
    inside: float,
) -> None:
    """Say of the pictures and short tables that come first where and how they stand.

    Parameters
    ----------
    chapters : sequence of dict
        What the template sets; an item gets its ``scale``, and what begins a page,
        item or chapter, is ``fresh``.
    heights : sequence of (float, float)
        Of each item in order, how tall it stands, and of it the drawing.
    inside : float
        Points between the margins of a page.

    """
    flat = [
        (chapter, item, n == 0)
        for chapter in chapters
        for n, item in enumerate(chapter["items"])
    ]
    whole = [*takewhile(lambda one: _is_whole(one[1]), flat)]
    items = [
        Item(tall, drawn, opens=first)
        for (_, _, first), (tall, drawn) in zip(whole, heights, strict=False)
    ]
    at = 0
    for count, scale in spread(items, inside, flows_on=len(whole) < len(flat)):
        chapter, item, first = whole[at]
        (chapter if first else item)["fresh"] = at > 0
        for _, one, _ in whole[at : at + count]:
            one["scale"] = scale
        at += count


def _is_whole(item: dict[str, Any]) -> bool:
    """Say whether an item stays on one page."""
    if item["kind"] == "picture":
        return True
    rows = sum(len(group["rows"]) for group in item["groups"])
    return not item["below"] and rows <= _ROWS_OF_A_PAGE


def _fixed(page: Sequence[Item]) -> float:
    """Return the points that no scale changes: words, tables, headings and gaps."""
    heads = sum(_LOWER_HEAD for one in page[1:] if one.opens)
    top = _HEAD if page[0].opens else 0.0
    words = sum(one.tall - one.drawn for one in page)
    return words + heads + top + _GAP * (len(page) - 1) + _SPARE


def _scale(page: Sequence[Item], inside: float) -> float:
    drawn = sum(one.drawn for one in page)
    room = inside - _fixed(page)
    if drawn <= 0:
        return 1.0 if room >= 0 else 0.0
    return round(min(1.0, max(room, 0.0) / drawn) - 0.0005, 3) if room < drawn else 1.0


def _cost(page: Sequence[Item], inside: float, *, open_ended: bool) -> float:
    scale = _scale(page, inside)
    full = (_fixed(page) + scale * sum(one.drawn for one in page)) / inside
    empty = 0.0 if open_ended else max(0.0, 1 - full)
    return empty**2 + _SMALL * (1 - scale) ** 2
