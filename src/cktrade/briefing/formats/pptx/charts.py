"""Charts that an office draws itself, so that whoever gets the slide can edit them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from cktrade.briefing.formats.office_units import (
    axis_format,
    label_format,
    step,
    whole_format,
)
from cktrade.briefing.formats.pptx.chart_marks import balance_as_bars, end_label
from cktrade.briefing.formats.pptx.chart_room import (
    end_places,
    make_room,
    name_size,
    named_at_ends,
)
from cktrade.briefing.formats.pptx.deck import LOCALES, SLOTS, Shape, Slide

if TYPE_CHECKING:
    from cktrade.exhibits.plot import Plot
    from cktrade.vocabulary import Lang

_KINDS = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
}
#: How roles are told apart without colour.
_DASHES = {
    "second": MSO_LINE.DASH,
    "third": MSO_LINE.DASH_DOT,
    "ink": MSO_LINE.ROUND_DOT,
}
_MOST_TICKS = 12
_MANY_BARS = 20  # labels of more would overlap
_YEAR = "yyyy"
_BELOW = 0.5  # ranks below the worst


def add_chart(
    slide: Slide,
    plot: Plot,
    place: tuple[float, float, float, float],
    lang: Lang,
) -> Shape:
    """Add a native chart to a slide.

    Parameters
    ----------
    slide : Slide
        Where.
    plot : Plot
        Its numbers.
    place : tuple of float
        Left, top, width and height in inches.
    lang : {'en', 'fr', 'ko'}
        The language of its words.

    Returns
    -------
    GraphicFrame
        The chart's numbers stand in a workbook inside the slide; large money in
        billions (억 in Korean).

    """
    digits = whole_format(lang, plot.decimals)
    data: Any = CategoryChartData(number_format=digits)  # type: ignore[no-untyped-call]
    data.categories = plot.dates or plot.categories
    if plot.dates:
        data.categories.number_format = _YEAR
    for series in plot.series:
        data.add_series(series.name, series.numbers)
    frame = slide.shapes.add_chart(_KINDS[plot.kind], *map(Inches, place), data)
    chart = frame.chart
    chart.font.size = Pt(12)
    chart.font.color.theme_color = SLOTS["soft"]
    for looks in chart.element.iter(qn("a:defRPr")):
        looks.set("lang", LOCALES[lang])
    _axes(chart, plot, axis_format(plot, lang))
    _legend(chart, plot)
    draw = _line if plot.kind == "line" else _bars
    for n, drawn in enumerate(chart.plots[0].series):
        draw(drawn, n, plot, lang)
    if plot.kind == "line":
        balance_as_bars(chart, plot)
    return frame


def _axes(chart: Shape, plot: Plot, form: str) -> None:
    categories, values = chart.category_axis, chart.value_axis
    for axis in (categories, values):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.format.line.color.theme_color = SLOTS["axis"]
    values.format.line.fill.background()
    values.major_gridlines.format.line.color.theme_color = SLOTS["grid"]
    values.tick_labels.number_format = form
    values.tick_labels.number_format_is_linked = False
    values.has_title = True
    title = values.axis_title.text_frame
    title.text = plot.unit
    looks = title.paragraphs[0].runs[0].font
    looks.size, looks.bold = Pt(12), False
    categories.tick_label_position = (
        XL_TICK_LABEL_POSITION.NEXT_TO_AXIS
        if plot.ranks
        else XL_TICK_LABEL_POSITION.LOW
    )
    categories.has_major_gridlines = False
    if plot.ranks:
        values.reverse_order = True
        values.crosses = XL_AXIS_CROSSES.MAXIMUM
        values.minimum_scale, values.major_unit = 1, 1
        known = [n for one in plot.series for n in one.numbers if n is not None]
        values.maximum_scale = max(known) + _BELOW  # years stand under the worst
    if plot.kind == "line":
        _years(categories, plot)
    else:
        categories.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
        values.major_unit = step(plot)
        categories.tick_labels.font.size = Pt(name_size(plot))
        _name_every(categories)


def _name_every(axis: Shape) -> None:
    """Name every bar; an office left to itself leaves out every other name."""
    last = axis._element.find(qn("c:noMultiLvlLbl"))  # noqa: SLF001 -- python-pptx has no door to it
    last.addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>'))


def _years(axis: Shape, plot: Plot) -> None:
    """Write only as many years under a time axis as can be read."""
    dates = plot.dates
    years = dates[-1].year - dates[0].year
    every = next(n for n in (1, 2, 5, 10, 20, 50) if years <= n * _MOST_TICKS)
    axis.tick_labels.number_format = _YEAR
    axis.tick_labels.number_format_is_linked = False
    units = {
        "c:baseTimeUnit": "years" if plot.yearly else "months",
        "c:majorUnit": every,
        "c:majorTimeUnit": "years",
    }
    for name in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit"):
        for old in axis._element.findall(qn(name)):  # noqa: SLF001 -- python-pptx has no door to it
            axis._element.remove(old)  # noqa: SLF001 -- as above
    for name, value in units.items():
        new = parse_xml(f'<{name} {nsdecls("c")} val="{value}"/>')
        axis._element.append(new)  # noqa: SLF001 -- as above


def _legend(chart: Shape, plot: Plot) -> None:
    """Name lines at their ends where they can be, else in a legend."""
    chart.has_title = False
    named = named_at_ends(plot)
    chart.has_legend = not named and len(plot.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    make_room(chart, plot)
    if plot.kind == "line":
        blanks = chart.element.find(".//" + qn("c:dispBlanksAs"))
        blanks.set("val", "span" if plot.spans else "gap")
    else:
        chart.plots[0].gap_width = 60 if _bars_in(plot) <= _MANY_BARS else 15
        chart.plots[0].overlap = 100 if plot.kind == "stacked" else 0


def _bars_in(plot: Plot) -> int:
    return len(plot.categories) * (len(plot.series) if plot.kind == "bar" else 1)


def _line(drawn: Shape, number: int, plot: Plot, lang: Lang) -> None:
    series = plot.series[number]
    shade, quiet = SLOTS[series.role], series.role == "others"
    drawn.smooth = False
    drawn.format.line.width = Pt(1.25 if quiet else 2.5)
    drawn.format.line.color.theme_color = shade
    drawn.format.line.dash_style = _DASHES.get(series.role, MSO_LINE.SOLID)
    known = [n for n, value in enumerate(series.numbers) if value is not None]
    sparse = len(known) <= len(plot.categories) / 2 or plot.ranks or plot.spans
    empty = {n for n, hollow in enumerate(series.hollow) if hollow and n in known}
    whole = empty == set(known)
    _mark(drawn.marker, shade if sparse or whole else None, hollow=whole)
    for n in sorted(empty):
        if not whole:
            _mark(drawn.points[n].marker, shade, hollow=True)
    named = named_at_ends(plot)
    form = "" if plot.ranks else label_format(plot, lang)
    if known and (named or form):
        side = end_places(plot)[number]
        end_label(
            drawn, known[-1], series.role, lang, form=form, named=named, side=side
        )


def _mark(
    marker: Shape, shade: MSO_THEME_COLOR | None, *, hollow: bool = False
) -> None:
    """Draw a point, hollow where its number is secondary; None draws none."""
    marker.style = XL_MARKER_STYLE.NONE if shade is None else XL_MARKER_STYLE.CIRCLE
    if shade is None:
        return
    marker.size = 5
    marker.format.fill.solid()
    marker.format.fill.fore_color.theme_color = SLOTS["ground"] if hollow else shade
    marker.format.line.color.theme_color = shade


def _empty(bar: Shape, role: str) -> None:
    """Draw a bar as its outline: its number is secondary."""
    looks = bar.format
    looks.fill.solid()
    looks.fill.fore_color.theme_color = SLOTS["ground"]
    looks.line.color.theme_color = SLOTS[role]
    looks.line.width = Pt(1.5)


def _bars(drawn: Shape, number: int, plot: Plot, lang: Lang) -> None:
    series = plot.series[number]
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.theme_color = SLOTS[series.role]
    if plot.strong is not None:
        fill = drawn.points[plot.strong].format.fill
        fill.solid()
        fill.fore_color.theme_color = SLOTS["first"]
    for n, hollow in enumerate(series.hollow):
        if hollow:
            role = "first" if n == plot.strong else series.role
            _empty(drawn.points[n], role)
    labels = drawn.data_labels
    labels.show_value = True
    labels.number_format = label_format(plot, lang)
    labels.number_format_is_linked = False
    labels.font.size = Pt(12 if _bars_in(plot) <= _MANY_BARS else 8)
    if plot.kind == "stacked":
        labels.position = XL_LABEL_POSITION.CENTER
        labels.font.color.theme_color = SLOTS["ground"]
    else:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        labels.font.color.theme_color = SLOTS["ink"]
