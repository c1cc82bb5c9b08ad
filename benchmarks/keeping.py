"""A whole table as Parquet, and half of one: ours, and what engines do with the CSV.

DuckDB and Polars are given the CSV unpacked already, which is not counted, and write
its own columns as they stand; ours unpacks the ZIP, checks every cell, and writes the
wide table partner by partner.
"""

# ruff: noqa: PLC0415 -- each competitor imports only what it uses

from __future__ import annotations

import importlib
import tempfile
from pathlib import Path

_OURS = ("cktrade.readers", "cktrade.datasets.kept.keep", "pyarrow.parquet",
         "pyarrow.csv", "pyarrow.compute", "cktrade.readers.statcan.large",
         "cktrade.datasets.kept.saving")  # fmt: skip
#: What a function imports, before the time is taken.
IMPORTS = {
    "keep": _OURS,
    "half": _OURS,
    "duckdb": ("duckdb",),
    "polars": ("polars",),
}


def keep(file: str) -> int:
    """``ck.keep`` of the whole table; return its rows."""
    import json

    from cktrade.datasets.kept.keep import keep

    with tempfile.TemporaryDirectory(dir=Path(file).parent) as folder:
        kept = keep(file, data=Path(folder))
        return int(json.loads((kept / "_kept.json").read_text("utf-8"))["rows"])


def half(file: str) -> int:
    """``cktrade slice``: South Korea's rows of a table of two partners."""
    from cktrade.datasets.kept.saving import save
    from cktrade.readers import coded_batches

    with tempfile.TemporaryDirectory(dir=Path(file).parent) as folder:
        return save(coded_batches(file, partner="KOR"), Path(folder) / "half.parquet")


def duckdb(file: str) -> int:
    """CSV → Parquet by DuckDB, with its defaults."""
    db = importlib.import_module("duckdb")
    with tempfile.TemporaryDirectory(dir=Path(file).parent) as folder:
        out = Path(folder) / "out.parquet"
        db.sql(
            f"copy (from read_csv('{file}')) to '{out}' "
            "(format parquet, compression zstd)"
        )
        return int(db.sql(f"select count(*) from '{out}'").fetchall()[0][0])  # noqa: S608 -- our own file


def polars(file: str) -> int:
    """CSV → Parquet by Polars, streaming."""
    pl = importlib.import_module("polars")
    with tempfile.TemporaryDirectory(dir=Path(file).parent) as folder:
        out = Path(folder) / "out.parquet"
        kinds = {"VALUE": pl.Float64, "STATUS": pl.String, "SYMBOL": pl.String,
                 "TERMINATED": pl.String}  # fmt: skip
        pl.scan_csv(file, schema_overrides=kinds).sink_parquet(out, compression="zstd")
        return int(pl.scan_parquet(out).select(pl.len()).collect().item())
