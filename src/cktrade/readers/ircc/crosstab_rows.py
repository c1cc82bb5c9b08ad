"""What the rows of IRCC's workbooks stand for, however many label columns they have.

A group is named *below* its parts, by the one label of its total (``Quebec Total``,
``Economic - Total``, ``Worker Program``); a label that stands beside its first part
instead is carried down. After the row of all (``Total``) there may follow blocks that
sum over one of the dimensions: all citizenships by category, one column to the left, or
all categories by citizenship.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from cktrade.readers.ircc.crosstab_names import Names
from cktrade.readers.names import economies_or_unknown, kept_beside
from cktrade.readers.wide_table import as_json

if TYPE_CHECKING:
    from cktrade.readers.ircc.crosstab_header import Header
    from cktrade.readers.ircc.crosstab_title import Table
    from cktrade.readers.raw_file import Raw
    from cktrade.readers.workbook import Sheet

_TOTAL = re.compile(r"\s*[-–—]?\s*\bTotal\s*")
_ALL = re.compile(r"Total(?: unique persons)?|Total\s*[-–—].*")
_NEW = "If IRCC has changed its layout, this reader must be taught the new one."


class Line(NamedTuple):
    """One row: the label of each depth, and whether a row above says the same."""

    path: dict[int, str]
    again: bool


def members(
    raw: Raw, cells: Sheet, body: list[int], header: Header, table: Table
) -> pd.DataFrame:
    """Return partner and dimensions of each row.

    Parameters
    ----------
    raw : Raw
        The file, for messages.
    cells : Sheet
        Its cells.
    body : list of int
        The rows that hold figures, counted from 0.
    header : Header
        What stands over them.
    table : Table
        What the title says.

    Returns
    -------
    DataFrame
        ``partner``, ``dimensions`` and ``again`` (a sum over a dimension, which may
        repeat a figure above), indexed by the sheet's row numbers.

    """
    numbers = [row + 1 for row in body]
    names = Names.of(header)
    lines = _lines(cells, body, header.labels, names)
    labels = pd.Series([line.path.get(names.economy, "") for line in lines], numbers)
    named = labels[labels.ne("")]
    known = economies_or_unknown(raw, named, "ircc")
    partners = known.reindex(numbers, fill_value="WLD")
    parts = [names.dimensions(line.path) for line in lines]
    beside = pd.Series([as_json(table.further | part) for part in parts], numbers)
    return pd.DataFrame(
        {
            "partner": partners,
            "dimensions": kept_beside(beside.astype("str"), partners, labels),
            "again": [line.again for line in lines],
        },
        index=numbers,
    )


def _lines(cells: Sheet, body: list[int], labels: int, names: Names) -> list[Line]:
    """Return each row's labels; the first block may be followed by sums over it."""
    blocks = _blocks(cells, body, labels)
    first, *sums = [_paths(cells, block, labels) for block in blocks]
    if labels > 1 and first and first[-1]:
        expected = "the row of the total of all"
        raise cells.fault(blocks[0][-1] + 1, 0, expected, _NEW)
    lines = [Line(path, again=False) for path in first]
    for block, paths in zip(blocks[1:], sums, strict=True):
        shift = _shift(cells, block, paths, first, names)
        moved = [{d + shift: text for d, text in path.items()} for path in paths]
        lines += [Line(path, again=True) for path in moved]
    return lines


def _blocks(cells: Sheet, body: list[int], labels: int) -> list[list[int]]:
    """Part the rows after each row of all."""
    blocks: list[list[int]] = [[]]
    for row in body:
        blocks[-1].append(row)
        if labels > 1 and _is_all(cells, row, labels):
            blocks.append([])
    return [block for block in blocks if block] or [[]]


def _is_all(cells: Sheet, row: int, labels: int) -> bool:
    first, *others = cells.rows[row][:labels]
    said = [str(cell).strip() for cell in others if cell is not None]
    alone = first is not None and all(map(_ALL.fullmatch, said))
    return alone and bool(_ALL.fullmatch(str(first).strip()))


def _paths(cells: Sheet, block: list[int], labels: int) -> list[dict[int, str]]:
    """Return the labels of each row of one block, by depth; none for all together."""
    paths: list[dict[int, str]] = []
    open_above: dict[int, str] = {}
    for row in block:
        filled = {
            depth: str(cell).strip()
            for depth, cell in enumerate(cells.rows[row][:labels])
            if cell is not None
        }
        if not filled:
            raise cells.fault(row, 0, "a label in one of the columns of labels", _NEW)
        if _is_all(cells, row, labels):
            _require_named(cells, row, paths)
            paths.append({})
            continue
        parts = {d: text for d, text in filled.items() if not _ALL.fullmatch(text)}
        filled = parts or filled
        top, bottom = min(filled), max(filled)
        if top == bottom:
            filled[top] = _TOTAL.sub("", filled[top])
            _name_parts(paths, filled[top], top)
        open_above = {d: text for d, text in open_above.items() if d < top}
        paths.append(open_above | filled)
        if top < bottom:
            open_above |= {d: text for d, text in filled.items() if d < bottom}
    _require_named(cells, block[-1] + 1 if block else 0, paths)
    return paths


def _name_parts(paths: list[dict[int, str]], name: str, depth: int) -> None:
    """Give a group's name to the parts above it that have none of that depth."""
    for path in reversed(paths):
        if not path or min(path) != depth + 1:
            return
        path[depth] = name


def _require_named(cells: Sheet, row: int, paths: list[dict[int, str]]) -> None:
    if any(path and min(path) > 0 for path in paths):
        expected = "the total that names the group of the rows above"
        raise cells.fault(row, 0, expected, _NEW)


def _shift(
    cells: Sheet,
    block: list[int],
    paths: list[dict[int, str]],
    first: list[dict[int, str]],
    names: Names,
) -> int:
    """Return by how many columns a block of sums stands too far to the left."""
    said = {path[0] for path in paths if path}
    for depth in names.starts:
        if said <= {path[depth] for path in first if depth in path}:
            return depth
    expected = "labels of one of the dimensions above"
    raise cells.fault(block[0], 0, expected, _NEW)
