"""Keys, laid out as rows of the wide table.

Every number drawn is a key (:mod:`cktrade.record.keys`) computed from the record, so
``why`` can take it apart again. The rows have ``key``, ``low`` and ``high`` beside.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.record.answer import number_of
from cktrade.record.evaluated import TERM, Evaluated, period_of
from cktrade.record.record import Record, can_read
from cktrade.vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: What tells one series of the wide table from another.
DIMENSIONS = [
    "series", "topic", "measure", "reporter", "partner", "flow", "product", "basis",
    "valuation", "adjustment",
]  # fmt: skip


def rows_of(keys: Iterable[str], record: Record, **instead: str) -> pd.DataFrame:
    """Compute keys, and lay what they come to out as rows of the wide table.

    Parameters
    ----------
    keys : iterable of str
        Keys; one that the record cannot answer is left out.
    record : Record
        The record.
    **instead
        Columns to set, where the sum of two series is neither of them
        (``flow="two_way"``).

    Returns
    -------
    DataFrame
        One row a key, in their order, in the columns of the wide table that charts and
        tables use, and ``key``, ``low``, ``high`` and ``evidence``, the grade of the
        weakest of its cells.

    """
    found = []
    for key in keys:
        try:
            found.append(row_of(number_of(key, record), record) | instead)
        except (NotHeldError, ComparabilityError):
            continue
    return pd.DataFrame(found)


def row_of(number: Evaluated, record: Record) -> dict[str, Any]:
    """Lay out what a key came to as a row of the wide table."""
    first, cells = number.cells[0], number.cells
    statuses = {cell["status"] for cell in cells}
    return {
        **{column: first[column] for column in DIMENSIONS},
        "series": _series(number.key),
        "reference_period": period_of(number.key),
        "value": number.value,
        "unit": number.unit,
        "precision": 1.0
        if number.unit == "rank"
        else max(cell["precision"] for cell in cells),
        "status": Status.PRELIMINARY.value
        if Status.PRELIMINARY in statuses
        else Status.NORMAL.value,
        "vintage": max(cell["vintage"] for cell in cells),
        "vintage_basis": number.vintage_basis,
        "source": ";".join(sorted({cell["source"] for cell in cells})),
        "key": number.key,
        "low": number.interval.low,
        "high": number.interval.high,
        "evidence": record.evidence(*cells),
    }


def _series(key: str) -> str:
    """Return the series of a key; of a number made of several the key but periods.

    Examples
    --------
    >>> _series("a.b@2018"), _series("a.b@2018 - a.c@2018")
    ('a.b', 'a.b - a.c')

    """
    named = dict.fromkeys(match["series"] for match in TERM.finditer(key))
    return next(iter(named)) if len(named) == 1 else TERM.sub(r"\g<series>", key)


def stacked(*pieces: pd.DataFrame) -> pd.DataFrame:
    """Return pieces as one frame, or say that nothing is held."""
    filled = [piece for piece in pieces if not piece.empty]
    if not filled:
        raise NotHeldError(
            "Nothing of it is in the record of that day; a later as_of holds more."
        )
    return pd.concat(filled, ignore_index=True)


class Shown(dict[str, pd.DataFrame]):
    """Tables of which many exhibits are made: their record is laid out once.

    Examples
    --------
    >>> import cktrade as ck
    >>> tables = Shown({name: ck.load(name) for name in ("observations", "sources")})
    >>> record_of(tables) is record_of(tables)
    True

    """

    @cached_property
    def record(self) -> Record:
        """The record that the tables hold."""
        return Record(self["observations"], self["sources"])


def record_of(tables: Mapping[str, pd.DataFrame]) -> Record:
    """Return the record that the tables hold."""
    if isinstance(tables, Shown):
        return tables.record
    return Record(tables["observations"], tables["sources"])


def whole_years(record: Record, series: str) -> list[str]:
    """Return the years that are held whole: published, or all months of them."""
    months = {p[:4] for p in record.held(series, "M")} | set(record.held(series, "A"))
    return [year for year in sorted(months) if can_read(record, series, year)]
