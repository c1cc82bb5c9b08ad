"""Two made-up years of trade in the shape of CEPII's BACI: t, i, j, k, v, as Parquet.

Few large and many small exporters, importers and products; each flow stands once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from pathlib import Path

_COUNTRIES, _PRODUCTS = 226, 5022
_YEARS = (2022, 2023)


def make(folder: Path, rows: int, *, seed: int = 7) -> Path:
    """Write ``baci.parquet`` with so many rows in all, half of them a year."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    frames = [_year(year, rows // len(_YEARS), random) for year in _YEARS]
    path = folder / "baci.parquet"
    pl.concat(frames).write_parquet(path, row_group_size=500_000)
    return path


def _year(year: int, rows: int, random: np.random.Generator) -> pl.DataFrame:
    flows = np.empty(0, dtype=np.int64)
    while len(flows) < rows:
        drawn = (
            _drawn(random, 2 * rows, size, power)
            for size, power in ((_COUNTRIES, 0.75), (_COUNTRIES, 0.6), (_PRODUCTS, 0.5))
        )
        exporter, importer, product = drawn
        keys = (exporter * _COUNTRIES + importer) * _PRODUCTS + product
        flows = np.union1d(flows, keys[exporter != importer])
    chosen = np.sort(random.choice(flows, rows, replace=False))
    pair, product = np.divmod(chosen, _PRODUCTS)
    exporter, importer = np.divmod(pair, _COUNTRIES)
    return pl.DataFrame(
        {
            "t": np.full(rows, str(year)),
            "i": exporter.astype(np.int32) + 4,
            "j": importer.astype(np.int32) + 4,
            "k": product.astype(np.int32) + 10121,
            "v": np.exp(random.normal(3, 2.6, rows)).round(3) + 0.001,
        }
    )


def _drawn(
    random: np.random.Generator, rows: int, size: int, power: float
) -> np.ndarray:
    weights = 1 / np.arange(1, size + 1) ** power
    return random.choice(size, rows, p=weights / weights.sum())
