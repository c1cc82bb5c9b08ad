"""Statistics Canada's bulk files of merchandise trade (CIMT), customs basis.

*Provisional*: no genuine file was at hand. Columns, tables and codes are those that
public loaders of the files rely on; a file that differs is refused, not guessed at.

An archive of one flow and year (``CIMT-CICM_Imp_2018.zip``) holds a table for each
level of the Harmonized System, and lists of codes as text, which are not read. The
number of a table (``ODPFN014``) stands in the name of its file only; its flow, level
and provinces stand in ``codelists/cimt_tables.csv`` and must agree with the header.
Imports and domestic exports are by province (of clearance, of origin), all by state of
the United States. A level is the sum of the one below; none is added to another, and
an archive whose levels do not agree to the dollar in every market is refused.

Values are whole Canadian dollars, FOB for imports too: Statistics Canada values imports
at the place of direct shipment to Canada. Quantities are observations of their own.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cktrade.errors import FormatError
from cktrade.readers.names import economies_or_unknown, kept_beside, table_of
from cktrade.readers.refused_cells import refuse
from cktrade.readers.series_ids import series_ids
from cktrade.readers.statcan.cimt_levels import Levels
from cktrade.readers.wide_table import as_json, wide
from cktrade.vocabulary import (
    NOT_APPLICABLE,
    Adjustment,
    Basis,
    Valuation,
    codelist,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.readers.raw_file import Raw

NAME = "statcan cimt"
BY_YEAR = True

_MONTH, _COUNTRY, _PROVINCE = "YearMonth/AnnéeMois", "Country/Pays", "Province"
_STATE, _VALUE = "State/État", "Value/Valeur"
_QUANTITY, _UNIT = "Quantity/Quantité", "Unit of Measure/Unité de Mesure"
_KILOGRAMS = "KGM"
_AGAIN = "Download the file again."
_NO_UNIT = ["", "N/A", "NA"]
_BOM = b"\xef\xbb\xbf"
_MEMBER = re.compile(r"(?:.*/)?(ODPFN\d{3})_\d{6}[A-Z]\.csv", re.IGNORECASE)


def recognises(raw: Raw) -> bool:
    """Say whether the header is that of a CIMT table, or an archive holds such."""
    start = raw.head.removeprefix(_BOM).replace(b'"', b"")
    inside = any(map(_MEMBER.fullmatch, raw.members))
    return inside or start.startswith(f"{_MONTH},".encode())


def read(raw: Raw) -> pd.DataFrame:
    """Read one table, or every table of an archive, whose levels must agree."""
    pieces: list[pd.DataFrame] = []
    levels = Levels(raw)
    for table, content in _contents(raw):
        rows = _rows(raw, table, content)
        values = rows[_VALUE].astype("int64")
        levels.demand(table, rows[_MONTH], rows[_COUNTRY], values)
        pieces += _observed(raw, table, rows)
    return pd.concat(pieces, ignore_index=True)


def _contents(raw: Raw) -> Iterator[tuple[str, bytes]]:
    """Yield the number of each table and its file's content."""
    tables = codelist("cimt_tables")
    if not raw.members:
        why = "its columns do not say which CIMT table it is"
        yield table_of(raw, tables, why), raw.bytes()
        return
    for name in raw.members:
        match = _MEMBER.fullmatch(name)
        if match is not None and match[1].upper() not in tables:
            raise FormatError(
                f"{raw.path}, {name}: expected one of {', '.join(tables)}; found "
                f"{match[1]}. Add the table to codelists/cimt_tables.csv."
            )
        if match is None and not name.lower().endswith((".txt", "/")):
            raise FormatError(
                f"{raw.path}: expected tables named as ODPFN015_201812N.csv, and lists "
                f"of codes as .txt; found {name}. {_AGAIN}"
            )
        if match is not None:
            yield match[1].upper(), raw.member(name)


def _columns(table: str) -> list[str]:
    known = codelist("cimt_tables")[table]
    quantities = [] if known["digits"] == "2" else [_QUANTITY, _UNIT]
    province = [_PROVINCE] if known["province"] else []
    product = f"HS{known['digits']}"
    return [_MONTH, product, _COUNTRY, *province, _STATE, _VALUE, *quantities]


def _rows(raw: Raw, table: str, content: bytes) -> pd.DataFrame:
    """Return a table's cells as text, indexed by the row numbers of its file."""
    expected = _columns(table)
    header = content.split(b"\n", 1)[0].removeprefix(_BOM).decode("utf-8", "replace")
    found = header.rstrip("\r").replace('"', "").split(",")
    if found != expected:
        raise FormatError(
            f"{raw.path}, {table}, row 1: expected the columns {', '.join(expected)}; "
            f"found {', '.join(found)}. This reader is provisional: teach it the "
            "genuine layout."
        )
    commas = content.count(b",") == content.count(b"\n") * (len(expected) - 1)
    if not commas or not content.endswith(b"\n") or content.count(b"\n") == 1:
        raise raw.damaged(f"{table} has no rows, or a row that is not whole")
    try:
        rows = pd.read_csv(
            io.BytesIO(content),
            encoding="utf-8-sig",
            dtype="str",
            keep_default_na=False,
            na_filter=False,
        )
    except (pd.errors.ParserError, UnicodeDecodeError) as error:
        raise raw.damaged(f"{table} is no CSV in UTF-8: {error}") from error
    return _checked(raw, table, rows.set_axis(range(2, len(rows) + 2)))


