"""IRCC's monthly updates: tab-separated files that are named ``.csv``.

One row is a month and a country of citizenship, or any other labels: each stands in a
column of its own, in English (``EN_…``) and French (``FR_…``). There is no byte order
mark, lines end in CRLF, the headers have their accents misplaced, counts from 1 to 4
are ``--``, the others multiples of 5, and a cell that would be zero has no row: the
reader invents none (``zeros`` in ``codelists/ircc_tables.csv`` says so of each table).

The columns of several tables are alike, so which one a file is stands only in its
sidecar or in the name under which IRCC publishes it. A table of a name that the package
does not know is read under the measure ``other``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.errors import FormatError
from cktrade.readers.ircc.crosstab_names import code_of
from cktrade.readers.ircc.layouts import (
    MASK,
    PRODUCER,
    ROUNDED_TO,
    constants,
    counts,
)
from cktrade.readers.names import economies_or_unknown, kept_beside, table_of
from cktrade.readers.refused_cells import refuse
from cktrade.readers.statcan.labels import fold
from cktrade.readers.wide_table import as_json, once, wide
from cktrade.vocabulary import codelist
from cktrade.vocabulary.economies import is_unknown

if TYPE_CHECKING:
    from cktrade.readers.raw_file import Raw

NAME = "ircc tab file"

_PERIOD = ["EN_YEAR", "EN_QUARTER", "EN_MONTH", "FR_ANNEÉ", "FR_TRIMESTRE", "FR_MOIS"]
_ENGLISH, _FRENCH = "EN_COUNTRY_OF_CITIZENSHIP", "FR_PAYS_DE_CITOYENNETÉ"
_PLAIN_PERIOD = [fold(name) for name in _PERIOD]
_COUNT = "TOTAL"
_LABEL = re.compile(r"(?:EN|FR)_\S.*")
_NAME = re.compile(r"ODP[A-Za-z_-]+", re.IGNORECASE)


def recognises(raw: Raw) -> bool:
    """Say whether the header begins as IRCC's tab-separated files do."""
    return raw.head.removeprefix(b"\xef\xbb\xbf").startswith(b"EN_YEAR\t")


def read(raw: Raw) -> pd.DataFrame:
    """Read one monthly update."""
    table = _table(raw)
    cells = _cells(raw)
    _check_counts(raw, cells[_COUNT])
    rows = counts(cells[_COUNT]).set_index(cells.index)
    partners, labels = _partners(raw, cells)
    beside = _dimensions(cells, constants(table).get("programme", ""))
    rows = rows.assign(
        reference_period=_periods(raw, cells),
        partner=partners,
        dimensions=kept_beside(beside, partners, labels),
        row=cells.index,
        **{k: v for k, v in constants(table).items() if k != "programme"},
    )
    basis = codelist("ircc_dimensions").get(_code(_economy(cells)[0]), {}).get("basis")
    rows = rows.assign(basis=basis) if basis else rows
    return wide(raw, rows, producer=PRODUCER, table=table)


def _table(raw: Raw) -> str:
    """Return the table's number: a known one, else as its publisher names the file."""
    where = raw.source.table if raw.source else raw.path.name
    tables = codelist("ircc_tables")
    known = [number for number in tables if tables[number]["zeros"] == "omitted"]
    found = _NAME.search(where)
    if not found:
        return table_of(raw, known, "several of IRCC's tables have its columns")
    named = found[0].rstrip("-_")
    return next((t for t in tables if t.lower() == named.lower()), named)


def _dimensions(cells: pd.DataFrame, programme: str) -> pd.Series[str]:
    """Return the labels beside the citizenship, as JSON, once for all rows alike."""
    beside = [
        column
        for column in map(str, cells)
        if column.startswith("EN_") and column not in {*_PERIOD, _economy(cells)[0]}
    ]
    names = [_code(column) for column in beside]
    whole = {"programme": programme} if programme else {}
    if not beside:
        return pd.Series(as_json(whole), cells.index, dtype="str")
    texts = once(
        cells,
        beside,
        lambda key: as_json(whole | dict(zip(names, key, strict=True))),
    )
    return pd.Series(texts, cells.index, dtype="str")


def _code(column: str) -> str:
    return code_of(column.removeprefix("EN_").replace("_", " "))


def _economy(cells: pd.DataFrame) -> tuple[str, str]:
    """Return the columns that name economies in English and French; "" for none."""
    columns = [*map(str, cells)]
    known = codelist("ircc_dimensions")
    for place, column in enumerate(columns):
        named = column.startswith("EN_") and known.get(_code(column), {}).get("basis")
        if named:
            beside = columns[place + 1]
            return column, beside if beside.startswith("FR_") else ""
    return "", ""


