"""Bringing another table's numbers beside the rows: rates, prices, population."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.errors import ComparabilityError, InvalidRowsError
from cktrade.measures.frames.demands import Demand, named_rows, refuse
from cktrade.measures.frames.opening import Opened, open_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def open_table(
    opened: Opened[Any],
    table: Any,  # noqa: ANN401 -- a dataframe of the caller's kind
    *,
    numbers: Sequence[str],
    needs: Sequence[str],
    period: str,
) -> Opened[Any]:
    """Open a second table, which must be of the rows' kind.

    Raises
    ------
    InvalidRowsError
        If it is of another kind, or lacks a column.

    """
    other = open_rows(table, numbers=numbers, needs=needs, period=period)
    mine, theirs = opened.frame.implementation, other.frame.implementation
    if mine is not theirs:
        raise InvalidRowsError(
            f"The rows are of {mine.value}, the table beside them of {theirs.value}: "
            "bring both to one kind of dataframe first."
        )
    return other


def beside(
    rows: nw.LazyFrame[Any],
    table: nw.LazyFrame[Any],
    on: Mapping[str, str],
    brings: Mapping[str, str],
) -> nw.LazyFrame[Any]:
    """Set columns of a table beside the rows.

    Parameters
    ----------
    rows, table : narwhals.LazyFrame
        The rows, and a table with at most one row for each key.
    on : mapping
        The rows' columns that must equal the table's.
    brings : mapping
        New columns, and the table's that they come from.

    """
    keys = {f"_ck_on_{i}": theirs for i, theirs in enumerate(on.values())}
    part = table.select(
        *[nw.col(name).alias(key) for key, name in keys.items()],
        *[nw.col(name).alias(new) for new, name in brings.items()],
    )
    return rows.join(part, left_on=[*on], right_on=[*keys], how="left")


def require_one_each(
    measure: str, table: nw.LazyFrame[Any], keys: Sequence[str], shown: Sequence[str]
) -> None:
    """Refuse a table with two rows for one key, or none in a key."""
    refuse(table, Demand(measure, keys, [], [], shown))


def require_all(
    measure: str,
    joined: nw.LazyFrame[Any],
    lacking: nw.Expr,
    shown: Sequence[str],
    what: str,
) -> None:
    """Refuse rows for which the table has nothing, and name some.

    Raises
    ------
    ComparabilityError
        If there are any.

    """
    lines = named_rows(joined.filter(lacking), shown)
    if lines:
        raise ComparabilityError(
            f"{measure}: expected {what} for every row, found none for\n{lines}Add it, "
            "or leave those rows out; it is never made up from its neighbours."
        )
