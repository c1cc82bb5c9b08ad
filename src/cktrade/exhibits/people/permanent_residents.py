"""How many South Koreans settle in Canada, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade import wording
from cktrade.charts.drawing.texts import say as say_of_chart
from cktrade.exhibits.claims import apart, claims_of, keys_of_verdicts
from cktrade.exhibits.key_rows import record_of, rows_of, stacked
from cktrade.exhibits.plot import Plot, over_time
from cktrade.vocabulary import Flow, label, periods
from cktrade.wording.units import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.record.record import Record, Row
    from cktrade.vocabulary import Lang

NAME, KIND = "permanent-residents", "chart"
QUESTION = "How many South Koreans immigrate to Canada?"
CHAPTER, PLACE = "people", 10
#: The year that made up for the pandemic, and the programme that grew most in it.
_CAUGHT_UP, _EXPERIENCE = "2021", '"immigration_programme": "Canadian Experience"'


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return permanent residents from South Korea, each year by its newest table."""
    record = record_of(tables)
    held = record.series(
        measure="permanent_residents", reporter="CAN", partner="KOR",
        flow=Flow.ADMISSIONS.value,
    )  # fmt: skip
    newest: dict[str, tuple[pd.Timestamp, str]] = {}
    for row in (one for one in held if not one["dimensions"]):
        for year in record.held(row["series"], "A"):
            cell = record.cell(row["series"], year)
            if cell is None or not record.official(cell) or pd.isna(cell["value"]):
                continue
            if year not in newest or cell["vintage"] > newest[year][0]:
                newest[year] = (cell["vintage"], f"{row['series']}@{year}")
    years = rows_of([newest[year][1] for year in sorted(newest)], record)
    claims = claims_of(tables, measure="permanent_residents", statistic="mean")
    means = dict.fromkeys(keys_of_verdicts(tables, claims))
    return stacked(years, _caught_up(held, record), rows_of(means, record), claims)


def _caught_up(held: list[Row], record: Record) -> pd.DataFrame:
    """Return the programme that explains the year which made up for the pandemic."""
    keys = [
        f"{r['series']}@{_CAUGHT_UP}" for r in held if _EXPERIENCE in r["dimensions"]
    ]
    return rows_of(keys, record).assign(explains="permanent_residents.experience")


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return the admissions of each year, and each printed mean over its span."""
    printed, observed = apart(rows)
    whole = observed["explains"].fillna("").eq("") if "explains" in observed else True
    years = observed[whole & ~observed["reference_period"].str.contains("/")]
    partner = label("economies", years["partner"].iloc[0], lang)
    name = say_of_chart("permanent_residents.name", lang, partner=partner)
    parts = [(name, "first", years)]
    for claim in records(printed):
        mean = wording.number(claim["value"], lang)
        span = periods.parts(claim["reference_period"], "A")
        line = pd.DataFrame({"reference_period": span}).assign(
            value=claim["value"], unit=years["unit"].iloc[0], precision=1.0
        )
        words = say_of_chart("permanent_residents.cited", lang, value=mean)
        parts.append((words, "claim", line))
    return over_time(parts, lang)
