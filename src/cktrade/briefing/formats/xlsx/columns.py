"""Tables as typed columns: what a workbook holds, numbers as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade import wording
from cktrade.exhibits.catalogue import plot_of
from cktrade.vocabulary import label
from cktrade.wording.brief_texts import say
from cktrade.wording.table_texts import say as say_of_table
from cktrade.wording.units import scale, unit_header

if TYPE_CHECKING:
    from collections.abc import Callable

    from cktrade.briefing.content import Table
    from cktrade.exhibits.plot import Plot
    from cktrade.vocabulary import Lang

    Value = str | float | date | None
    #: One row of a table → what stands in its cell.
    Write = Callable[[dict[str, Any], Lang], Value]

DAY, MONTH = "yyyy-mm-dd", "yyyy-mm"
_MOST_DECIMALS = 3
_MACHINE = {
    "key",
    "change_year_key",
    "change_decade_key",
    "record_key",
    "sha256",
    "url",
    "path",
    "source",
    "document",
    "note",
}


@dataclass(frozen=True)
class Column:
    """One column of a workbook.

    Attributes
    ----------
    head : str
        With the unit, where all numbers have one.
    cells : tuple of str, float, date or None
        None is an empty cell.
    form : str
        The office's number format; "" for text.
    machine : bool
        Whether the text is for machines (keys, digests, addresses): never broken.
    link : bool
        Whether the text is an address that can be followed.
    spark : bool
        Whether each cell draws the numbers of the columns to its right.

    """

    head: str
    cells: tuple[Value, ...]
    form: str = ""
    machine: bool = False
    link: bool = False
    spark: bool = False


def of_table(table: Table, lang: Lang) -> list[Column]:
    """Return a table's plain rows as columns, in the reader's language.

    Parameters
    ----------
    table : Table
        A table of a briefing.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    list of Column
        Codes are words; what is missing or without limit is None.

    """
    if table.name == "annual-trade":
        return of_plot(plot_of(table.name, table.rows, lang))
    rows: list[dict[str, Any]] = [
        {str(k): v for k, v in row.items()} for row in table.rows.to_dict("records")
    ]
    columns = [
        _column(name, tuple(_plain(write(row, lang)) for row in rows), table, lang)
        for name, write in _TABLES[table.name]
        if not name.startswith("change_") or name in table.rows
    ]
    return [*columns, *_years(table, rows, lang)]


def _years(table: Table, rows: list[dict[str, Any]], lang: Lang) -> list[Column]:
    """Return the column of sparklines, and the years that they draw, in their unit."""
    by_year = [
        {
            period[:4]: None if value is None else value / 10 ** scale(row["unit"])
            for period, value in table.runs.get(row["key"], ())
        }
        for row in (rows if table.runs else ())
    ]
    years = sorted({year for run in by_year for year in run})
    if not years:
        return []
    units = {row["unit"] for row in rows}
    unit = f" ({unit_header(units.pop(), lang)})" if len(units) == 1 else ""
    numbers = [tuple(_plain(run.get(year)) for run in by_year) for year in years]
    drawn = Column(say_of_table("column.run", lang), (None,) * len(rows), spark=True)
    return [
        drawn,
        *(
            Column(f"{year}{unit}", cells, _form(cells))
            for year, cells in zip(years, numbers, strict=True)
        ),
    ]


def _column(name: str, values: tuple[Value, ...], table: Table, lang: Lang) -> Column:
    if name == "amount":  # its head is its unit
        head = unit_header(str(table.rows["unit"].iloc[0]), lang)
    else:
        head = say(f"column.{name}", lang)
    form = "0.0%" if name == "share" else _form(values)
    return Column(head, values, form, name in _MACHINE, link=name == "url")


def of_plot(numbers: Plot) -> list[Column]:
    """Return a chart's numbers as columns: categories, then one column a series."""
    digits = "#,##0" + ("." + "0" * numbers.decimals if numbers.decimals else "")
    series = [Column(s.name, s.numbers, digits) for s in numbers.series]
    if numbers.yearly:
        return [Column(numbers.corner, numbers.categories), *series]
    return [Column(numbers.corner, numbers.dates, MONTH), *series]


def _plain(value: Value) -> Value:
    """Turn what an office cannot hold, nothing and infinity, into an empty cell."""
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, str) or value is None or isinstance(value, date):
        return value
    return None if pd.isna(value) or value in {float("inf"), -float("inf")} else value


def _form(values: tuple[Value, ...]) -> str:
    if any(isinstance(value, date) for value in values):
        return DAY
    numbers = [value for value in values if isinstance(value, int | float)]
    if not numbers:
        return ""
    decimals = max(_decimals(number) for number in numbers)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _decimals(number: float) -> int:
    text = f"{number:.{_MOST_DECIMALS}f}".rstrip("0")
    return len(text.partition(".")[2])


