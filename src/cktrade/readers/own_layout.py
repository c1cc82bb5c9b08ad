"""The package's own layout of a raw file: numbers as published, one a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cktrade.errors import SourceError
from cktrade.readers.wide_table import scale, wide
from cktrade.schemas import columns, parse_table, validate
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from cktrade.readers.raw_file import Raw

NAME = "cktrade record"

_GRADE = "evidence"


def recognises(raw: Raw) -> bool:
    """Say whether the file's first line is the header of a record."""
    header = raw.head.split(b"\n", 1)[0].decode("utf-8", "replace").split(",")
    return columns("record") in (header, [*header, _GRADE])


def read(raw: Raw) -> pd.DataFrame:
    """Read a record; its sidecar names producer, table and vintage."""
    if raw.source is None:
        raise SourceError(
            f"{raw.path} is a record of published figures, but no {raw.path.stem}.toml "
            "beside it says who published them. Write one (docs/raw-files.md)."
        )
    rows = parse_table(raw.path, "record")
    if not rows["basis"].isin(codelist("bases")).all() or (rows["rounding"] < 1).any():
        validate(rows, "record", origin=str(raw.path), first_row=2)
    grades = rows.get(_GRADE, pd.Series("", rows.index)).replace("", raw.source.kind)
    whole = rows.assign(
        value=scale(rows["value"], rows["unit_mult"], rows["decimals"]),
        precision=rows["rounding"] * 10.0 ** (rows["unit_mult"] - rows["decimals"]),
        row=np.arange(len(rows)) + 2,
        evidence=grades,
    )
    return wide(raw, whole, producer=raw.source.producer_code, table=raw.source.table)
