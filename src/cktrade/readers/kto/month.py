"""Korea Tourism Organization: a month's arrivals, by nationality and purpose.

One workbook is one month, named in its title (``2010년 01월 …``). Nationalities stand
under a subtotal for each continent; overseas Koreans (교포) have a row beside the
nationalities; four rows end the table: total, same month of last year, growth, share.

"Same month of last year", as a column and as a row, gives last year's numbers as this
release knows them: observations of the earlier month with this file's vintage. Growth
and share are derived by the producer and are no observations; with the sums they are
checked by :mod:`cktrade.readers.kto.sums`.

No release date stands in the sheet. The vintage is inferred: the day on which the
workbook says it was saved, which is never before the release.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.readers.kto import sums
from cktrade.readers.names import economies_or_unknown, kept_beside
from cktrade.readers.wide_table import as_json, wide
from cktrade.readers.workbook import Sheet, saved, sheet, title
from cktrade.vocabulary import codelist, periods

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.readers.raw_file import Raw

NAME = "kto month"
TABLE = "foreign-arrivals"

_TITLE = re.compile(r"([0-9]{4})년 (0[1-9]|1[0-2])월 외래객 입국-목적별/국적별")
_FIRST = 2
_TOTAL, _LAST_YEAR = "계", "전년동기"
_DERIVED = ["성장률(%)", "구성비(%)"]
_FOOT = [_TOTAL, _LAST_YEAR, *_DERIVED]
_TAKE = "Take the file as the organization publishes it."


def recognises(raw: Raw) -> bool:
    """Say whether the title is that of a month's arrivals by nationality."""
    return "외래객 입국" in title(raw)


def read(raw: Raw) -> pd.DataFrame:
    """Read one month."""
    cells = sheet(raw)
    month = _month(cells)
    _check_labels(cells)
    partners = _partners(raw, cells)
    sums.check(cells, partners)
    rows = pd.DataFrame(
        {
            "value": float(str(cells.rows[row][column])),
            "partner": partner,
            "dimensions": as_json({"purpose": purpose} if purpose else {}),
            "reference_period": periods.shift(month, -12 * years),
            "row": row + 1,
            "coordinate": cells.address(row, column),
        }
        for row, column, partner, purpose, years in _published(partners)
    )
    labels = rows["row"].map(lambda row: str(cells.rows[row - 1][0]))
    beside = kept_beside(rows["dimensions"], rows["partner"], labels)
    return wide(
        raw,
        rows.assign(precision=1.0, dimensions=beside),
        producer="kto",
        table=TABLE,
        inferred=saved(raw),
        topic="travel",
        measure="visitors",
        reporter="KOR",
        flow="arrivals",
        basis="nationality",
        unit="trips",
    )


def _month(cells: Sheet) -> str:
    match = _TITLE.fullmatch(str(cells.rows[0][0]))
    if match is None:
        expected = "a title such as '2010년 01월 외래객 입국-목적별/국적별'"
        raise cells.fault(0, 0, expected, _TAKE)
    return "-".join(match.groups())


def _check_labels(cells: Sheet) -> None:
    """Refuse another header, or a foot that is not the four rows it should be."""
    purposes = [said["kto"] for said in codelist("purposes").values()]
    header = ["국적", *purposes, _TOTAL, _LAST_YEAR, *_DERIVED]
    cells.require(1, header, _TAKE)
    start = len(cells.rows) - len(_FOOT)
    beside = [None] * (len(header) - len(purposes) - 2)
    for row, label in enumerate(_FOOT, start=start):
        cells.require(row, [label, *cells.rows[row][1 : -len(beside)], *beside], _TAKE)


def _partners(raw: Raw, cells: Sheet) -> dict[int, str]:
    """Return the rows that hold figures of this month, and what each stands for."""
    rows = range(_FIRST, len(cells.rows) - len(_FOOT) + 1)
    labels = pd.Series([str(cells.rows[row][0]) for row in rows], [r + 1 for r in rows])
    return dict(zip(rows, economies_or_unknown(raw, labels), strict=True))


def _published(partners: dict[int, str]) -> Iterator[tuple[int, int, str, str, int]]:
    """Yield each cell that is an observation.

    As row, column, partner, purpose (empty for all) and how many years earlier it is.
    """
    purposes = [*codelist("purposes"), ""]
    *nationalities, total = partners
    for row, partner in partners.items():
        for column, purpose in enumerate(purposes, start=1):
            yield row, column, partner, purpose, 0
    for row in nationalities:
        yield row, len(purposes) + 1, partners[row], "", 1
    for column, purpose in enumerate(purposes, start=1):
        yield total + 1, column, partners[total], purpose, 1
