"""A fact sheet as slides: the bottom line, then four items a slide, two by two."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from cktrade.briefing.formats.office_zip import normalised
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from cktrade.briefing.factsheet.content import FactSheet, Item
    from cktrade.briefing.formats.pptx.deck import Slide

_ACROSS, _DOWN = 2, 2
_CARD, _TOP, _GAP = (5.9, 2.85), 1.15, 0.05


def render(sheet: FactSheet) -> bytes:
    """Return the fact sheet as a PPTX; the same sheet gives the same bytes."""
    from cktrade.briefing.formats.pptx.deck import (  # noqa: PLC0415 -- an extra
        EDGE,
        add_slide,
        empty_deck,
        paragraph,
        text_box,
    )

    deck, lang = empty_deck(), sheet.lang
    first = add_slide(deck, sheet.title, lang)
    frame = text_box(first, (EDGE, 1.4, 12, 4.8))
    for sentence in sheet.sentences:
        paragraph(frame, sentence, lang, size=22, after=16)
    paragraph(frame, sheet.as_of, lang, size=12, role="soft")
    starts = range(0, len(sheet.items), _ACROSS * _DOWN)
    for page, start in enumerate(starts, 1):
        told = say("continued", lang, title=sheet.title, n=page, of=len(starts))
        slide = add_slide(deck, told, lang)
        for n, item in enumerate(sheet.items[start : start + _ACROSS * _DOWN]):
            _card(slide, n, item, sheet)
        notes = slide.notes_slide.notes_text_frame
        for item in sheet.items[start : start + _ACROSS * _DOWN]:
            for line in item.lines:
                paragraph(notes, f"{line.what}: {line.key}", lang, size=10)
    paragraph(notes, sheet.check, lang, size=10)
    core, day = deck.core_properties, sheet.day
    core.title, core.author, core.revision = sheet.title, "cktrade", 1
    core.created = core.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- a day has no zone
    stream = io.BytesIO()
    deck.save(stream)
    return normalised(stream.getvalue(), sheet.day)


def _card(slide: Slide, place: int, item: Item, sheet: FactSheet) -> None:
    from cktrade.briefing.formats.pptx.deck import EDGE, paragraph, text_box  # noqa: PLC0415 -- an extra

    down, across = divmod(place, _ACROSS)
    at = (EDGE + across * (_CARD[0] + 0.2), _TOP + down * (_CARD[1] + _GAP))
    frame, lang = text_box(slide, (*at, *_CARD)), sheet.lang
    paragraph(frame, item.heading, lang, size=16, role="first", bold=True, after=4)
    for line in item.lines:
        mark = "○ " if line.secondary else ""
        words = f"{line.what}: {mark}{line.value}" if line.value else line.what
        paragraph(frame, f"{words} ({line.period})", lang, size=12, after=2)
        if line.moved:
            paragraph(frame, line.moved, lang, size=10, role="soft", after=2)
    if not item.lines:
        paragraph(frame, item.empty, lang, size=12)
    if item.source:
        paragraph(frame, item.source, lang, size=9, role="soft")
