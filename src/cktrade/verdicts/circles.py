"""Circles: a source that only repeats what a document announced is no evidence of it.

Which sources report one announcement stands in ``codelists/announcements.csv``: each
row gives the announcement's key, a document or a raw file, and what was announced. An
agency's later release on its coming into force is no repetition, and not listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def announced(document: str, cells: Iterable[Mapping[str, Any]]) -> bool:
    """Say whether a number reports the same announcement as a document.

    Parameters
    ----------
    document : str
        The document's id.
    cells : iterable of mapping
        Observations: ``source``, ``measure``, ``reference_period``.

    Examples
    --------
    >>> quoted = {"source": "press/youth-mobility-quota/2023-05-18",
    ...           "measure": "youth_mobility_quota", "reference_period": "2024"}
    >>> document = "leaders-joint-statement-2023"
    >>> announced(document, [quoted])
    True
    >>> announced(document, [quoted | {"reference_period": "2022"}])
    False

    """
    rows = [*codelist("announcements").values()]
    keys = {row["announcement"] for row in rows if row["source"] == document}
    told = {
        (row["source"], row["measure"], row["period"])
        for row in rows
        if row["announcement"] in keys
    }
    if not told:
        return False
    return any(
        (cell["source"], cell["measure"], cell["reference_period"]) in told
        for cell in cells
    )
