"""Refuse a column's first wrong cell, naming its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.errors import FormatError

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.readers.raw_file import Raw


def refuse(  # noqa: PLR0913 -- a message says what, where, expected, what to do
    raw: Raw,
    cells: pd.Series[str],
    wrong: pd.Series[bool],
    expected: str,
    remedy: str,
    *,
    member: str = "",
) -> None:
    """Refuse a file whose column has a wrong cell.

    Parameters
    ----------
    raw : Raw
        The file.
    cells : Series of str
        The column under its name, indexed by the file's row numbers.
    wrong : Series of bool
        Which cells are wrong, with the same index.
    expected, remedy : str
        What was expected, and what to do.
    member : str, optional
        Which of several tables of the file it is.

    Raises
    ------
    FormatError
        Naming the first wrong cell, if there is one.

    """
    if wrong.any():
        row = int(str(wrong.idxmax()))
        place = f"{raw.path}, {member}" if member else str(raw.path)
        raise FormatError(
            f"{place}, row {row}, {cells.name}: expected {expected}; found "
            f"{cells[wrong].iloc[0]!r}. {remedy}"
        )
