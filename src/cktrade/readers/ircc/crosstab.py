"""IRCC's workbooks: citizenships, provinces, categories down, periods across.

Row 1 is the title, row 3 begins the header (years, or years, quarters and months), the
labels fill as many columns as the table has dimensions and levels, every value is a
text such as ``4,105``, and notes and the source line stand at the foot. A workbook is
known by that structure, not by its title: what it counts and by what it counts is read
from the title (:mod:`cktrade.readers.ircc.crosstab_title`) and the labels' heading.

*Totals are read as published*, in the series of the months, each with its own form of
period: ``2018``, ``2018-Q1``, ``2018-01``. They are never re-added: cells are rounded
one by one. In the tables of permit holders a total counts unique persons in that year,
quarter or month, so it is smaller than the sum of its months, and the measure
(``study_permit_holders``, ``work_permit_holders``) may not be added over time at all.

*A year's end* ("with a valid permit on December 31st") is a stock on that day: its
period is ``2021-12-31``, and its measure another than that of permits that became
effective in the year.

*The last year breaks off*: "2025 Total" of a file to July covers seven months. Its
period is what it covers, ``2025-01/2025-07``, never ``2025``; where it covers just what
another column does, both must agree and one observation stands for both. So it is with
the blocks below the total, which repeat the totals above.

*The vintage* is inferred: "Source: IRCC, July 31, 2025" is the day up to which the data
go; the release followed some weeks later. A sidecar that knows the day overrules it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cktrade.errors import FormatError
from cktrade.readers.ircc.crosstab_header import Header, across
from cktrade.readers.ircc.crosstab_names import Names
from cktrade.readers.ircc.crosstab_rows import members
from cktrade.readers.ircc.crosstab_title import BEGINNINGS, month_number, titled
from cktrade.readers.ircc.layouts import MASK, PRODUCER, ROUNDED_TO, counts
from cktrade.readers.ircc.sums import refuse_broken_sums
from cktrade.readers.wide_table import wide
from cktrade.readers.workbook import Sheet, sheet, title

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.readers.raw_file import Raw

NAME = "ircc crosstab"

_WORLD = "WLD"
_PUBLISHED = re.compile(rf"0|[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})*|{MASK}")
_FOOT = re.compile(r"(?:Notes?\s*:|For |Please |Source\s*:|—).*", re.DOTALL)
_SOURCE = re.compile(r"Source\s*: IRCC, ([A-Z][a-z]+) ([0-9]{1,2}),? ([0-9]{4})")
_TAKE = "Take the file as IRCC publishes it, not as another program saved it."
_KEY = ["partner", "dimensions", "reference_period"]


def recognises(raw: Raw) -> bool:
    """Say whether the first cell is the title of one of IRCC's workbooks."""
    return title(raw).startswith(BEGINNINGS)


def read(raw: Raw) -> pd.DataFrame:
    """Read one workbook."""
    cells = sheet(raw)
    table = titled(raw, cells)
    header = across(cells, table)
    unsaid = Names.lacking(header, str(cells.rows[0][0]))
    if unsaid:
        raise cells.fault(2, 0, f"a heading such as {unsaid!r}, as in the title", _TAKE)
    body, foot = _parts(cells, header)
    rows = _melted(cells, body, header)
    values = rows["value"].to_numpy().reshape(len(body), -1)
    places = [(row, header.labels) for row in body]
    refuse_broken_sums(cells, places, values, header.periods, table.columns["measure"])
    rows = rows.join(members(raw, cells, body, header, table), on="row")
    rows = _once(raw, rows).assign(**table.columns, basis=Names.of(header).basis)
    if not rows["partner"].eq(_WORLD).any():
        row = body[-1] + 1 if body else header.body
        raise cells.fault(row, 0, "a row of the total of all", _TAKE)
    last_day = _last_day(raw, foot)
    return wide(raw, rows, producer=PRODUCER, table=table.number, inferred=last_day)


def _parts(cells: Sheet, header: Header) -> tuple[list[int], str]:
    """Return the rows that hold figures, and the words at the foot."""
    body: list[int] = []
    foot: list[str] = []
    for row in range(header.body, len(cells.rows)):
        label, *rest = cells.rows[row]
        filled = any(cell is not None for cell in rest)
        if filled and not foot:
            body.append(row)
        elif filled or (label is not None and not _FOOT.fullmatch(str(label))):
            expected = "a label with a figure in every column, or a note"
            raise cells.fault(row, 0, expected, "Compare it with IRCC's own file.")
        elif label is not None:
            foot.append(str(label))
    return body, "\n".join(foot)


def _melted(cells: Sheet, body: list[int], header: Header) -> pd.DataFrame:
    """Return one row a cell: figure, period, and where it stands."""
    labels, periods = header.labels, header.periods
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
    sums below the total repeat the totals above.
    """
    first = rows.groupby(_KEY, sort=False)[["value", "row", "coordinate"]].transform(
        "first"
    )
    elsewhere = rows["coordinate"].ne(first["coordinate"])
    again = elsewhere & (rows["row"].eq(first["row"]) | rows["again"])
    unlike = again & rows["value"].fillna(-1).ne(first["value"].fillna(-1))
    if unlike.any():
        cell, other = (t.loc[unlike, "coordinate"].iloc[0] for t in (rows, first))
        raise FormatError(
            f"{raw.path}, cells {other} and {cell}: both are the same total, but their "
            "figures differ. Compare them with IRCC's own file."
        )
    return rows[~again].drop(columns="again").reset_index(drop=True)


def _last_day(raw: Raw, foot: str) -> date:
    """Return the day up to which the data go, once the foot is known to be whole."""
    stated = _SOURCE.search(foot)
    try:
        if stated is not None and f"multiple of {ROUNDED_TO}" in foot:
            month, day, year = stated.groups()
            return date(int(year), int(month_number(month)), int(day))
    except ValueError:
        pass
    raise FormatError(
        f"{raw.path}: expected at the foot a note that counts are rounded to a "
        f"multiple of {ROUNDED_TO}, and 'Source: IRCC, ' with a date; found "
        f"{foot[-80:]!r}. The file was cut: download it again."
    )
