"""How South Koreans settle in Canada: by category of immigration."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.errors import NotHeldError
from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import Plot, over_time
from cktrade.vocabulary import Flow, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cktrade.record.record import Record
    from cktrade.vocabulary import Lang

NAME, KIND = "residents-by-category", "chart"
QUESTION = "How do South Koreans settle in Canada?"
CHAPTER, PLACE = "people", 12
#: The categories drawn by themselves; what else the total holds is drawn together.
_APART = ("Economic", "Sponsored Family")
_ROLES = ("first", "second", "others")
_TOTAL, _OTHERS = "", "others"


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return permanent residents by category, each year, and all of them together.

    Returns
    -------
    DataFrame
        ``category`` is a code of ``codelists/immigration_categories.csv``, empty for
        all: *others* are all less the categories drawn apart, since the small ones
        among them are masked in some years.

    """
    record = record_of(tables)
    series = _series(record)
    years = sorted(
        set.intersection(*(set(record.held(s, "A")) for s in series.values()))
    )
    total = series[_TOTAL]
    keys = {code: [f"{series[code]}@{y}" for y in years] for code in (_TOTAL, *_APART)}
    keys[_OTHERS] = [
        " - ".join(f"{series[code]}@{y}" for code in (_TOTAL, *_APART)) for y in years
    ]
    if not years or not total:
        raise NotHeldError(_LACKING)
    return stacked(
        *(rows_of(of, record).assign(category=code) for code, of in keys.items())
    )


_LACKING = (
    "Permanent residents by category are not in the record of that day; a later as_of "
    "holds more."
)


def _series(record: Record) -> dict[str, str]:
    """Return the series of all and of each category, from the table that has both."""
    held = record.series(
        measure="permanent_residents", reporter="CAN", partner="KOR",
        flow=Flow.ADMISSIONS.value,
    )  # fmt: skip
    found = {}
    for row in held:
        of = json.loads(row["dimensions"] or "{}")
        if {*of} == {"immigration_category"}:
            found[of["immigration_category"]] = row["series"]
    if not {*_APART} <= {*found}:
        raise NotHeldError(_LACKING)
    found[_TOTAL] = found[_APART[0]].rpartition(".")[0]
    return found


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return a line for each category."""
    parts = [
        (
            wording.sentence(label("immigration_categories", code, lang)),
            role,
            rows[rows["category"].eq(code)],
        )
        for code, role in zip((*_APART, _OTHERS), _ROLES, strict=True)
    ]
    return over_time(parts, lang)
