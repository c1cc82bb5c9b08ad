"""``restate``: a claim's sentence with the newest figure that the record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade import wording
from cktrade.datasets.documents import at_hand
from cktrade.datasets.loading import load
from cktrade.errors import demand_text
from cktrade.record.record import Record
from cktrade.verdicts.check import judged
from cktrade.verdicts.restate import newest
from cktrade.verdicts.retold import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from cktrade.vocabulary import Lang


def restate(
    claim: str,
    *,
    lang: Lang = "en",
    document: str | Path | None = None,
    data: Path | None = None,
) -> str:
    """Write a claim's sentence anew, with the newest figure on the same basis.

    Parameters
    ----------
    claim : str
        A claim's id.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    document : str or Path, optional
        The folder of a document of your own whose claim it is. One that lies in
        ``raw/documents`` is known without.
    data : Path, optional
        A data folder to use instead of the package's own.

    Returns
    -------
    str
        The sentence with its qualifier recomputed (over, almost, about), the basis in
        brackets, and the source line with table and vintage.

    Raises
    ------
    NotHeldError
        If there is no such claim (the message names the nearest ids), or no official
        figure of it is held.

    Examples
    --------
    >>> print(restate("gac-exports-2018"))  # doctest: +ELLIPSIS
    Canada’s merchandise exports to South Korea came to $... in 2018 ... in 2025, up ...

    """
    demand_text(claim, "a claim", "gac-exports-2018")
    held = at_hand(document, data=data)
    row = held.claims(claim)
    claims, sources = held.table("claims"), held.table("sources")
    like = claims[claims["document"].eq(row["document"].iloc[0])]
    observations = load("observations", vintages="all", data=data)
    record = Record(observations, sources)
    verdicts = judged(like, record, sources, held.table("events"))
    verdict = next(v for v in verdicts if v.claim.claim == claim)
    restated = newest(verdict, record)
    cells = pd.DataFrame([*restated.cells])
    return sentence(verdict.claim, restated, lang, wording.source_line(cells, lang))
