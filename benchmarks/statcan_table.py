"""A synthetic full table in the genuine layout of Statistics Canada's 12-10-0175.

UTF-8 with a byte-order mark, every field quoted, CRLF, rows ordered by REF_DATE and
then by coordinate, one vector a series, blanks with a status, commas in the labels of
products, and the stacked blocks of the metadata. The numbers are made up.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NUMBER = "12100175"
TITLE = "International merchandise trade by province, commodity, and partner (made up)"
GEOGRAPHIES = (
    "Canada", "Newfoundland and Labrador", "Prince Edward Island", "Nova Scotia",
    "New Brunswick", "Quebec", "Ontario", "Manitoba", "Saskatchewan", "Alberta",
    "British Columbia", "Yukon", "Northwest Territories", "Nunavut",
)  # fmt: skip
#: The agency's numbers of the provinces and territories; Canada's is another kind.
_CODES = (0, 10, 11, 12, 13, 24, 35, 46, 47, 48, 59, 60, 61, 62)
TRADE = ("Import", "Domestic export", "Re-export")
PARTNERS = (
    "All countries", "United States", "China", "Mexico", "United Kingdom", "Japan",
    "Germany", "South Korea", "Netherlands", "France", "Italy", "Hong Kong", "India",
    "Belgium", "Switzerland", "Spain", "Saudi Arabia", "Norway", "Brazil", "Taiwan",
    "Australia", "Türkiye", "Singapore", "Indonesia", "Peru", "Algeria", "Iraq",
    "Russian Federation", "Viet Nam", "Other countries",
)  # fmt: skip
_SECTIONS = (
    "farm, fishing and intermediate food products", "energy products",
    "metal ores and non-metallic minerals", "industrial machinery, equipment and parts",
    "electronic and electrical equipment and parts", "motor vehicles and parts",
    "forestry products and building and packaging materials", "consumer goods",
)  # fmt: skip
_GOODS = (
    "Wheat", "Canola", "Fresh fruit, nuts and vegetables", "Live animals", "Coal",
    "Crude oil and bitumen", "Potash", "Lumber and other sawmill products", "Pulp",
    "Unwrought precious metals and precious metal alloys", "Fertilizers, pesticides",
)  # fmt: skip
_DIMENSIONS = (
    "Geography", "Trade", "North American Product Classification System (NAPCS)",
    "Principal trading partners",
)  # fmt: skip
_NAPCS = _DIMENSIONS[2]
_CUBE_HEAD = (
    '"Cube Title","Product Id","CANSIM Id",URL,"Cube Notes","Archive Status",Frequency,'
    '"Start Reference Period","End Reference Period","Total number of dimensions"'
)
_DIMENSION_HEAD = (
    '"Dimension ID","Dimension name","Dimension Notes","Dimension Definitions"'
)
_MEMBER_HEAD = (
    '"Dimension ID","Member Name","Classification Code","Member ID",'
    '"Parent Member ID",Terminated,"Member Notes","Member Definitions"'
)
_PRODUCTS = 150
#: What a row takes on average, in bytes, with so many products.
_ROW = 205.3
_LAST_MONTH = "2025-12"


class Made(NamedTuple):
    """What was made: where it lies, and how large it is."""

    path: Path
    rows: int
    size: int


def make(
    folder: Path,
    gigabytes: float,
    *,
    partners: Sequence[str] = PARTNERS,
    seed: int = 1,
) -> Made:
    """Write ``12100175-eng.zip`` of about so many gigabytes unpacked.

    Parameters
    ----------
    folder : Path
        Where to; made if need be.
    gigabytes : float
        Size of the CSV in the ZIP, in units of 10⁹ bytes; at least one month is made.
    partners : sequence of str
        The members of that dimension; with two of them each has half of the rows.
    seed : int
        Of the random numbers.

    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NUMBER}-eng.zip"
    members = (GEOGRAPHIES, TRADE, _products(_PRODUCTS), partners)
    series = _series(members)
    months = max(1, round(gigabytes * 1e9 / (_ROW * len(series))))
    first = np.datetime64(_LAST_MONTH, "M") - (months - 1)
    span = [str(month) for month in first + np.arange(months)]
    size = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        with archive.open(f"{NUMBER}.csv", "w", force_zip64=True) as member:
            for text in _months(series, span, np.random.default_rng(seed)):
                size += member.write(text)
        about = _metadata(members, span)
        archive.writestr(f"{NUMBER}_MetaData.csv", "\ufeff" + about)
    return Made(path, months * len(series), size)


