"""Where a number comes from, when it comes from several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

if TYPE_CHECKING:
    from collections.abc import Sequence

#: what of a row says where it comes from
PROVENANCE = ("vintage", "source")
#: how many sources are named before the rest become "…"
_NAMED = 12


def with_provenance(
    result: nw.LazyFrame[Any], rows: nw.LazyFrame[Any], keys: Sequence[str]
) -> nw.LazyFrame[Any]:
    """Set beside each result the latest vintage and all sources of its rows.

    Parameters
    ----------
    result : narwhals.LazyFrame
        One row for each key.
    rows : narwhals.LazyFrame
        The rows it was made from; may have a ``vintage`` and a ``source``, or neither.
    keys : sequence of str
        What result and rows share.

    Returns
    -------
    narwhals.LazyFrame
        The result with ``vintage``, the latest, and ``source``, each once, in the order
        of the alphabet, joined by ``"; "``; where the rows have them.

    """
    held = rows.collect_schema().names()
    if "vintage" in held:
        latest = rows.group_by(*keys).agg(nw.col("vintage").max())
        result = result.join(latest, on=[*keys], how="left")
    if "source" in held:
        result = result.join(_joined(rows, keys), on=[*keys], how="left")
    return result


def _joined(rows: nw.LazyFrame[Any], keys: Sequence[str]) -> nw.LazyFrame[Any]:
    """One row for each key, with its sources in one text."""
    once = rows.select(*keys, nw.col("source").cast(nw.String())).unique()
    # cum_count ignores order_by on pandas (narwhals 2.29); cum_sum of ones does not
    place = nw.col("_ck_one").cum_sum().over(*keys, order_by="source")
    placed = once.with_columns(nw.lit(1).alias("_ck_one")).with_columns(
        place.alias("_ck_place")
    )
    slots = [f"_ck_source_{i}" for i in range(1, _NAMED + 2)]
    spread = placed.with_columns(
        nw.when(nw.col("_ck_place") == i)
        .then(nw.col("source") if i <= _NAMED else nw.lit("…"))
        .alias(slot)
        for i, slot in enumerate(slots, start=1)
    )
    texts = nw.concat_str(*map(nw.col, slots), separator="; ", ignore_nulls=True)
    found = spread.group_by(*keys).agg(nw.col(slot).max() for slot in slots)
    return found.select(*keys, texts.alias("source"))