def _amount(row: dict[str, Any], _: Lang) -> Value:
    amount: float = row["value"] / 10 ** scale(row["unit"])
    return amount


def _of(column: str) -> Write:
    return lambda row, _: row[column]


def _named(column: str) -> Write:
    """Write a publisher, title, licence or reason in the reader's language."""
    return lambda row, lang: wording.published(row[column], lang)


def _tenths(column: str) -> Write:
    """Write a change in tenths of a per cent; none is an empty cell."""
    return lambda row, _: round(row[column], 1) if row[column] == row[column] else None


def _coded(column: str, codes: str) -> Write:
    def write(row: dict[str, Any], lang: Lang) -> Value:
        known = row[column] not in {"", None} and not pd.isna(row[column])
        return wording.sentence(label(codes, row[column], lang)) if known else ""

    return write


def _period(row: dict[str, Any], lang: Lang) -> Value:
    text = row["reference_period"]
    return wording.period(text, lang) if text else ""


def _both(column: str) -> Write:
    """Write verdicts that are joined by a semicolon."""

    def write(row: dict[str, Any], lang: Lang) -> Value:
        codes = [one for one in row[column].split("; ") if one]
        words = [label("verdicts", one, lang) for one in codes]
        return wording.sentence("; ".join(words))

    return write


def _parties(row: dict[str, Any], lang: Lang) -> Value:
    names = [label("economies", code, lang) for code in row["parties"].split(";")]
    return ", ".join(names)


def _happening(row: dict[str, Any], lang: Lang) -> Value:
    return wording.happening({**row, "event": row["key"]}, lang)


def _when(row: dict[str, Any], lang: Lang) -> Value:
    return wording.period(row["date"], lang)


_UNIT = _coded("unit", "units")
_TABLES: dict[str, tuple[tuple[str, Write], ...]] = {
    "top-partners": (
        ("partner", _coded("partner", "economies")), ("rank", _of("rank")),
        ("amount", _amount), ("share", _of("share")),
        ("change_year", _tenths("change_year")),
        ("status", _coded("status", "statuses")), ("key", _of("key")),
        ("change_year_key", _of("change_year_key")),
    ),
    "people": (
        ("what", wording.what), ("topic", _coded("topic", "topics")),
        ("period", _period), ("value", _of("value")), ("unit", _UNIT),
        ("basis", _coded("basis", "bases")),
        ("status", _coded("status", "statuses")), ("source", _of("source")),
        ("key", _of("key")),
        ("change_year", _tenths("change_year")),
        ("change_decade", _tenths("change_decade")),
        ("change_year_key", _of("change_year_key")),
        ("change_decade_key", _of("change_decade_key")),
    ),
    "verdicts": (
        ("figure", _of("as_printed")), ("topic", _coded("topic", "topics")),
        ("when_printed", _both("when_printed")), ("its_time", _both("for_its_time")),
        ("today", _both("today")),
        ("value", _of("value")), ("unit", _UNIT), ("low", _of("low")),
        ("high", _of("high")), ("record", _of("record_value")),
        ("record_unit", _coded("record_unit", "units")),
        ("reading", _coded("reading", "readings")), ("period", _period),
        ("miss", _of("miss")), ("caveat", _of("caveat")),
        ("document", _of("document")), ("key", _of("key")),
        ("record_key", _of("record_key")),
    ),
    "at-a-glance": (
        ("what", wording.what), ("topic", _coded("topic", "topics")),
        ("qualifier", _coded("qualifier", "qualifiers")), ("value", _of("value")),
        ("unit", _UNIT), ("figure", _of("as_printed")), ("period", _period),
        ("document", _of("document")), ("place", _of("locator")), ("key", _of("key")),
    ),
    "timeline": (
        ("date", _when), ("happening", _happening), ("parties", _parties),
        ("figure", _of("as_printed")), ("document", _of("document")),
        ("place", _of("locator")), ("key", _of("key")),
    ),
    "documents": (
        ("title", _of("title")), ("producer", _named("producer")),
        ("published_from", _of("published_from")),
        ("published_to", _of("published_to")), ("reason", _named("published_reason")),
        ("url", _of("url")), ("sha256", _of("sha256")), ("key", _of("key")),
    ),
    "sources": (
        ("source", _of("source")), ("producer", _named("producer")),
        ("title", _named("title")), ("table", _of("table")),
        ("release", _of("published_to")), ("licence", _named("licence")),
        ("url", _of("url")), ("path", _of("path")), ("sha256", _of("sha256")),
        ("note", _of("note")),
    ),
}  # fmt: skip
