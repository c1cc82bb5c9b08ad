"""A briefing as slides: a slide a chart, each native and editable."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.office_zip import normalised
from cktrade.briefing.outline import ON_SLIDES
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from cktrade.briefing.content import Briefing, Table
    from cktrade.briefing.formats.pptx.deck import Deck

#: The charts of a talk; all others stand in its appendix.
_TOLD = (
    "two-way-trade", "exports-by-section", "permanent-residents", "students-ranked",
    "verdicts-at-a-glance",
)  # fmt: skip


def render(briefing: Briefing) -> bytes:
    """Return the briefing as a PPTX deck.

    Parameters
    ----------
    briefing : Briefing
        What :class:`cktrade.briefing.compose.Composer` made.

    Returns
    -------
    bytes
        Dated by the newest release shown: the same briefing gives the same bytes.

    """
    from cktrade.briefing.formats.pptx import deck, slides, table_slides  # noqa: PLC0415 -- an extra

    made = deck.empty_deck()
    _properties(made, briefing)
    slides.cover(made, briefing)
    slides.bottom_line(made, briefing)
    slides.key_figures(made, briefing)
    told, kept = parted(briefing)
    for picture in told:
        slides.picture(made, picture, briefing.lang)
    if kept:
        names = [item.caption for item in kept]
        slides.divider(made, say("appendix", briefing.lang), names, briefing.lang)
    for item in kept:
        if isinstance(item, Picture):
            slides.picture(made, item, briefing.lang)
        else:
            table_slides.table(made, item, briefing.lang)
    stream = io.BytesIO()
    made.save(stream)
    return normalised(stream.getvalue(), briefing.day)


def parted(
    briefing: Briefing,
) -> tuple[list[Picture], list[Picture | Table]]:
    """Return the charts that are told, and what is kept for questions, in order.

    Told are the five that stand for their chapters, or the next where one is missing:
    with cover, bottom line and key figures they are eight slides.
    """
    pictures = briefing.pictures
    main = [one for one in pictures if one.name in _TOLD]
    others = [one for one in pictures if one.name not in _TOLD]
    names = {one.name for one in [*main, *others][: len(_TOLD)]}
    items = [item for chapter in briefing.chapters for item in chapter.items]
    told = [one for one in pictures if one.name in names]
    kept = [
        item
        for item in items
        if item.name not in names
        and (isinstance(item, Picture) or item.name in ON_SLIDES)
    ]
    return told, kept


def _properties(made: Deck, briefing: Briefing) -> None:
    core, day = made.core_properties, briefing.day
    core.title, core.subject = briefing.title, briefing.subtitle
    core.author = core.last_modified_by = "cktrade"
    core.comments, core.language = briefing.as_of, briefing.lang
    core.revision = 1
    core.created = core.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- a day has no zone
