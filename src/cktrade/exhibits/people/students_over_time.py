"""How many South Koreans study in Canada at a year's end, and their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.errors import NotHeldError
from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import Plot, over_time
from cktrade.vocabulary import Flow, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.vocabulary import Lang

NAME, KIND = "students-over-time", "chart"
QUESTION = "How many South Koreans study in Canada?"
CHAPTER, PLACE = "people", 15


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the holders of study permits at each year's end, and their rank.

    The rank is among all citizenships of the table (unit ``rank``).
    """
    record = record_of(tables)
    held = record.series(
        measure="international_students", reporter="CAN", partner="KOR",
        flow=Flow.RESIDENTS.value, dimensions="",
    )  # fmt: skip
    own = [row["series"] for row in held if record.official(row)]
    if not own:
        raise NotHeldError(
            "Students at a year's end are not in the record of that day; a later as_of "
            "holds more."
        )
    days = [f"{own[0]}@{day}" for day in record.held(own[0])]
    return stacked(
        rows_of(days, record), rows_of([f"rank({day})" for day in days], record)
    )


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return how many there were; their ranks are no numbers of people."""
    stock = rows[rows["unit"].ne("rank")]
    name = wording.sentence(label("measures", stock["measure"].iloc[0], lang))
    return over_time([(name, "first", stock)], lang)
