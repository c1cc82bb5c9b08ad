"""A big table once read is kept as Parquet; the next question takes milliseconds.

The wide table lies under ``tables/<producer>.<table>/<vintage>`` in the user's data
folder, one folder a partner, with ``_kept.json`` beside (extra ``big``). Of a table
that comes in a file a year (the customs files, BACI) each year has a folder of its own,
``year-2018/<vintage>``, and :func:`scan` opens the newest vintage of every year.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from cktrade.datasets.kept.arrow import needed
from cktrade.datasets.kept.held import ABOUT, files, folders, same_in_all, tables
from cktrade.datasets.kept.in_order import write_sorted
from cktrade.datasets.kept.partitions import write
from cktrade.errors import SourceError
from cktrade.readers import by_year, coded_batches
from cktrade.readers.coded import gathered
from cktrade.readers.customs.whole import whole
from cktrade.readers.raw_file import Raw
from cktrade.readers.statcan.inflate import ahead
from cktrade.readers.wall import wall
from cktrade.schemas import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pandas as pd

Engine = Literal["polars", "duckdb"]

#: So many rows are read while as many are written.
_TOGETHER = 300_000
_DAY = "vintage"


def keep(path: str | Path, *, data: Path | None = None) -> Path:
    """Keep an official file's rows as Parquet, for :func:`scan`.

    Parameters
    ----------
    path : str or Path
        A file that :func:`cktrade.read` reads, however large; read once.
    data : Path, optional
        A data folder to use instead of the user's own.

    Returns
    -------
    Path
        The folder that now holds the rows. One that was kept before of the same table,
        year and vintage is replaced when the new one is whole, and not before.

    Raises
    ------
    CktradeError
        If the file cannot be read whole; then nothing is kept.
    MissingExtraError
        If the extra ``big`` is not installed.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> import cktrade as ck
    >>> from cktrade.datasets import data_folders
    >>> folder = data_folders.find().raw[0] / "statcan/12-10-0011"
    >>> kept = ck.keep(folder / "2026-04-02.csv", data=Path(mkdtemp()))
    >>> kept.name
    '2026-04-02'

    """
    needed("pyarrow")
    path = Path(path)
    found = _in_whole_columns(path) or _in_batches(path)
    about = _about(path, found.first)
    target: Path = tables(data) / about["table"]
    if found.by_year:
        target /= _year(path, found.periods)
    target /= about["vintage"]
    with _aside(target) as folder:
        about |= found.write(folder)
        (folder / ABOUT).write_text(json.dumps(about, indent=2) + "\n", "utf-8")
    return target


class _Found(NamedTuple):
    """What a file holds, and how its rows are written."""

    first: pd.DataFrame
    periods: Iterable[str]
    by_year: bool
    write: Callable[[Path], dict[str, Any]]


def _in_whole_columns(path: Path) -> _Found | None:
    """Read a customs file's columns, if nothing in it is in doubt."""
    with wall(path):
        found = whole(Raw(path))
    if found is None:
        return None
    writing = partial(write_sorted, found.parts)
    return _Found(found.first, found.periods, by_year=True, write=writing)


def _in_batches(path: Path) -> _Found:
    """Read any file, and write while more is read."""
    read = ahead(gathered(coded_batches(path), _TOGETHER))
    first = next(read)
    return _Found(
        first.take(slice(1)).frame(),
        first.book.periods,
        by_year(path),
        partial(write, chain([first], read)),
    )


def scan(
    table: str,
    *,
    vintage: str | None = None,
    engine: Engine = "polars",
    data: Path | None = None,
) -> Any:  # noqa: ANN401 -- of a library that is an extra
    """Open a kept table without reading it.

    Parameters
    ----------
    table : str
        Its number: ``12-10-0175``, ``12-10-0175-01``, or with its producer as
        series ids begin, ``statcan.12-10-0175``.
    vintage : str, optional
        The day of the vintage, e.g. ``2026-04-02``; by default the newest kept.
    engine : {'polars', 'duckdb'}
        Who answers.
    data : Path, optional
        A data folder to use instead of the user's own.

    Returns
    -------
    polars.LazyFrame or duckdb.DuckDBPyRelation
        The wide table; every measure of ``cktrade.measures`` takes it, and nothing is
        read until the result is asked for. Of a filter by partner only that partner's
        files are opened.

    Raises
    ------
    NotHeldError
        If the table, or that vintage of it, was not kept; the message says which are.
    MissingExtraError
        If the engine is not installed.

    Examples
    --------
    >>> scan("99-10-0001")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    cktrade.errors.NotHeldError: Table '99-10-0001' was not kept. ...

    """
    found = folders(table, vintage, data)
    paths = [path for folder in found for path in files(folder)]
    opened = _of_duckdb if engine == "duckdb" else _of_polars
    return opened(paths, same_in_all(found))


def _of_polars(paths: list[str], same: dict[str, Any]) -> Any:  # noqa: ANN401 -- as above
    polars = needed("polars")
    kept = polars.scan_parquet(paths, hive_partitioning=True, glob=False)
    said = {name: polars.lit(value) for name, value in same.items() if name != _DAY}
    if _DAY in same:  # as a number, which is many times as fast as a day
        since = int(np.datetime64(same[_DAY], "us").astype("int64"))
        said[_DAY] = polars.lit(since).cast(polars.Datetime("us"))
    return kept.with_columns(**said).select(columns("observations"))


def _of_duckdb(paths: list[str], same: dict[str, Any]) -> Any:  # noqa: ANN401 -- as above
    duckdb = needed("duckdb")
    kept = duckdb.read_parquet(paths, hive_partitioning=True)
    said = {n: duckdb.ConstantExpression(value) for n, value in same.items()}
    return kept.select(
        *[said[n].alias(n) if n in said else n for n in columns("observations")]
    )


def _about(path: Path, rows: pd.DataFrame) -> dict[str, Any]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    first = rows.iloc[0]
    return {
        "table": ".".join(first["series"].split(".")[:2]),
        "vintage": str(rows["vintage"].max().date()),
        "vintage_basis": first["vintage_basis"],
        "source": first["source"],
        "sha256": digest,
    }


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """Give a folder aside, which takes its place when the work in it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".keeping-", dir=target.parent))
    try:
        yield aside
        shutil.rmtree(target, ignore_errors=True)
        aside.replace(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _year(path: Path, periods: Iterable[str]) -> str:
    """Return the folder of a file's one year."""
    years = sorted({period[:4] for period in periods})
    if len(years) != 1:
        raise SourceError(
            f"{path}: expected the months of one year; found {', '.join(years)}. Keep "
            "the file of each year as it is published."
        )
    return f"year-{years[0]}"
