"""Values or quantities of a customs table, sorted by series, and what these are.

Of a million rows there are some thousand kinds of series, which differ in partner,
province, state and unit; within a kind only the product's code differs. The plain
reader says what a kind is, of one genuine row of each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cktrade.readers.customs.packed_cells import PRODUCT, Cells, packed
from cktrade.readers.customs.spans import DoubtError
from cktrade.readers.statcan.cimt_layout import MONTH
from cktrade.schemas import slug

#: Columns of the wide table that differ within a kind of series.
OWN = ("series", "product", "reference_period", "value", "row")
#: How a file counts its rows: the first after the header is the second.
FIRST_ROW = 2
#: Columns that say what stands around the product's code in a series' id.
BEFORE, AFTER = "before", "after"


@dataclass(frozen=True)
class Sorted:
    """Observations of a table in the order of partner, series and month.

    Attributes
    ----------
    cells : Cells
        The table's.
    numbers : ndarray of int64
        What is observed, of each row of the table.
    kinds : DataFrame
        What is the same in all series of a kind, sorted by partner: the wide table but
        for :data:`OWN`; and what stands ``before`` and ``after`` the product's code in
        the series' id.
    kind_of : ndarray of int
        The kind of each set.
    order : ndarray of int
        The table's rows that are observed, sorted.
    ends : ndarray of int
        Where in that order each kind ends.

    """

    cells: Cells
    numbers: np.ndarray
    kinds: pd.DataFrame
    kind_of: np.ndarray
    order: np.ndarray
    ends: np.ndarray

    def __len__(self) -> int:
        return len(self.order)

    def partners(self) -> dict[str, tuple[slice, slice]]:
        """Return which kinds are a partner's, and where in the order its rows are."""
        ends = np.concatenate([[0], self.ends])
        firsts = np.flatnonzero(~self.kinds["partner"].duplicated().to_numpy())
        bounds = zip(firsts, [*firsts[1:], len(self.kinds)], strict=True)
        return {
            self.kinds["partner"].iloc[a]: (slice(a, b), slice(ends[a], ends[b]))
            for a, b in bounds
        }


def sort(
    cells: Cells, numbers: np.ndarray, held: np.ndarray, shown: pd.DataFrame
) -> Sorted:
    """Sort a table's observations.

    Parameters
    ----------
    cells : Cells
        The table's.
    numbers : ndarray of int64
        What is observed, of each row of the table.
    held : ndarray of bool
        In which rows there is an observation.
    shown : DataFrame
        The wide table of some rows, at least one of each set, with the ``template`` of
        its series' id, in which the product's code is cut out (:func:`templates`).

    Raises
    ------
    DoubtError
        If an observation stands twice, or two kinds of series have one id.

    """
    sets = cells.set_of(shown["row"].to_numpy() - FIRST_ROW)
    kinds, kind_of = _kinds(shown, sets, len(cells.sets))
    rows = np.flatnonzero(held)
    of_rows = kind_of[cells.set_of(rows)]
    inside = [_ranks(cells.texts[n])[cells.numbers(n, rows)] for n in (PRODUCT, MONTH)]
    keys = packed(of_rows, *inside)
    order = np.argsort(keys)
    keys = keys[order]
    if (keys[1:] == keys[:-1]).any():
        raise DoubtError("An observation stands twice.")
    ends = np.cumsum(np.bincount(of_rows, minlength=len(kinds)))
    return Sorted(cells, numbers, kinds, kind_of, rows[order].astype(np.int32), ends)


def templates(marked: pd.DataFrame, genuine: pd.DataFrame, mark: str) -> pd.DataFrame:
    """Return genuine rows with what stands before and after the product in their id.

    Parameters
    ----------
    marked, genuine : DataFrame
        The same rows of the wide table, with a mark for the product's code, and with
        that.
    mark : str
        That mark, which a series' id holds as it stands.

    Raises
    ------
    DoubtError
        If an id is not made of these with the product's code between.

    """
    parts = marked["series"].str.split(mark, expand=True)
    codes = genuine["product"].map({p: slug(p) for p in genuine["product"].unique()})
    if (
        parts.shape[1] != len((BEFORE, AFTER))
        or (parts[0] + codes + parts[1]).ne(genuine["series"]).any()
    ):
        raise DoubtError("A series whose id is not made as the others are.")
    return genuine.assign(**{BEFORE: parts[0], AFTER: parts[1]})


def _kinds(
    shown: pd.DataFrame, sets: np.ndarray, many: int
) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the kinds of series, and which each set is (-1 if it was not shown)."""
    of_kind = shown.drop(columns=[*OWN])
    different = of_kind.drop_duplicates()
    if different.duplicated([BEFORE, AFTER]).any():
        raise DoubtError("Two kinds of series with one id.")
    kinds = different.sort_values(["partner", BEFORE, AFTER], ignore_index=True)
    ids = pd.MultiIndex.from_frame(kinds[[BEFORE, AFTER]])
    kind_of = np.full(many, -1, np.int32)
    kind_of[sets] = ids.get_indexer(pd.MultiIndex.from_frame(shown[[BEFORE, AFTER]]))
    return kinds, kind_of


def _ranks(texts: list[str]) -> np.ndarray:
    """Return each text's place in the order of the alphabet."""
    return np.argsort(np.argsort(np.array(texts)))
