"""Which series a row of a Statistics Canada table belongs to.

The tables of ``codelists/statcan_tables.csv`` (trade, travel) map to the package's own
dimensions; their ids are the same in English and French. Any other table keeps all its
dimensions as published, under the agency's own number of the series.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.errors import FormatError
from cktrade.readers.statcan.labels import code_of, fold
from cktrade.readers.statcan.partners import partners
from cktrade.readers.statcan.record_words import (
    as_in_the_record,
    member_of,
    shared_dimensions,
)
from cktrade.readers.wide_table import as_json, once, series_ids
from cktrade.schemas import slug
from cktrade.vocabulary import NOT_APPLICABLE, Flow, Topic, codelist

if TYPE_CHECKING:
    from pathlib import Path

_PRODUCER = "statcan"
_AS_PUBLISHED = "as published"
#: A unit is taken for a known one misspelt when it is more alike than this.
_ALIKE = 0.83
#: A dimension of products that is read with its labels: a part is no total.
_PRODUCTS = re.compile(
    r"\b(?:products?|produits?|commodit(?:y|ies)|merchandise|marchandises?|harmoni\w+)\b"
)
_INDEX = re.compile(r"\d{4}(?:/\d{4})?\s*=\s*100")


def known_table(table: str) -> dict[str, str]:
    """Return what is known of a table beforehand; empty for any other table."""
    return codelist("statcan_tables").get(table, {})


def table_with(names: list[str]) -> str:
    """Return the one known table that has just these dimensions, or ""."""
    codes = {code_of("statcan_dimensions", name) for name in names} - {"geo"}
    tables = codelist("statcan_tables").items()
    found = [t for t, row in tables if set(row["dimensions"].split("|")) == codes]
    return found[0] if len(found) == 1 else ""


def mapped(
    cells: pd.DataFrame,
    names: list[str],
    table: str,
    origin: Path,
    *,
    strict: bool = True,
) -> pd.DataFrame:
    """Return the package's columns for the rows of a known table.

    Unless it is read strictly, an economy that the package does not know has a code of
    its own, and its label beside.
    """
    known = known_table(table)
    codes = {name: code_of("statcan_dimensions", name) for name in names}
    expected = set(known["dimensions"].split("|"))
    if {*codes.values()} - {"geo"} != expected:
        raise FormatError(
            f"{origin}: expected table {table} to have the dimensions "
            f"{', '.join(sorted(expected))}; found {', '.join(names)}. If the agency "
            "changed the table, change it in codelists/statcan_tables.csv."
        )
    rows = pd.DataFrame(index=cells.index).assign(
        reporter="CAN", partner=NOT_APPLICABLE, product="TOTAL", **_constants(known)
    )
    kept = pd.DataFrame(index=cells.index)
    for name, code in codes.items():
        members = {
            label: member_of(code, label, f"{origin}, column {name!r}", strict=strict)
            for label in cells[name].unique()
        }
        column = next((m.column for m in members.values() if m.column), "")
        if column:
            said = cells[name].map({label: m.value for label, m in members.items()})
            rows[column] = said.where(said.ne(""), known.get(column, ""))
        kept[code] = cells[name].map({label: m.kept for label, m in members.items()})
    rows["unit"] = known["unit"] or _units(cells["UOM"], origin)
    kept = as_in_the_record(kept, rows["product"])
    rows["dimensions"] = _json(kept)
    rows["series"] = series_ids(rows, _PRODUCER, table)
    remarks = {
        "uom": cells["UOM"].where(rows["unit"].eq(_AS_PUBLISHED), ""),
        "terminated": _ended(cells, rows["series"]),
    }
    return rows.assign(dimensions=_json(kept.assign(**remarks)))


def generic(
    cells: pd.DataFrame, names: list[str], table: str, origin: Path
) -> pd.DataFrame:
    """Return the package's columns for the rows of any other table."""
    numbers = cells["VECTOR"].where(cells["VECTOR"].ne(""), cells["COORDINATE"])
    slugs = once(cells, names, lambda key: ".".join(map(slug, key)))
    series = f"{_PRODUCER}.{table}." + numbers.where(
        numbers.ne(""), pd.Series(slugs, cells.index)
    )
    described = cells[[*names, "UOM"]].assign(TERMINATED=_ended(cells, series))
    described, columns = shared_dimensions(described, names)
    if any(_PRODUCTS.search(fold(name)) for name in names):
        columns.setdefault("product", pd.Series(NOT_APPLICABLE, cells.index))
    return pd.DataFrame(index=cells.index).assign(
        series=series,
        topic=Topic.CONTEXT.value,
        measure="other",
        **{"flow": Flow.NOT_APPLICABLE.value} | columns,
        reporter="CAN",
        partner=partners(cells, names, table),
        unit=_units(cells["UOM"], origin),
        dimensions=_json(described),
    )


def _constants(known: dict[str, str]) -> dict[str, str]:
    columns = ("topic", "measure", "flow", "basis", "valuation", "adjustment")
    return {column: known[column] or NOT_APPLICABLE for column in columns}


def _units(published: pd.Series[str], origin: Path) -> pd.Series[str]:
    return published.map({word: _unit(word, origin) for word in published.unique()})


def _unit(word: str, origin: Path) -> str:
    """Return the code of a unit; one that nobody knows stays as published.

    Raises
    ------
    FormatError
        If it is a known one misspelt. A plural, or words that go on, is another one.

    """
    if _INDEX.search(word):
        return "index"
    code = code_of("statcan_units", word)
    if code:
        return codelist("statcan_units")[code]["unit"]
    near = difflib.get_close_matches(fold(word), _known_units(), 1, _ALIKE)
    if near and not (near[0].startswith(fold(word)) or fold(word).startswith(near[0])):
        raise FormatError(
            f"{origin}, unit: expected a known unit such as {near[0]!r}, or another "
            f"one; found {word!r}. Take the file as the agency publishes it."
        )
    return _AS_PUBLISHED


@cache
def _known_units() -> list[str]:
    rows = codelist("statcan_units").values()
    words = "|".join(row[lang] for row in rows for lang in ("en", "fr"))
    return [fold(word) for word in words.split("|")]


def _json(described: pd.DataFrame) -> list[str]:
    names = [*described]
    return once(
        described,
        names,
        lambda key: as_json({n: v for n, v in zip(names, key, strict=True) if v}),
    )


def _ended(cells: pd.DataFrame, series: pd.Series[str]) -> pd.Series[str]:
    """Say "t" on every row of a series that the agency ended."""
    if "TERMINATED" not in cells:
        return pd.Series("", cells.index)
    ended = series[cells["TERMINATED"].str.strip().eq("t")]
    return pd.Series("t", cells.index).where(series.isin(set(ended)), "")
