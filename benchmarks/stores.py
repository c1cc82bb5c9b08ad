"""The second question on a table that was kept: how much a partner traded, by year."""

from __future__ import annotations

import time
from pathlib import Path

import duckdb
import polars as pl

from cktrade.datasets.kept.keep import keep, scan

TABLE = "12-10-0175"


def kept(file: str) -> str:
    """Read the whole table once, and keep it; return where in the data it stands."""
    data = Path(file).parent
    return str(keep(file, data=data).relative_to(data))


def question_polars(file: str) -> float:
    """Ask Polars for one partner's sum by period and flow; return milliseconds.

    Either engine has answered something else before, so that its own start does not
    count: the question is the second one, not the first of the day.
    """
    pl.LazyFrame({"a": [1]}).filter(pl.col("a") == 1).collect()
    start = time.perf_counter()
    lazy = scan(TABLE, data=Path(file).parent)
    asked = lazy.filter(pl.col("partner") == "KOR").group_by("reference_period", "flow")
    asked.agg(pl.col("value").sum()).collect()
    return round(1000 * (time.perf_counter() - start), 1)


def question_duckdb(file: str) -> float:
    """Ask DuckDB for the same."""
    duckdb.sql("select 1").fetchall()
    start = time.perf_counter()
    relation = scan(TABLE, engine="duckdb", data=Path(file).parent)
    asked = relation.filter("partner = 'KOR'")
    asked.aggregate("reference_period, flow, sum(value)").fetchall()
    return round(1000 * (time.perf_counter() - start), 1)
