"""One partner's rows of a full table: ours, what others do, and the physical limit.

Each function returns how many rows it found, the sum of their values as published, and
how many have none. Before the time is taken, only what a competitor uses is imported.
"""

# ruff: noqa: PLC0415 -- each competitor imports only what it uses

from __future__ import annotations

import importlib
import tempfile
import zipfile
from pathlib import Path

PARTNER = "South Korea"
COLUMN = "Principal trading partners"
MEMBER = "12100175.csv"
COLUMNS = [
    "REF_DATE", "GEO", "Trade", "North American Product Classification System (NAPCS)",
    COLUMN, "UOM", "SCALAR_FACTOR", "VECTOR", "VALUE", "STATUS",
]  # fmt: skip
_FEW = [name for name in COLUMNS if name not in {"REF_DATE", "VECTOR", "VALUE"}]

_OURS = ("pandas", "pyarrow.csv", "cktrade.readers", "cktrade.readers.statcan.slicing")
#: What a function imports, before the time is taken.
IMPORTS = {
    "inflate": ("cktrade.readers.statcan.inflate", "cktrade.readers.raw_file"),
    "ours": _OURS,
    "ours_read": _OURS,
    "pandas": ("pandas",),
    "pandas_lean": ("pandas",),
    "pyarrow": ("pandas", "pyarrow.csv", "pyarrow.compute"),
    "polars": ("polars",),
    "duckdb": ("duckdb", "pandas"),
    "stats_can": ("pandas", "stats_can.sc"),
}


def inflate(file: str) -> int:
    """Only unpack, with CRC-32: nobody can be faster who reads every byte."""
    from cktrade.readers.raw_file import Raw
    from cktrade.readers.statcan.inflate import blocks

    return sum(len(block) for block in blocks(Raw(Path(file)), MEMBER))


def ours(file: str) -> list[float]:
    """Return the agency's own columns as a dataframe."""
    import pandas as pd

    from cktrade.readers.raw_file import Raw
    from cktrade.readers.statcan.slicing import Table, Wanted

    wanted = Wanted(COLUMN, PARTNER.__eq__, (PARTNER.encode(),))
    table = Table(Raw(Path(file)), MEMBER)
    found = [table.cells(piece, wanted) for piece in table.pieces(wanted)]
    cells = pd.concat(found, ignore_index=True)
    return _told(cells.assign(VALUE=pd.to_numeric(cells["VALUE"])))


def ours_read(file: str) -> list[float]:
    """``ck.read(file, partner="KOR")``: the wide table, every cell checked."""
    import cktrade as ck

    rows = ck.read(file, partner="KOR")
    missing = int(rows["value"].isna().sum())
    return [len(rows), round(rows["value"].sum() / 1000, 1), missing]


def pandas(file: str) -> list[float]:
    """Do what most people write."""
    import pandas as pd

    with _member(file) as member:
        cells = pd.read_csv(member, low_memory=False)
    return _told(cells[cells[COLUMN] == PARTNER])


def pandas_lean(file: str) -> list[float]:
    """Do what a careful user of pandas writes: some columns only, as categories."""
    import pandas as pd

    kinds = dict.fromkeys(_FEW, "category")
    with _member(file) as member:
        cells = pd.read_csv(member, usecols=COLUMNS, dtype=kinds)
    return _told(cells[cells[COLUMN] == PARTNER])


def pyarrow(file: str) -> list[float]:
    """Stream the member through Arrow's reader."""
    import pyarrow as pa
    from pyarrow import compute, csv

    few = pa.dictionary(pa.int32(), pa.string())
    kinds = {**dict.fromkeys(_FEW, few), COLUMN: pa.string(), "VALUE": pa.float64()}
    with _member(file) as member:
        reader = csv.open_csv(
            member,
            csv.ReadOptions(block_size=4 << 20),
            convert_options=csv.ConvertOptions(
                include_columns=COLUMNS, column_types=kinds, strings_can_be_null=True
            ),
        )
        found = [b.filter(compute.equal(b[COLUMN], PARTNER)) for b in reader]
    return _told(pa.Table.from_batches(found).to_pandas())


def polars(file: str) -> list[float]:
    """Unpack to disk, then scan lazily."""
    import polars as pl

    with tempfile.TemporaryDirectory() as folder:
        found = (
            pl.scan_csv(
                _unpacked(file, folder),
                schema_overrides={"STATUS": pl.String, "VALUE": pl.Float64},
                infer_schema_length=100,
            )
            .filter(pl.col(COLUMN) == PARTNER)
            .select(COLUMNS)
            .collect(engine="streaming")
        )
    return [len(found), round(found["VALUE"].sum(), 1), found["VALUE"].null_count()]


def duckdb(file: str) -> list[float]:
    """Unpack to disk, then ask one query."""
    db = importlib.import_module("duckdb")
    with tempfile.TemporaryDirectory() as folder:
        cells = db.read_csv(_unpacked(file, folder), dtype={"VALUE": "DOUBLE"})
        found = cells.filter(f"\"{COLUMN}\" = '{PARTNER}'").df()
    return _told(found)


def stats_can(file: str) -> list[float]:
    """Ask the Python peer (GPL; in a virtual environment of its own)."""
    from stats_can.sc import zip_table_to_dataframe

    cells = zip_table_to_dataframe("12-10-0175-01", Path(file).parent)
    return _told(cells[cells[COLUMN] == PARTNER])


def _told(cells) -> list[float]:  # noqa: ANN001 -- a pandas frame, of whichever version
    value = cells["VALUE"]
    return [len(cells), round(float(value.sum()), 1), int(value.isna().sum())]


def _member(file: str):  # noqa: ANN202 -- a stream
    return zipfile.ZipFile(file).open(MEMBER)


def _unpacked(file: str, folder: str) -> str:
    with zipfile.ZipFile(file) as archive:
        return archive.extract(MEMBER, folder)
