"""Batches of the wide table → Parquet files of one partner and one year each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import numpy as np

from cktrade.datasets.kept.arrow import arrow_schema, as_arrow, needed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

#: So many rows wait before they are written, that files are neither many nor small.
_TOGETHER = 1_000_000
_IN_A_GROUP = 100_000
#: A column of no more different texts is held, and written, as numbers and a list.
_FEW = 1000


class Partitions:
    """Files below a folder, ``partner=<code>/year=<year>/<number>.parquet``.

    Rows wait in memory until they are many; call :meth:`flush` after the last.

    Parameters
    ----------
    folder : Path
        Where to; it must exist.

    """

    def __init__(self, folder: Path) -> None:
        self.rows = 0
        self._folder = folder
        self._schema = arrow_schema()
        self._waiting: dict[tuple[str, str], list[Any]] = defaultdict(list)
        self._held = 0
        self._flushes = 0

    def add(self, batch: pd.DataFrame) -> None:
        """Take rows of the wide table."""
        for place, table in self._split(batch):
            self._waiting[place].append(table)
        self.rows += len(batch)
        self._held += len(batch)
        if self._held >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        pa, parquet = needed("pyarrow"), needed("pyarrow.parquet")
        for (partner, year), tables in self._waiting.items():
            place = self._folder / f"partner={quote(partner)}" / f"year={quote(year)}"
            place.mkdir(parents=True, exist_ok=True)
            parquet.write_table(
                pa.concat_tables(tables).unify_dictionaries(),
                place / f"{self._flushes}.parquet",
                row_group_size=_IN_A_GROUP,
                compression="zstd",
                store_schema=False,
            )
        self._waiting.clear()
        self._flushes += 1
        self._held = 0

    def _split(self, batch: pd.DataFrame) -> Iterator[tuple[Any, Any]]:
        """Cut a batch by partner and year, each piece in the batch's order."""
        if not self.rows:
            self._schema = _compact(batch)
        years = batch["reference_period"].str[:4]
        places = batch.groupby([batch["partner"], years]).indices
        table = as_arrow(batch, self._schema).drop_columns(["partner"])
        table = table.take(np.concatenate([*places.values()]))
        start = 0
        for place, numbers in places.items():
            yield place, table.slice(start, len(numbers))
            start += len(numbers)


def _compact(batch: pd.DataFrame) -> Any:  # noqa: ANN401 -- a schema of pyarrow, an extra
    """Return the wide table's schema, with lists of texts where they are few."""
    pa = needed("pyarrow")
    few = pa.dictionary(pa.int32(), pa.string())
    return pa.schema(
        [
            field.with_type(few)
            if field.type == pa.string() and batch[field.name].nunique() <= _FEW
            else field
            for field in arrow_schema()
        ]
    )
