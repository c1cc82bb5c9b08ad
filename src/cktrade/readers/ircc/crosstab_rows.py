"""What the rows of IRCC's workbooks stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade.readers.names import economies_of
from cktrade.readers.wide_table import as_json

if TYPE_CHECKING:
    from cktrade.readers.raw_file import Raw
    from cktrade.readers.workbook import Sheet

_TOTAL = " Total"
_ALL_CANADA = ("Total", "Total - All Canada")
_NEW = "If IRCC has changed its layout, this reader must be taught the new one."


def members(
    raw: Raw, cells: Sheet, body: list[int], labels: int, programme: str
) -> pd.DataFrame:
    """Return partner and dimensions of each row.

    Parameters
    ----------
    raw : Raw
        The file, for messages.
    cells : Sheet
        Its cells.
    body : list of int
        The rows that hold figures, counted from 0.
    labels : int
        1: countries of citizenship; 2: provinces and study levels, all citizenships
        together.
    programme : str
        What the whole table is limited to, or empty.

    Returns
    -------
    DataFrame
        ``partner`` and ``dimensions``, indexed by the sheet's row numbers.

    """
    numbers = [row + 1 for row in body]
    if labels == 1:
        names = pd.Series([str(cells.rows[row][0]) for row in body], numbers)
        partners = economies_of(raw, names, "ircc")
        dimensions: list[dict[str, str]] = [{} for _ in body]
    else:
        partners, dimensions = pd.Series("WLD", numbers), _places(cells, body)
    whole = {"programme": programme} if programme else {}
    return pd.DataFrame(
        {"partner": partners, "dimensions": [as_json(whole | d) for d in dimensions]},
        index=numbers,
    )


def _places(cells: Sheet, body: list[int]) -> list[dict[str, str]]:
    """Return province and study level of each row.

    A province is named below its levels, in its total; the levels of all Canada follow
    the total of all provinces.
    """
    places: list[dict[str, str]] = []
    unnamed: list[dict[str, str]] = []
    for row in body:
        first, level = cells.rows[row][:2]
        place = {} if level is None else {"study_level": str(level)}
        if level is not None:
            unnamed.append(place)
        elif first in _ALL_CANADA:
            _require_named(cells, row, unnamed)
        elif str(first).endswith(_TOTAL):
            place["province"] = str(first).removesuffix(_TOTAL)
            for part in unnamed:
                part["province"] = place["province"]
            unnamed = []
        elif {} in places:
            place["study_level"] = str(first)
        else:
            raise cells.fault(row, 0, "a province's total", _NEW)
        places.append(place)
    _require_named(cells, len(cells.rows), unnamed)
    return [dict(sorted(place.items())) for place in places]


def _require_named(cells: Sheet, row: int, unnamed: list[dict[str, str]]) -> None:
    if unnamed:
        raise cells.fault(row, 0, "the total that names the province above", _NEW)
