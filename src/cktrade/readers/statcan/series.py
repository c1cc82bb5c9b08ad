"""Which series a row of a Statistics Canada table belongs to.

The tables of ``codelists/statcan_tables.csv`` (trade, travel) map to the package's own
dimensions; their ids are the same in English and French. Any other table keeps all its
dimensions as published, under the agency's own number of the series.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from cktrade.errors import FormatError, VocabularyError
from cktrade.readers.names import economy_or_unknown
from cktrade.readers.statcan.labels import code_of, fold
from cktrade.readers.statcan.partners import partners
from cktrade.readers.wide_table import as_json, once, series_ids
from cktrade.schemas import slug
from cktrade.vocabulary import NOT_APPLICABLE, Flow, Topic, codelist, economies
from cktrade.vocabulary.economies import is_gap, is_unknown

if TYPE_CHECKING:
    from pathlib import Path

_PRODUCER = "statcan"
_AS_PUBLISHED = "as published"
_INDEX = re.compile(r"\d{4}(?:/\d{4})?\s*=\s*100")


class _Member(NamedTuple):
    """What a member says: a column's value, and what is kept of it beside."""

    column: str
    value: str
    kept: str


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
            label: _member(code, label, f"{origin}, column {name!r}", strict=strict)
            for label in cells[name].unique()
        }
        column = next((m.column for m in members.values() if m.column), "")
        if column:
            said = cells[name].map({label: m.value for label, m in members.items()})
            rows[column] = said.where(said.ne(""), known.get(column, ""))
        kept[code] = cells[name].map({label: m.kept for label, m in members.items()})
    rows["unit"] = known["unit"] or _units(cells["UOM"])
    rows["dimensions"] = _json(kept)
    rows["series"] = series_ids(rows, _PRODUCER, table)
    remarks = {
        "uom": cells["UOM"].where(rows["unit"].eq(_AS_PUBLISHED), ""),
        "terminated": _ended(cells, rows["series"]),
    }
    return rows.assign(dimensions=_json(kept.assign(**remarks)))


def generic(cells: pd.DataFrame, names: list[str], table: str) -> pd.DataFrame:
    """Return the package's columns for the rows of any other table."""
    numbers = cells["VECTOR"].where(cells["VECTOR"].ne(""), cells["COORDINATE"])
    slugs = once(cells, names, lambda key: ".".join(map(slug, key)))
    series = f"{_PRODUCER}.{table}." + numbers.where(
        numbers.ne(""), pd.Series(slugs, cells.index)
    )
    described = cells[[*names, "UOM"]].assign(TERMINATED=_ended(cells, series))
    return pd.DataFrame(index=cells.index).assign(
        series=series,
        topic=Topic.CONTEXT.value,
        measure="other",
        flow=Flow.NOT_APPLICABLE.value,
        reporter="CAN",
        partner=partners(cells, names, table),
        unit=_units(cells["UOM"]),
        dimensions=_json(described),
    )


def economy(dimension: str, label: str) -> str:
    """Return the partner that a label names, or "" where it names none we know.

    Examples
    --------
    >>> economy("partner", "South Korea"), economy("partner", "Atlantis")
    ('KOR', '')

    """
    try:
        member = _member(dimension, label, "")
    except VocabularyError:
        return ""
    return member.value if member.column == "partner" else ""


def _constants(known: dict[str, str]) -> dict[str, str]:
    columns = ("topic", "measure", "flow", "basis", "valuation", "adjustment")
    return {column: known[column] or NOT_APPLICABLE for column in columns}


def _member(dimension: str, label: str, where: str, *, strict: bool = True) -> _Member:
    listed = _listed().get((dimension, fold(label)))
    column = codelist("statcan_dimensions")[dimension]["column"]
    if listed or not column:
        return listed or _Member("", "", label.strip())
    if column == "partner":
        code = _partner(label, where, strict=strict)
        return _Member(column, code, label.strip() if is_unknown(code) else "")
    product = re.search(r"\[([^\[\]]+)\]\s*$", label)
    if column == "product" and product:
        return _Member(column, product[1], "")
    known = [w["en"] for w in codelist("statcan_members").values()
             if w["dimension"] == dimension]  # fmt: skip
    raise VocabularyError(
        f"{where}: expected one of {', '.join(known)}; found {label!r}. Add it to "
        "codelists/statcan_members.csv."
    )


def _partner(label: str, where: str, *, strict: bool) -> str:
    if not strict and not is_gap(label):
        return economy_or_unknown(label, "statcan")
    try:
        return economies.resolve(label, scheme="statcan")
    except VocabularyError as error:
        raise VocabularyError(f"{where}: {error}") from error


@cache
def _listed() -> dict[tuple[str, str], _Member]:
    return {
        (row["dimension"], fold(word)): _Member(
            row["column"], row["value"], row["kept"]
        )
        for row in codelist("statcan_members").values()
        for word in (*row["en"].split("|"), *row["fr"].split("|"))
    }


def _units(published: pd.Series[str]) -> pd.Series[str]:
    return published.map({word: _unit(word) for word in published.unique()})


def _unit(word: str) -> str:
    if _INDEX.search(word):
        return "index"
    code = code_of("statcan_units", word)
    return codelist("statcan_units")[code]["unit"] if code else _AS_PUBLISHED


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
