"""Readings of the record as lines of a chart: which are drawn, and what each is called.

A reading is a mapping of the verdicts table's ``readings``: ``series`` (its key),
``reading``, ``reference_period``, ``value``, ``miss``, ``fits``, ``departures`` ….
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.charts.drawing.provenance import tables_of
from cktrade.charts.drawing.texts import capital
from cktrade.vocabulary import GRADES, SourceKind, codelist, label
from cktrade.wording import listing, period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.charts.drawing.canvas import Canvas

#: Departures that stand in the name of a reading; of the others a note tells.
_SAID = ("in_us_dollars", "bloc")
#: A window that nobody printed is drawn where there is room.
_WINDOW = "other_twelve_months"
_QUOTED = {"evidence": SourceKind.SECONDARY.value}


def with_limits(row: dict[str, Any]) -> dict[str, Any]:
    """Write a limit that is missing as an infinite one.

    Examples
    --------
    >>> with_limits({"low": 2.0, "high": None})
    {'low': 2.0, 'high': inf}

    """
    low, high = row["low"], row["high"]
    return row | {
        "low": -math.inf if low is None or pd.isna(low) else low,
        "high": math.inf if high is None or pd.isna(high) else high,
    }


def in_order(claim: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a claim's readings: what is drawn first comes first.

    The one that grounds the verdict; then, of every way of counting that the words
    allow, the one of the best evidence; then official ones that repeat these, what
    departs from the words, the nearest first, and what others quote. Only readings in
    the currency of the first: two currencies share no axis.
    """
    every = sorted(map(with_limits, json.loads(claim["readings"])), key=_distance)
    first = [r for r in every if r["series"] == claim.get("key")][:1] or every[:1]
    plain = sorted((r for r in every if not r["departures"]), key=_grade)
    best = {r["reading"]: r for r in reversed([*first, *plain])}
    lead = [*first, *(r for r in plain if r is best[r["reading"]])]
    firm = [r for r in plain if _grade(r) < _grade(_QUOTED)]
    windows = [r for r in every if _WINDOW in r["departures"]]
    near = [r for r in every if r not in windows and r not in plain]
    ordered: list[dict[str, Any]] = []
    for reading in (*lead, *firm, *near, *plain, *windows):
        if reading not in ordered:
            ordered.append(reading)
    return [r for r in ordered if r["unit"] == ordered[0]["unit"]]


def _distance(reading: dict[str, Any]) -> tuple[bool, float]:
    return not reading["fits"], abs(reading["miss"])


def _grade(reading: dict[str, Any]) -> int:
    return [*map(str, GRADES)].index(reading.get("evidence") or GRADES[0])


def reading_name(
    page: Canvas, reading: dict[str, Any], said: Sequence[str] | None = None
) -> str:
    """Say which reading it is, of which period, and how it departs from the claim."""
    codes = [c for c in reading["departures"] if said is None or c in said]
    parts = [
        label("readings", reading["reading"], page.lang),
        period(reading["reference_period"], page.lang),
        *(label("caveats", code, page.lang) for code in codes),
    ]
    return capital(", ".join(parts))


def reading_names(page: Canvas, readings: Sequence[dict[str, Any]]) -> list[str]:
    """Name readings briefly; those of one name also by who counted, or which table."""
    names = [reading_name(page, reading, _SAID) for reading in readings]
    held = [tables_of(reading["series"]) for reading in readings]
    told = []
    for name, own in zip(names, held, strict=True):
        alike = [t for n, t in zip(names, held, strict=True) if n == name]
        who = _apart(page, own, alike)
        told.append(f"{name} ({who})" if who else name)
    return told


def _apart(
    page: Canvas, own: list[tuple[str, str]], alike: list[list[tuple[str, str]]]
) -> str:
    """Say by whom, or in which tables, a reading is counted and others are not."""
    people = [{producer for producer, _ in one} for one in alike]
    if sum({producer for producer, _ in own} == one for one in people) > 1:
        rest = [table for table in own if not all(table in one for one in alike)]
        said = [_table(page, table) for _, table in rest]
    else:
        rest = [table for table in own if not all(table[0] in one for one in people)]
        said = [label("producers_short", who, page.lang) for who, _ in rest]
    return listing([*dict.fromkeys(said)], page.lang)


def _table(page: Canvas, table: str) -> str:
    """Name a table by its number, else by what the agency calls it."""
    known = table in codelist("tables_short")
    if known:
        return label("tables_short", table, page.lang)
    return page.say("claim_against_record.table", table=table)
