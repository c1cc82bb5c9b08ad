"""Verdicts of the package's documents, or of one of your own, worst first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.analysis.checking import check
from cktrade.analysis.verdicts import CONTRADICTED, ORDER, OVERSTATES, UNDERSTATES
from cktrade.datasets.gathering import document_source
from cktrade.datasets.loading import load
from cktrade.schemas import read_table, validate, write_csv
from cktrade.sources import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: The verdicts that ``--strict`` does not let pass: the last two kinds.
AGAINST = (UNDERSTATES, OVERSTATES, CONTRADICTED)
_JSON = (
    "claim", "document", "as_printed", "value", "unit", "low", "high", "when_printed",
    "today", "loose", "readings", "missing", "caveat",
)  # fmt: skip


def checked(document: Path | None = None, *, data: Path | None = None) -> pd.DataFrame:
    """Return verdicts, worst first.

    Parameters
    ----------
    document : Path, optional
        A folder with ``claims.csv`` and ``source.toml``; only its claims are judged. By
        default those of every document held.
    data : Path, optional
        A data folder to use instead of the package's own.

    Returns
    -------
    DataFrame
        The verdicts table, from contradicted to agrees.

    """
    rows = load("verdicts", data=data) if document is None else _own(document, data)
    worst = rows["today"].map({word: n for n, word in enumerate(reversed(ORDER))})
    order = worst.sort_values(kind="stable").index
    return rows.loc[order].reset_index(drop=True)


def _own(folder: Path, data: Path | None) -> pd.DataFrame:
    document = Document.inside(folder)
    claims = read_table(folder / "claims.csv", "claims")
    held = load("sources", data=data)
    sources = pd.concat([held, document_source([document])], ignore_index=True)
    observations = load("observations", vintages="all", data=data)
    return validate(check(claims, observations, sources), "verdicts")


def against(rows: pd.DataFrame) -> bool:
    """Say whether a verdict of today is one of the last two kinds."""
    return bool(rows["today"].isin(AGAINST).any())


def as_json(rows: pd.DataFrame) -> str:
    """Write verdicts as JSON, one object a claim; what is missing is null."""
    objects = []
    for row in rows[[*_JSON]].to_dict("records"):
        cleaned: dict[str, Any] = {
            str(k): None if isinstance(v, float) and pd.isna(v) else v
            for k, v in row.items()
        }
        cleaned["readings"] = json.loads(str(cleaned["readings"]))
        objects.append(cleaned)
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


#: Format of ``cktrade check`` → what writes it.
FORMATS: dict[str, Callable[[pd.DataFrame], str]] = {
    "csv": lambda rows: write_csv(rows).decode(),
    "json": as_json,
}
