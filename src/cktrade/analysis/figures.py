"""What each table and chart of the package shows: rows in, the rows to draw out.

Every number drawn is a key (:mod:`cktrade.analysis.keys`) computed from the record, so
``why`` can take it apart again. The result is the wide table with ``key``, ``low`` and
``high`` beside.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade import economies, periods
from cktrade.analysis.intervals import interval
from cktrade.analysis.keys import Evaluated, evaluate, period_of
from cktrade.analysis.record import Record
from cktrade.analysis.saying import sentence
from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.vocabulary import Flow, Lang, SourceKind, Status, Topic, codelist

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_DIMENSIONS = [
    "series", "topic", "measure", "reporter", "partner", "flow", "product", "basis",
    "valuation", "adjustment",
]  # fmt: skip
_BOP = {"measure": "merchandise_trade", "reporter": "CAN",
        "basis": "balance_of_payments", "adjustment": "unadjusted"}  # fmt: skip
_ROLLED = 12
_TEN = 10
_PEOPLE = (Topic.IMMIGRATION, Topic.STUDY, Topic.POPULATION, Topic.TRAVEL)


def rows_of(keys: Iterable[str], record: Record, **instead: str) -> pd.DataFrame:
    """Compute keys, and lay what they come to out as rows of the wide table.

    Parameters
    ----------
    keys : iterable of str
        Keys; one that the record cannot answer is left out.
    record : Record
        The record.
    **instead
        Columns to set, where the sum of two series is neither of them
        (``flow="two_way"``).

    Returns
    -------
    DataFrame
        One row a key, in their order, in the columns of the wide table that charts and
        tables use, and ``key``, ``low``, ``high``.

    """
    found = []
    for key in keys:
        try:
            found.append(_row(evaluate(key, record)) | instead)
        except (NotHeldError, ComparabilityError):
            continue
    return pd.DataFrame(found)


def _row(number: Evaluated) -> dict[str, Any]:
    first, cells = number.cells[0], number.cells
    statuses = {cell["status"] for cell in cells}
    return {
        **{column: first[column] for column in _DIMENSIONS},
        "reference_period": period_of(number.key),
        "value": number.value,
        "unit": number.unit,
        "precision": max(cell["precision"] for cell in cells),
        "status": Status.PRELIMINARY.value
        if Status.PRELIMINARY in statuses
        else Status.NORMAL.value,
        "vintage": max(cell["vintage"] for cell in cells),
        "vintage_basis": number.vintage_basis,
        "source": ";".join(sorted({cell["source"] for cell in cells})),
        "key": number.key,
        "low": number.interval.low,
        "high": number.interval.high,
    }


def two_way_trade(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return exports, imports and balance of every year held whole."""
    record = _record(tables)
    export, imports = _pair(record)
    years = _years(record, export, imports)
    return _stacked(
        rows_of([f"{export}@{year}" for year in years], record),
        rows_of([f"{imports}@{year}" for year in years], record),
        rows_of(
            [f"{export}@{y} - {imports}@{y}" for y in years],
            record,
            flow=Flow.BALANCE.value,
        ),
    )


