"""Ten million observations: whether every row keeps the rules of its table.

By hand means the same rules written down once for this table; a fault would only be
counted, where ours names row, column, what was expected and what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import polars as pl

import cktrade as ck
from cktrade.vocabulary import MISSING_STATUSES, codelist
from cktrade.vocabulary.economies import is_code

if TYPE_CHECKING:
    from pathlib import Path

#: What a function imports, before the time is taken.
IMPORTS = {"ours": ("cktrade.schemas",)}
_SERIES = 5000
_CODES = {
    "topic": "topics", "measure": "measures", "flow": "flows", "basis": "bases",
    "valuation": "valuations", "adjustment": "adjustments", "unit": "units",
    "status": "statuses",
}  # fmt: skip
_ID = r"^[a-z0-9]+(?:[-./][a-z0-9]+)*$"
_PERIOD = r"^\d{4}-(0[1-9]|1[0-2])$"
_KEY = ["series", "reference_period", "vintage", "source"]


def make(folder: Path, rows: int) -> Path:
    """Write ``observations.parquet``: months of five thousand series, none at fault."""
    folder.mkdir(parents=True, exist_ok=True)
    months = -(-rows // _SERIES)
    first = ck.load("observations").iloc[:1]
    span = [f"{1000 + n // 12}-{n % 12 + 1:02d}" for n in range(months)]
    frame = pl.from_pandas(first).drop("series", "reference_period", "value", "row")
    many = frame.select(pl.all().repeat_by(rows).explode()).with_columns(
        pl.Series("series", [f"made.up.{n}" for n in range(_SERIES)] * months)[:rows],
        pl.Series("reference_period", span).gather(np.arange(rows) // _SERIES),
        pl.Series("value", np.random.default_rng(1).normal(size=rows)),
        pl.Series("row", np.arange(rows) + 2),
    )
    path = folder / "observations.parquet"
    many.select(first.columns.to_list()).write_parquet(path)
    return path


def prepare(name: str, file: str) -> Any:  # noqa: ANN401 -- of either library
    """Bring the rows into memory before the time is taken."""
    if name.endswith("polars"):
        return pl.read_parquet(file)
    rows = pd.read_parquet(file)
    return rows.astype({"vintage": "datetime64[us]"})


def ours(rows: pd.DataFrame) -> int:
    """Run ``ck.validate`` on pandas."""
    return len(ck.validate(rows, "observations"))


def by_hand_pandas(rows: pd.DataFrame) -> int:
    """Check the same in pandas."""
    good = rows["series"].str.fullmatch(_ID) & rows["precision"].gt(0)
    for column, name in _CODES.items():
        good &= rows[column].isin([*codelist(name)])
    for column in ("reporter", "partner"):
        known = [code for code in rows[column].unique() if is_code(code)]
        good &= rows[column].isin([*known, "not applicable", "not stated"])
    for column in ("product", "source"):
        good &= rows[column].ne("") & rows[column].eq(rows[column].str.strip())
    good &= rows["reference_period"].str.fullmatch(_PERIOD) & rows["row"].gt(0)
    good &= rows["value"].isna().eq(rows["status"].isin([*MISSING_STATUSES]))
    good &= ~rows.duplicated(_KEY)
    return int(good.sum())


def by_hand_polars(rows: pl.DataFrame) -> int:
    """Check the same in Polars."""
    economies = [*codelist("economies"), "not applicable", "not stated"]
    good = [
        pl.col("series").str.contains(_ID),
        pl.col("reference_period").str.contains(_PERIOD),
        pl.col("precision") > 0,
        pl.col("row") > 0,
        *[pl.col(c).is_in([*codelist(name)]) for c, name in _CODES.items()],
        *[pl.col(c).is_in(economies) for c in ("reporter", "partner")],
        *[pl.col(c).str.strip_chars() == pl.col(c) for c in ("product", "source")],
        *[pl.col(c) != "" for c in ("product", "source")],
        pl.col("value").is_null() == pl.col("status").is_in([*MISSING_STATUSES]),
        ~pl.struct(_KEY).is_duplicated(),
    ]
    return int(rows.select(pl.all_horizontal(good).sum()).item())
