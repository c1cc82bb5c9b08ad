"""The wide table as Arrow knows it, and Parquet files of it."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from cktrade.errors import MissingExtraError
from cktrade.schemas import columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NUMBERS = {"value": "float64", "precision": "float64", "row": "int64"}

#: Of these columns a group of rows says the least and the greatest; of every column it
#: takes a third of the time of writing, and few are asked for a range.
_TOLD = ["series", "flow", "product", "reference_period"]


def arrow_schema() -> Any:  # noqa: ANN401 -- pyarrow is an extra
    """Return the columns of the wide table and their types."""
    pa = needed("pyarrow")
    kinds = {**_NUMBERS, "vintage": "timestamp[us]"}
    names = columns("observations")
    return pa.schema([(name, kinds.get(name, "string")) for name in names])


def table_of(made: dict[str, Any]) -> Any:  # noqa: ANN401 -- as above
    """Return columns as a table in the order of the wide one; values may be missing."""
    pa = needed("pyarrow")
    held = [(name, made[name]) for name in arrow_schema().names if name in made]
    fields = [pa.field(n, cells.type, nullable=n == "value") for n, cells in held]
    return pa.table([cells for _, cells in held], pa.schema(fields))


@contextmanager
def writer(path: Path, schema: Any) -> Iterator[Any]:  # noqa: ANN401 -- as above
    """Open a Parquet file for tables of such a schema, and close it."""
    parquet = needed("pyarrow.parquet")
    with parquet.ParquetWriter(
        path,
        schema,
        compression="zstd",
        use_dictionary=[name for name in schema.names if name not in {"value", "row"}],
        column_encoding={"row": "DELTA_BINARY_PACKED"},
        store_schema=False,
        write_statistics=_TOLD,
    ) as stream:
        yield stream


def needed(module: str) -> Any:  # noqa: ANN401 -- a module
    """Import a module of an extra, or say what to install."""
    if not find_spec(module.partition(".")[0]):
        raise MissingExtraError(
            f"{module} is not installed: pip install 'cktrade[big]'."
        )
    return import_module(module)
