"""What holds of every observation, whatever file it comes from.

A reader knows its own format; this is what no genuine file of any agency breaks, asked
in one place of whatever a reader made. What only the cells of one format can tell
(VECTOR, COORDINATE, GEO) is asked in :mod:`cktrade.readers.statcan.vector_checks`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from cktrade.errors import FormatError, PeriodError
from cktrade.readers.wide_table import alike
from cktrade.vocabulary import Status, Topic, codelist, periods

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from cktrade.readers.coded import Book, Coded
    from cktrade.readers.raw_file import Raw

#: More than any statistic: the world's output in the currency of most zeros is below.
_LARGEST = 1e21
#: Before it no agency counted what the package knows.
_EARLIEST = "1800"
_AGAIN = "Take the file as the agency publishes it."


def sound(raw: Raw, rows: pd.DataFrame) -> pd.DataFrame:
    """Return a reader's rows, once they hold what every genuine file holds.

    Parameters
    ----------
    raw : Raw
        The file, for messages.
    rows : DataFrame
        The wide table that its reader made of it, or a batch of it.

    Raises
    ------
    FormatError
        If a value is not finite or larger than any statistic, a count is below nought,
        a period is in no known form, before any statistic or begins after the vintage,
        or a series has more than one unit.

    """
    if rows.empty:
        return rows
    _refuse_values(raw, rows)
    _refuse_negative(raw, rows)
    _refuse_periods(raw, rows)
    _refuse_units(raw, rows)
    return rows


def any_unsound(rows: pd.DataFrame) -> bool:
    """Say whether :func:`sound` would refuse one of many files.

    Parameters
    ----------
    rows : DataFrame
        The wide tables of the files, under each other; each file has one vintage.

    """
    if not all(_is_sane(rows[column].to_numpy()) for column in ("value", "precision")):
        return True
    if _negative(rows).any():
        return True
    units = rows[["source", "series", "unit"]].drop_duplicates()
    if units.duplicated(["source", "series"]).any():
        return True
    begun = rows.loc[rows["status"].ne(Status.PROJECTED)]
    cases = begun[["reference_period", "vintage"]].drop_duplicates()
    pairs = zip(cases["reference_period"], cases["vintage"], strict=True)
    return any(_is_late(period, vintage.date()) for period, vintage in pairs)


class Seen:
    """What was found sound of a file that comes in batches: each thing is asked once.

    Parameters
    ----------
    raw : Raw
        The file, for messages.

    """

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._periods = 0
        self._series = 0
        self._late = False

    def sound(self, rows: Coded) -> Coded:
        """Return a batch, once it holds what every genuine file holds.

        Raises
        ------
        FormatError
            As of :func:`sound`.

        """
        doubted = self._doubts(rows.book) or self._late or not _is_sane(rows.value)
        if doubted or np.nanmin(rows.value, initial=0) < 0:
            sound(self._raw, rows.frame())
        return rows

    def _doubts(self, book: Book) -> bool:
        """Say whether what the book has more than before must be looked at in full."""
        periods, series = [*book.periods][self._periods :], book.series
        new = series.iloc[self._series :]
        self._periods, self._series = len(book.periods), len(series)
        if periods:
            latest = series["vintage"].max().date()
            self._late = self._late or any(_is_late(one, latest) for one in periods)
        pairs = new[["series", "unit"]].drop_duplicates() if len(new) else new
        return bool(pairs["series"].duplicated().any())


def _is_late(period: str, latest: date) -> bool:
    """Say whether a period begins after a day, or is none."""
    try:
        return not _EARLIEST <= _first_day(period) <= latest.isoformat()
    except PeriodError:
        return True


def _is_sane(numbers: np.ndarray) -> bool:
    return bool(np.nanmax(np.abs(numbers), initial=0) < _LARGEST)


def _refuse_values(raw: Raw, rows: pd.DataFrame) -> None:
    for column in ("value", "precision"):
        numbers = rows[column].to_numpy("float64")
        if not _is_sane(numbers):
            at = int(np.nanargmax(np.abs(numbers)))
            raise FormatError(
                f"{raw.path}, row {rows['row'].iloc[at]}: expected a number as "
                f"statistics have them; found the {column} {numbers[at]:g}. {_AGAIN}"
            )


def _negative(rows: pd.DataFrame) -> np.ndarray:
    """Say which rows count less than nobody.

    Trade may be below nought: a correction can outweigh what crossed the border.
    """
    below: np.ndarray = rows["value"].to_numpy("float64") < 0
    if below.any():
        below &= rows["measure"].isin(_counts()).to_numpy()
    return below


@cache
def _counts() -> frozenset[str]:
    """Return the measures that count people, trips or papers."""
    topics = {Topic.IMMIGRATION, Topic.STUDY, Topic.TRAVEL, Topic.POPULATION}
    rows = codelist("measures").items()
    return frozenset(code for code, row in rows if row["topic"] in topics)


def _refuse_negative(raw: Raw, rows: pd.DataFrame) -> None:
    wrong = _negative(rows)
    if wrong.any():
        at = int(np.argmax(wrong))
        row = rows.iloc[at]
        raise FormatError(
            f"{raw.path}, row {row['row']}: expected nought or more, for it counts "
            f"{row['measure']}; found {row['value']:g}. {_AGAIN}"
        )


def _refuse_periods(raw: Raw, rows: pd.DataFrame) -> None:
    """Refuse a period that begins after the vintage, unless it is said to be a plan."""
    latest = rows["vintage"].max().date()
    for period in rows["reference_period"].unique():
        try:
            begun = _first_day(period)
            late = begun > latest.isoformat()
        except PeriodError as error:
            row = _row_of(rows, rows["reference_period"].eq(period))
            raise FormatError(f"{raw.path}, row {row}: {error}") from error
        if begun < _EARLIEST:
            row = _row_of(rows, rows["reference_period"].eq(period))
            raise FormatError(
                f"{raw.path}, row {row}: expected a period of {_EARLIEST} or later; "
                f"found {period!r}. {_AGAIN}"
            )
        if late:
            _refuse_late(raw, rows[rows["reference_period"].eq(period)], latest)


def _refuse_late(raw: Raw, rows: pd.DataFrame, latest: date) -> None:
    wrong = rows["status"].ne(Status.PROJECTED)
    if wrong.any():
        raise FormatError(
            f"{raw.path}, row {_row_of(rows, wrong)}: expected a period that had begun "
            f"by {latest}, the vintage; found {rows['reference_period'].iloc[0]!r}. "
            f"{_AGAIN} A plan or quota says so in its status, projected."
        )


def _first_day(period: str) -> str:
    """Return the first day of a period; of a reporting year, that of its first year."""
    if periods.frequency(period) == "A1":
        return f"{period[:4]}-01-01"
    return periods.bounds(period)[0].isoformat()


def _refuse_units(raw: Raw, rows: pd.DataFrame) -> None:
    pairs = alike(rows, ["series", "unit"])[1]
    twice = pairs["series"].duplicated()
    if twice.any():
        series = pairs.loc[twice, "series"].iloc[0]
        units = pairs.loc[pairs["series"].eq(series), "unit"]
        raise FormatError(
            f"{raw.path}, row {_row_of(rows, rows['series'].eq(series))}: expected one "
            f"unit for the series {series}; found {', '.join(units)}. {_AGAIN}"
        )


def _row_of(rows: pd.DataFrame, wrong: pd.Series[bool]) -> int:
    return int(rows.loc[wrong, "row"].iloc[0])
