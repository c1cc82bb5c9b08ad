"""A briefing as slides: a slide a chart, each native and editable."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.office_zip import normalised
from cktrade.briefing.outline import ON_SLIDES

if TYPE_CHECKING:
    from cktrade.briefing.content import Briefing
    from cktrade.briefing.formats.pptx.deck import Deck


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
    from cktrade.briefing.formats.pptx import deck, slides  # noqa: PLC0415 -- an extra

    made = deck.empty_deck()
    _properties(made, briefing)
    slides.cover(made, briefing)
    slides.key_figures(made, briefing)
    for item in (i for chapter in briefing.chapters for i in chapter.items):
        if isinstance(item, Picture):
            slides.picture(made, item, briefing.lang)
        elif item.name in ON_SLIDES:
            slides.table(made, item, briefing.lang)
    stream = io.BytesIO()
    made.save(stream)
    return normalised(stream.getvalue(), briefing.day)


def _properties(made: Deck, briefing: Briefing) -> None:
    core, day = made.core_properties, briefing.day
    core.title, core.subject = briefing.title, briefing.subtitle
    core.author = core.last_modified_by = "cktrade"
    core.comments, core.language = briefing.as_of, briefing.lang
    core.revision = 1
    core.created = core.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- a day has no zone
