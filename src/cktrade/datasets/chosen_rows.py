"""Rows of a table by what they measure, each word checked before it is looked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cktrade.errors import NotHeldError, nearest
from cktrade.vocabulary import economies, periods

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

#: The forms of a period, by the letter that asks for them.
_FREQUENCIES = ("A", "Q", "M", "D", "span")


def chosen(
    rows: pd.DataFrame, name: str, wanted: Mapping[str, str], *, parts: bool
) -> pd.DataFrame:
    """Keep the rows that have these words in these columns.

    Parameters
    ----------
    rows : DataFrame
        Any table of the package.
    name : str
        Its name, for messages.
    wanted : mapping
        Column → word; ``frequency`` asks for a form of the reference period, and a
        partner may be named in any spelling that :mod:`cktrade.economies` knows.
    parts : bool
        Whether to keep parts (a province, a purpose of travel) beside the wholes.

    Returns
    -------
    DataFrame
        The rows kept, in their order, with a fresh index.

    Raises
    ------
    NotHeldError
        If the table has no such column, or no row with such a word; the message says
        which words it has.

    """
    for column, word in wanted.items():
        if column == "frequency":
            rows = rows[_frequencies(rows, name, word).to_numpy()]
            continue
        code = economies.resolve(word) if column == "partner" else word
        kept = rows[_of(rows, name, column).eq(code)]
        if kept.empty:
            raise _not_held(rows, name, column, word)
        rows = kept
    if not parts and "dimensions" in rows:
        whole = {text: _is_whole(text) for text in rows["dimensions"].unique()}
        rows = rows[rows["dimensions"].map(whole).astype("bool")]
    return rows.reset_index(drop=True)


def _is_whole(dimensions: str) -> bool:
    """Say whether nothing but a classification stands there."""
    return not dimensions or json.loads(dimensions).keys() <= {"classification"}


def _of(rows: pd.DataFrame, name: str, column: str) -> pd.Series[str]:
    if column not in rows:
        raise NotHeldError(
            f"Table {name!r} has no column {column!r}. Columns: "
            f"{', '.join(map(str, rows))}."
        )
    return rows[column]


def _frequencies(rows: pd.DataFrame, name: str, word: str) -> pd.Series[bool]:
    if word not in _FREQUENCIES:
        raise NotHeldError(
            f"frequency is {word!r}: expected one of {', '.join(_FREQUENCIES)}."
        )
    held = _of(rows, name, "reference_period")
    forms = {p: p != "not stated" and periods.frequency(p) for p in held.unique()}
    kept = held.map(forms).eq(word)
    if not kept.any():
        found = sorted({form for form in forms.values() if form})
        raise NotHeldError(
            f"None of these rows of {name!r} has frequency {word!r}; they have: "
            f"{', '.join(found) or 'none'}. ck.annual adds months up to years."
        )
    return kept


def _not_held(rows: pd.DataFrame, name: str, column: str, word: str) -> NotHeldError:
    held = sorted(rows[column].unique())
    shown = ", ".join(held[:20])
    return NotHeldError(
        f"No row of {name!r} has {column} {word!r} beside what was asked before."
        f"{nearest(word, held)} There are: {shown}."
    )
