"""How the customs files (CIMT) are laid out: tables, columns, forms of cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cktrade.errors import FormatError
from cktrade.readers.names import table_of
from cktrade.readers.refused_cells import refuse
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from cktrade.readers.raw_file import Raw

MONTH, COUNTRY, PROVINCE = "YearMonth/AnnéeMois", "Country/Pays", "Province"
STATE, VALUE = "State/État", "Value/Valeur"
QUANTITY, UNIT = "Quantity/Quantité", "Unit of Measure/Unité de Mesure"
AGAIN = "Download the file again."
#: What stands for no unit; then there is no quantity either, or naught.
NO_UNIT = ("", "N/A", "NA")
BOM = b"\xef\xbb\xbf"

_MEMBER = re.compile(r"(?:.*/)?(ODPFN\d{3})_(\d{4})\d{2}[A-Z]\.csv", re.IGNORECASE)


def is_customs(raw: Raw) -> bool:
    """Say whether the header is that of a CIMT table, or an archive holds such."""
    start = raw.head.removeprefix(BOM).replace(b'"', b"")
    inside = any(map(_MEMBER.fullmatch, raw.members))
    return inside or start.startswith(f"{MONTH},".encode())


def tables_in(raw: Raw) -> Iterator[tuple[str, str]]:
    """Yield the number of each table and its member, which is empty of a lone CSV.

    Raises
    ------
    FormatError
        If a table is not in ``codelists/cimt_tables.csv`` or stands twice, or a member
        is no table.

    """
    tables = codelist("cimt_tables")
    if not raw.members:
        why = "its columns do not say which CIMT table it is"
        yield table_of(raw, tables, why), ""
    met: set[str] = set()
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
                f"of codes as .txt; found {name}. {AGAIN}"
            )
        if match is not None and match[1].upper() in met:
            raise FormatError(
                f"{raw.path}: expected each table once, found {name} beside another of "
                f"{match[1].upper()}. {AGAIN}"
            )
        if match is not None:
            met.add(match[1].upper())
            yield match[1].upper(), name


def demand_year(raw: Raw, table: str, member: str, months: pd.Series[str]) -> None:
    """Refuse a table with a month of another year than its file's name says, if any.

    Parameters
    ----------
    raw : Raw
        The file.
    table, member : str
        As of :func:`tables_in`.
    months : Series of str
        Of each row, indexed by the row numbers of the file.

    Raises
    ------
    FormatError
        Naming the first such month.

    """
    named = _MEMBER.fullmatch(member or raw.path.name)
    if named:
        other = ~months.str.startswith(named[2])
        refuse(raw, months, other, f"a month of {named[2]}", AGAIN, member=table)


def product_column(table: str) -> str:
    """Return the column of a table's products.

    Examples
    --------
    >>> product_column("ODPFN016")
    'HS8'

    """
    return f"HS{codelist('cimt_tables')[table]['digits']}"


def columns_of(table: str) -> list[str]:
    """Return the columns that a table has, in their order.

    Examples
    --------
    >>> columns_of("ODPFN021")
    ['YearMonth/AnnéeMois', 'HS2', 'Country/Pays', 'State/État', 'Value/Valeur']

    """
    known = codelist("cimt_tables")[table]
    quantities = [] if known["digits"] == "2" else [QUANTITY, UNIT]
    province = [PROVINCE] if known["province"] else []
    return [MONTH, product_column(table), COUNTRY, *province, STATE, VALUE, *quantities]


def header_of(line: bytes) -> list[str]:
    r"""Return the names of columns that a file's first line gives.

    Examples
    --------
    >>> header_of(b'"HS2","Province"\r\n')
    ['HS2', 'Province']

    """
    text = line.removeprefix(BOM).decode("utf-8", "replace")
    return text.rstrip("\r\n").replace('"', "").split(",")


def forms(table: str) -> dict[str, str]:
    """Return what the cells of each column match, as regular expressions.

    Examples
    --------
    >>> re.fullmatch(forms("ODPFN022")["HS2"], "87") is not None
    True

    """
    digits = codelist("cimt_tables")[table]["digits"]
    return {
        MONTH: r"\d{4}(?:0[1-9]|1[0-2])",
        product_column(table): rf"\d{{{digits}}}",
        COUNTRY: "[A-Z]{2}",
        PROVINCE: "[A-Z]{2}",
        STATE: "(?:[A-Z]{2})?",
        UNIT: "(?:[A-Z]{3}|N/A|NA)?",
        VALUE: r"-?\d{1,18}",
        QUANTITY: r"\d*",
    }
