"""What each table and chart of people shows: tables in, the rows to draw out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade.errors import NotHeldError
from cktrade.exhibits.documents import PEOPLE, claims_of
from cktrade.exhibits.key_rows import (
    DIMENSIONS,
    record_of,
    rows_of,
    stacked,
    whole_years,
)
from cktrade.vocabulary import NOT_APPLICABLE, Flow, economies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.record.record import Record

_TEN = 10


def permanent_residents(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return permanent residents from South Korea, each year by its newest table."""
    record = record_of(tables)
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
    claims = claims_of(tables, measure="permanent_residents", statistic="mean")
    means = _verdict_keys(tables, claims)
    return stacked(years, rows_of(means, record), claims)


def travel_both_ways(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return visitors each way, every year held whole, and their sum where both are.

    The sum adds a count by residence to one by nationality, and has no basis itself.
    """
    record = record_of(tables)
    to_canada = _one(record, reporter="CAN", partner="KOR", basis="residence")
    to_korea = _one(record, reporter="KOR", partner="CAN", basis="nationality")
    years = [whole_years(record, series) for series in (to_canada, to_korea)]
    both = sorted(set(years[0]) & set(years[1]))
    return stacked(
        rows_of([f"{to_canada}@{year}" for year in years[0]], record),
        rows_of([f"{to_korea}@{year}" for year in years[1]], record),
        rows_of(
            [f"{to_canada}@{y} + {to_korea}@{y}" for y in both],
            record,
            flow=Flow.TWO_WAY.value,
            basis=NOT_APPLICABLE,
        ),
        claims_of(tables, measure="visitors", flow=Flow.TWO_WAY.value),
    )


def students_ranked(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return study-permit holders of citizenships ever among the ten largest.

    Returns
    -------
    DataFrame
        One row a citizenship and year, unique persons; ranks one to ten among these
        are ranks among all.

    """
    record = record_of(tables)
    rows = record.series(measure="study_permit_holders", reporter="CAN")
    keys = [
        f"{r['series']}@{year}"
        for r in rows
        if economies.kind(r["partner"]) == "economy"
        and not r["dimensions"]
        and record.official(r)
        for year in record.held(r["series"], "A")
    ]
    found = stacked(rows_of(keys, record))
    by_year = found.groupby("reference_period")["value"]
    ever = found.loc[by_year.rank(ascending=False, method="min").le(_TEN), "partner"]
    return found[found["partner"].isin(ever)].reset_index(drop=True)


def korean_population(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return people of Korean origin in Canada, by the question that counted them."""
    record = record_of(tables)
    rows = record.series(measure=("korean_population", "overseas_koreans"))
    singles = [r for r in rows if not r["dimensions"]]
    return stacked(
        *(
            rows_of([f"{r['series']}@{p}" for p in record.held(r["series"])], record)
            for r in singles
        )
    )


def people_on_record(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the newest official number of every count of people held.

    That of a whole year goes before that of a month, however new: a month of visitors
    beside years of them would read as a fall.
    """
    record = record_of(tables)
    newest: dict[tuple[str, ...], tuple[bool, str, str]] = {}
    kinds = [column for column in DIMENSIONS[1:] if column != "adjustment"]
    for row in record.series(topic=[*PEOPLE]):
        pair = {row["reporter"], row["partner"]} == {"CAN", "KOR"}
        if pair and not row["dimensions"] and record.official(row):
            whole = whole_years(record, row["series"])
            last = (whole or record.held(row["series"]))[-1]
            count = tuple(str(row[column]) for column in kinds)
            found = (bool(whole), last, f"{row['series']}@{last}")
            newest[count] = max(found, newest.get(count, found))
    return rows_of([key for _, _, key in newest.values()], record)


def _one(record: Record, **dimensions: str) -> str:
    rows = record.series(measure="visitors", flow=Flow.ARRIVALS.value, **dimensions)
    plain = [r for r in rows if not r["dimensions"] and record.official(r)]
    if not plain:
        raise NotHeldError(f"No official series of visitors is held with {dimensions}.")
    return str(max(plain, key=lambda r: len(record.held(r["series"])))["series"])


def _verdict_keys(
    tables: Mapping[str, pd.DataFrame], claims: pd.DataFrame
) -> list[str]:
    """Return the keys that ground today's verdicts of these claims."""
    rows = tables["verdicts"]
    return [*rows.loc[rows["claim"].isin(claims["claim"]) & rows["key"].ne(""), "key"]]
