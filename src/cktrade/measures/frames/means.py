"""Means over a span, of series that hold all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.measures.frames import ordinals

if TYPE_CHECKING:
    from collections.abc import Sequence


def inside(span: str, *, value: str, period: str) -> nw.Expr:
    """Return the values of the periods that make up a span, the others missing."""
    within = ordinals.text(period).is_in(ordinals.inside(span))
    return nw.when(within).then(nw.col(value))


def with_mean(
    frame: nw.LazyFrame[Any],
    keys: Sequence[str],
    span: str,
    *,
    value: str,
    period: str,
) -> nw.LazyFrame[Any]:
    """Set beside each row, as ``base_value``, the mean of its series over a span.

    It is missing unless the series has a number for every period of the span.
    """
    part = inside(span, value=value, period=period).alias("_ck_inside")
    column = nw.col("_ck_inside")
    summed = frame.with_columns(part).with_columns(
        column.sum().over(*keys).alias("_ck_sum"),
        column.count().over(*keys).alias("_ck_count"),
    )
    needed = ordinals.expected(period, span)
    whole = (needed > 0) & (nw.col("_ck_count") == needed)
    mean = nw.col("_ck_sum") / nw.col("_ck_count")
    return summed.with_columns(nw.when(whole).then(mean).alias("base_value"))
