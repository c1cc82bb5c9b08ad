"""Declared corrections of a raw file: applied, or expired and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade.errors import SourceError
from cktrade.vocabulary import Status

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.sources import Source

_KEYS = {"row", "found", "value", "reason"}
_CHOOSERS = ("row", "reference_period", "partner")


def corrected(rows: pd.DataFrame, source: Source) -> pd.DataFrame:
    """Apply the corrections that a file's sidecar declares.

    Parameters
    ----------
    rows : DataFrame
        The file's observations.
    source : Source
        Its sidecar. Each correction has ``row`` of the file, the value ``found`` there
        and the right ``value``, both in whole units, and the ``reason``; where a row
        holds several numbers also ``reference_period`` or ``partner``.

    Returns
    -------
    DataFrame
        The same rows; a corrected number has the status ``revised``.

    Raises
    ------
    SourceError
        If a correction is incomplete, names no number or more than one, or has expired:
        the number found no longer stands there.

    """
    for number, correction in enumerate(source.corrections, start=1):
        where = f"{source.path.with_suffix('.toml')}, correction {number}"
        lacking = sorted(_KEYS - set(correction))
        if lacking:
            raise SourceError(f"{where}: lacking {', '.join(lacking)}. Add it.")
        rows = _apply(rows, correction, where)
    return rows


def _apply(rows: pd.DataFrame, correction: dict[str, Any], where: str) -> pd.DataFrame:
    chosen = rows
    for column in _CHOOSERS:
        if column in correction:
            chosen = chosen[chosen[column].eq(correction[column])]
    if len(chosen) != 1:
        raise SourceError(
            f"{where}: expected one number at row {correction['row']}; found "
            f"{len(chosen)}. Name its reference_period or partner too."
        )
    held = float(chosen["value"].iloc[0])
    if held != float(correction["found"]):
        raise SourceError(
            f"{where} has expired: row {correction['row']} holds {held:,.10g}, not "
            f"{float(correction['found']):,.10g}. The agency may have mended it: take "
            "the correction out, or declare it anew."
        )
    changed = rows.copy()
    changed.loc[chosen.index, "value"] = float(correction["value"])
    changed.loc[chosen.index, "status"] = Status.REVISED.value
    return changed
