"""Claims and verdicts as rows to draw: with keys, citations and intervals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cktrade.errors import NotHeldError
from cktrade.record.intervals import interval
from cktrade.verdicts.sentences import sentence
from cktrade.vocabulary import Lang, Topic
from cktrade.wording.units import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


#: The topics that are about people.
PEOPLE = (Topic.IMMIGRATION, Topic.STUDY, Topic.POPULATION, Topic.TRAVEL)


def claims_with_citations(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return all claims, each with its key and the citation of its document."""
    rows = cited(tables["claims"], tables["sources"])
    return rows.assign(key=rows["claim"])


def claims_of(tables: Mapping[str, pd.DataFrame], **wanted: str) -> pd.DataFrame:
    """Return the claims of these dimensions as rows to draw beside the record."""
    rows = claims_with_citations(tables)
    for column, code in wanted.items():
        rows = rows[rows[column].eq(code)]
    return with_intervals(rows) if len(rows) else rows


def with_intervals(claims: pd.DataFrame) -> pd.DataFrame:
    """Add to claims their ``key`` and the ends of their intervals.

    Returns
    -------
    DataFrame
        The same rows and ``key`` (the claim's id), ``low``, ``high`` (infinite where
        the claim sets no limit).

    """
    reach = [interval(claim) for claim in records(claims)]
    return claims.assign(
        key=claims["claim"],
        low=[r.low for r in reach],
        high=[r.high for r in reach],
    ).reset_index(drop=True)


def verdicts(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the verdicts with what their claims are about, and their citations."""
    about = ["claim", "measure", "flow", "reporter", "partner", "product", "statistic",
             "qualifier", "precision", "locator"]  # fmt: skip
    rows = tables["verdicts"].merge(tables["claims"][about], on="claim")
    ways_back = rows["key"].where(rows["key"].ne(""), rows["claim"])
    return cited(rows, tables["sources"]).assign(key=ways_back)


def verdict_on(tables: Mapping[str, pd.DataFrame], claim: str) -> pd.DataFrame:
    """Return the verdict on one claim."""
    rows = verdicts(tables)
    one = rows[rows["claim"].eq(claim)]
    if one.empty:
        raise NotHeldError(
            f"There is no claim {claim!r}. Claims: {', '.join(rows['claim'])}."
        )
    return one.reset_index(drop=True)


def in_language(rows: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Write the caveats of verdicts, where there are any, in a reader's language."""
    if "caveats" not in rows:
        return rows
    said = [sentence(json.loads(codes), lang) for codes in rows["caveats"]]
    return rows.assign(caveat=said)


def cited(rows: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Add to rows the citation and the title of their document."""
    named = sources.set_index("source")
    citation = named["producer"] + ", " + named["title"]
    return rows.assign(
        citation=rows["document"].map(citation).astype("str"),
        document_title=rows["document"].map(named["title"]).astype("str"),
    )


def keys_of_verdicts(
    tables: Mapping[str, pd.DataFrame], claims: pd.DataFrame
) -> list[str]:
    """Return the keys that ground today's verdicts of these claims."""
    rows = tables["verdicts"]
    return [*rows.loc[rows["claim"].isin(claims["claim"]) & rows["key"].ne(""), "key"]]


def apart(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part the claims among the rows from what the record says."""
    if "claim" not in rows:
        return rows.iloc[:0], rows
    claims = rows["claim"].fillna("").ne("")
    return rows[claims], rows[~claims]
