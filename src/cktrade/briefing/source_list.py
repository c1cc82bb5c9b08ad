"""Which statistical tables the numbers of a briefing come from, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.briefing.links import address_of
from cktrade.exhibits.grid import Cell, Grid, Group
from cktrade.vocabulary import SourceKind, codelist, label
from cktrade.wording.brief_texts import say
from cktrade.wording.units import records

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from cktrade.vocabulary import Lang

_COLUMNS = ("producer", "title", "release", "licence")


def used(rows: Mapping[str, pd.DataFrame], sources: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the sources table that these numbers come from.

    Parameters
    ----------
    rows : mapping
        Name in the catalogue → what it draws; its ``source`` joins ids by ``;``.
    sources : DataFrame
        The sources table.

    """
    named = {
        one
        for table in rows.values()
        if {"source", "value"} <= set(table)
        for ids in table["source"].dropna()
        for one in ids.split(";")
    }
    return sources[sources["source"].isin(named)].reset_index(drop=True)


def newest_release(held: pd.DataFrame) -> date:
    """Return the day of the newest official figures, at first hand or in a copy."""
    official = held[held["kind"].isin([SourceKind.OFFICIAL, SourceKind.COPY])]
    known = held if official.empty else official
    day: date = known["published_to"].max().date()
    return day


def listed(held: pd.DataFrame, lang: Lang) -> Grid:
    """Return the sources as a table: one row a title, with all its releases.

    Parameters
    ----------
    held : DataFrame
        What :func:`used` returned.
    lang : {'en', 'fr', 'ko'}
        The reader's language; titles stay as they were published.

    """
    titles = held.groupby(["producer", "title"], sort=False)
    rows = tuple(_row(part, lang) for _, part in titles)
    return Grid(
        title=say("caption.sources", lang),
        subtitle=say("sources.subtitle", lang),
        heads=tuple(say(f"column.{column}", lang) for column in _COLUMNS),
        numeric=(False,) * len(_COLUMNS),
        unit="",
        groups=(Group("", rows),),
        notes=(),
    )


def _row(part: pd.DataFrame, lang: Lang) -> tuple[Cell, ...]:
    first = records(part)[0]
    table = first["table"] if first["table"][:1].isdigit() else ""
    more = f" ({table})" if table else ""
    code = first["source"].split("/")[0]
    known = first["kind"] == SourceKind.OFFICIAL and code in codelist("producers")
    return (
        Cell(label("producers", code, lang)) if known
        else _published(first["producer"], lang),
        _published(first["title"], lang, more, address_of(first, lang)),
        Cell(_released(part, lang)),
        _published(first["licence"], lang),
    )  # fmt: skip


def _published(name: str, lang: Lang, more: str = "", url: str = "") -> Cell:
    """Write a name in the reader's language where it has one, else mark it English."""
    said = wording.published(name, lang)
    foreign = lang != "en" and said == name and name not in codelist("published_names")
    return Cell(f"{said}{more}", "en" if foreign else "", url=url)


def _released(part: pd.DataFrame, lang: Lang) -> str:
    """Write the days of release; those that no agency states are marked."""
    said = []
    for how, rows in part.groupby("published_reason", sort=False):
        days = _days(rows["published_from"], lang)
        marked = how in {"inferred", "retrieved"}
        said.append(say(f"release.{how}", lang, day=days) if marked else days)
    return wording.phrase("sources.separator", lang).join(said)


def _days(days: pd.Series[pd.Timestamp], lang: Lang) -> str:
    first, last = days.min().date(), days.max().date()
    if first == last:
        return wording.day(first, lang)
    return wording.period(f"{first.isoformat()}/{last.isoformat()}", lang)
