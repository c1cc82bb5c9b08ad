"""Batches of the wide table → one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cktrade.datasets.kept.arrow import needed, writer
from cktrade.datasets.kept.row_groups import Columns
from cktrade.errors import NotHeldError, SourceError
from cktrade.readers.coded import gathered
from cktrade.schemas.spreadsheets import safe_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cktrade.readers.coded import Coded

#: So many rows are written at once.
_TOGETHER = 1_000_000


def save(rows: Iterable[Coded], path: Path, *, spreadsheet_safe: bool = False) -> int:
    """Write batches of rows to one file, and return how many rows.

    Parameters
    ----------
    rows : iterable of Coded
        Batches of the wide table, written one after the other.
    path : Path
        A file that ends in ``.parquet`` (extra ``big``) or ``.csv``; it is replaced
        when the new one is whole.
    spreadsheet_safe : bool
        Whether cells of a CSV that a spreadsheet would take for formulas get an
        apostrophe in front; by default every cell is written as it stands.

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
        if spreadsheet_safe and path.suffix == ".csv":
            _make_safe(aside)
        aside.replace(path)
    except OSError as error:
        raise SourceError(
            f"{path} cannot be written: {error.strerror}. Name another place."
        ) from error
    finally:
        aside.unlink(missing_ok=True)
    return count


def _to_parquet(rows: Iterable[Coded], path: Path) -> int:
    needed("pyarrow")
    groups = gathered(rows, _TOGETHER)
    first = next(groups, None)
    if first is None:
        raise SourceError(f"{path} would have no rows. Name rows that the file has.")
    columns = Columns(first.book)
    table = columns.table(first)
    count = 0
    with writer(path, table.schema) as stream:
        while first is not None:
            stream.write_table(table)
            count += len(first)
            first = next(groups, None)
            table = columns.table(first) if first is not None else None
    return count


def _make_safe(path: Path) -> None:
    with (
        path.open(encoding="utf-8", newline="") as stream,
        path.with_name(f"{path.name}.part").open(
            "w", encoding="utf-8", newline=""
        ) as safe,
    ):
        safe.writelines(safe_lines(stream))
    Path(safe.name).replace(path)


def _to_csv(rows: Iterable[Coded], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        for batch in rows:
            frame = batch.frame()
            frame.to_csv(stream, index=False, header=not count, lineterminator="\n")
            count += len(batch)
    return count
