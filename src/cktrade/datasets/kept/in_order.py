"""Observations sorted by series → Parquet files of one partner each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import cache, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import numpy as np
import pandas as pd

from cktrade.datasets.kept.arrow import arrow_schema, needed, table_of, writer
from cktrade.datasets.kept.held import ROWS
from cktrade.readers.customs.packed_cells import PRODUCT
from cktrade.readers.customs.sorted_series import AFTER, BEFORE, FIRST_ROW
from cktrade.readers.statcan.cimt_layout import MONTH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cktrade.readers.customs.sorted_series import Sorted

#: Files are written on so many threads; Arrow's work is outside the interpreter's lock.
_THREADS = 2


def write_sorted(parts: Sequence[Sorted], folder: Path) -> dict[str, Any]:
    """Write a customs file's rows below a folder, ``partner=<code>/rows.parquet``.

    Parameters
    ----------
    parts : sequence of Sorted
        The values and quantities of each table; those of one partner make one group of
        rows in the partner's file, sorted by series and month.
    folder : Path
        Where to; it must exist.

    Returns
    -------
    dict
        How many ``rows``, and the columns that are the ``same`` in all of them.

    """
    given = [(_Columns(part), part.partners()) for part in parts]
    partners = dict.fromkeys(partner for _, found in given for partner in found)
    with ThreadPoolExecutor(_THREADS) as pool:
        work = partial(_write_partner, given=given, folder=folder)
        count = sum(pool.map(work, partners))
    return {"rows": count, "same": _same(parts)}


def _same(parts: Sequence[Sorted]) -> dict[str, Any]:
    kinds = pd.concat([part.kinds for part in parts]).drop(columns="partner")
    first = kinds.drop(columns=[BEFORE, AFTER]).iloc[0]
    return {
        str(name): value.isoformat() if name == "vintage" else value
        for name, value in first.items()
        if kinds[name].eq(value).all()
    }


def _write_partner(
    partner: str,
    given: list[tuple[_Columns, dict[str, tuple[slice, slice]]]],
    folder: Path,
) -> int:
    place = folder / f"partner={quote(partner)}"
    place.mkdir()
    held = [(columns, found[partner]) for columns, found in given if partner in found]
    count = 0
    with ExitStack() as stack:
        stream = None
        for columns, (kinds, rows) in held:
            table = columns.table(kinds, rows)
            if stream is None:
                to = place / ROWS
                open_ = writer(to, table.schema)
                stream = stack.enter_context(open_)
            stream.write_table(table)
            count += len(table)
    return count


class _Columns:
    """Makes Arrow tables of some kinds of series."""

    def __init__(self, part: Sorted) -> None:
        self._part = part
        said = part.kinds.drop(columns=[BEFORE, AFTER, "partner"])
        self._listed = {str(name): pd.factorize(said[name]) for name in said}
        self._ends = {
            name: part.kinds[name].to_numpy(object) for name in (BEFORE, AFTER)
        }
        self._products = needed("pyarrow").array(part.cells.texts[PRODUCT])
        self._texts = {
            PRODUCT: part.cells.texts[PRODUCT],
            MONTH: [f"{text[:4]}-{text[4:]}" for text in part.cells.texts[MONTH]],
        }

    def table(self, kinds: slice, of_order: slice) -> Any:  # noqa: ANN401 -- pyarrow is an extra
        """Return the rows of one partner, whose kinds of series these are."""
        pa = needed("pyarrow")
        rows = self._part.order[of_order]
        sets, products, months = self._part.cells.unpacked(rows)
        of_kind = self._part.kind_of[sets] - np.int32(kinds.start)
        made = {
            "series": self._series(of_kind, products, kinds),
            "product": _dictionary(self._texts[PRODUCT], products),
            "reference_period": _dictionary(self._texts[MONTH], months),
            "value": pa.array(self._part.numbers[rows].astype(np.float64)),
            "row": pa.array(rows.astype(np.int64) + FIRST_ROW),
        }
        same = pa.array(np.zeros(len(rows), np.int32))
        for name, (codes, texts) in self._listed.items():
            used, local = np.unique(codes[kinds], return_inverse=True)
            numbers = local.astype(np.int32)[of_kind] if len(used) > 1 else same
            made[name] = _column(pa.array(texts.take(used), _types()[name]), numbers)
        return table_of(made)

    def _series(self, of_kind: np.ndarray, products: np.ndarray, kinds: slice) -> Any:  # noqa: ANN401 -- as above
        """Return ids: each is composed once, where a series begins."""
        pa = needed("pyarrow")
        join = needed("pyarrow.compute").binary_join_element_wise
        new = np.ones(len(products), bool)
        new[1:] = (of_kind[1:] != of_kind[:-1]) | (products[1:] != products[:-1])
        firsts = np.flatnonzero(new)
        ends = [pa.array(self._ends[name][kinds]) for name in (BEFORE, AFTER)]
        before, after = (texts.take(pa.array(of_kind[firsts])) for texts in ends)
        codes = self._products.take(pa.array(products[firsts]))
        numbers = np.cumsum(new, dtype=np.int32) - np.int32(1)
        return _column(join(before, codes, after, ""), numbers)


def _column(texts: Any, numbers: Any) -> Any:  # noqa: ANN401 -- as above
    """Return numbers with what they stand for; a day or a number as it is."""
    pa = needed("pyarrow")
    if pa.types.is_string(texts.type):
        return pa.DictionaryArray.from_arrays(numbers, texts)
    return texts.take(pa.array(numbers))


def _dictionary(texts: list[str], numbers: np.ndarray) -> Any:  # noqa: ANN401 -- as above
    """Return numbers with the list of the texts that they stand for, and no others."""
    pa = needed("pyarrow")
    used = np.flatnonzero(np.bincount(numbers, minlength=len(texts)))
    places = np.zeros(len(texts), np.int32)
    places[used] = np.arange(len(used))
    said = pa.array([texts[number] for number in used.tolist()], pa.string())
    return _column(said, places[numbers])


@cache
def _types() -> dict[str, Any]:
    return {field.name: field.type for field in arrow_schema()}
