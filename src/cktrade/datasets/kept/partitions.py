"""Batches of the wide table → Parquet files of one partner each."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cktrade.datasets.kept.arrow import writer
from cktrade.datasets.kept.held import ROWS
from cktrade.datasets.kept.row_groups import Columns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cktrade.readers.coded import Coded


def write(batches: Iterable[Coded], folder: Path) -> dict[str, Any]:
    """Write rows below a folder, ``partner=<code>/rows.parquet``.

    Parameters
    ----------
    batches : iterable of Coded
        Rows of one book, in the file's order. Those of one batch and partner make one
        group of rows in the partner's file.
    folder : Path
        Where to; it must exist.

    Returns
    -------
    dict
        How many ``rows``, and the columns that are the ``same`` in all of them.

    """
    count = 0
    columns: Columns | None = None
    streams: dict[int, Any] = {}
    with ExitStack() as stack:
        for rows in batches:
            columns = columns or Columns(rows.book, parted=True)
            for part, some in columns.parts(rows).items():
                table = columns.table(some, part)
                if part not in streams:
                    place = folder / f"partner={quote(columns.partners[part])}"
                    place.mkdir()
                    open_ = writer(place / ROWS, table.schema)
                    streams[part] = stack.enter_context(open_)
                streams[part].write_table(table)
            count += len(rows)
    return {"rows": count, "same": columns.same() if columns else {}}
