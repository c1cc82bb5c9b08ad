"""Many raw files read at once, as a build does; each as if it were read alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade.readers import own_layout, parse
from cktrade.readers.invariants import any_unsound
from cktrade.readers.raw_file import Raw
from cktrade.readers.totals import any_lost_parts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def parsed_together(paths: Sequence[Path]) -> pd.DataFrame:
    """Read many official files strictly, without validating their rows.

    Files of the package's own layout are checked and completed as one table, which
    takes a fraction of the time. If anything is wrong with any of them, each is read
    alone, so that the message is the one that :func:`cktrade.readers.parse` gives.

    Parameters
    ----------
    paths : sequence of Path
        The files, each with its sidecar.

    Returns
    -------
    DataFrame
        Their wide tables, under each other, in no order to rely on.

    Raises
    ------
    CktradeError
        As :func:`cktrade.readers.parse` does, of the first file that is wrong.

    Examples
    --------
    >>> from cktrade.datasets import data_folders
    >>> folder = data_folders.find().raw[0] / "boc"
    >>> len(parsed_together(sorted(folder.rglob("*.csv"))))
    16

    """
    own: list[Raw] = []
    others: list[Path] = []
    for path in paths:
        raw = _own(path)
        if raw is None:
            others.append(path)
        else:
            own.append(raw)
    together = _at_once(own) if own else None
    if together is None:
        others = [*paths]
    tables = [] if together is None else [together]
    return pd.concat([*tables, *map(parse, others)], ignore_index=True)


def _own(path: Path) -> Raw | None:
    """Return a file of the package's own layout that needs no correction."""
    raw = Raw(path, strict=True)
    plain = raw.source is not None and not raw.source.corrections
    return raw if plain and own_layout.recognises(raw) else None


def _at_once(raws: Sequence[Raw]) -> pd.DataFrame | None:
    """Return the rows of many files, or nothing if one of them must be looked at."""
    try:
        rows = own_layout.read_together(raws)
    except Exception:  # noqa: BLE001 -- whatever it is, reading that file alone says it
        return None
    return None if any_unsound(rows) or any_lost_parts(rows) else rows
