"""The newest number of every count of people, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.exhibits.claims import PEOPLE
from cktrade.exhibits.key_rows import DIMENSIONS, record_of, rows_of, whole_years
from cktrade.exhibits.moves import with_moves

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

NAME, KIND = "people", "table"
QUESTION = "How many people, on which count?"
CHAPTER, PLACE = "people", 50


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the newest official number of every count of people held.

    That of a whole year goes before that of a month, however new: a month of visitors
    beside years of them would read as a fall.
    """
    record = record_of(tables)
    newest: dict[tuple[str, ...], tuple[bool, str, str]] = {}
    kinds = [column for column in DIMENSIONS[1:] if column != "adjustment"]
    for row in record.series(topic=[*PEOPLE]):
        pair = {row["reporter"], row["partner"]} == {"CAN", "KOR"}
        if pair and not row["dimensions"] and record.official(row):
            whole = whole_years(record, row["series"])
            last = (whole or record.held(row["series"]))[-1]
            count = tuple(str(row[column]) for column in kinds)
            found = (bool(whole), last, f"{row['series']}@{last}")
            newest[count] = max(found, newest.get(count, found))
    rows = rows_of([key for _, _, key in newest.values()], record)
    return with_moves(rows, record) if len(rows) else rows
