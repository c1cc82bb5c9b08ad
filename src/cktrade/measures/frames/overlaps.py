"""What two compositions have in common: the smaller share, product by product."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.measures.frames.arithmetic import ratio
from cktrade.measures.frames.defaults import listed
from cktrade.measures.frames.known_labels import labels_of, require_label
from cktrade.measures.frames.provenance import PROVENANCE, with_provenance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narwhals.typing import IntoFrameT

    from cktrade.measures.frames.members import Members

_KEPT = ("share", "whole", "lost")


def compositions(members: Members[Any], value: str) -> nw.LazyFrame[Any]:
    """Set beside each row its share in its reporter's total, and what that lacks."""
    reporter, product = members.of
    keys, column = [*members.keys, reporter], nw.col(value)
    summed = members.frame.with_columns(
        column.sum().over(*keys).alias("_ck_whole"),
        (nw.len().over(*keys) - column.count().over(*keys)).alias("_ck_lost"),
    )
    return summed.with_columns(
        ratio(column, nw.col("_ck_whole")).alias("_ck_share"),
        nw.col(product).alias("_ck_product"),
    )


def require_reporters(
    measure: str,
    members: Members[Any],
    named: Mapping[str, str | Sequence[str] | None],
) -> None:
    """Refuse reporters that no row has, instead of finding no pair."""
    wanted = {name: listed(who) for name, who in named.items() if who is not None}
    if wanted:
        reporter = members.of[0]
        require_label(measure, reporter, labels_of(members.frame, reporter), wanted)


def side(
    shares: nw.LazyFrame[Any],
    reporter: str,
    who: str | Sequence[str] | None,
    flow: nw.Expr | None,
) -> nw.LazyFrame[Any]:
    """Keep one flow of some reporters."""
    here = shares if flow is None else shares.filter(flow)
    some = here if who is None else here.filter(nw.col(reporter).is_in(listed(who)))
    return some.with_columns(nw.col(reporter).alias("_ck_who"))


def overlap(
    members: Members[IntoFrameT],
    sides: dict[str, nw.LazyFrame[Any]],
    index: str,
    *,
    but: str = "",
    once: bool = False,
) -> IntoFrameT:
    """Add up the smaller of two shares over the products, for each two reporters."""
    keys = [key for key in members.keys if key != but]
    one, other = sides
    named = {
        name: side.select(
            *keys, "_ck_product", nw.col("_ck_who").alias(name),
            *[nw.col(f"_ck_{c}").alias(f"_ck_{c}_{name}") for c in _KEPT],
        )
        for name, side in sides.items()
    }  # fmt: skip
    common = _common(named, keys, one, other)
    pairs = _pairs(named, keys, one, other, once=once)
    told = pairs.join(common, on=[*keys, one, other], how="left").with_columns(
        nw.col("products").fill_null(0),
        nw.when((nw.col(f"_ck_whole_{one}") > 0) & (nw.col(f"_ck_whole_{other}") > 0))
        .then(nw.col("_ck_smaller").fill_null(0.0))
        .alias(index),
        (nw.col(f"_ck_lost_{one}") + nw.col(f"_ck_lost_{other}")).alias("missing"),
    )
    by = [key for key in members.by if key != but]
    counted = told.with_columns((nw.col("missing") == 0).alias("complete"))
    traced = with_provenance(counted, members.frame, keys)
    columns = [one, other, *by, index, "products", "missing", "complete"]
    columns += members.opened.held(PROVENANCE)
    return members.opened.close(traced, columns, [one, other, *by])


def _common(
    named: dict[str, nw.LazyFrame[Any]], keys: Sequence[str], one: str, other: str
) -> nw.LazyFrame[Any]:
    """One row for each two reporters with a product in common: Σ min, and how many."""
    both = named[one].join(named[other], on=[*keys, "_ck_product"], how="inner")
    first, second = nw.col(f"_ck_share_{one}"), nw.col(f"_ck_share_{other}")
    least = nw.when(first < second).then(first).otherwise(second)
    smaller = nw.when(~first.is_null() & ~second.is_null()).then(least)
    marked = both.with_columns(smaller.alias("_ck_smaller")).with_columns(
        nw.when(nw.col("_ck_smaller") > 0).then(nw.lit(1)).alias("products")
    )
    return marked.group_by(*keys, one, other).agg(
        nw.col("_ck_smaller").sum(), nw.col("products").count()
    )


def _pairs(
    named: dict[str, nw.LazyFrame[Any]],
    keys: Sequence[str],
    one: str,
    other: str,
    *,
    once: bool,
) -> nw.LazyFrame[Any]:
    """Every two reporters of a group, whether they have a product in common or not."""
    each = {
        name: side.group_by(*keys, name).agg(
            nw.col(f"_ck_whole_{name}", f"_ck_lost_{name}").max()
        )
        for name, side in named.items()
    }
    crossed = each[one].join(each[other], on=[*keys], how="inner")
    apart = nw.col(one) < nw.col(other) if once else nw.col(one) != nw.col(other)
    return crossed.filter(apart)
