"""Division and reasons: a number that cannot be had is missing, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def ratio(above: nw.Expr, below: nw.Expr) -> nw.Expr:
    """Divide, and leave the result missing where the divisor is zero.

    Engines disagree on a division by zero (infinity, missing, an error), so it is never
    left to them.
    """
    return nw.when(below != 0).then(above / below)


def reasons(*cases: tuple[str, nw.Expr]) -> nw.Expr:
    """Say why a number is missing: the first case that holds, or ``""``."""
    words: nw.Expr = nw.lit("")
    for word, holds in reversed(cases):
        words = nw.when(holds).then(nw.lit(word)).otherwise(words)
    return words


def absent(value: str) -> nw.Expr:
    """Count the rows of a group that have no value."""
    return nw.len() - nw.col(value).count()


def with_totals(
    frame: nw.LazyFrame[object],
    keys: Sequence[str],
    value: str,
    *,
    total: str,
    missing: str,
) -> nw.LazyFrame[object]:
    """Set beside each row the sum of its group and how many of it have no value."""
    column = nw.col(value)
    return frame.with_columns(
        column.sum().over(*keys).alias(total),
        (nw.len().over(*keys) - column.count().over(*keys)).alias(missing),
    )


def unit_of(columns: Iterable[str]) -> list[nw.Expr]:
    """Aggregate columns that hold one value in a group."""
    return [nw.col(name).min() for name in columns]
