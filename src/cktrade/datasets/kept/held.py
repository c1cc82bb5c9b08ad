"""What is kept: folders of a table, their files, and what is the same in all rows.

Beside the files of a vintage lies ``_kept.json``. It says also which columns have one
value in every row, so that a question need not read them.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cktrade.datasets import data_folders
from cktrade.errors import NotHeldError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ABOUT = "_kept.json"
ROWS = "rows.parquet"
_PARTNER = "partner="


def tables(data: Path | None) -> Path:
    """Return the folder of all tables."""
    return (data or data_folders.store()) / "tables"


def folders(table: str, vintage: str | None, data: Path | None) -> list[Path]:
    """Return the newest vintage of a table, of each year where each is a file.

    Parameters
    ----------
    table : str
        Its number, with or without its producer.
    vintage : str, optional
        The day of another vintage than the newest.
    data : Path, optional
        A data folder to use instead of the user's own.

    Raises
    ------
    NotHeldError
        If there is none; the message says what there is.

    """
    root = tables(data)
    number = re.sub(r"(\d\d-\d\d-\d{4})-\d\d$", r"\1", table)
    found = [
        folder
        for folder in _kept(root, number)
        if vintage in {None, folder.name} and (folder / ABOUT).is_file()
    ]
    if not found:
        raise _not_kept(root, table, vintage)
    return [*{folder.parent: folder for folder in found}.values()]


def files(folder: Path) -> list[str]:
    """Return the Parquet files of one vintage, a partner each."""
    names = sorted(place.name for place in folder.iterdir())
    start = folder.as_posix()
    return [f"{start}/{name}/{ROWS}" for name in names if name.startswith(_PARTNER)]


def same_in_all(some: Sequence[Path]) -> dict[str, Any]:
    """Return the columns that have one value in all rows of some vintages."""
    first, *others = [
        json.loads((folder / ABOUT).read_text("utf-8")).get("same", {})
        for folder in some
    ]
    return {
        name: datetime.fromisoformat(value) if name == "vintage" else value
        for name, value in first.items()
        if all(other.get(name) == value for other in others)
    }


def _kept(root: Path, number: str = "") -> list[Path]:
    """Return the folders of vintages, of one table or of all."""
    named = [
        table
        for table in (sorted(root.iterdir()) if root.is_dir() else [])
        if number in {"", table.name, table.name.partition(".")[2]}
    ]
    return [
        folder
        for table in named
        for pattern in ("[0-9]*", "year-*/[0-9]*")
        for folder in sorted(table.glob(pattern))
    ]


def _not_kept(root: Path, table: str, vintage: str | None) -> NotHeldError:
    kept = [folder for folder in _kept(root) if (folder / ABOUT).is_file()]
    held = sorted({f"{p.relative_to(root).parts[0]} of {p.name}" for p in kept})
    asked = f"{table!r}" if vintage is None else f"{table!r} of {vintage}"
    return NotHeldError(
        f"Table {asked} was not kept. Kept: {', '.join(held) or 'none yet'}. Call "
        "ck.keep with its file once."
    )