def _checked(raw: Raw, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows once every cell has the form that its column has."""
    digits = codelist("cimt_tables")[table]["digits"]
    forms = {
        _MONTH: r"\d{4}(?:0[1-9]|1[0-2])",
        f"HS{digits}": rf"\d{{{digits}}}",
        _COUNTRY: "[A-Z]{2}",
        _PROVINCE: "[A-Z]{2}",
        _STATE: "(?:[A-Z]{2})?",
        _UNIT: "(?:[A-Z]{3}|N/A|NA)?",
        _VALUE: r"-?\d+",
        _QUANTITY: r"\d*",
    }
    for column in rows.columns.intersection([*forms]):
        wrong = ~rows[column].str.fullmatch(forms[column])
        expected = f"the form {forms[column]}"
        refuse(raw, rows[column], wrong, expected, _AGAIN, member=table)
    if _QUANTITY in rows:
        unsaid = rows[_UNIT].isin(_NO_UNIT) & ~rows[_QUANTITY].isin(["", "0"])
        expected = "no quantity where no unit is"
        refuse(raw, rows[_QUANTITY], unsaid, expected, _AGAIN, member=table)
    return rows


def _observed(raw: Raw, table: str, rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the values of a table, and its quantities if it has them."""
    known = codelist("cimt_tables")[table]
    shared = pd.DataFrame(
        {
            "partner": economies_or_unknown(raw, rows[_COUNTRY], "cimt"),
            "label": rows[_COUNTRY],
            "product": rows[f"HS{known['digits']}"],
            "reference_period": rows[_MONTH].str[:4] + "-" + rows[_MONTH].str[4:],
            "row": rows.index,
        }
    )
    values = shared.assign(
        measure="merchandise_trade",
        unit="CAD",
        valuation=Valuation.FOB.value,
        value=rows[_VALUE].astype("float64"),
        dimensions=_dimensions(rows, pd.Series("", rows.index)),
    )
    yield _wide(raw, values, table, known["flow"])
    if _QUANTITY not in rows:
        return
    held = ~rows[_UNIT].isin(_NO_UNIT) & rows[_QUANTITY].ne("")
    units = rows[_UNIT][held]
    weight = units.eq(_KILOGRAMS)
    quantities = shared[held].assign(
        measure=np.where(weight, "merchandise_weight", "merchandise_quantity"),
        unit=np.where(weight, "kg", "as published"),
        valuation=NOT_APPLICABLE,
        value=rows[_QUANTITY][held].astype("float64"),
        dimensions=_dimensions(rows[held], units.where(~weight, "")),
    )
    yield _wide(raw, quantities, f"{table}-quantity", known["flow"])


def _dimensions(rows: pd.DataFrame, units: pd.Series[str]) -> pd.Series[str]:
    """Return as JSON what tells a series from others, composed once for each set."""
    nothing = pd.Series("", rows.index)
    provinces = {
        code.removeprefix("geo.").upper(): row["kept"]
        for code, row in codelist("statcan_members").items()
        if row["dimension"] == "geo" and row["kept"]
    }
    named = rows.get(_PROVINCE, nothing)
    parts = {
        "classification": pd.Series("HS", rows.index),
        "province": named.map({one: provinces.get(one, one) for one in named.unique()}),
        "state": rows[_STATE],
        "unit": units,
    }
    keys = pd.DataFrame(parts, dtype="str")
    sets = keys.drop_duplicates()
    texts = [
        as_json({k: v for k, v in zip(parts, values, strict=True) if v})
        for values in sets.itertuples(index=False)
    ]
    return keys.merge(sets.assign(text=texts), how="left")["text"].set_axis(rows.index)


def _wide(raw: Raw, cells: pd.DataFrame, table: str, flow: str) -> pd.DataFrame:
    beside = kept_beside(cells["dimensions"], cells["partner"], cells["label"])
    cells = cells.drop(columns="label").assign(dimensions=beside)
    same = {
        "reporter": "CAN",
        "flow": flow,
        "basis": Basis.CUSTOMS.value,
        "adjustment": Adjustment.UNADJUSTED.value,
    }
    number = f"cimt-{table}"
    ids = series_ids(cells, "statcan", number, **same)
    whole = cells.assign(topic="trade", precision=1.0, series=ids, **same)
    return wide(raw, whole, producer="statcan", table=number)
