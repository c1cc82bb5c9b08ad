"""Statistics Canada's table viewer: the table as it stands on the screen.

``…-eng.csv`` and ``…-fra.csv`` begin with a banner (title, frequency, table, release
date); then come the dimensions, periods across the top, a row of units, and the labels
with their values as texts such as "1,234". Footnote numbers are glued to the labels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.errors import FormatError
from cktrade.readers.statcan.labels import code_of, fields
from cktrade.readers.statcan.rows import Series, observations
from cktrade.readers.statcan.vector_checks import in_order, is_known_place
from cktrade.readers.statcan.viewer_cells import (
    cell,
    period,
    scaled,
    unit,
    without_notes,
)
from cktrade.readers.wide_table import wide
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.readers.raw_file import Raw

NAME = "Statistics Canada table viewer (…-eng.csv, …-fra.csv)"

_TABLE = re.compile(r'"?(Table|Tableau)\s*:\s*(\d{2}-\d{2}-\d{4})')
_DAY = re.compile(r'"?([^:"]+?)\s*:\s*(\d{4}-\d{2}-\d{2})"?')
_RATIOS = {"percent", "index"}
#: What a long table says of each number, and a page does not.
_NOT_SHOWN = dict.fromkeys(("SCALAR_FACTOR", "VECTOR", "COORDINATE"), "")


@dataclass(frozen=True)
class _Page:
    """The page in rows of fields, and what its banner and foot say."""

    origin: Path
    lang: str
    table: str
    released: date
    title: str
    notes: frozenset[str]
    rows: list[tuple[int, list[str]]]
    place: str
    """What the banner names as geography."""

    def fault(self, number: int, expected: str, found: str) -> FormatError:
        """Return the error for a row that is not laid out as the viewer does."""
        return FormatError(
            f"{self.origin}, row {number}: expected {expected}; found {found!r}. Take "
            "the viewer's file unchanged with the periods across the top, or the whole "
            "table's ZIP."
        )


def recognises(raw: Raw) -> bool:
    """Say whether the file begins with the viewer's banner."""
    return _banner(_lines(raw.head.decode("utf-8-sig", "replace")[:4096])) is not None


def read(raw: Raw) -> pd.DataFrame:
    """Read every cell of the page; the banner's release date is the vintage."""
    page = _page(raw)
    cells = pd.DataFrame([*_records(page)])
    _demand_place(page, cells)
    text = [name for name in cells if name != "row"]
    cells = cells.astype(dict.fromkeys(text, "str"))
    series = Series(page.table, page.origin, strict=raw.strict)
    rows = observations(cells, series=series, frequency="monthly")
    return wide(raw, rows, producer="statcan", table=page.table, released=page.released)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def _banner(lines: list[str]) -> tuple[str, str, date] | None:
    """Find language, table and release date among the first lines."""
    tables = [match for line in lines[:10] if (match := _TABLE.match(line))]
    days = [match for line in lines[:10] if (match := _DAY.fullmatch(line.strip()))]
    days = [day for day in days if code_of("statcan_banner", day[1]) == "release"]
    if not tables or not days:
        return None
    lang = "en" if tables[0][1] == "Table" else "fr"
    return lang, tables[0][2], date.fromisoformat(days[0][2])


def _page(raw: Raw) -> _Page:
    lines = _lines(raw.text())
    banner = _banner(lines)
    if banner is None:
        raise FormatError(f"{raw.path}: the banner gives no table or no release date.")
    foot = next((i for i, line in enumerate(lines) if _is_foot(line)), len(lines))
    notes = {m[1] for line in lines[foot:] if (m := re.match(r'"?(\d+)"?[,;]', line))}
    body = [(i + 1, line) for i, line in enumerate(lines[:foot])][5:]
    delimiter = ";" if sum(line.count('";"') for _, line in body) else ","
    return _Page(
        origin=raw.path,
        lang=banner[0],
        table=banner[1],
        released=banner[2],
        title=lines[0],
        notes=frozenset(notes),
        rows=[(i, fields(line, delimiter)) for i, line in body],
        place=_place(lines[:10]),
    )


def _place(lines: list[str]) -> str:
    said = [line.strip(' ";').partition(":") for line in lines]
    return next(
        (text.strip() for head, _, text in said
         if code_of("statcan_banner", head.strip()) == "geography"), "",
    )  # fmt: skip


def _demand_place(page: _Page, cells: pd.DataFrame) -> None:
    """Refuse an unknown geography on a page whose banner says that it is of Canada."""
    if page.place != "Canada" or "GEO" not in cells:
        return
    other = ~cells["GEO"].map(is_known_place)
    if other.any():
        row, name = cells.loc[other, ["row", "GEO"]].iloc[0]
        raise page.fault(row, "Canada, which the banner names", name)


def _is_foot(line: str) -> bool:
    head = line.strip().strip('"').partition(":")[0]
    return code_of("statcan_banner", head) in {"footnotes", "cite"}


def _records(page: _Page) -> Iterator[dict[str, str | int]]:
    """Yield every cell with its labels, in the columns of the agency's long tables."""
    at = _period_row(page)
    names, columns = _heads(page, at)
    for number, labels, units, texts in _labelled(page, at, len(names), len(columns)):
        told = [scaled(text, page.notes) for text in labels]
        label = {name: text for name, (text, _) in zip(names, told, strict=True)}
        marks = [mark for _, mark in told]
        values = [_shown(page, number, text) for text in texts]
        decimals = max(len(value.partition(".")[2]) for value, _ in values)
        cells = zip(columns, units, values, strict=True)
        for (column, above), said, (value, status) in cells:
            yield {
                **column, **label, **_NOT_SHOWN,
                **_scale(page, number, said, [*marks, *above]),
                "VALUE": value, "STATUS": status, "row": number,
                "DECIMALS": "" if value.strip("0") else str(decimals),
            }  # fmt: skip


