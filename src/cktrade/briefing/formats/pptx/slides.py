"""The slides of a briefing, one function a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from cktrade.briefing.formats.office_units import in_large_units
from cktrade.briefing.formats.pptx.chart_marks import events_shown, mark_events
from cktrade.briefing.formats.pptx.chart_room import inner_area
from cktrade.briefing.formats.pptx.charts import add_chart
from cktrade.briefing.formats.pptx.deck import (
    EDGE,
    INSET,
    SLOTS,
    Deck,
    Slide,
    add_slide,
    decorative,
    describe,
    paragraph,
    text_box,
)
from cktrade.briefing.formats.pptx.slide_room import INNER, SUBTITLE_SIZE, room
from cktrade.briefing.formats.type_room import height
from cktrade.charts.drawing.texts import say as say_of_chart
from cktrade.wording.brief_texts import say
from cktrade.wording.units import records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cktrade.briefing.content import Briefing, Finding, Picture
    from cktrade.briefing.formats.pptx.slide_room import Place, Room
    from cktrade.vocabulary import Lang

_CARD, _CARDS_ACROSS = (3.75, 2.7), 3
_CARD_SIZES, _CARD_GAPS = (14, 13, 12, 11), 0.25
_FEW = 12


def cover(deck: Deck, briefing: Briefing) -> None:
    """Add the title, what it is about, and as of when."""
    lang = briefing.lang
    slide = add_slide(deck, briefing.title, lang, cover=True)
    subtitle = slide.placeholders[1].text_frame
    paragraph(subtitle, briefing.subtitle, lang, size=20, role="soft", after=14)
    paragraph(subtitle, briefing.as_of, lang, size=14, role="soft")
    for line in subtitle.paragraphs:
        line._p.get_or_add_pPr().set("algn", "l")  # noqa: SLF001 -- PP_ALIGN writes the same
    _rule(slide, (EDGE + 0.1, 1.75, 1.1), 5)


def bottom_line(deck: Deck, briefing: Briefing) -> None:
    """Add the three sentences that a reader who sees no other slide shall know."""
    lang = briefing.lang
    slide = add_slide(deck, say("lead", lang), lang)
    frame = text_box(slide, (EDGE, 1.5, INNER, 4.8))
    for sentence in briefing.lead:
        paragraph(frame, sentence, lang, size=24, after=20)


def divider(deck: Deck, heading: str, listed: Sequence[str], lang: Lang) -> None:
    """Add a slide that parts what is told from what is kept for questions."""
    slide = add_slide(deck, heading, lang)
    frame = text_box(slide, (EDGE, 1.5, INNER, 5.2))
    size = 16 if len(listed) <= _FEW else 13
    for name in listed:
        paragraph(frame, name, lang, size=size, role="soft", after=4)


def _rule(
    slide: Slide,
    at: tuple[float, float, float],
    thick: float,
) -> None:
    """Draw a line from (left, top) of a length in inches; it says nothing."""
    left, top, length = at
    ends = Inches(left), Inches(top), Inches(left + length), Inches(top)
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
    line.line.color.theme_color = SLOTS["first"]
    line.line.width = Pt(thick)
    decorative(line)


def key_figures(deck: Deck, briefing: Briefing) -> None:
    """Add the findings as cards, and their arithmetic as notes."""
    lang = briefing.lang
    slide = add_slide(deck, say("findings", lang), lang)
    size = next((s for s in _CARD_SIZES if _fit(briefing, s)), _CARD_SIZES[-1])
    for number, finding in enumerate(briefing.findings):
        down, across = divmod(number, _CARDS_ACROSS)
        left = EDGE + across * (_CARD[0] + 0.39)
        top = 1.25 + down * (_CARD[1] + 0.15)
        _rule(slide, (left + 0.1, top, _CARD[0] - 0.2), 1.5)
        _card(slide, (left, top + 0.08), finding, size, lang)
    lines = [f"{f.figure}: {key}" for f in briefing.findings for key in f.keys]
    add_notes(slide, [*lines, say("check", lang)], lang)


def _fit(briefing: Briefing, size: int) -> bool:
    """Say whether the sentences of all cards have room in a size."""
    wide = _CARD[0] - 2 * INSET
    return all(
        height(one.figure, 22, wide, bold=True)
        + height(one.sentence, size, wide)
        + height(one.source, 10, wide)
        + _CARD_GAPS
        <= _CARD[1]
        for one in briefing.findings
    )


def _card(
    slide: Slide,
    at: tuple[float, float],
    finding: Finding,
    size: int,
    lang: Lang,
) -> None:
    frame = text_box(slide, (*at, *_CARD))
    paragraph(frame, finding.figure, lang, size=22, role="first", bold=True, after=4)
    paragraph(frame, finding.sentence, lang, size=size, after=5)
    paragraph(frame, finding.source, lang, size=10, role="soft")


def picture(deck: Deck, shown: Picture, lang: Lang) -> None:
    """Add a chart that can be edited under its finding, with source and notes."""
    slide = add_slide(deck, shown.title, lang)
    about = shown.plot.subtitle or shown.subtitle
    if any(any(one.hollow) for one in shown.plot.series):
        about = f"{about}\n{say_of_chart('mark.secondary', lang)}"
    place = room(shown.title, about, shown.source)
    write(slide, about, place.subtitle, lang)
    plot = in_large_units(shown.plot, lang)
    frame = add_chart(slide, plot, place.shown, lang)
    events = events_shown(shown.svg["page"], plot, lang)
    mark_events(slide, events, plot, inner_area(plot, place.shown), lang)
    numbered = say("numbered", lang, number=shown.label, caption=shown.caption)
    describe(frame, numbered, shown.alt)
    write_source(slide, shown.source, place, lang)
    add_notes(
        slide, [numbered, shown.alt, *_arithmetic(shown), say("check", lang)], lang
    )


def write(slide: Slide, text: str, place: Place, lang: Lang) -> None:
    """Write the lines under a slide's title."""
    frame = text_box(slide, place)
    for line in text.split("\n"):
        paragraph(frame, line, lang, size=SUBTITLE_SIZE, role="soft")


def write_source(slide: Slide, text: str, place: Room, lang: Lang) -> None:
    """Write the lines at the foot of a slide."""
    frame = text_box(slide, place.source)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    for line in text.split("\n"):
        paragraph(frame, line, lang, size=place.source_size, role="soft")


def _arithmetic(shown: Picture) -> Iterator[str]:
    """Say of the newest numbers drawn how each is made, as a key."""
    rows = shown.rows
    if "reference_period" in rows:
        newest = rows.groupby([c for c in _DIMENSIONS if c in rows], dropna=False)
        rows = rows.loc[newest["reference_period"].idxmax()]
    for row in records(rows):
        yield f"{row['value']:,.15g} = {row['key']}" if "value" in row else row["key"]


_DIMENSIONS = ("measure", "flow", "reporter", "partner", "basis")


def add_notes(slide: Slide, lines: Sequence[str], lang: Lang) -> None:
    """Write what a speaker is asked: a slide's words and its arithmetic."""
    frame = slide.notes_slide.notes_text_frame
    for line in lines:
        paragraph(frame, line, lang, size=12)