def trade_by_month(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return exports and imports of every month, and of the twelve months to it."""
    record = _record(tables)
    pieces = []
    for series in _pair(record):
        months = record.held(series, "M")
        pieces.append(rows_of([f"{series}@{month}" for month in months], record))
        spans = [f"{periods.shift(m, 1 - _ROLLED)}/{m}" for m in months]
        pieces.append(rows_of([f"{series}@{span}" for span in spans], record))
    return _stacked(*pieces)


def partners_ranked(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return two-way trade of every partner held, each year that it is held whole."""
    record = _record(tables)
    rows = record.series(**_BOP, flow=Flow.EXPORT.value)
    twins = {r["series"].replace(".export.", ".import."): r["series"] for r in rows}
    pieces = [
        rows_of(
            [f"{e}@{y} + {i}@{y}" for y in _years(record, e, i)],
            record,
            flow=Flow.TWO_WAY.value,
        )
        for i, e in twins.items()
    ]
    return _stacked(*pieces)


def permanent_residents(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return permanent residents from South Korea, each year by its newest table."""
    record = _record(tables)
    rows = record.series(
        measure="permanent_residents", reporter="CAN", partner="KOR",
        flow=Flow.ADMISSIONS.value,
    )  # fmt: skip
    newest: dict[str, tuple[pd.Timestamp, str]] = {}
    for row in rows:
        for year in record.held(row["series"], "A"):
            cell = record.cell(row["series"], year)
            if cell is None or not record.official(cell) or pd.isna(cell["value"]):
                continue
            if year not in newest or cell["vintage"] > newest[year][0]:
                newest[year] = (cell["vintage"], f"{row['series']}@{year}")
    years = rows_of([newest[year][1] for year in sorted(newest)], record)
    claims = _claims(tables, measure="permanent_residents", statistic="mean")
    means = _verdict_keys(tables, claims)
    return _stacked(years, rows_of(means, record), claims)


def travel_both_ways(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return visitors each way, every year held whole, and their sum where both are."""
    record = _record(tables)
    to_canada = _one(record, reporter="CAN", partner="KOR", basis="residence")
    to_korea = _one(record, reporter="KOR", partner="CAN", basis="nationality")
    years = [_whole_years(record, series) for series in (to_canada, to_korea)]
    both = sorted(set(years[0]) & set(years[1]))
    return _stacked(
        rows_of([f"{to_canada}@{year}" for year in years[0]], record),
        rows_of([f"{to_korea}@{year}" for year in years[1]], record),
        rows_of(
            [f"{to_canada}@{y} + {to_korea}@{y}" for y in both],
            record,
            flow=Flow.TWO_WAY.value,
        ),
        _claims(tables, measure="visitors", flow=Flow.TWO_WAY.value),
    )


def students_ranked(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return study-permit holders of citizenships ever among the ten largest.

    Returns
    -------
    DataFrame
        One row a citizenship and year, unique persons; ranks one to ten among these
        are ranks among all.

    """
    record = _record(tables)
    rows = record.series(measure="study_permit_holders", reporter="CAN")
    keys = [
        f"{r['series']}@{year}"
        for r in rows
        if economies.kind(r["partner"]) == "economy"
        and not r["dimensions"]
        and record.official(r)
        for year in record.held(r["series"], "A")
    ]
    found = _stacked(rows_of(keys, record))
    by_year = found.groupby("reference_period")["value"]
    ever = found.loc[by_year.rank(ascending=False, method="min").le(_TEN), "partner"]
    return found[found["partner"].isin(ever)].reset_index(drop=True)


def korean_population(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return people of Korean origin in Canada, by the question that counted them."""
    record = _record(tables)
    rows = record.series(measure=("korean_population", "overseas_koreans"))
    singles = [r for r in rows if not r["dimensions"]]
    return _stacked(
        *(
            rows_of([f"{r['series']}@{p}" for p in record.held(r["series"])], record)
            for r in singles
        )
    )


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
    about = claims["topic"].isin([*map(str, _PEOPLE)])
    return with_intervals(claims[about & claims["unit"].isin(counts)])


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


def verdicts(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the verdicts with what their claims are about, and their citations."""
    about = ["claim", "measure", "flow", "reporter", "partner", "product", "statistic",
             "qualifier", "precision", "locator"]  # fmt: skip
    rows = tables["verdicts"].merge(tables["claims"][about], on="claim")
    ways_back = rows["key"].where(rows["key"].ne(""), rows["claim"])
    return _cited(rows, tables["sources"]).assign(key=ways_back)


def in_language(rows: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Write the caveats of verdicts, where there are any, in a reader's language."""
    if "caveats" not in rows:
        return rows
    said = [sentence(json.loads(codes), lang) for codes in rows["caveats"]]
    return rows.assign(caveat=said)


def verdict_on(tables: Mapping[str, pd.DataFrame], claim: str) -> pd.DataFrame:
    """Return the verdict on one claim."""
    rows = verdicts(tables)
    one = rows[rows["claim"].eq(claim)]
    if one.empty:
        raise NotHeldError(
            f"There is no claim {claim!r}. Claims: {', '.join(rows['claim'])}."
        )
    return one.reset_index(drop=True)


def annual_trade(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the last ten years of exports, imports, two-way trade and balance."""
    record = _record(tables)
    export, imports = _pair(record)
    years = _years(record, export, imports)[-_TEN:]
    drawn = two_way_trade(tables)
    both = [f"{export}@{year} + {imports}@{year}" for year in years]
    two_way = rows_of(both, record, flow=Flow.TWO_WAY.value)
    return _stacked(drawn[drawn["reference_period"].isin(years)], two_way)


def top_partners(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the partners held in the year for which most are, by two-way trade."""
    rows = partners_ranked(tables)
    singles = rows[rows["partner"].ne("WLD")]
    year = str(singles.groupby("reference_period").size().idxmax())
    world = rows[rows["partner"].eq("WLD") & rows["reference_period"].eq(year)]
    held = singles[singles["reference_period"].eq(year)]
    share = held["value"] / world["value"].iloc[0]
    rank = held["value"].rank(ascending=False, method="min").astype("int64")
    return held.assign(rank=rank, share=share).reset_index(drop=True)


def people_on_record(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the newest official number of every count of people held.

    That of a whole year goes before that of a month, however new: a month of visitors
    beside years of them would read as a fall.
    """
    record = _record(tables)
    newest: dict[tuple[str, ...], tuple[bool, str, str]] = {}
    kinds = [column for column in _DIMENSIONS[1:] if column != "adjustment"]
    for row in record.series(topic=[*_PEOPLE]):
        pair = {row["reporter"], row["partner"]} == {"CAN", "KOR"}
        if pair and not row["dimensions"] and record.official(row):
            whole = _whole_years(record, row["series"])
            last = (whole or record.held(row["series"]))[-1]
            count = tuple(str(row[column]) for column in kinds)
            found = (bool(whole), last, f"{row['series']}@{last}")
            newest[count] = max(found, newest.get(count, found))
    return rows_of([key for _, _, key in newest.values()], record)


def _cited(rows: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    named = sources.set_index("source")
    citation = named["producer"] + ", " + named["title"]
    return rows.assign(
        citation=rows["document"].map(citation).astype("str"),
        document_title=rows["document"].map(named["title"]).astype("str"),
    )


def _claims(tables: Mapping[str, pd.DataFrame], **wanted: str) -> pd.DataFrame:
    """Return the claims of these dimensions as rows to draw beside the record."""
    rows = claims_with_citations(tables)
    for column, code in wanted.items():
        rows = rows[rows[column].eq(code)]
    return with_intervals(rows) if len(rows) else rows


def _verdict_keys(
    tables: Mapping[str, pd.DataFrame], claims: pd.DataFrame
) -> list[str]:
    """Return the keys that ground today's verdicts of these claims."""
    rows = tables["verdicts"]
    return [*rows.loc[rows["claim"].isin(claims["claim"]) & rows["key"].ne(""), "key"]]


def _record(tables: Mapping[str, pd.DataFrame]) -> Record:
    return Record(tables["observations"], tables["sources"])


def _pair(record: Record) -> tuple[str, str]:
    rows = record.series(**_BOP, partner="KOR", flow=Flow.EXPORT.value)
    if not rows:
        raise NotHeldError(
            "Unadjusted trade with South Korea is not in the record of that day. "
            "'cktrade show series' lists what is held; a later as_of holds more."
        )
    export = max(rows, key=lambda r: len(record.held(r["series"], "M")))["series"]
    return export, export.replace(".export.", ".import.")


def _one(record: Record, **dimensions: str) -> str:
    rows = record.series(measure="visitors", flow=Flow.ARRIVALS.value, **dimensions)
    plain = [r for r in rows if not r["dimensions"] and record.official(r)]
    if not plain:
        raise NotHeldError(f"No official series of visitors is held with {dimensions}.")
    return str(max(plain, key=lambda r: len(record.held(r["series"])))["series"])


def _whole_years(record: Record, series: str) -> list[str]:
    months = {p[:4] for p in record.held(series, "M")} | set(record.held(series, "A"))
    whole = []
    for year in sorted(months):
        try:
            record.cells(series, year)
        except NotHeldError:
            continue
        whole.append(year)
    return whole


def _years(record: Record, *series: str) -> list[str]:
    return sorted(set.intersection(*(set(_whole_years(record, s)) for s in series)))


def _stacked(*pieces: pd.DataFrame) -> pd.DataFrame:
    filled = [piece for piece in pieces if not piece.empty]
    if not filled:
        raise NotHeldError(
            "Nothing of it is in the record of that day; a later as_of holds more."
        )
    return pd.concat(filled, ignore_index=True)


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in rows.to_dict("records")]
