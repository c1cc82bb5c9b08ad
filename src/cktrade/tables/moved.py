"""Columns of how numbers moved, and their sparklines, beside the numbers of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.tables.spark import spark
from cktrade.wording.change_words import change
from cktrade.wording.table_texts import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from cktrade.tables.spark import Spark
    from cktrade.vocabulary import Lang

RUN = "run"
_SPANS = ("change_year", "change_decade")


def moved(rows: pd.DataFrame, lang: Lang) -> dict[str, list[str]]:
    r"""Return the cells of changes and of sparklines, where the rows have them.

    Parameters
    ----------
    rows : DataFrame
        Rows with what :func:`cktrade.exhibits.moves.with_moves` sets beside them, or
        without.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Examples
    --------
    >>> import cktrade as ck
    >>> list(moved(ck.rows("people"), "en"))
    ['change_year', 'change_decade', 'run']
    >>> moved(ck.rows("top-partners"), "fr")["change_year"][6]
    '+1,1\u202f%'

    """
    told = {
        span: [
            change(value, kind, lang)
            for value, kind in zip(rows[span], rows[f"{span}_unit"], strict=True)
        ]
        for span in _SPANS
        if span in rows
    }
    return told | ({RUN: [""] * len(rows)} if RUN in rows else {})


def note(columns: Iterable[str], lang: Lang) -> tuple[str, ...]:
    """Return the line under a table that says what its changes are; none without any.

    Examples
    --------
    >>> note([], "en"), note(["change_year"], "en")[0][:43]
    ((), '1 year: change against the same period the ')

    """
    spans = [column for column in _SPANS if column in columns]
    code = "change.note" if len(spans) > 1 else "change.note.year"
    return (say(code, lang),) if spans else ()


def sparks(rows: pd.DataFrame, lang: Lang) -> Iterator[tuple[str, int, Spark]]:
    """Yield the sparkline of each row that has one: column, row, line."""
    if RUN not in rows:
        return
    for number, (run, unit) in enumerate(zip(rows[RUN], rows["unit"], strict=True)):
        line = spark(run, unit, lang)
        if line is not None:
            yield RUN, number, line
