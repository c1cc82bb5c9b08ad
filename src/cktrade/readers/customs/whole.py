"""A customs file → its observations in whole columns, if it is sound for certain."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from cktrade.readers.customs.packed_cells import NONE, PRODUCT, cells_of
from cktrade.readers.customs.sorted_series import (
    AFTER,
    BEFORE,
    FIRST_ROW,
    sort,
    templates,
)
from cktrade.readers.customs.spans import DoubtError
from cktrade.readers.invariants import sound
from cktrade.readers.names import tell_unknown
from cktrade.readers.statcan import cimt
from cktrade.readers.statcan.cimt_layout import (
    COUNTRY,
    MONTH,
    NO_UNIT,
    QUANTITY,
    UNIT,
    VALUE,
    columns_of,
    demand_year,
    product_column,
    tables_in,
)
from cktrade.readers.statcan.cimt_levels import Levels
from cktrade.schemas import validate
from cktrade.vocabulary import economies

if TYPE_CHECKING:
    from cktrade.readers.customs.packed_cells import Cells
    from cktrade.readers.customs.sorted_series import Sorted
    from cktrade.readers.raw_file import Raw

#: Stands for a product's code; no id of a series holds it otherwise.
_MARK = "kkkkkk"
_WORLD = "WLD"
#: Sums of as many bits are exact in both halves.
_HALF = 20


class Whole(NamedTuple):
    """What a file holds.

    Attributes
    ----------
    first : DataFrame
        A row of the wide table.
    periods : set of str
        All that there are.
    parts : list of Sorted
        The values of each table, and its quantities if it has any.

    """

    first: pd.DataFrame
    periods: set[str]
    parts: list[Sorted]


def whole(raw: Raw, size: int | None = None) -> Whole | None:
    """Read a customs file's observations, or nothing if the plain reader must.

    Every cell has its form, every economy and unit is known or told, no observation
    stands twice, and the levels agree to the dollar: else there is nothing. What is the
    same for thousands of rows is asked of one of them, and by the plain reader's rules.

    Parameters
    ----------
    raw : Raw
        The file.
    size : int, optional
        About how many bytes are parsed at once.

    """
    if not cimt.recognises(raw) or (raw.source and raw.source.corrections):
        return None
    try:
        found = [_table(raw, *named) for named in _agreeing(raw, size)]
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- whatever it is, the plain reader says it
        return None
    shown = pd.concat([table.shown for table in found], ignore_index=True)
    tell_unknown(raw, pd.concat([table.counted for table in found]))
    parts = [part for table in found for part in table.parts]
    return Whole(shown.head(1), {*shown["reference_period"]}, parts)


class _Table(NamedTuple):
    shown: pd.DataFrame
    counted: pd.DataFrame
    parts: list[Sorted]


def _agreeing(raw: Raw, size: int | None) -> list[tuple[str, Cells]]:
    """Return the cells of each table, once their levels agree."""
    levels = Levels(raw)
    found = []
    for table, member in tables_in(raw):
        cells = cells_of(raw, table, member, size)
        demand_year(raw, table, member, pd.Series(cells.texts[MONTH], dtype="str"))
        levels.demand(table, *_totals(cells))
        found.append((table, cells))
    return found


def _totals(cells: Cells) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Return months, countries and the sum of each of both, exactly."""
    many = len(cells.texts[MONTH])
    groups = cells.numbers(COUNTRY) * many + cells.numbers(MONTH)
    high = np.bincount(groups, cells.dollars >> _HALF).astype(np.int64)
    low = np.bincount(groups, cells.dollars & ((1 << _HALF) - 1)).astype(np.int64)
    held = np.flatnonzero(np.bincount(groups))
    countries = pd.Series(cells.texts[COUNTRY], dtype="str")
    months = pd.Series(cells.texts[MONTH], dtype="str")
    return (
        months.take(held % many).reset_index(drop=True).rename(MONTH),
        countries.take(held // many).reset_index(drop=True).rename(COUNTRY),
        pd.Series(((high << _HALF) + low)[held]),
    )


def _table(raw: Raw, table: str, cells: Cells) -> _Table:
    held = _held(cells)
    rows = _some(cells, held)
    genuine = _frame(cells, table, rows)
    marked = genuine.assign(**{product_column(table): _MARK})
    kinds = [
        templates(with_mark, as_it_is, _MARK)
        for with_mark, as_it_is in zip(
            cimt.observed(raw, table, marked),
            cimt.observed(raw, table, genuine),
            strict=True,
        )
    ]
    columns = (cells.dollars, np.ones(len(held), bool)), (cells.quantities, held)
    with ThreadPoolExecutor() as pool:  # sorting is outside the interpreter's lock
        parts = [
            pool.submit(sort, cells, numbers, observed, kind)
            for (numbers, observed), kind in zip(columns, kinds, strict=False)
        ]
        shown = pd.concat(kinds, ignore_index=True).drop(columns=[BEFORE, AFTER])
        validate(sound(raw, shown), "observations", origin=str(raw.path))
        if shown["partner"].eq(_WORLD).any():
            raise DoubtError("A total beside its parts, which must be compared.")
        found = [part.result() for part in parts]
    return _Table(shown, _counted(cells, kinds[0]), found)


def _held(cells: Cells) -> np.ndarray:
    """Say in which rows a quantity is; without a unit there must be none."""
    units = [text not in NO_UNIT for text in cells.texts[UNIT]] or [False]
    named = np.array(units)[cells.numbers(UNIT)]
    if (~named & (cells.quantities > 0)).any():
        raise DoubtError("A quantity without a unit.")
    return np.asarray(named & (cells.quantities != NONE))


def _some(cells: Cells, held: np.ndarray) -> np.ndarray:
    """Return rows in which every set, product, month and extreme is to be seen."""
    quantified = np.flatnonzero(held)
    firsts = [
        _firsts(cells.set_of()),
        quantified[_firsts(cells.set_of(quantified))],
        *[_firsts(cells.numbers(name)) for name in (PRODUCT, MONTH)],
        [0, cells.dollars.argmin(), cells.dollars.argmax(), cells.quantities.argmax()],
    ]
    return np.unique(np.concatenate(firsts))


def _firsts(numbers: np.ndarray) -> np.ndarray:
    """Return the place of the first of each number."""
    if not len(numbers):
        return np.zeros(0, np.int64)
    places = np.full(int(numbers.max()) + 1, -1)
    places[numbers[::-1]] = np.arange(len(numbers))[::-1]
    return places[places >= 0]


def _frame(cells: Cells, table: str, rows: np.ndarray) -> pd.DataFrame:
    """Return some rows as the plain reader has them."""
    quantities = cells.quantities[rows]
    said = {
        VALUE: cells.dollars[rows].astype(str),
        QUANTITY: np.where(quantities == NONE, "", quantities.astype(str)),
    }
    product = product_column(table)
    made = {
        name: said[name]
        if name in said
        else cells.column(PRODUCT if name == product else name, rows)
        for name in columns_of(table)
    }
    return pd.DataFrame(made, rows + FIRST_ROW, dtype="str")


def _counted(cells: Cells, shown: pd.DataFrame) -> pd.DataFrame:
    """Return one series of each set, with how many rows of the file the set has."""
    sets = cells.set_of(shown["row"].to_numpy() - FIRST_ROW)
    times = np.bincount(cells.set_of())
    counted = shown.assign(set=sets, times=times[sets]).drop_duplicates("set")
    strange = counted["partner"].map(economies.is_unknown).astype(bool)
    return counted[strange]