def _products(count: int) -> list[str]:
    """Names with commas and codes in brackets, the total of all first."""
    detailed = [
        f"{_GOODS[n % len(_GOODS)]}, {_SECTIONS[n % len(_SECTIONS)]} [{n:03d}]"
        for n in range(1, count)
    ]
    return ["Total of all merchandise", *detailed]


def _series(members: Sequence[Sequence[str]]) -> pl.DataFrame:
    """Make the columns that do not change from month to month; one row a series."""
    grid = np.indices([len(m) for m in members]).reshape(len(members), -1)
    grid = grid[:, (grid[0] == 0) | (grid[1] < len(TRADE) - 1)]
    labels = [np.array(m, dtype=object)[n] for m, n in zip(members, grid, strict=True)]
    places = (grid + 1).astype(str)
    return pl.DataFrame(
        {
            "GEO": labels[0],
            "DGUID": [
                f"2021A0002{_CODES[n]}" if n else "2021A000011124" for n in grid[0]
            ],
            **dict(zip(_DIMENSIONS[1:], labels[1:], strict=True)),
            "UOM": "Dollars",
            "UOM_ID": "81",
            "SCALAR_FACTOR": "thousands ",
            "SCALAR_ID": "3",
            "VECTOR": [f"v{1567082903 + n}" for n in range(grid.shape[1])],
            "COORDINATE": [".".join(place) for place in places.T],
        }
    )


def _months(
    series: pl.DataFrame, span: list[str], random: np.random.Generator
) -> Iterator[bytes]:
    """One month after the other as CSV; the first brings mark and header."""
    level = random.normal(5, 2.2, len(series))
    quiet = random.beta(1.2, 1.8, len(series))
    secret = random.random(len(series)) < 0.01  # noqa: PLR2004 -- one in a hundred
    for month in span:
        values = np.exp(level + random.normal(0, 0.35, len(series))).round(1)
        values[random.random(len(series)) < quiet] = 0.0
        late = random.random(len(series)) < 0.002  # noqa: PLR2004 -- two in a thousand
        status = np.select([secret, late], ["x", ".."], "")
        texts = pl.Series(values).cast(pl.String).to_numpy()
        full = series.with_columns(
            pl.Series("VALUE", np.where(status == "", texts, "")),
            pl.Series("STATUS", status),
            *[pl.lit("").alias(name) for name in ("SYMBOL", "TERMINATED")],
            pl.lit("1").alias("DECIMALS"),
        ).select(pl.lit(month).alias("REF_DATE"), pl.all())
        text, first = io.BytesIO(), month == span[0]
        full.write_csv(
            text, include_bom=first, include_header=first, quote_style="always",
            line_terminator="\r\n",
        )  # fmt: skip
        yield text.getvalue()


def _metadata(members: Sequence[Sequence[str]], span: list[str]) -> str:
    named = [f'"{n}","{name}",,""' for n, name in enumerate(_DIMENSIONS, 1)]
    listed = [
        f'"{dimension}","{name}","","{n}","","",,'
        for dimension, names in enumerate(members, 1)
        for n, name in enumerate(names, 1)
    ]
    cube = (
        f'"{TITLE}","{NUMBER}","","",,"CURRENT","Monthly","{span[0]}-01",'
        f'"{span[-1]}-01","{len(members)}",'
    )
    blocks = [
        [_CUBE_HEAD, cube],
        [_DIMENSION_HEAD, *named],
        [_MEMBER_HEAD, *listed],
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"
