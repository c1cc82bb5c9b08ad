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
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cktrade.errors import FormatError
from cktrade.readers.names import economies_or_unknown, kept_beside
from cktrade.readers.refused_cells import refuse
from cktrade.readers.series_ids import series_ids
from cktrade.readers.statcan.cimt_layout import (
    AGAIN,
    COUNTRY,
    MONTH,
    NO_UNIT,
    PROVINCE,
    QUANTITY,
    STATE,
    UNIT,
    VALUE,
    columns_of,
    demand_year,
    forms,
    header_of,
    is_customs,
    product_column,
    tables_in,
)
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

_KILOGRAMS = "KGM"


def recognises(raw: Raw) -> bool:
    """Say whether the header is that of a CIMT table, or an archive holds such."""
    return is_customs(raw)


def read(raw: Raw) -> pd.DataFrame:
    """Read one table, or every table of an archive, whose levels must agree."""
    pieces: list[pd.DataFrame] = []
    levels = Levels(raw)
    for table, member in tables_in(raw):
        content = raw.member(member) if member else raw.bytes()
        rows = _rows(raw, table, content)
        demand_year(raw, table, member, rows[MONTH])
        values = rows[VALUE].astype("int64")
        levels.demand(table, rows[MONTH], rows[COUNTRY], values)
        pieces += observed(raw, table, rows)
    return pd.concat(pieces, ignore_index=True)


def _rows(raw: Raw, table: str, content: bytes) -> pd.DataFrame:
    """Return a table's cells as text, indexed by the row numbers of its file."""
    expected = columns_of(table)
    found = header_of(content.split(b"\n", 1)[0])
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
    known = forms(table)
    for column in rows.columns.intersection([*known]):
        wrong = ~rows[column].str.fullmatch(known[column])
        expected = f"the form {known[column]}"
        refuse(raw, rows[column], wrong, expected, AGAIN, member=table)
    if QUANTITY in rows:
        unsaid = rows[UNIT].isin([*NO_UNIT]) & ~rows[QUANTITY].isin(["", "0"])
        expected = "no quantity where no unit is"
        refuse(raw, rows[QUANTITY], unsaid, expected, AGAIN, member=table)
    return rows


def observed(raw: Raw, table: str, rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the values of a table, and its quantities if it has them.

    Parameters
    ----------
    raw : Raw
        The file.
    table : str
        The table's number.
    rows : DataFrame
        Its cells as text, indexed by the row numbers of its file.

    """
    known = codelist("cimt_tables")[table]
    shared = pd.DataFrame(
        {
            "partner": economies_or_unknown(raw, rows[COUNTRY], "cimt"),
            "label": rows[COUNTRY],
            "product": rows[product_column(table)],
            "reference_period": rows[MONTH].str[:4] + "-" + rows[MONTH].str[4:],
            "row": rows.index,
        }
    )
    values = shared.assign(
        measure="merchandise_trade",
        unit="CAD",
        valuation=Valuation.FOB.value,
        value=rows[VALUE].astype("float64"),
        dimensions=_dimensions(rows, pd.Series("", rows.index)),
    )
    yield _wide(raw, values, table, known["flow"])
    if QUANTITY not in rows:
        return
    held = ~rows[UNIT].isin([*NO_UNIT]) & rows[QUANTITY].ne("")
    if not held.any():
        return
    units = rows[UNIT][held]
    weight = units.eq(_KILOGRAMS)
    quantities = shared[held].assign(
        measure=np.where(weight, "merchandise_weight", "merchandise_quantity"),
        unit=np.where(weight, "kg", "as published"),
        valuation=NOT_APPLICABLE,
        value=rows[QUANTITY][held].astype("float64"),
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
    named = rows.get(PROVINCE, nothing)
    parts = {
        "classification": pd.Series("HS", rows.index),
        "province": named.map({one: provinces.get(one, one) for one in named.unique()}),
        "state": rows[STATE],
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
