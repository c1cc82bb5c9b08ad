"""Rows of a table by what they measure, each word checked before it is looked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.datasets.words_asked import code_of, frequency_of, several
from cktrade.errors import NotHeldError, nearest
from cktrade.vocabulary import periods

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN = 20


def chosen(
    rows: pd.DataFrame, name: str, wanted: Mapping[str, object], *, parts: bool
) -> pd.DataFrame:
    """Keep the rows that have these words in these columns.

    Parameters
    ----------
    rows : DataFrame
        Any table of the package.
    name : str
        Its name, for messages.
    wanted : mapping
        Column → a word or several, as a code or by its name in any of three languages;
        ``frequency`` asks for a form of the reference period, ``province`` for one that
        stands in ``dimensions``. None asks nothing.
    parts : bool
        Whether to keep parts (a province, a purpose of travel) beside the wholes.

    Returns
    -------
    DataFrame
        The rows kept, in their order, with a fresh index; never none.

    Raises
    ------
    NotHeldError
        If the table has no such column, or no row with such a word; the message says
        which filter left none, and which words there are.

    """
    asked = {column: word for column, word in wanted.items() if word is not None}
    frequency = asked.pop("frequency", None)
    for column, word in asked.items():
        held = _of(rows, name, column)
        texts = sorted(held[held.ne("")].unique())
        codes = [code_of(column, one, texts) for one in several(column, word)]
        for one, code in zip(several(column, word), codes, strict=True):
            if code not in texts:
                raise _not_held(texts, name, column, str(one))
        rows = rows[held.isin(codes)]
    if not parts and "dimensions" in rows:
        rows = _wholes(rows, name, {*asked} - {*rows.columns})
    if frequency:
        rows = rows[_of_frequency(rows, name, str(frequency)).to_numpy()]
    return rows.reset_index(drop=True)


def _wholes(rows: pd.DataFrame, name: str, asked: set[str]) -> pd.DataFrame:
    """Keep what is no part, but for the parts that were asked for by name."""
    allowed = {"classification", *asked}
    whole = {
        text: not text or json.loads(text).keys() <= allowed
        for text in rows["dimensions"].unique()
    }
    kept = rows[rows["dimensions"].map(whole).astype("bool")]
    if kept.empty:
        names = sorted({n for text in whole if text for n in json.loads(text)})
        raise NotHeldError(
            f"All {len(rows)} rows of {name!r} that were asked for are parts, by "
            f"{', '.join(names)}. Ask with parts=True."
        )
    return kept


def _of(rows: pd.DataFrame, name: str, column: str) -> pd.Series[str]:
    """Return what stands in a column, or under a name in ``dimensions``."""
    if column in rows:
        return rows[column].astype("str")
    beside = rows["dimensions"] if "dimensions" in rows else pd.Series(dtype="str")
    found = {
        text: str(json.loads(text).get(column, "")) if text else ""
        for text in beside.unique()
    }
    if not any(found.values()):
        raise NotHeldError(
            f"Table {name!r} has no column {column!r}. Columns: "
            f"{', '.join(map(str, rows))}."
        )
    return beside.map(found).astype("str")


def _of_frequency(rows: pd.DataFrame, name: str, word: str) -> pd.Series[bool]:
    letter = frequency_of(word)
    held = _of(rows, name, "reference_period")
    forms = {p: p != "not stated" and periods.frequency(p) for p in held.unique()}
    kept = held.map(forms).eq(letter)
    if not kept.any():
        found = sorted({form for form in forms.values() if form})
        days = " A stock has the day on which it was counted: D." * ("D" in found)
        raise NotHeldError(
            f"None of these rows of {name!r} has frequency {word!r}; they have: "
            f"{', '.join(found) or 'none'}. ck.annual adds months up to years.{days}"
        )
    return kept


def _not_held(held: list[str], name: str, column: str, word: str) -> NotHeldError:
    shown = ", ".join(held[:_SHOWN])
    more = f" and {len(held) - _SHOWN} more" if len(held) > _SHOWN else ""
    return NotHeldError(
        f"No row of {name!r} has {column} {word!r} beside what was asked before."
        f"{nearest(word, held)} There are: {shown}{more}."
    )
