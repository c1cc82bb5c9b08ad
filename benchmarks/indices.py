"""Indices for all exporters, importers and products: ours, and code by hand.

Each function returns how many rows came out and their sum, so that both are computed.
What ours says beside the index (what is missing, whether a total is complete) is not
computed by hand.
"""

from __future__ import annotations

import duckdb
import polars as pl

import cktrade as ck

#: What a function imports, before the time is taken.
IMPORTS = {
    f"{index}_{engine}": ("cktrade.measures",)
    for index in ("rca", "hhi", "share")
    for engine in ("polars", "duckdb")
}
_KEYS = ["t", "i", "k", "v"]
_NAMES = {"value": "v", "period": "t", "like": [], "check": False}


def _scan(file: str) -> pl.LazyFrame:
    return pl.scan_parquet(file)


def _told(frame: pl.LazyFrame, column: str) -> list[float]:
    found = frame.select(pl.len(), pl.col(column).sum()).collect(engine="streaming")
    rows, total = found.row(0)
    return [rows, round(total, 3)]


def _asked(relation: duckdb.DuckDBPyRelation, column: str) -> list[float]:
    rows, total = relation.aggregate(f"count(*), sum({column})").fetchall()[0]
    return [rows, round(total, 3)]


def rca_polars(file: str) -> list[float]:
    """Revealed comparative advantage through narwhals, on Polars."""
    exports = ck.total(_scan(file), over="j", by=["i", "k"], **_NAMES).select(_KEYS)
    found = ck.rca(exports, reporter="i", product="k", by=[], **_NAMES)
    return _told(found, "rca")


def rca_polars_by_hand(file: str) -> list[float]:
    """Do the same in Polars."""
    v = pl.col("v")
    exports = _scan(file).group_by("t", "i", "k").agg(v.sum())
    mine, world = v / v.sum().over("t", "i"), v.sum().over("t", "k")
    index = (mine / (world / v.sum().over("t"))).alias("rca")
    return _told(exports.with_columns(index), "rca")


def rca_duckdb(file: str) -> list[float]:
    """Revealed comparative advantage through narwhals, on DuckDB."""
    rows = duckdb.read_parquet(file)
    exports = ck.total(rows, over="j", by=["i", "k"], **_NAMES).select(*_KEYS)
    return _asked(ck.rca(exports, reporter="i", product="k", by=[], **_NAMES), "rca")


def rca_duckdb_by_hand(file: str) -> list[float]:
    """Do the same in SQL."""
    return _asked(
        duckdb.sql(f"""
            with x as (select t, i, k, sum(v) v from '{file}' group by all)
            select v / sum(v) over (partition by t, i)
                   / (sum(v) over (partition by t, k) / sum(v) over (partition by t))
                   as rca from x"""),  # noqa: S608 -- our own file
        "rca",
    )


def hhi_polars(file: str) -> list[float]:
    """Concentration of each exporter's products on importers, on Polars."""
    found = ck.concentration(_scan(file), of="j", by=["i", "k"], **_NAMES)
    return _told(found, "hhi")


def hhi_polars_by_hand(file: str) -> list[float]:
    """Do the same in Polars."""
    v = pl.col("v")
    index = ((v * v).sum() / (v.sum() * v.sum())).alias("hhi")
    return _told(_scan(file).group_by("t", "i", "k").agg(index), "hhi")


def hhi_duckdb(file: str) -> list[float]:
    """Concentration of each exporter's products on importers, on DuckDB."""
    rows = duckdb.read_parquet(file)
    return _asked(ck.concentration(rows, of="j", by=["i", "k"], **_NAMES), "hhi")


def hhi_duckdb_by_hand(file: str) -> list[float]:
    """Do the same in SQL."""
    return _asked(
        duckdb.sql(f"""
            select t, i, k, sum(v * v) / (sum(v) * sum(v)) as hhi
            from '{file}' group by all"""),  # noqa: S608 -- our own file
        "hhi",
    )


def share_polars(file: str) -> list[float]:
    """Each importer's share in an exporter's product, on Polars."""
    found = ck.share(_scan(file), of="j", by=["i", "k"], **_NAMES)
    return _told(found, "share")


def share_polars_by_hand(file: str) -> list[float]:
    """Do the same in Polars."""
    v = pl.col("v")
    index = (v / v.sum().over("t", "i", "k")).alias("share")
    return _told(_scan(file).with_columns(index), "share")


def share_duckdb(file: str) -> list[float]:
    """Each importer's share in an exporter's product, on DuckDB."""
    rows = duckdb.read_parquet(file)
    return _asked(ck.share(rows, of="j", by=["i", "k"], **_NAMES), "share")


def share_duckdb_by_hand(file: str) -> list[float]:
    """Do the same in SQL."""
    return _asked(
        duckdb.sql(f"""
            select v / sum(v) over (partition by t, i, k) as share
            from '{file}'"""),  # noqa: S608 -- our own file
        "share",
    )
