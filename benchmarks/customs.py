"""Thirty years of customs files: kept, asked, and one year more.

DuckDB reads the same CSVs and writes their columns as Parquet; ours checks every cell
and writes values and quantities as observations, partner by partner.
"""

# ruff: noqa: PLC0415 -- each competitor imports only what it uses

from __future__ import annotations

import importlib
import shutil
import tempfile
import time
from pathlib import Path

_OURS = ("cktrade.readers.statcan.cimt", "cktrade.datasets.kept.keep",
         "cktrade.datasets.kept.saving", "pyarrow.parquet", "pyarrow.csv",
         "pyarrow.compute", "cktrade.readers.customs.whole")  # fmt: skip
#: What a function imports, before the time is taken.
IMPORTS = {
    "keep_all": _OURS,
    "one_year": _OURS,
    "korea": (*_OURS, "polars"),
    "duckdb": ("duckdb",),
}
_STORE = "store"


def keep_all(folder: str) -> int:
    """``ck.keep`` of every year's file; the store stays for the questions."""
    from cktrade.datasets.kept.keep import keep

    store = Path(folder) / _STORE
    shutil.rmtree(store, ignore_errors=True)
    return len([keep(path, data=store) for path in _files(folder)])


def one_year(folder: str) -> int:
    """``ck.keep`` of one more year."""
    from cktrade.datasets.kept.keep import keep

    with tempfile.TemporaryDirectory(dir=folder) as store:
        keep(_files(folder)[-1], data=Path(store))
    return 1


def korea(folder: str) -> float:
    """Ask the store for all rows of South Korea; return the milliseconds."""
    import polars as pl

    import cktrade as ck

    start = time.perf_counter()
    table = ck.scan("cimt-odpfn016", data=Path(folder) / _STORE)
    rows = table.filter(pl.col("partner") == "KOR").collect()
    took = 1000 * (time.perf_counter() - start)
    return round(took, 1) if len(rows) else float("nan")


def duckdb(folder: str) -> int:
    """Write the same CSVs as Parquet by DuckDB, with its defaults, one file a year."""
    db = importlib.import_module("duckdb")
    files = _files(folder)
    with tempfile.TemporaryDirectory(dir=folder) as out:
        for path in files:
            db.sql(
                f"copy (from read_csv('{path}')) to '{Path(out) / path.stem}.parquet' "
                "(format parquet, compression zstd)"
            )
    return len(files)


def _files(folder: str) -> list[Path]:
    return sorted(Path(folder).glob("ODPFN016_*.csv"))
