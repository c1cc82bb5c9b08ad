"""Drafts of documents: as tables, and as folders to be confirmed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.documents.drafting.folder import draft_file
from cktrade.errors import FormatError, demand_path

if TYPE_CHECKING:
    from cktrade.documents.drafting.folder import Draft


def draft(
    path: str | Path, *, published: date | str | None = None
) -> dict[str, pd.DataFrame]:
    """Draft what a document claims, as tables.

    Parameters
    ----------
    path : str or Path
        A text, Markdown, HTML, Word or PDF file; nothing in it is run or fetched.
    published : datetime.date or str, optional
        Its day of publication, from which "last year" is counted; by default what the
        text or the file's name tells.

    Returns
    -------
    dict of DataFrame
        ``claims``, ``events`` and ``ignored``. The column ``drafted`` says of each cell
        whether it was ``read``, ``inferred`` or is ``to confirm``.

    Raises
    ------
    FormatError
        If the file cannot be read; the message says what was not read, and why.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "memo-2020.txt")
    ...     _ = file.write_text("In 2019 Canada exported goods worth $5.6 billion.")
    ...     float(draft(file)["claims"]["value"].iloc[0])
    5600000000.0

    """
    demand_path(path)
    found = _drafted(Path(path), published)
    return {
        name: pd.DataFrame(getattr(found, name), dtype="str")
        for name in ("claims", "events", "ignored")
    }


def drafted(path: Path, *, out: Path | None = None, published: str = "") -> list[Path]:
    """Write the drafted folder of a document.

    Parameters
    ----------
    path : Path
        The document.
    out : Path, optional
        The folder; by default one named after the file, where the command runs.
    published : str
        Its day, if it is known.

    Raises
    ------
    FormatError
        If the folder holds claims already: they may be confirmed ones.

    """
    found = _drafted(path, published or None)
    folder = out or Path(found.document)
    if (folder / "claims.csv").exists():
        raise FormatError(
            f"{folder} holds claims.csv already, which a draft would overwrite. Name "
            "another folder (--out), or take it away."
        )
    return found.write(folder)


def _drafted(path: Path, published: date | str | None) -> Draft:
    if isinstance(published, str):
        try:
            published = date.fromisoformat(published)
        except ValueError:
            raise FormatError(
                f"published is {published!r}; expected a day such as 2022-12-06."
            ) from None
    return draft_file(path, published=published)
