"""Quantities and weights in UN Comtrade's rows, each an observation of its own.

A zero beside a value that is not zero is how Comtrade writes that it has no quantity:
it is missing, not zero. A quantity in "no unit" is nothing and gives no observation.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from cktrade.readers.comtrade.checks import COMPARE
from cktrade.readers.precision import precision, trimmed
from cktrade.readers.refused_cells import refuse
from cktrade.readers.wide_table import as_json
from cktrade.vocabulary import NOT_APPLICABLE, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.readers.raw_file import Raw

_KILOGRAMS = "8"
_NO_UNIT = {"", "-1", "1"}


class _Quantity(NamedTuple):
    """A field with a quantity, and the fields that say more of it."""

    field: str
    table: str
    unit: str
    """Field with the code of the unit; empty for kilograms."""
    estimated: str
    bit: int
    """What ``legacyEstimationFlag`` has in it if the quantity was estimated."""


_QUANTITIES = [
    _Quantity("qty", "quantity", "qtyUnitCode", "isQtyEstimated", 2),
    _Quantity("altQty", "other-quantity", "altQtyUnitCode", "isAltQtyEstimated", 0),
    _Quantity("netWgt", "net-weight", "", "isNetWgtEstimated", 4),
    _Quantity("grossWgt", "gross-weight", "", "isGrossWgtEstimated", 0),
]


def quantities(
    raw: Raw, rows: pd.DataFrame, shared: pd.DataFrame
) -> Iterator[pd.DataFrame]:
    """Yield the observations of each kind of quantity.

    Parameters
    ----------
    raw : Raw
        The file, for messages.
    rows : DataFrame
        Comtrade's rows, every cell as text.
    shared : DataFrame
        What the observations of a row have in common, with the same index.

    Yields
    ------
    DataFrame
        ``shared`` where there is such a quantity, with measure, unit, value, status
        and precision.

    """
    for kind in _QUANTITIES:
        units = rows[kind.unit] if kind.unit else pd.Series(_KILOGRAMS, rows.index)
        cells, unsaid = rows[kind.field], units.isin(_NO_UNIT)
        refuse(
            raw,
            cells,
            unsaid & ~cells.map(trimmed).isin({"", "0"}),
            "no quantity, for there is no unit",
            COMPARE,
        )
        held = cells.ne("") & ~unsaid
        if held.any():
            yield _observed(kind, rows[held], shared[held], units[held])


def _observed(
    kind: _Quantity, rows: pd.DataFrame, shared: pd.DataFrame, units: pd.Series[str]
) -> pd.DataFrame:
    published = pd.to_numeric(rows[kind.field]).astype("float64")
    absent = published.eq(0) & ~rows["primaryValue"].map(trimmed).isin({"", "0"})
    estimated = rows[kind.estimated].eq("true") | (
        rows["legacyEstimationFlag"].replace("", "0").astype("int64") & kind.bit
    ).astype(bool)
    status = np.where(estimated, Status.ESTIMATED, Status.NORMAL)
    weight = units.eq(_KILOGRAMS)
    return shared.assign(
        table=shared["table"] + f"-{kind.table}",
        measure=np.where(weight, "merchandise_weight", "merchandise_quantity"),
        valuation=NOT_APPLICABLE,
        unit=np.where(weight, "kg", "as published"),
        value=published.where(~absent),
        status=np.where(absent, Status.NOT_AVAILABLE, status),
        precision=[precision(trimmed(text)) for text in rows[kind.field]],
        dimensions=[*map(_with_unit, shared["dimensions"], _names(kind, rows, weight))],
    )


def _names(kind: _Quantity, rows: pd.DataFrame, weight: pd.Series[bool]) -> list[str]:
    """Return the unit of each row as it is written there; empty for kilograms."""
    if not kind.unit:
        return [""] * len(rows)
    return [*rows[kind.unit.replace("Code", "Abbr")].where(~weight, "")]


def _with_unit(dimensions: str, name: str) -> str:
    parts = json.loads(dimensions) if dimensions else {}
    return as_json(parts | ({"unit": name} if name else {}))
