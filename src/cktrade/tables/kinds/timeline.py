"""The relationship in dates, as the documents give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade import wording
from cktrade.tables.locators import documents_named, places
from cktrade.tables.style import Sheet, dress
from cktrade.vocabulary import label, periods
from cktrade.wording.table_texts import headers, say
from cktrade.wording.units import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from great_tables import GT

    from cktrade.vocabulary import Lang

_COLUMNS = ["date", "happening", "parties", "place"]
_BEHIND = [
    "event", "date", "date_precision", "title", "parties", "topic", "as_printed",
    "document", "locator",
]  # fmt: skip


def timeline(
    events: pd.DataFrame, lang: Lang = "en", sources: pd.DataFrame | None = None
) -> GT:
    """Show the events that the documents date, oldest first.

    Parameters
    ----------
    events : DataFrame
        The events table. Two documents that date one thing differently stand both.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    sources : DataFrame, optional
        The sources table, which names the documents; without it their ids stand.

    Returns
    -------
    GT
        One row an event: date, what happened, between whom, and where it is printed;
        what several documents date alike stands once.

    Examples
    --------
    >>> import cktrade as ck
    >>> table = ck.tables.timeline(ck.rows("timeline"), "en", ck.load("sources"))
    >>> "The relationship in dates" in ck.tables.html(table, "en")
    True

    """
    return dress(sheet(events, lang, sources))


def sheet(
    events: pd.DataFrame, lang: Lang = "en", sources: pd.DataFrame | None = None
) -> Sheet:
    """Return the texts of :func:`timeline`, before they are dressed."""
    rows = data(events)
    cells = pd.DataFrame(
        {
            "date": [wording.period(date, lang) for date in rows["date"]],
            "happening": [_named(row, lang) for row in records(rows)],
            "parties": [_parties(codes, lang) for codes in rows["parties"]],
            "place": places(rows, sources),
        }
    )
    return Sheet(
        name="timeline",
        lang=lang,
        title=say("timeline.title", lang),
        subtitle=say("timeline.subtitle", lang, n=wording.number(len(rows), lang)),
        cells=_merged(cells),
        labels=headers(_COLUMNS, lang),
        sources=documents_named(rows, sources, lang),
        notes=tuple(_disputed(rows, cells, lang)),
        unbroken=("date", "parties", "place"),
    )


def data(events: pd.DataFrame) -> pd.DataFrame:
    """Return the rows behind :func:`timeline`; ``key`` is the event's id.

    Returns
    -------
    DataFrame
        By the first day that the date can mean, then in the order given.

    """
    rows = events.sort_values("date", key=_first_days, kind="stable")
    return rows[_BEHIND].rename(columns={"event": "key"}).reset_index(drop=True)


def _first_days(dates: pd.Series[str]) -> pd.Series[str]:
    return dates.map(lambda date: periods.bounds(date)[0].isoformat())


def _named(row: dict[str, str], lang: Lang) -> str:
    return wording.happening({**row, "event": row["key"]}, lang)


def _parties(codes: str, lang: Lang) -> str:
    return ", ".join(label("economies", code, lang) for code in codes.split(";"))


def _merged(cells: pd.DataFrame) -> pd.DataFrame:
    """Print once what several documents date alike, with every place."""
    merged = cells.groupby(["date", "happening"], sort=False, as_index=False)
    return merged.agg({"parties": "first", "place": ", ".join})


def _disputed(
    rows: pd.DataFrame, cells: pd.DataFrame, lang: Lang
) -> Iterator[tuple[str, int, str]]:
    """Yield a note for each line whose date another document gives otherwise.

    A title that one document dates twice recurs, and is in dispute with nobody.
    """
    lines = _merged(cells)
    for title, group in rows.groupby("title"):
        dates = [*dict.fromkeys(group["date"])]
        if len(dates) == 1 or group["document"].duplicated().any():
            continue
        told = [wording.period(date, lang) for date in dates]
        names = {_named(row, lang) for row in records(rows[rows["title"].eq(title)])}
        note = say("timeline.disputed", lang, dates=wording.listing(told, lang))
        for number, line in enumerate(records(lines)):
            if line["happening"] in names and line["date"] in told:
                yield "happening", number, note
