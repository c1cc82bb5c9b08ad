"""What charts ask of rows: columns, order, places on a time axis, keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cktrade.errors import DrawingError, NothingToDrawError
from cktrade.vocabulary import SourceKind, Status, periods

if TYPE_CHECKING:
    from cktrade.vocabulary import Flow

#: Published, but to be revised or not counted; drawn hollow or hatched.
PROVISIONAL = frozenset({Status.PRELIMINARY, Status.ESTIMATED})
_REGULAR = frozenset({"A", "Q", "M"})


def need(rows: pd.DataFrame, chart: str, *columns: str) -> pd.DataFrame:
    """Return the rows if a chart can draw them.

    Raises
    ------
    DrawingError
        If there are none, or a column is lacking.

    Examples
    --------
    >>> import pandas as pd
    >>> need(pd.DataFrame({"value": [1.0]}), "partners_ranked", "value", "rank")
    Traceback (most recent call last):
    cktrade.errors.DrawingError: charts.partners_ranked: expected the columns value,
    rank; lacking rank. Add what is lacking to the rows.

    """
    lacking = [c for c in columns if c not in rows.columns]
    if lacking:
        raise DrawingError(
            f"charts.{chart}: expected the columns {', '.join(columns)}; lacking "
            f"{', '.join(lacking)}. Add what is lacking to the rows."
        )
    if rows.empty:
        raise NothingToDrawError(
            f"charts.{chart}: there are no rows to draw. Hand in the rows that ck.load "
            "returned, and look at how they were filtered."
        )
    return rows


def of_flow(rows: pd.DataFrame, flow: Flow, chart: str) -> pd.DataFrame:
    """Return the rows of one flow in order of time.

    Raises
    ------
    DrawingError
        If there are none, or two for one period.

    """
    return in_time(rows[rows["flow"].eq(flow)], f"{chart}, flow {flow}")


def in_time(rows: pd.DataFrame, chart: str, *, regular: bool = True) -> pd.DataFrame:
    """Return one series' rows in order of time.

    Parameters
    ----------
    rows : DataFrame
        One series.
    chart : str
        For the message.
    regular : bool
        Whether a number is due in every year, quarter or month: a period without a row
        is then a row without a number, so that nobody draws a line across the gap.

    Raises
    ------
    DrawingError
        If there are none, or two for one period: a chart never chooses between them.

    """
    need(rows, chart, "reference_period")
    twice = rows["reference_period"][rows["reference_period"].duplicated()]
    if not twice.empty:
        raise DrawingError(
            f"charts.{chart}: two rows for {twice.iloc[0]}. Keep one basis, adjustment "
            "and vintage (ck.load returns the newest vintage) before drawing."
        )
    absent = _absent(rows) if regular else rows.iloc[:0]
    full = rows if absent.empty else pd.concat([rows, absent])
    order = full["reference_period"].map(place).argsort()
    return full.iloc[order].reset_index(drop=True)


def _absent(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a row without a number for each period that is left out in between."""
    held = sorted(rows["reference_period"])
    code = periods.frequency(held[0])
    if {periods.frequency(p) for p in held} != {code} or code not in _REGULAR:
        return rows.iloc[:0]
    due = periods.parts(f"{held[0]}/{held[-1]}", code)
    absent = sorted({*due} - {*held})
    if not absent:
        return rows.iloc[:0]
    like = rows.iloc[[0] * len(absent)]
    return like.assign(
        reference_period=absent, value=np.nan, status=Status.NOT_AVAILABLE.value
    )


def place(period: str) -> float:
    """Return where a period stands on a time axis: its middle, in years.

    Parameters
    ----------
    period : str
        Any dated form of :mod:`cktrade.vocabulary.periods`; a reporting year stands as
        the calendar year in which it starts.

    Examples
    --------
    >>> place("2018"), round(place("2018-01"), 3), place("2006/2016")
    (2018.5, 2018.042, 2011.5)

    """
    first, last = ends(period)
    return (first + last) / 2


def ends(period: str) -> tuple[float, float]:
    """Return where a period starts and ends on a time axis, in years.

    Examples
    --------
    >>> ends("2006/2016"), ends("2018")
    ((2006.0, 2017.0), (2018.0, 2019.0))

    """
    first, last = periods.bounds(period[:4] if period.endswith("-A1") else period)
    return _years(first), _years(date.fromordinal(last.toordinal() + 1))


def _years(day: date) -> float:
    start = date(day.year, 1, 1).toordinal()
    length = date(day.year + 1, 1, 1).toordinal() - start
    return day.year + (day.toordinal() - start) / length


def places(rows: pd.DataFrame) -> np.ndarray:
    """Return where the rows stand on a time axis, in years."""
    return np.array([place(p) for p in rows["reference_period"]], dtype="float64")


def provisional(rows: pd.DataFrame) -> np.ndarray:
    """Say of each row whether its number is published but provisional."""
    if "status" not in rows.columns:
        return np.zeros(len(rows), dtype=bool)
    known = rows["value"].notna() & rows["status"].isin(PROVISIONAL)
    return known.to_numpy(dtype=bool)


def secondary(rows: pd.DataFrame) -> np.ndarray:
    """Say of each row whether its number is quoted or added up by others."""
    if "evidence" not in rows.columns:
        return np.zeros(len(rows), dtype=bool)
    quoted = rows["value"].notna() & rows["evidence"].eq(SourceKind.SECONDARY)
    return quoted.to_numpy(dtype=bool)


def known(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that have a number.

    Raises
    ------
    DrawingError
        If every number is missing.

    """
    kept = rows[rows["value"].notna()]
    if kept.empty:
        raise DrawingError(
            "Every number of these rows is missing, so there is nothing to draw; the "
            "column status says why each is missing."
        )
    return kept


def claims_apart(
    rows: pd.DataFrame, chart: str
) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """Part what the record says from what documents print.

    Returns
    -------
    tuple of DataFrame and list of dict
        The rows without a claim, and the claims.

    Raises
    ------
    DrawingError
        If a claim has no interval.

    """
    if "claim" not in rows.columns:
        return rows, []
    printed = rows["claim"].fillna("").ne("")
    if not printed.any():
        return rows, []
    need(rows, chart, "low", "high", "qualifier")
    return rows[~printed], records(rows[printed])


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as mappings from column to cell."""
    names = [str(name) for name in rows.columns]
    columns = (rows[name].tolist() for name in rows.columns)
    return [
        dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)
    ]


def record(rows: pd.DataFrame, number: int = 0) -> dict[str, Any]:
    """Return one row as a mapping from column to cell."""
    return {str(k): v for k, v in rows.iloc[number].items()}
