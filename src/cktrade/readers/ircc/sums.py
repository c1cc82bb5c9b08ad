"""The years and quarters of IRCC's workbooks, held against their months.

Each cell is rounded to a multiple of five by itself, and counts from 1 to 4 are masked:
admissions of a year are those of its twelve months but for that. Holders of permits are
unique persons of their year, so they are no more than those of the months together and
no fewer than those of any month. All of some 299 thousand totals of genuine workbooks
(to July 2025) keep it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cktrade.readers.ircc.layouts import ROUNDED_TO
from cktrade.vocabulary import codelist, periods

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.readers.workbook import Sheet

#: The most that a masked count can be: "United Kingdom and Overseas Territories" is
#: printed as a quarter of 25 of which each month is masked, so of several counts.
_MASKED = 2 * ROUNDED_TO - 1
_MONTHS = {"A": 12, "Q": 3}
_REMEDY = "A cell was altered or exchanged: take the file as IRCC publishes it."


def refuse_broken_sums(
    cells: Sheet,
    places: Sequence[tuple[int, int]],
    counts: np.ndarray,
    spans: Sequence[str],
    measure: str,
) -> None:
    """Refuse a year or quarter that is not what its months give.

    Parameters
    ----------
    cells : Sheet
        The sheet, for the message.
    places : sequence of (row, column)
        Where each row of figures begins.
    counts : ndarray
        A row for each of `places`, a column for each period; masked counts are missing.
    spans : sequence of str
        The period of each column.
    measure : str
        A code of ``codelists/measures.csv``: whether it adds up over time.

    Raises
    ------
    FormatError
        Naming the cell of the first total that is out of its bounds.

    """
    adds_up = codelist("measures").get(measure, {}).get("aggregation") == "sum"
    for whole, months in _parts(spans):
        low, high = _bounds(counts[:, months], adds_up=adds_up)
        found = counts[:, whole]
        hidden = np.isnan(found)
        least, most = (np.where(hidden, n, found) for n in (1, _MASKED))
        wrong = (most < low) | (least > high)
        if wrong.any():
            at = int(np.argmax(wrong))
            row, first = places[at]
            expected = (
                f"{low[at]:,.0f} to {high[at]:,.0f}, as the {len(months)} months of "
                f"{spans[whole]} give"
            )
            raise cells.fault(row, first + whole, expected, _REMEDY)


def _parts(spans: Sequence[str]) -> list[tuple[int, list[int]]]:
    """Return each whole year and quarter with its months, where all are there."""
    at = {span: n for n, span in reversed([*enumerate(spans)])}
    found = []
    for whole, n in at.items():
        kind = periods.frequency(whole)
        if kind in _MONTHS:
            first, last = (day.isoformat()[:7] for day in periods.bounds(whole))
            months = [at[s] for s in at if _is_month(s) and first <= s <= last]
            found += [(n, months)] if len(months) == _MONTHS[kind] else []
    return found


def _is_month(span: str) -> bool:
    return periods.frequency(span) == "M"


def _bounds(months: np.ndarray, *, adds_up: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return the least and the most that a total of months can be published as."""
    known, masked = np.nan_to_num(months), np.isnan(months).sum(axis=1)
    half = ROUNDED_TO / 2
    room = half * ((~np.isnan(months)).sum(axis=1) + 1)
    most = known.sum(axis=1) + _MASKED * masked + room
    if adds_up:
        return known.sum(axis=1) + masked - room, most
    return known.max(axis=1) - 2 * half, most
