"""Made-up customs files, a year each, in the genuine layout of the trade database.

Domestic exports by HS8, country, province of origin and state of destination
(``ODPFN016``). The numbers are made up; what is genuine is the header, the forms of the
cells and how often countries, products and states come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = (
    "YearMonth/AnnéeMois,HS8,Country/Pays,Province,State/État,Value/Valeur,"
    "Quantity/Quantité,Unit of Measure/Unité de Mesure\n"
)
_COUNTRIES = [
    "US", "KR", "JP", "CN", "GB", "DE", "FR", "IT", "MX", "NL", "BE", "IN", "BR",
    "AU", "TW", "HK", "SG", "ES", "NO", "CH", "SE", "TR", "AE", "SA", "VN", "TH",
    "ID", "MY", "PH", "CL", "PE", "CO", "PL", "AT", "DK", "FI", "IE", "PT", "GR",
    "NZ", "ZA", "EG", "MA", "NG", "IL", "PK", "BD", "LK", "UA", "CZ",
]  # fmt: skip
_PROVINCES = [
    "NL", "PE", "NS", "NB", "QC", "ON", "MB", "SK", "AB", "BC",
]  # fmt: skip
_STATES = [
    "NY", "CA", "TX", "MI", "OH", "WA", "IL", "PA", "MA", "MN",
]  # fmt: skip
#: The newest year that is made.
LAST = 2018
_UNITS = ["KGM", "NMB", "LTR", "N/A"]
_PRODUCTS = 4000
#: In so many months of a year a series has a row, on average.
_MONTHS = 4


def make(folder: Path, years: range, rows: int) -> list[Path]:
    """Write one file a year, of so many rows each; those that are there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"ODPFN016_{year}12N.csv" for year in years]
    for year, path in zip(years, paths, strict=True):
        if not path.exists():
            _write(path, year, rows)
    return paths


def _write(path: Path, year: int, rows: int) -> None:
    """Write rows of which none stands twice: a third of a series' months are there."""
    rng = np.random.default_rng(year)
    chapters = rng.choice(np.arange(1_010_000, 97_000_000), _PRODUCTS, replace=False)
    products = [f"{code:08d}" for code in sorted(chapters)]
    sizes = (_PRODUCTS, len(_COUNTRIES), len(_PROVINCES))
    series = rng.choice(np.prod(sizes), max(1, rows // _MONTHS), replace=False)
    cells = np.sort(rng.choice(len(series) * 12, rows, replace=False))
    month, key = np.divmod(cells, len(series))
    product, country, province = np.unravel_index(series[key], sizes)
    state = rng.integers(0, len(_STATES), len(series))[key]
    values = np.exp(rng.normal(9, 2, rows)).astype(np.int64) + 1
    quantities = rng.integers(0, 100_000, rows)
    here = np.array(_COUNTRIES)[country]
    unit = np.array(_UNITS)[product % len(_UNITS)]
    table = pl.DataFrame(
        {
            "month": year * 100 + month + 1,
            "product": np.array(products)[product],
            "country": here,
            "province": np.array(_PROVINCES)[province],
            "state": np.where(here == "US", np.array(_STATES)[state], ""),
            "value": values,
            "quantity": np.where(unit == "N/A", "", quantities.astype(str)),
            "unit": unit,
        }
    )
    with path.open("wb") as stream:
        stream.write(_HEADER.encode("utf-8-sig"))
        table.write_csv(stream, include_header=False, quote_style="never")