def _scale(
    page: _Page, number: int, said: tuple[str, str], marks: list[str]
) -> dict[str, str]:
    """Return unit and power of ten of a cell: what stands twice counts once.

    A title that multiplies needs unit or labels that say the same; a ratio is never
    multiplied.
    """
    name, scalar = said
    powers = {power for power in (scalar, *marks) if power}
    if not powers <= {*codelist("statcan_scalars")} or len(powers) > 1:
        raise page.fault(number, "one scale for a number", f"{name}, {sorted(powers)}")
    if _is_ratio(name):
        if powers:
            expected = "no scale mark on a ratio"
            raise page.fault(number, expected, f"{name}, power {powers.pop()} of ten")
        return {"UOM": name, "SCALAR_ID": "0"}
    _, above = scaled(page.title, ())
    if above and powers != {above}:
        raise FormatError(
            f"{page.origin}, row {number}: the title says {page.title!r}, the unit "
            f"{name} or its labels do not say the same, and a wrong factor would not "
            "show. Read the whole table's ZIP instead."
        )
    return {"UOM": name, "SCALAR_ID": powers.pop() if powers else "0"}


@cache
def _is_ratio(name: str) -> bool:
    code = code_of("statcan_units", name)
    return bool(code) and codelist("statcan_units")[code]["unit"] in _RATIOS


def _shown(page: _Page, number: int, text: str) -> tuple[str, str]:
    shown = cell(text, page.lang)
    if shown is None:
        raise page.fault(number, "a number or a symbol", text)
    return shown


def _heads(
    page: _Page, at: int
) -> tuple[list[str], list[tuple[dict[str, str], list[str]]]]:
    """Return the names of the labels' dimensions, and what stands over each column.

    Over a column stand its period and members, and the scale marks of these.
    """
    heads = page.rows[at][1]
    leading = _leading(page, heads)
    across = [_period(text, page) for text in heads[leading:]]
    if not in_order(across):
        raise page.fault(page.rows[at][0], "periods in their order", str(across[:4]))
    columns: list[tuple[dict[str, str], list[str]]]
    columns = [({"REF_DATE": when}, []) for when in across]
    for row in _rows_above(page, at):
        name = next((text for text in row[:leading] if text), "")
        members = _carried(row[leading:], len(across))
        for (column, marks), member in zip(columns, members, strict=True):
            column[_name(name, page)], mark = scaled(member, page.notes)
            marks.append(mark)
    return [_name(text, page) for text in heads[:leading]], columns


def _leading(page: _Page, row: list[str]) -> int:
    """Return how many labels stand before the periods of a row; 0 if it has none."""
    periods = [_period(text, page) for text in row]
    leading = next((i for i, text in enumerate(periods) if text), 0)
    whole = leading and all(row[:leading]) and all(periods[leading:])
    return leading if whole else 0


def _period(text: str, page: _Page) -> str:
    return period(without_notes(text, page.notes), page.lang)


def _period_row(page: _Page) -> int:
    """Find the row of labels and periods; a row of units stands below it."""
    found = [at for at, (_, row) in enumerate(page.rows) if _leading(page, row)]
    if found:
        number, below = page.rows[found[0] + 1 : found[0] + 2][0] or (0, [""])
        if below and not below[0] and any(below):
            return found[0]
        raise page.fault(number, "a row of units below the periods", str(below[:3]))
    heads = [(n, row) for n, row in page.rows if any(row)] or [page.rows[0]]
    blank = [at for at, (_, row) in enumerate(heads) if at and not row[0]]
    number, row = heads[blank[0] - 1] if blank else heads[0]
    raise page.fault(number, "labels, then periods across the top", str(row[:3]))


def _rows_above(page: _Page, at: int) -> list[list[str]]:
    """Return the rows of dimensions between the banner and the periods."""
    above = [row for _, row in page.rows[:at]]
    blank = [number for number, row in enumerate(above) if not any(row)]
    return above[blank[-1] + 1 :] if blank else above


def _labelled(
    page: _Page, at: int, leading: int, width: int
) -> Iterator[tuple[int, list[str], list[tuple[str, str]], list[str]]]:
    """Yield number, labels, units and values of each row of numbers.

    A label left blank goes on; a row without labels is the units of those below it.
    """
    held, units = [""] * leading, [("", "")] * width
    for number, row in page.rows[at + 1 :]:
        if not any(row):
            return
        if not any(row[:leading]) and _are_units(page, row[leading:]):
            units = [unit(text) for text in _carried(row[leading:], width)]
            continue
        if len(row) != leading + width:
            raise page.fault(number, f"{leading + width} fields", f"{len(row)} fields")
        held = [new or old for new, old in zip(row[:leading], held, strict=True)]
        yield number, held, units, row[leading:]


def _are_units(page: _Page, texts: list[str]) -> bool:
    return any(text and cell(text, page.lang) is None for text in texts)


def _carried(cells: list[str], width: int) -> list[str]:
    """Spread what stands once over several columns."""
    spread, held = [], ""
    for text in [*cells, *[""] * width][:width]:
        held = text or held
        spread.append(held)
    return spread


def _name(text: str, page: _Page) -> str:
    name = without_notes(text, page.notes)
    return "GEO" if code_of("statcan_dimensions", name) == "geo" else name
