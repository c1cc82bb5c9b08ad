"""Counting with periods that are text, inside any engine.

``2018-09`` is cut by its characters, never parsed as a date, so that one expression
runs on pandas, Polars, DuckDB and Spark. A year may also be a whole number (2018).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from cktrade.vocabulary import periods

if TYPE_CHECKING:
    from collections.abc import Mapping

#: frequency → how many of its periods a year has
PER_YEAR: Mapping[str, int] = {"A": 1, "A1": 1, "Q": 4, "M": 12, "31 December": 1}
#: the frequency of stocks counted once a year, on its last day
YEAR_END = "31 December"

#: frequency → the form of its periods, as ``cktrade.vocabulary.periods`` has them
FORMS = {
    "A": "^[0-9]{4}$",
    "Q": "^[0-9]{4}-Q[1-4]$",
    "M": "^[0-9]{4}-(?:0[1-9]|1[0-2])$",
    "A1": "^[0-9]{4}-A1$",
    YEAR_END: "^[0-9]{4}-12-31$",
}


def text(period: str) -> nw.Expr:
    """Return a column of periods as text."""
    return nw.col(period).cast(nw.String())


def year(period: str) -> nw.Expr:
    """Return the year of each period as a whole number."""
    return text(period).str.slice(0, 4).cast(nw.Int64())


def year_text(period: str) -> nw.Expr:
    """Return the year of each period as text; a reporting year stays as it is."""
    whole = text(period).str.slice(5, 1) == "A"
    cut = text(period).str.slice(0, 4)
    return nw.when(whole).then(text(period)).otherwise(cut)


def season(period: str) -> nw.Expr:
    """Return what tells the periods of one year apart: ``-09``, ``-Q3`` or ``""``."""
    return text(period).str.slice(4)


def frequency(period: str) -> nw.Expr:
    """Return each period's frequency: A, Q, M, A1, 31 December; else ``""``."""
    words: nw.Expr = nw.lit("")
    for code, form in FORMS.items():
        holds = text(period).str.contains(form)
        words = nw.when(holds).then(nw.lit(code)).otherwise(words)
    return words


def per_year(period: str) -> nw.Expr:
    """Return how many periods of this length a year has: 1, 4 or 12."""
    mark, length = text(period).str.slice(5, 1), text(period).str.len_chars()
    return (
        nw.when((length != len("2018-09")) | (mark == "A"))
        .then(nw.lit(PER_YEAR["A"]))
        .otherwise(
            nw.when(mark == "Q")
            .then(nw.lit(PER_YEAR["Q"]))
            .otherwise(nw.lit(PER_YEAR["M"]))
        )
    )


def ordinal(period: str) -> nw.Expr:
    """Return a number for each period, one more than for the period before it."""
    mark = text(period).str.slice(5, 1)
    within = (
        nw.when(per_year(period) == 1)
        .then(nw.lit("1"))
        .otherwise(
            nw.when(mark == "Q")
            .then(text(period).str.slice(6, 1))
            .otherwise(text(period).str.slice(5, 2))
        )
    )
    return year(period) * per_year(period) + within.cast(nw.Int64()) - 1


def last_month(period: str) -> nw.Expr:
    """Return the month in which each period ends, counted from the year 0.

    A day counts as its month; what has neither year nor month is after everything.
    """
    whole, mark = text(period), text(period).str.slice(5, 1)
    dated = whole.str.contains("^[0-9]{4}(?:-|$)")
    year = nw.when(dated).then(whole.str.slice(0, 4)).otherwise(nw.lit("9999"))
    monthly = whole.str.contains("^[0-9]{4}-[0-9]{2}(?:-|$)")
    quarter = nw.when(mark == "Q").then(whole.str.slice(6, 1)).otherwise(nw.lit("4"))
    month = nw.when(monthly).then(whole.str.slice(5, 2)).otherwise(nw.lit("0"))
    named, third = month.cast(nw.Int64()), quarter.cast(nw.Int64()) * 3
    end = nw.when(named > 0).then(named).otherwise(third)
    return year.cast(nw.Int64()) * 12 + end


def inside(period: str) -> list[str]:
    """Return every period, of any frequency, that makes up a period or span.

    Examples
    --------
    >>> inside("2018")[:4], len(inside("2014/2018"))
    (['2018', '2018-Q1', '2018-Q2', '2018-Q3'], 85)

    """
    code = periods.frequency(period)
    if code == "A1":
        return [period]
    finer = {"A": "AQM", "Q": "QM", "M": "M"}
    base = periods.frequency(period.split("/", maxsplit=1)[0])
    return [part for f in finer.get(base, "") for part in periods.parts(period, f)]


def expected(period: str, span: str) -> nw.Expr:
    """Return how many periods of each row's frequency a period or span is made of.

    Raises
    ------
    PeriodError
        If the span is not written in a form that the package knows.

    """
    counts = {"A": 0, "Q": 0, "M": 0}
    for part in inside(span):
        counts[periods.frequency(part)[0]] += 1
    size = per_year(period)
    quarters = nw.when(size == PER_YEAR["Q"]).then(nw.lit(counts["Q"]))
    return (
        nw.when(size == PER_YEAR["M"])
        .then(nw.lit(counts["M"]))
        .otherwise(quarters.otherwise(nw.lit(counts["A"])))
    )
