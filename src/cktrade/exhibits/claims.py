"""Claims and verdicts as rows to draw: with keys, citations and intervals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cktrade.errors import NotHeldError
from cktrade.record.intervals import interval
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
    """Return the verdict on one claim, with the readings tried for it."""
    rows = verdicts(tables)
    one = rows[rows["claim"].eq(claim)]
    if one.empty:
        raise NotHeldError(
            f"There is no claim {claim!r}. Claims: {', '.join(rows['claim'])}."
        )
    tried = _tried(tables["readings"], claim, str(one["moment"].iloc[0]))
    return one.assign(readings=json.dumps(tried, ensure_ascii=False)).reset_index(
        drop=True
    )


def _tried(readings: pd.DataFrame, claim: str, shown: str) -> list[dict[str, Any]]:
    """Return the readings of the moment whose verdict is shown, else of its time."""
    own = readings[readings["claim"].eq(claim)]
    for moment in (shown, "for_its_time", "today"):
        of_it = own[own["moment"].eq(moment)]
        if len(of_it):
            break
    return [
        {
            "series": row["key"],
            "reading": row["reading"],
            "reference_period": row["reference_period"],
            "value": row["value"],
            "unit": row["unit"],
            "low": _known(row["low"]),
            "high": _known(row["high"]),
            "fits": row["fit"] == "fits",
            "miss": row["miss"],
            "vintage": row["vintage"],
            "vintage_basis": row["vintage_basis"],
            "departures": [code for code in row["departures"].split(";") if code],
            "notes": [code for code in row["notes"].split(";") if code],
            "evidence": row["evidence"],
            "formula": row["formula"],
        }
        for row in records(of_it)
    ]


def _known(end: float) -> float | None:
    return None if end != end else end  # noqa: PLR0124 -- NaN is no end


def in_language(rows: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Take sentences and caveats of verdicts, where there are any, in a language."""
    chosen = {
        column: rows[f"{column}_{lang}"]
        for column in ("sentence", "caveat")
        if f"{column}_{lang}" in rows
    }
    return rows.assign(**chosen)


def cited(rows: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Add to rows the citation and the title of their document."""
    named = sources.set_index("source")
    citation = named["producer"] + ", " + named["title"]
    return rows.assign(
        citation=rows["document"].map(citation).astype("str"),
        document_title=rows["document"].map(named["title"]).astype("str"),
        document_producer=rows["document"].map(named["producer"]).astype("str"),
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
