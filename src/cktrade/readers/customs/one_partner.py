"""One partner's observations out of a customs file's whole columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cktrade.readers.coded import Book, Coded, numbers_in
from cktrade.readers.customs.packed_cells import PRODUCT
from cktrade.readers.customs.sorted_series import AFTER, BEFORE, FIRST_ROW
from cktrade.readers.statcan.cimt_layout import MONTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.readers.customs.sorted_series import Sorted
    from cktrade.readers.customs.whole import Whole


def of_partner(found: Whole, partner: str) -> Iterator[Coded]:
    """Yield one partner's values and quantities, each in the file's order.

    Parameters
    ----------
    found : Whole
        What a file holds.
    partner : str
        The partner's code.

    """
    book = Book()
    for part in found.parts:
        held = part.partners().get(partner)
        if held is not None:
            yield _coded(part, np.sort(part.order[held[1]]), book)


def partners_of(found: Whole) -> list[str]:
    """Return all partners that a file has, sorted."""
    return sorted({partner for part in found.parts for partner in part.partners()})


def _coded(part: Sorted, rows: np.ndarray, book: Book) -> Coded:
    sets, products, months = part.cells.unpacked(rows)
    many = len(part.cells.texts[PRODUCT])
    of_series, different = pd.factorize(part.kind_of[sets].astype(np.int64) * many
                                        + products)  # fmt: skip
    series = _series(part, different // many, different % many)
    texts = [f"{text[:4]}-{text[4:]}" for text in part.cells.texts[MONTH]]
    used, places = np.unique(months, return_inverse=True)
    periods = numbers_in([texts[number] for number in used], book.periods)
    statuses = numbers_in(series["status"], book.statuses)
    return Coded(
        book,
        book.add(series)[of_series],
        np.array(periods, np.int32)[places],
        np.array(statuses, np.int32)[of_series],
        part.numbers[rows].astype(np.float64),
        series["precision"].to_numpy()[of_series],
        rows.astype(np.int64) + FIRST_ROW,
    )


def _series(part: Sorted, kinds: np.ndarray, products: np.ndarray) -> pd.DataFrame:
    """Return the columns that the rows of each series share."""
    told = part.kinds.iloc[kinds].reset_index(drop=True)
    codes = pd.Series(part.cells.texts[PRODUCT], dtype="str")
    product = codes.take(products).reset_index(drop=True)
    return told.assign(product=product, series=told[BEFORE] + product + told[AFTER])
