"""IRCC's monthly updates as workbooks: countries down, years, quarters, months across.

Row 1 is the title, rows 3 to 5 are merged headers (year, quarter, month, and among the
months the totals of quarters and years), every value is a text such as ``4,105``, and
notes and the source line stand at the foot.

*Totals are read as published*, in the series of the months, each with its own form of
period: ``2018``, ``2018-Q1``, ``2018-01``. They are never re-added: cells are rounded
one by one. In the tables of permit holders a total counts unique persons in that year,
quarter or month, so it is smaller than the sum of its months, and the measure
(``study_permit_holders``, ``work_permit_holders``) may not be added over time at all.

*The last year breaks off*: "2025 Total" of a file to July covers seven months. Its
period is what it covers, ``2025-01/2025-07``, never ``2025``; where it covers just what
another column does, both must agree and one observation stands for both.

*The vintage* is inferred: "Source: IRCC, July 31, 2025" is the day up to which the data
go; the release followed some weeks later. A sidecar that knows the day overrules it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cktrade.errors import FormatError
from cktrade.readers.ircc import crosstab_header
from cktrade.readers.ircc.crosstab_rows import members
from cktrade.readers.ircc.layouts import (
    MASK,
    PRODUCER,
    ROUNDED_TO,
    constants,
    counts,
)
from cktrade.readers.wide_table import wide
from cktrade.readers.workbook import Sheet, sheet, title
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.readers.raw_file import Raw

NAME = "ircc crosstab"

_FIRST = 5
_PUBLISHED = re.compile(rf"0|[1-9]\d{{0,2}}(?:,\d{{3}})*|{MASK}")
_FOOT = re.compile(r"(?:Notes:|For further information,|Source:).*", re.DOTALL)
_SOURCE = re.compile(r"Source: IRCC, ([A-Z][a-z]+) (\d{1,2}), (\d{4})")
_TAKE = "Take the file as IRCC publishes it, not as another program saved it."
_KEY = ["partner", "dimensions", "reference_period"]


def recognises(raw: Raw) -> bool:
    """Say whether the first cell is the title of one of IRCC's workbooks."""
    return title(raw).startswith(("Canada - ", "Canada – "))


def read(raw: Raw) -> pd.DataFrame:
    """Read one workbook."""
    cells = sheet(raw)
    table, span = crosstab_header.titled(cells)
    labels, periods = crosstab_header.across(cells, span)
    body, foot = _parts(cells)
    rows = _melted(cells, body, labels, periods)
    programme = codelist("ircc_tables")[table]["programme"]
    rows = rows.join(members(raw, cells, body, labels, programme), on="row")
    rows = _once(raw, rows).assign(**constants(table))
    last_day = _last_day(raw, foot)
    return wide(raw, rows, producer=PRODUCER, table=table, inferred=last_day)


def _parts(cells: Sheet) -> tuple[list[int], str]:
    """Return the rows that hold figures, and the words at the foot."""
    body: list[int] = []
    foot: list[str] = []
    for row, (label, *rest) in enumerate(cells.rows[_FIRST:], start=_FIRST):
        filled = any(cell is not None for cell in rest)
        if filled and not foot:
            body.append(row)
        elif filled or (label is not None and not _FOOT.fullmatch(str(label))):
            expected = "a label with a figure in every column, or a note"
            raise cells.fault(row, 0, expected, "Compare it with IRCC's own file.")
        elif label is not None:
            foot.append(str(label))
    return body, "\n".join(foot)


def _melted(
    cells: Sheet, body: list[int], labels: int, periods: list[str]
) -> pd.DataFrame:
    """Return one row a cell: figure, period, and where it stands."""
    for row in body:
        cells.require(row, [], _TAKE, start=labels + len(periods))
    places = [(row, labels + n) for row in body for n in range(len(periods))]
    texts = [cells.rows[row][column] for row, column in places]
    for (row, column), text in zip(places, texts, strict=True):
        if not isinstance(text, str) or not _PUBLISHED.fullmatch(text):
            expected = f"a text such as '4,105', '0' or {MASK!r}"
            raise cells.fault(row, column, expected, _TAKE)
    return counts(map(str, texts)).assign(
        reference_period=periods * len(body),
        row=[row + 1 for row, _ in places],
        coordinate=[cells.address(row, column) for row, column in places],
    )


def _once(raw: Raw, rows: pd.DataFrame) -> pd.DataFrame:
    """Keep one of the figures that are published twice, once they agree.

    A total of the year that breaks off can cover the months of another column, and the
    total of all provinces stands twice.
    """
    first = rows.groupby(_KEY, sort=False)[["value", "row", "coordinate"]].transform(
        "first"
    )
    again = rows["coordinate"].ne(first["coordinate"]) & (
        rows["row"].eq(first["row"]) | rows["partner"].eq("WLD")
    )
    unlike = again & rows["value"].fillna(-1).ne(first["value"].fillna(-1))
    if unlike.any():
        cell, other = (t.loc[unlike, "coordinate"].iloc[0] for t in (rows, first))
        raise FormatError(
            f"{raw.path}, cells {other} and {cell}: both are the same total, but their "
            "figures differ. Compare them with IRCC's own file."
        )
    return rows[~again].reset_index(drop=True)


def _last_day(raw: Raw, foot: str) -> date:
    """Return the day up to which the data go, once the foot is known to be whole."""
    stated = _SOURCE.search(foot)
    try:
        if stated is not None and f"multiple of {ROUNDED_TO}" in foot:
            month, day, year = stated.groups()
            return date(int(year), int(crosstab_header.month_number(month)), int(day))
    except ValueError:
        pass
    raise FormatError(
        f"{raw.path}: expected at the foot a note that counts are rounded to a "
        f"multiple of {ROUNDED_TO}, and 'Source: IRCC, ' with a date; found "
        f"{foot[-80:]!r}. The file was cut: download it again."
    )
