"""Batches of the wide table → one file; and the wide table as Arrow knows it."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from cktrade.errors import MissingExtraError, NotHeldError, SourceError
from cktrade.schemas import columns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pandas as pd

_NUMBERS = {"value": "float64", "precision": "float64", "row": "int64"}


def save(rows: Iterable[pd.DataFrame], path: Path) -> int:
    """Write batches of the wide table to one file, and return how many rows.

    Parameters
    ----------
    rows : iterable of DataFrame
        Batches, written one after the other.
    path : Path
        A file that ends in ``.parquet`` (extra ``big``) or ``.csv``; it is replaced
        when the new one is whole.

    Raises
    ------
    NotHeldError
        If the name ends otherwise.

    """
    writers = {".parquet": _to_parquet, ".csv": _to_csv}
    if path.suffix not in writers:
        raise NotHeldError(
            f"{path}: expected a name that ends in {' or '.join(writers)}."
        )
    aside = path.with_name(f".{path.name}.part")
    try:
        count = writers[path.suffix](rows, aside)
        aside.replace(path)
    except OSError as error:
        raise SourceError(
            f"{path} cannot be written: {error.strerror}. Name another place."
        ) from error
    finally:
        aside.unlink(missing_ok=True)
    return count


def _to_csv(rows: Iterable[pd.DataFrame], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        for batch in rows:
            batch.to_csv(stream, index=False, header=not count, lineterminator="\n")
            count += len(batch)
    return count


def _to_parquet(rows: Iterable[pd.DataFrame], path: Path) -> int:
    parquet = needed("pyarrow.parquet")
    count = 0
    with parquet.ParquetWriter(path, arrow_schema(), compression="zstd") as writer:
        for batch in rows:
            writer.write_table(as_arrow(batch, arrow_schema()))
            count += len(batch)
    return count


def arrow_schema() -> Any:  # noqa: ANN401 -- pyarrow is an extra
    """Return the columns of the wide table and their types."""
    pa = needed("pyarrow")
    kinds = {**_NUMBERS, "vintage": "timestamp[us]"}
    names = columns("observations")
    return pa.schema([(name, kinds.get(name, "string")) for name in names])


def as_arrow(batch: pd.DataFrame, schema: Any) -> Any:  # noqa: ANN401 -- as above
    """Return a batch as an Arrow table."""
    return needed("pyarrow").Table.from_pandas(batch, schema, preserve_index=False)


def needed(module: str) -> Any:  # noqa: ANN401 -- a module
    """Import a module of an extra, or say what to install."""
    if not find_spec(module.partition(".")[0]):
        raise MissingExtraError(
            f"{module} is not installed: pip install 'cktrade[big]'."
        )
    return import_module(module)
