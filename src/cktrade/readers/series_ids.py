"""Series ids for millions of rows, made from whole columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.schemas import series_id, slug

if TYPE_CHECKING:
    from collections.abc import Callable

#: What stands in a template for a part that differs from row to row.
_MARKS = {"reporter": "iii", "partner": "jjj", "product": "kkk"}


def series_ids(
    rows: pd.DataFrame, producer: str, table: str, **constants: str
) -> pd.Series[str]:
    """Return the series id of each row.

    :func:`cktrade.schemas.series_id` alone says how an id is put together; it is asked
    once for each value of ``dimensions``, not once for each row, which would take
    minutes.

    Parameters
    ----------
    rows : DataFrame
        ``dimensions`` and those of ``reporter``, ``partner`` and ``product`` that
        differ from row to row; every reporter and partner is a code.
    producer, table : str
        Parts of the id.
    **constants
        The other parts: ``flow``, ``basis``, ``adjustment`` and so on.

    Returns
    -------
    Series of str
        Ids, with the rows' index.

    Examples
    --------
    >>> rows = pd.DataFrame({"partner": ["KOR", "X-EURO-AREA"], "product": "020130",
    ...                      "dimensions": ["", '{"province": "QC"}']})
    >>> [*series_ids(rows, "statcan", "odpfn015", reporter="CAN", flow="import",
    ...              basis="customs", adjustment="unadjusted")]
    ['statcan.odpfn015.can.kor.import.020130.cus.nsa',
     'statcan.odpfn015.can.x-euro-area.import.020130.cus.nsa.qc']

    """
    differing = [name for name in _MARKS if name in rows]
    marks = {name: _MARKS[name] for name in differing}
    given: dict[str, Any] = {**constants, **marks}
    cuts = {
        text: re.split("|".join(marks.values()), series_id(
            producer, table, **given, dimensions=text))
        for text in rows["dimensions"].unique()
    }  # fmt: skip
    *before, _ = next(iter(cuts.values()))
    ids = pd.Series("", rows.index, dtype="str")
    for text, name in zip(before, differing, strict=True):
        ids = ids + text + _mapped(rows[name], slug)
    return ids + _mapped(rows["dimensions"], lambda text: cuts[text][-1])


def _mapped(column: pd.Series[str], change: Callable[[str], str]) -> pd.Series[str]:
    """Change each different text of a column once."""
    places, texts = pd.factorize(column)
    changed = pd.Series([change(text) for text in texts], dtype="str")
    return changed.take(places).set_axis(column.index)
