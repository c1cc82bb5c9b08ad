"""The package's own layout of a raw file: numbers as published, one a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cktrade.errors import InvalidRowsError, SourceError
from cktrade.readers.wide_table import scale, wide, wide_together
from cktrade.schemas import columns, parse_table, parse_tables, validate
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    raw.bytes()  # whose text no disk has damaged
    rows = parse_table(raw.path, "record")
    if rows.empty:
        raise raw.damaged("it has a header and no rows")
    if not _is_scalable(rows):
        validate(rows, "record", origin=str(raw.path), first_row=2)
    grades = rows.get(_GRADE, pd.Series("", rows.index)).replace("", raw.source.kind)
    whole = _in_whole_units(rows, np.arange(len(rows)) + 2).assign(evidence=grades)
    return wide(raw, whole, producer=raw.source.producer_code, table=raw.source.table)


def read_together(raws: Sequence[Raw]) -> pd.DataFrame:
    """Read many records, each with its sidecar, as :func:`read` does each of them.

    Raises
    ------
    CktradeError
        If anything is wrong with one of them; :func:`read` says with which, and what.

    """
    for raw in raws:
        raw.bytes()  # whose text no disk has damaged
    rows, counts = parse_tables([raw.path for raw in raws], "record")
    if not _is_scalable(rows) or not all(counts):
        raise InvalidRowsError("A record breaks a rule of its rows.")
    grades = rows.get(_GRADE, pd.Series("", rows.index))
    kinds = np.repeat([raw.source.kind.value for raw in raws if raw.source], counts)
    numbers = np.concatenate([np.arange(count) + 2 for count in counts])
    whole = _in_whole_units(rows, numbers)
    return wide_together(
        raws, counts, whole.assign(evidence=grades.where(grades.ne(""), kinds))
    )


def _is_scalable(rows: pd.DataFrame) -> bool:
    """Say whether the cells that a number's units and id are made of can be used."""
    known = rows["basis"].isin(codelist("bases")).all()
    return bool(known and (rows["rounding"] >= 1).all())


def _in_whole_units(rows: pd.DataFrame, numbers: np.ndarray) -> pd.DataFrame:
    return rows.assign(
        value=scale(rows["value"], rows["unit_mult"], rows["decimals"]),
        precision=rows["rounding"] * 10.0 ** (rows["unit_mult"] - rows["decimals"]),
        row=numbers,
    )
