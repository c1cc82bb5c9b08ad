"""What Canada sells South Korea, by heading of the Harmonized System."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.errors import NotHeldError
from cktrade.exhibits.composition.sections import plot
from cktrade.exhibits.key_rows import record_of, rows_of, whole_years
from cktrade.vocabulary import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = ["plot", "rows"]

NAME, KIND, DRAWING = "top-headings", "chart", "export_composition"
QUESTION = "Which goods does Canada sell most of?"
CHAPTER, PLACE = "trade", 65
_CLASSIFICATION = '{"classification": "HS"}'
#: Digits of a heading; a subheading has six.
_HEADING, _TEN = 4, 10


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the ten largest headings held, in the newest year.

    A heading that is not held is not zero: small ones were not read.
    """
    record = record_of(tables)
    held = record.series(
        measure="merchandise_trade", reporter="CAN", partner="KOR",
        flow=Flow.DOMESTIC_EXPORT.value, dimensions=_CLASSIFICATION,
    )  # fmt: skip
    headings = [row["series"] for row in held if len(row["product"]) == _HEADING]
    years = {one: whole_years(record, one) for one in headings}
    newest = max((year for known in years.values() for year in known), default="")
    found = rows_of(
        [f"{one}@{newest}" for one, known in years.items() if newest in known], record
    )
    if found.empty:
        raise NotHeldError(
            "Goods by heading are not in the record of that day; a later as_of holds "
            "more."
        )
    return found.nlargest(_TEN, "value").reset_index(drop=True)
