"""One row a count of the Ministry of Justice's tables, whatever stands across."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.errors import CktradeWarning, FormatError
from cktrade.readers.moj.headings import BESIDE_THE_POINT, COUNTS, Heading, visa_of
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from cktrade.readers.raw_file import Raw

#: What may stand beside every count; empty for the whole.
BESIDE = ("counted", "sex", "visa")

_COUNTED = {*COUNTS, "across"}
_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?%?")


def refuse_unknown_counts(raw: Raw, cells: pd.DataFrame, over: list[Heading]) -> None:
    """Refuse numbers under a heading of which nobody knows what it counts."""
    known = ", ".join(
        codelist("moj_columns")[code]["words"].split("|")[0] for code in COUNTS
    )
    for place, heading in enumerate(over):
        texts = cells[place].str.strip()
        if heading.code == "own" and texts.str.fullmatch(_NUMBER).all():
            raise FormatError(
                f"{raw.path}, row 1: expected numbers under {known} or statuses of "
                f"stay; found them under {heading.words!r}. Take that column off, or "
                "add its heading to readers/moj/moj_columns.csv."
            )
    own = [heading.words for heading in over if heading.code == "own"]
    if own:
        warnings.warn(
            f"{raw.path}: the labels under {', '.join(own)} are read as they stand, "
            "under their heading in the column dimensions: every row is a part.",
            CktradeWarning,
            stacklevel=2,
        )


def long(cells: pd.DataFrame, over: list[Heading]) -> tuple[pd.DataFrame, list[str]]:
    """Return one row a count, and the names of the columns that are a table's own."""
    named = [h.words if h.code == "own" else h.code for h in over]
    labels = {
        name: cells[place]
        for place, name in enumerate(named)
        if over[place].code not in {*_COUNTED, *BESIDE_THE_POINT}
    }
    whole = pd.DataFrame(labels, cells.index)
    parts = [
        whole.assign(
            count=cells[place],
            counted=COUNTS.get(heading.code, ""),
            **{k: v for k, v in (("visa", heading.visa), ("sex", heading.sex)) if v},
        )
        for place, heading in enumerate(over)
        if heading.code in _COUNTED
    ]
    rows = pd.concat(parts).sort_index(kind="stable")
    rows = rows.assign(**{name: "" for name in BESIDE if name not in rows})
    own = [h.words for h in over if h.code == "own"]
    return _plain(rows, own), own + (["visa_name"] if "visa_code" in rows else [])


def _plain(rows: pd.DataFrame, own: list[str]) -> pd.DataFrame:
    """Return sexes and statuses of stay as they are kept; the whole is not said."""
    rows = rows.assign(**{c: rows[c].fillna("").str.strip() for c in [*BESIDE, *own]})
    sexes = values_of("sex")
    wholes = {word for word, value in sexes.items() if not value}
    if "visa_code" in rows:
        rows = rows.assign(visa_name=rows["visa"], visa=rows["visa_code"].str.strip())
    names = [name for name in ("visa", "visa_name", *own) if name in rows]
    rows = rows.assign(**{n: rows[n].mask(rows[n].isin(wholes), "") for n in names})
    return rows.assign(
        sex=rows["sex"].map(lambda word: sexes.get(word, word)),
        visa=rows["visa"].map({text: visa_of(text) for text in rows["visa"].unique()}),
    )


def values_of(column: str) -> dict[str, str]:
    """Return the ministry's words for a column's members, and what they stand for."""
    return {
        word: row["value"]
        for row in codelist("moj_members").values()
        if row["column"] == column
        for word in row["words"].split("|")
    }
