"""How wide a table's columns are: their shares, but none less than its longest word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.briefing.formats.type_room import height, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.exhibits.grid import Cell

#: Points of a table's type.
CELL_SIZE = 8.5
#: Inches that a cell keeps free beside its text, and those of a sparkline.
_BESIDE, _SPARK = 0.17, 0.64
_BELOW = 3.0 / 72


def column_widths(
    rows: Sequence[Sequence[Cell]], shares: Sequence[float], inside: float
) -> list[float]:
    """Share the width of a page among columns.

    Parameters
    ----------
    rows : sequence of sequence of Cell
        The head, then the rows.
    shares : sequence of float
        The columns' shares of the width.
    inside : float
        Inches between the margins.

    Returns
    -------
    list of float
        Inches, in all as wide as the page; a column that its share would make
        narrower than its longest word takes from the others.

    """
    least = [_least([row[n] for row in rows]) for n in range(len(shares))]
    if sum(least) >= inside:
        return [inside * part / sum(least) for part in least]
    fixed: dict[int, float] = {}
    while True:
        free = [n for n in range(len(shares)) if n not in fixed]
        room = inside - sum(fixed.values())
        whole = sum(shares[n] for n in free)
        wide = {n: room * shares[n] / whole for n in free}
        narrow = {n: least[n] for n in free if wide[n] < least[n]}
        if not narrow:
            return [(wide | fixed)[n] for n in range(len(shares))]
        fixed |= narrow


def row_height(row: Sequence[Cell], wide: Sequence[float]) -> float:
    """Return the inches of a row down the page."""
    return _BELOW + max(
        height(cell.text, CELL_SIZE, inches - _BESIDE)
        for cell, inches in zip(row, wide, strict=True)
    )


def _least(cells: Sequence[Cell]) -> float:
    """Return the inches of the longest word of a column, the head's bold."""
    head, *rest = cells
    words = {word for cell in rest for word in cell.text.split(" ")}
    found = [width(word, CELL_SIZE) for word in words]
    found += [width(word, CELL_SIZE, bold=True) for word in head.text.split(" ")]
    found += [_SPARK for cell in rest if cell.spark]
    return max(found, default=0.0) + _BESIDE
