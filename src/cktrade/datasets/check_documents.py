"""Verdicts of the package's documents, or of one of your own, worst first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.datasets.documents import at_hand, folder, is_document
from cktrade.errors import NotHeldError, nearest
from cktrade.schemas import write_csv
from cktrade.verdicts.judge import CONTRADICTED, ORDER, OVERSTATES, UNDERSTATES
from cktrade.vocabulary import Topic, codelist

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: The verdicts that ``--strict`` does not let pass: the last two kinds.
AGAINST = (UNDERSTATES, OVERSTATES, CONTRADICTED)
_JSON = (
    "claim", "document", "topic", "as_printed", "value", "unit", "low", "high",
    "sentence", "when_printed", "for_its_time", "today", "verdict", "advice", "reason",
    "reason_when_printed", "reason_today", "loose", "moment", "key", "reading",
    "reference_period", "record_value", "record_unit", "miss", "vintage",
    "vintage_basis", "evidence", "placebo_rate", "placebo_n", "missing", "caveat",
)  # fmt: skip
#: Of each of the three verdicts: its own grounds.
_MOMENTS = ("when_printed", "for_its_time", "today")
_GROUNDS = (
    "key", "reading", "period", "value", "unit", "vintage", "vintage_basis",
    "evidence", "miss",
)  # fmt: skip
_BESIDE = tuple(f"{m}_{g}" for m in _MOMENTS for g in _GROUNDS)
#: Of the present, and else nothing at all.
_NULL_IF_EMPTY = (
    "today", "reason", "reason_when_printed", "reason_today", "moment", "vintage",
    "vintage_basis", "evidence",
    *(c for c in _BESIDE if not c.endswith(("value", "miss", "period", "unit"))),
)  # fmt: skip


def checked(
    *which: str | Path,
    document: str | Path | None = None,
    data: Path | None = None,
) -> pd.DataFrame:
    """Return verdicts, worst first.

    Parameters
    ----------
    *which : str or Path
        What is judged: claims by their ids, documents by their ids, or folders with
        ``claims.csv`` and ``source.toml``. By default the claims of every document, or
        those of ``document`` if one is named.
    document : str or Path, optional
        The folder of a document of your own whose claims are among them.
    data : Path, optional
        A data folder to use instead of the package's own.

    Returns
    -------
    DataFrame
        The verdicts table: trade, immigration, study, travel and population first,
        from contradicted to agrees, then what is of context.

    Raises
    ------
    NotHeldError
        If there is no such claim, document or folder; the message names the nearest.

    """
    named = [*which] or ([] if document is None else [document])
    documents = [one for one in named if is_document(one, data)]
    held = at_hand(document, *documents, data=data)
    claims = held.table("claims")
    if named:
        ids = [folder(one, data).name for one in documents]
        single = held.claims(*(str(one) for one in named if one not in documents))
        kept = claims["document"].isin(ids) | claims["claim"].isin(single["claim"])
        claims = claims[kept]
    rows = held.verdicts(claims)
    worst = rows["verdict"].map({word: n for n, word in enumerate(reversed(ORDER))})
    keys = pd.DataFrame({"aside": rows["topic"].eq(Topic.CONTEXT), "worst": worst})
    order = keys.sort_values(["aside", "worst"], kind="stable").index
    return rows.loc[order].reset_index(drop=True)


def of_topic(rows: pd.DataFrame, topic: str) -> pd.DataFrame:
    """Return the verdicts on claims of one topic; without one, all of them.

    Parameters
    ----------
    rows : DataFrame
        The verdicts table.
    topic : str
        A code of the list of topics, such as ``trade``; empty for all.

    Raises
    ------
    NotHeldError
        If there is no such topic; the message names them.

    """
    if topic and topic not in codelist("topics"):
        raise NotHeldError(
            f"There is no topic {topic!r}.{nearest(topic, codelist('topics'))} Say one "
            f"of: {', '.join(codelist('topics'))}."
        )
    return rows[rows["topic"].eq(topic)].reset_index(drop=True) if topic else rows


def against(rows: pd.DataFrame) -> bool:
    """Say whether a verdict is one of the last two kinds."""
    return bool(rows["verdict"].isin(AGAINST).any())


def as_json(
    rows: pd.DataFrame,
    document: str | Path | None = None,
    data: Path | None = None,
) -> str:
    """Write verdicts as JSON, one object a claim with its readings; missing is null."""
    held = at_hand(document, data=data)
    tried = held.readings(rows[["claim", "document"]]).to_dict("records")
    objects = []
    for row in rows[[*_JSON, *_BESIDE]].to_dict("records"):
        cleaned = _nulled(row)
        cleaned |= {c: cleaned[c] or None for c in _NULL_IF_EMPTY}
        cleaned["readings"] = [
            _nulled(r | {"series": r["key"]})
            for r in tried
            if r["claim"] == row["claim"]
        ]
        objects.append(cleaned)
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _nulled(row: dict[Any, Any]) -> dict[str, Any]:
    return {
        str(k): None if isinstance(v, float) and pd.isna(v) else v
        for k, v in row.items()
    }


#: Format of ``cktrade check`` → what writes it.
FORMATS: dict[str, Callable[..., str]] = {
    "csv": lambda rows, *_: write_csv(rows).decode(),
    "json": as_json,
}