def _cells(raw: Raw) -> pd.DataFrame:
    """Return the cells, indexed by the file's row numbers."""
    lines = raw.text().replace("\r\n", "\n").split("\n")
    if lines.pop():
        raise raw.damaged("its last line is not ended")
    rows = [line.split("\t") for line in lines]
    begun = [*map(fold, rows[0][: len(_PERIOD)])]
    if begun == _PLAIN_PERIOD:  # with its accents in their places or in others
        rows[0][: len(_PERIOD)] = _PERIOD
    columns = rows[0]
    labels = columns[len(_PERIOD) : -1]
    if (
        columns != [*_PERIOD, *labels, _COUNT]
        or not labels
        or not all(map(_LABEL.fullmatch, labels))
        or len({*columns}) < len(columns)
        or (_ENGLISH in columns) != (fold(_FRENCH) in map(fold, columns))
    ):
        raise FormatError(
            f"{raw.path}, row 1: expected the columns {', '.join(_PERIOD)}, then "
            f"labels such as {_ENGLISH}, {_FRENCH}, and {_COUNT}; found "
            f"{', '.join(columns)}. "
            "If IRCC has changed its layout, this reader must be taught the new one."
        )
    for number, row in enumerate(rows, start=1):
        if len(row) != len(columns):
            raise FormatError(
                f"{raw.path}, row {number}: expected {len(columns)} cells, found "
                f"{len(row)}. Download the file again."
            )
    if len(rows) == 1:
        raise raw.damaged("it has a header and no rows")
    numbers = range(2, len(rows) + 1)
    return pd.DataFrame(rows[1:], index=numbers, columns=columns, dtype="str")


def _periods(raw: Raw, cells: pd.DataFrame) -> list[str]:
    """Return each row's month, once year, quarter and month agree in both languages."""
    stated = [*cells[_PERIOD].itertuples(index=False, name=None)]
    months = {words: _month(words) for words in set(stated)}
    for row, words in zip(cells.index, stated, strict=True):
        if not months[words]:
            raise FormatError(
                f"{raw.path}, row {row}: expected one month, said alike in English and "
                f"French, such as 2015 Q1 Feb 2015 T1 fév.; found {' '.join(words)!r}. "
                "Download the file again."
            )
    return [months[words] for words in stated]


def _month(words: tuple[str, ...]) -> str:
    year, quarter, month, annee, trimestre, mois = words
    number = _months().get((quarter, month, trimestre, mois))
    if number is None or year != annee or not re.fullmatch(r"[0-9]{4}", year):
        return ""
    return f"{year}-{number}"


@cache
def _months() -> dict[tuple[str, ...], str]:
    """Quarter and month in English and French → the month's number."""
    quarters = {n: (int(n) + 2) // 3 for n in codelist("ircc_months")}
    return {
        (f"Q{quarters[n]}", names["en"], f"T{quarters[n]}", names["fr"]): n
        for n, names in codelist("ircc_months").items()
    }


def _partners(raw: Raw, cells: pd.DataFrame) -> tuple[pd.Series[str], pd.Series[str]]:
    """Return each row's economy, once its two names agree, and the label it is from.

    A name that is unknown in one language makes the economy unknown.
    """
    name, nom = _economy(cells)
    if not name:
        world = pd.Series("WLD", cells.index)
        return world, world
    english = economies_or_unknown(raw, cells[name], "ircc")
    if not nom:
        return english, cells[name]
    french = economies_or_unknown(raw, cells[nom], "ircc")
    strange = {code for code in {*english, *french} if is_unknown(code)}
    taken = english.isin(strange) | ~french.isin(strange)
    unlike = english.ne(french) & ~english.isin(strange) & ~french.isin(strange)
    if unlike.any():
        row = int(str(unlike.idxmax()))
        raise FormatError(
            f"{raw.path}, row {row}: expected one country in English and French, found "
            f"{cells.loc[row, name]!r} and {cells.loc[row, nom]!r}. "
            "Download the file again."
        )
    return english.where(taken, french), cells[name].where(taken, cells[nom])


def _check_counts(raw: Raw, cells: pd.Series[str]) -> None:
    whole = cells.str.fullmatch(r"[0-9]+")
    rounded = cells.where(whole, "1").str[-1].isin(["0", "5"])
    wrong = ~rounded & cells.ne(MASK)
    expected = f"a multiple of {ROUNDED_TO} in digits, or {MASK!r}"
    refuse(raw, cells, wrong, expected, "Take the file as IRCC publishes it.")
