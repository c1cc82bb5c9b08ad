"""What a slide's chart says beyond its lines: end values, events, a balance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from cktrade.briefing.formats.pptx.deck import (
    EDGE,
    INSET,
    LOCALES,
    SLOTS,
    Shape,
    Slide,
    decorative,
    paragraph,
    text_box,
)
from cktrade.briefing.formats.type_room import width
from cktrade.vocabulary import codelist, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.exhibits.plot import Plot
    from cktrade.vocabulary import Lang

#: Theme slot of a role, as XML names it.
_XML_SLOTS = {
    "first": "accent1", "second": "accent2", "third": "accent3", "claim": "accent4",
    "others": "tx2", "soft": "tx2", "ink": "tx1",
}  # fmt: skip
_EVENT_TYPE = 11  # points
_LEVEL, _SPARE = 0.25, 0.1  # inches: from name to name, and beside one


def end_label(  # noqa: PLR0913 -- of what, where, how it looks
    drawn: Shape,
    place: int,
    role: str,
    lang: Lang,
    *,
    form: str,
    named: bool,
    side: str = "r",
) -> None:
    """Write the newest value of a line at its end, and its name if it has room there.

    It stands to the right of it (``r``) or above (``t``).

    Both follow the chart's own numbers, so that whoever edits these edits the label.
    """
    value, bold = int(bool(form)), int(role == "first")
    number = (
        f'<c:numFmt formatCode="{_escaped(form)}" sourceLinked="0"/>' if form else ""
    )
    labels = drawn._element.get_or_add_dLbls()  # noqa: SLF001 -- python-pptx has no door to it
    for old in labels.findall(qn("c:dLbl")):
        labels.remove(old)
    labels.insert(
        0,
        parse_xml(
            f'<c:dLbl {nsdecls("c", "a")}><c:idx val="{place}"/>{number}<c:spPr/>'
            f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="{bold}" '
            f'lang="{LOCALES[lang]}"><a:solidFill><a:schemeClr '
            f'val="{_XML_SLOTS.get(role, "tx1")}"/></a:solidFill></a:defRPr></a:pPr>'
            f'<a:endParaRPr lang="{LOCALES[lang]}"/></a:p></c:txPr>'
            f'<c:dLblPos val="{side}"/><c:showLegendKey val="0"/>'
            f'<c:showVal val="{value}"/><c:showCatName val="0"/>'
            f'<c:showSerName val="{int(named)}"/><c:showPercent val="0"/>'
            '<c:showBubbleSize val="0"/><c:separator> </c:separator></c:dLbl>'
        ),
    )
    for tag in ("showVal", "showSerName", "showCatName", "showLegendKey"):
        for flag in labels.findall(qn(f"c:{tag}")):
            flag.set("val", "0")


def _escaped(form: str) -> str:
    return form.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def balance_as_bars(chart: Any, plot: Plot) -> None:  # noqa: ANN401 -- python-pptx's
    """Draw a balance as bars under the lines, which share its axes."""
    lines = chart.element.find(".//" + qn("c:lineChart"))
    moved = [
        drawn
        for drawn, series in zip(lines.findall(qn("c:ser")), plot.series, strict=True)
        if series.role == "soft"
    ]
    if not moved:
        return
    bars = parse_xml(
        f'<c:barChart {nsdecls("c")}><c:barDir val="col"/><c:grouping '
        'val="clustered"/><c:varyColors val="0"/><c:gapWidth val="40"/></c:barChart>'
    )
    gap = bars.find(qn("c:gapWidth"))
    for drawn in moved:
        _as_bars(drawn)
        gap.addprevious(drawn)
    for axis in lines.findall(qn("c:axId")):
        bars.append(parse_xml(f'<c:axId {nsdecls("c")} val="{axis.get("val")}"/>'))
    lines.addprevious(bars)


def _as_bars(drawn: Any) -> None:  # noqa: ANN401 -- as above
    """Make a line's series one of bars: filled where it was drawn."""
    for name in ("c:marker", "c:smooth", "c:dLbls"):
        for old in drawn.findall(qn(name)):
            drawn.remove(old)
    looks = drawn.find(qn("c:spPr"))
    if looks is not None:
        drawn.remove(looks)
    filled = parse_xml(
        f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:schemeClr val="accent5"/>'
        "</a:solidFill></c:spPr>"
    )
    plain = parse_xml(f'<c:invertIfNegative {nsdecls("c")} val="0"/>')
    name = drawn.find(qn("c:tx"))
    name.addnext(filled)
    filled.addnext(plain)


def events_shown(drawing: bytes, plot: Plot, lang: Lang) -> list[tuple[date, str]]:
    """Return the dated events that a drawing names and its plot's years hold."""
    if plot.kind != "line" or not plot.dates:
        return []
    text = drawing.decode()
    found = []
    for code, row in codelist("chart_events").items():
        name, day = label("chart_events", code, lang), date.fromisoformat(row["date"])
        if name in text and plot.dates[0] < day < plot.dates[-1]:
            found.append((day, name))
    return found


def mark_events(
    slide: Slide,
    events: Sequence[tuple[date, str]],
    plot: Plot,
    area: tuple[float, float, float, float],
    lang: Lang,
) -> None:
    """Draw a line and a name over a chart for each event.

    The newest stands highest: its name runs over the tops of the lines before it.

    Parameters
    ----------
    slide : Slide
        Where.
    events : sequence of (date, str)
        What :func:`events_shown` returned.
    plot : Plot
        Its dates run along the chart's axis, month by month.
    area : tuple of float
        Left, top, width and height of the chart's inner area, in inches.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    """
    if not events:
        return
    left, top, wide, deep = area
    for level, (day, name) in enumerate(sorted(events, reverse=True)):
        x, y = left + wide * _share(day, plot), top + _LEVEL * level
        line = slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, *map(Inches, (x, y, x, top + deep))
        )
        line.line.color.theme_color = SLOTS["axis"]
        line.line.width, line.line.dash_style = Pt(1), MSO_LINE.ROUND_DOT
        decorative(line)
        _name_event(slide, (x, y), name, lang)


def _name_event(slide: Slide, at: tuple[float, float], name: str, lang: Lang) -> None:
    """Write an event's name to the left of its line, or right where it has no room."""
    x, y = at
    long = width(name, _EVENT_TYPE) + 2 * INSET + _SPARE
    left, side = (x - long, "r") if x - long > EDGE else (x, "l")
    frame = text_box(slide, (left, y - 0.08, long, _LEVEL + 0.05))
    frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = False
    paragraph(frame, name, lang, size=_EVENT_TYPE, role="soft")
    frame.paragraphs[0]._p.get_or_add_pPr().set("algn", side)  # noqa: SLF001 -- PP_ALIGN writes the same


def _share(day: date, plot: Plot) -> float:
    """Return where on the axis a day stands; a year or month stands in its middle."""
    first, last = plot.dates[0], plot.dates[-1]
    size = 12 if plot.yearly else 1
    whole, part = _months(first, last) / size, _months(first, day) / size
    return (part + 0.5) / (whole + 1)


def _months(first: date, last: date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month
