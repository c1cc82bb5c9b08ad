"""The scale and the header of a column of amounts, and rows as mappings.

Money is printed in millions, everything else in whole units.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade.vocabulary import codelist, label
from cktrade.wording.naming import sentence
from cktrade.wording.table_texts import say

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.vocabulary import Lang

_MILLIONS = 6


def scale(unit: str) -> int:
    """Return the power of ten that a column of that unit is printed in.

    Examples
    --------
    >>> scale("CAD"), scale("persons")
    (6, 0)

    """
    return _MILLIONS if codelist("units")[unit]["kind"] == "money" else 0


def unit_header(unit: str, lang: Lang) -> str:
    """Name the unit over its columns.

    Examples
    --------
    >>> unit_header("CAD", "en")
    'Millions of Canadian dollars'

    """
    name = label("units", unit, lang)
    text = say("unit.millions", lang, unit=name) if scale(unit) else name
    return sentence(text)


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as mappings from column to cell."""
    columns = (rows[name].tolist() for name in rows.columns)
    return [dict(zip(rows.columns, r, strict=True)) for r in zip(*columns, strict=True)]
