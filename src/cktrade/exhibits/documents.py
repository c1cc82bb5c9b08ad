"""What each table and chart of printed figures shows: claims, events, verdicts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.errors import NotHeldError
from cktrade.record.intervals import interval
from cktrade.verdicts.sentences import sentence
from cktrade.vocabulary import Flow, Lang, SourceKind, Topic, codelist

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The topics that are about people.
PEOPLE = (Topic.IMMIGRATION, Topic.STUDY, Topic.POPULATION, Topic.TRAVEL)


def claims_with_citations(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return all claims, each with its key and the citation of its document."""
    rows = _cited(tables["claims"], tables["sources"])
    return rows.assign(key=rows["claim"])


def documents(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the documents among the sources, each with its id as key."""
    rows = tables["sources"]
    chosen = rows[rows["kind"].eq(SourceKind.DOCUMENT)].reset_index(drop=True)
    return chosen.assign(key=chosen["source"])


def events(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return all events, each with the citation of its document."""
    rows = _cited(tables["events"], tables["sources"])
    return rows.assign(key=rows["event"])


def events_between(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the events that both countries are a party of."""
    rows = events(tables)
    parties = rows["parties"].str.split(";").map(set)
    return rows[parties.map({"CAN", "KOR"}.issubset)].reset_index(drop=True)


def claimed_trade(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return exports, imports and two-way trade as one document prints them.

    Returns
    -------
    DataFrame
        The claims of the first document that prints all three for one year, with
        ``key``, ``low``, ``high``; and a row with the flow ``sum``: the interval that
        exports and imports make together.

    """
    claims = claims_with_citations(tables)
    wanted = [Flow.EXPORT.value, Flow.IMPORT.value, Flow.TWO_WAY.value]
    trade = claims[
        claims["measure"].eq("merchandise_trade")
        & claims["statistic"].eq("value")
        & claims["flow"].isin(wanted)
        & claims["partner"].eq("KOR")
    ]
    for _, group in trade.groupby(["document", "reference_period"]):
        if set(group["flow"]) == set(wanted):
            rows = with_intervals(group)
            return pd.concat([rows, _sum_row(rows)], ignore_index=True)
    raise NotHeldError(
        "No document prints exports, imports and two-way trade of one year."
    )


def _sum_row(rows: pd.DataFrame) -> pd.DataFrame:
    parts = rows[rows["flow"].isin([Flow.EXPORT.value, Flow.IMPORT.value])]
    reach = [interval(claim) for claim in _records(parts)]
    both = reach[0] + reach[1]
    keys = " + ".join(parts["claim"])
    return parts.iloc[[0]].assign(
        claim="", flow="sum", value=parts["value"].sum(), qualifier="none",
        as_printed="", low=both.low, high=both.high, key=keys,
    )  # fmt: skip


def people_claimed(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return every claim about people between the two countries, with its interval."""
    claims = claims_with_citations(tables)
    counts = [unit for unit, row in codelist("units").items() if row["kind"] == "count"]
    about = claims["topic"].isin([*map(str, PEOPLE)])
    return with_intervals(claims[about & claims["unit"].isin(counts)])


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
    reach = [interval(claim) for claim in _records(claims)]
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
    return _cited(rows, tables["sources"]).assign(key=ways_back)


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


def _cited(rows: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    named = sources.set_index("source")
    citation = named["producer"] + ", " + named["title"]
    return rows.assign(
        citation=rows["document"].map(citation).astype("str"),
        document_title=rows["document"].map(named["title"]).astype("str"),
    )


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in rows.to_dict("records")]
