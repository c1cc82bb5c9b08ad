"""Timeline: what happened between the two countries, as the documents date it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.charts.drawing.canvas import Canvas, canvas
from cktrade.charts.drawing.chronology import Happening, Listing, draw_strip, when
from cktrade.charts.drawing.row_checks import ends, need
from cktrade.charts.drawing.texts import event_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from cktrade.charts.drawing.chart import Chart
    from cktrade.charts.drawing.layout import Box
    from cktrade.vocabulary import Lang

NAME = "timeline"


def timeline(events: pd.DataFrame, *, lang: Lang = "en", size: str = "slide") -> Chart:
    """List dated events in order, under a strip that shows them in proportion.

    Parameters
    ----------
    events : DataFrame
        Rows of the events table. Rows of several documents with one title are one
        happening: where their dates differ, both are shown and the mark says that the
        documents disagree. One document's rows with one title recur.
    lang : {'en', 'fr', 'ko'}
        The reader's language; titles come from ``codelists/event_titles.csv``, and an
        event that is not listed there keeps the title of its row.
    size : {'slide', 'page', 'column'}
        The place it is made for. Page and column grow with the number of events.

    Returns
    -------
    Chart
        A matplotlib figure with alt text, rows and source line.

    Raises
    ------
    DrawingError
        If there is no event.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.timeline(ck.rows("timeline-chart"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...events...'

    """
    need(events, NAME, "event", "date", "title", "document")
    found = _happenings(events, lang)
    with canvas(NAME, lang, size, taller=_taller(size, len(found))) as page:
        _words(page, events, found)
        strip, listed = page.panels(lambda box: _split(page, box))
        draw_strip(page, strip, found)
        Listing(page, listed, found).draw()
        page.describe(*(f"{when(h, lang)}: {h.title}" for h in found))
        return page.finish()


def _happenings(events: pd.DataFrame, lang: Lang) -> list[Happening]:
    found = []
    for _, group in events.groupby("title", sort=False):
        first = group.iloc[0]
        title = event_title(first["event"], first["title"], lang)
        dates = sorted(set(group["date"]), key=ends)
        together = not group["document"].duplicated().any()
        found += [
            Happening(title, tuple(d)) for d in ([dates] if together else zip(dates))
        ]
    return sorted(found, key=lambda h: (ends(h.dates[0]), h.title))


def _taller(size: str, count: int) -> float:
    return {"page": 0.5 + count / 24, "column": 0.5 + count / 13}.get(size, 1.0)


def _split(page: Canvas, box: Box) -> list[Box]:
    gap = page.pixels(page.size.text)
    strip = page.pixels(page.size.choose(3.4, 4.5, 4.5) * page.size.text)
    return box.rows([strip, box.top - box.bottom - gap - strip], gap)


def _words(page: Canvas, events: pd.DataFrame, found: Sequence[Happening]) -> None:
    conflicts = [h for h in found if h.kind == "conflict"]
    kind = {0: "agree", 1: "one"}.get(len(conflicts), "several")
    title = page.say(
        f"{NAME}.title.{kind}",
        count=len(found),
        conflicts=len(conflicts),
        what=conflicts[0].title if conflicts else "",
        when=when(conflicts[0], page.lang) if conflicts else "",
    )
    subtitle = page.say(
        f"{NAME}.subtitle",
        first=min(h.dates[0][:4] for h in found),
        last=max(h.dates[-1].rpartition("/")[2][:4] for h in found),
    )
    page.head(title, subtitle)
    for held in dict.fromkeys(h.kind for h in found):
        page.note(page.say(f"{NAME}.mark.{held}"))
    page.foot(events)
