"""A number of the record, taken apart: its formula, and rows of raw files."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pandas import isna

from cktrade import wording
from cktrade.datasets import data_folders
from cktrade.datasets.loading import load
from cktrade.readers.own_layout import recognises
from cktrade.readers.raw_file import Raw
from cktrade.record.answer import number_of
from cktrade.record.record import Record
from cktrade.schemas import parse_table
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from cktrade.record.evaluated import Evaluated

_CELL = (
    "series", "reference_period", "value", "unit", "status", "vintage",
    "vintage_basis", "source", "row", "vector", "coordinate",
)  # fmt: skip


#: From here on a fraction is not written.
_LARGE = 1e6
#: With more series than these, each stands on the line of its number.
_MANY = 12


def taken_apart(
    key: str, data: Path | None
) -> tuple[list[str], tuple[dict[str, Any], ...]]:
    """Compute a key, and list what it is made of.

    Parameters
    ----------
    key : str
        A key of :mod:`cktrade.record.keys`, or a rank.
    data : Path or None
        A data folder to use instead of the package's own.

    Returns
    -------
    lines : list of str
        Key, value, interval, formula, and a line for each cell.
    cells : tuple of dict
        The cells, as :class:`cktrade.datasets.why.Why` holds them.

    """
    number = _evaluated(key, data)
    cells = tuple(_cell(cell, data) for cell in number.cells)
    return [*_number_lines(number), *_cell_lines(cells)], cells


def _evaluated(key: str, data: Path | None) -> Evaluated:
    observations = load("observations", vintages="all", data=data)
    record = Record(observations, load("sources", data=data))
    return number_of(key, record)


def _number_lines(number: Evaluated) -> list[str]:
    return [
        number.key,
        f"  value    {digits(number.value)} {number.unit}",
        f"  interval {number.interval}",
        f"  formula  {number.formula}",
        *_counted(number),
    ]


def _counted(number: Evaluated) -> list[str]:
    """Say what is counted where it is no money: permits are not persons."""
    cells = [cell for cell in number.cells if _is_count(str(cell["unit"]))]
    measures = codelist("measures")
    found = {str(cell["measure"]): measures[str(cell["measure"])] for cell in cells}
    return [
        f"  counts   {row['en']}: {row['note']}"
        for row in found.values()
        if row["note"]
    ]


def _is_count(unit: str) -> bool:
    return codelist("units").get(unit, {}).get("kind") == "count"


def digits(value: float) -> str:
    """Write a number with no more digits than anyone reads.

    Examples
    --------
    >>> digits(11_058_809_909.7), digits(5257.363636), digits(1.2957)
    ('11,058,809,910', '5,257.3636', '1.2957')

    """
    return wording.number(round(value, 0 if abs(value) >= _LARGE else 4), "en")


def _cell(cell: dict[str, Any], data: Path | None) -> dict[str, Any]:
    """Add to a cell what its raw file says: the number as printed, and the digest."""
    source = load("sources", data=data).set_index("source").loc[cell["source"]]
    told = {column: cell[column] for column in _CELL} | {"sha256": source["sha256"]}
    told["vintage"] = str(cell["vintage"])[:10]
    return told | _as_published(str(source["path"]), cell["row"], data)


def _as_published(path: str, row: int, data: Path | None) -> dict[str, Any]:
    held = (root / path for root in reversed(data_folders.find(data).raw))
    file = next((place for place in held if place.is_file()), None)
    if file is None or not recognises(Raw(file)):
        return {"file": path, "published": "", "unit_mult": 0}
    raw = _rows(file).iloc[row - 2]
    return {
        "file": path,
        "published": ""
        if isna(raw["value"])
        else wording.number(raw["value"], "en", int(raw["decimals"])),
        "unit_mult": int(raw["unit_mult"]),
    }


@cache
def _rows(file: Path) -> pd.DataFrame:
    return parse_table(file, "record")


def _cell_lines(cells: tuple[dict[str, Any], ...]) -> list[str]:
    lines: list[str] = []
    last: tuple[str, str] | None = None
    many = len({cell["series"] for cell in cells}) > _MANY
    for cell in cells:
        head = ("" if many else cell["series"], cell["source"])
        if head != last:
            lines += _file_lines(cell)[many:]
            last = head
        mult = f" × 10^{cell['unit_mult']}" if cell["unit_mult"] else ""
        lines.append(
            f"      row {cell['row']:>5}  {cell['reference_period']:<10} "
            f"{cell['published']:>12}{mult}  {cell['status']}"
            + (f"  {cell['series']}" if many else "")
        )
    return lines


def _file_lines(cell: dict[str, Any]) -> list[str]:
    number = f", vector {cell['vector']}" if cell["vector"] else ""
    place = f", coordinate {cell['coordinate']}" if cell["coordinate"] else ""
    return [
        f"  series   {cell['series']}{number}{place}",
        f"    file   raw/{cell['file']}, SHA-256 {cell['sha256'][:16]}…",
        f"    vintage {cell['vintage']} ({cell['vintage_basis']})",
    ]
