"""The slides as an office opens them."""

import io
from datetime import datetime

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.office_units import in_large_units
from cktrade.briefing.formats.pptx.chart_room import inner_area
from cktrade.briefing.formats.pptx.deck import SLOTS
from cktrade.briefing.formats.pptx.presentation import parted
from cktrade.briefing.formats.type_room import height, lines
from cktrade.briefing.outline import ON_SLIDES
from cktrade.charts.drawing.style import colour
from cktrade.wording.brief_texts import say

LANGS = ["en", "fr", "ko"]
LOCALES = {"en": "en-CA", "fr": "fr-CA", "ko": "ko-KR"}


@pytest.fixture
def deck(written):
    """Return a function: language → deck."""
    return lambda lang: Presentation(io.BytesIO(written("pptx", lang)))


def title_of(slide):
    """Return a slide's title on one line."""
    return slide.shapes.title.text_frame.text.replace("\v", " ")


def in_order(briefing):
    """Return the pictures as the deck shows them: those told, then the appendix."""
    told, kept = parted(briefing)
    return [*told, *(item for item in kept if isinstance(item, Picture))]


def charts(deck):
    """Return each chart's slide and frame."""
    return [
        (slide, shape)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_has_a_slide_whose_title_is_its_finding(deck, briefing, lang):
    """In the order of the briefing, and nothing is a picture of a chart."""
    made = deck(lang)
    titles = [title_of(slide) for slide, _ in charts(made)]
    kinds = {shape.shape_type for slide in made.slides for shape in slide.shapes}

    assert titles == [picture.title for picture in in_order(briefing(lang))]
    assert MSO_SHAPE_TYPE.PICTURE not in kinds


@pytest.mark.parametrize("lang", LANGS)
def test_a_chart_holds_its_numbers_its_words_and_its_source(deck, briefing, lang):
    """Native series equal to those drawn; alt text; source line; notes with keys."""
    for (slide, frame), picture in zip(
        charts(deck(lang)), in_order(briefing(lang)), strict=True
    ):
        drawn = {
            series.name: tuple(series.values)
            for plot in frame.chart.plots
            for series in plot.series
        }
        shown = in_large_units(picture.plot, lang)
        assert drawn == {s.name: pytest.approx(s.numbers) for s in shown.series}
        (about,) = frame._element.iter(qn("p:cNvPr"))  # noqa: SLF001 -- python-pptx has no door to it
        assert about.get("descr") == picture.alt
        texts = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
        assert picture.source in texts
        notes = slide.notes_slide.notes_text_frame.text
        assert picture.alt in notes.replace("\v", "\n")
        assert any(key in notes for key in picture.rows["key"].dropna())


@pytest.mark.parametrize("lang", LANGS)
def test_every_run_of_text_says_its_language(deck, lang):
    """The reader's, or the documents' English; never nothing."""
    for slide in deck(lang).slides:
        for run in slide._element.iter(qn("a:r")):  # noqa: SLF001 -- python-pptx has no door to it
            said = run.find(qn("a:rPr")).get("lang")
            assert said in {LOCALES[lang], LOCALES["en"]}
        title = slide.shapes.title.text_frame.paragraphs[0].runs[0]
        assert title._r.get_or_add_rPr().get("lang") == LOCALES[lang]  # noqa: SLF001 -- as above


def test_every_slide_has_a_title_and_all_but_the_cover_a_number(deck):
    """What screen readers list, and what a chair asks for."""
    cover, *others = deck("en").slides

    assert cover.shapes.title.text_frame.text
    for slide in others:
        assert slide.shapes.title.text_frame.text
        fields = [f.get("type") for f in slide._element.iter(qn("a:fld"))]  # noqa: SLF001 -- as above
        assert fields == ["slidenum"]


@pytest.mark.parametrize("lang", LANGS)
def test_tables_are_native_and_no_row_is_lost_between_slides(deck, briefing, lang):
    """Rows of all slides, headings of groups apart, are those of the page."""
    rows = [
        [cell.text for cell in row.cells]
        for slide in deck(lang).slides
        for shape in slide.shapes
        if shape.has_table
        for row in [*shape.table.rows][1:]
        if not row.cells[0].is_merge_origin
    ]
    expected = [
        row[0].text
        for table in briefing(lang).tables
        if table.name in ON_SLIDES
        for group in table.grid.groups
        for row in group.rows
    ]

    assert [row[0] for row in rows] == expected


@pytest.mark.parametrize("lang", LANGS)
def test_a_talk_is_eight_slides_and_the_rest_an_appendix(deck, briefing, lang):
    """Cover, bottom line, key figures, five charts; the ninth parts the appendix."""
    made = [*deck(lang).slides]
    ninth = made[8].shapes.title.text_frame.text
    bottom = "\n".join(s.text_frame.text for s in made[1].shapes if s.has_text_frame)

    assert ninth == say("appendix", lang)
    assert all(sentence in bottom for sentence in briefing(lang).lead)
    assert [any(s.has_chart for s in one.shapes) for one in made[3:8]] == [True] * 5


@pytest.mark.parametrize("lang", LANGS)
def test_no_slide_of_a_table_is_nearly_empty(deck, lang):
    """Each slide of a table that goes on is at least half as full as the fullest."""
    heights = {}
    for slide in deck(lang).slides:
        title = slide.shapes.title.text_frame.text.split(" (")[0]
        for shape in slide.shapes:
            if shape.has_table:
                tall = sum(row.height for row in shape.table.rows)
                heights.setdefault(title, []).append(tall)

    assert any(len(found) > 1 for found in heights.values())
    for found in heights.values():
        assert min(found) >= max(found) / 2


def trade(deck, lang):
    """Return the slide and the chart of trade by year."""
    return next(
        (slide, frame.chart)
        for slide, frame in charts(deck(lang))
        if len([*frame.chart.plots]) > 1
    )


@pytest.mark.parametrize(
    ("lang", "exports", "form"), [("en", 7.1496, "B"), ("ko", 71.496, "억")]
)
def test_large_money_is_in_billions_and_its_balance_in_bars(deck, lang, exports, form):
    """7,149.6 million of exports in 2025; bars for the balance, lines for the flows."""
    bars, lines = trade(deck, lang)[1].plots

    assert next(iter(lines.series)).values[-1] == pytest.approx(exports)
    assert (len([*bars.series]), len([*lines.series])) == (1, 2)
    axis = trade(deck, lang)[1].value_axis
    assert form in axis.tick_labels.number_format


def test_an_axis_of_ranks_reaches_to_the_worst_that_is_drawn(deck, briefing):
    """Two lines of ranks seven to nine: an axis to 2, the number of lines, hid both."""
    seen = 0
    for (_, frame), picture in zip(
        charts(deck("en")), in_order(briefing("en")), strict=True
    ):
        if picture.plot.ranks:
            drawn = [v for one in picture.plot.series for v in one.numbers if v]
            axis = frame.chart.value_axis
            assert (axis.minimum_scale, axis.maximum_scale) == (1, max(drawn) + 0.5)
            seen += 1
    assert seen >= 2


def test_a_line_says_its_name_and_its_newest_value_at_its_end(deck):
    """A label that the chart makes from its own numbers."""
    lines = trade(deck, "en")[1].plots[1]

    for series in lines.series:
        (label,) = series._element.iter(qn("c:dLbl"))  # noqa: SLF001 -- python-pptx has no door to it
        said = {flag: label.find(qn(f"c:{flag}")).get("val") for flag in FLAGS}
        assert said == {"showVal": "1", "showSerName": "1"}
        assert label.find(qn("c:idx")).get("val") == str(len([*series.values]) - 1)


FLAGS = ("showVal", "showSerName")


def chart_of(deck, briefing, name):
    """Return the chart of a picture, in English."""
    number = [p.name for p in in_order(briefing("en"))].index(name)
    return charts(deck("en"))[number][1].chart


def test_ranks_reach_as_far_as_the_worst_place(deck, briefing):
    """From 1 to below the 15th place of 1998, so that no year hides it."""
    axis = chart_of(deck, briefing, "rank-over-time").value_axis

    assert (axis.minimum_scale, axis.maximum_scale) == (1, 15.5)


def test_services_are_lines_and_no_bars_which_are_balances(deck, briefing):
    """Four flows, four lines: a bar would be read as a balance."""
    (lines,) = chart_of(deck, briefing, "services-beside-goods").plots

    assert len([*lines.series]) == 4


def test_lines_that_end_close_together_are_named_in_a_legend(deck, briefing):
    """25.0 and 23.2 of 25: less than 13 per cent apart; 16.0 and 7.15 are not."""
    assert chart_of(deck, briefing, "two-bases").has_legend
    assert not chart_of(deck, briefing, "direct-investment").has_legend


def test_an_event_is_drawn_where_its_day_stands_on_the_axis(deck, briefing):
    """2015 is the 19th of the years from 1997 to 2025: 18.5 of 29 from the left."""
    slide, _ = trade(deck, "en")
    (picture,) = (p for p in briefing("en").pictures if p.name == "two-way-trade")
    (frame,) = (s for s in slide.shapes if s.has_chart)
    left, _, wide, _ = inner_area(in_large_units(picture.plot, "en"), place(frame))
    lines = [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.LINE]
    names = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)

    first = min(lines, key=lambda one: one.left)
    assert first.left.inches == pytest.approx(left + wide * 18.5 / 29, abs=0.01)
    assert "Free trade agreement in force" in names


def place(shape):
    """Return left, top, width and height in inches."""
    return tuple(
        side.inches for side in (shape.left, shape.top, shape.width, shape.height)
    )


@pytest.mark.parametrize("lang", LANGS)
def test_tables_end_above_the_number_of_their_slide(deck, lang):
    """At 6.95 inches stands the number; a row is as tall as its longest cell."""
    for slide in deck(lang).slides:
        for shape in slide.shapes:
            if shape.has_table:
                rows = [*shape.table.rows]
                tall = sum(max(row.height.inches, row_needs(row)) for row in rows)
                assert shape.top.inches + tall <= 6.96


def row_needs(row):
    """Return the inches of a row whose cells are broken where they must."""
    cells = [
        (cell.text, 12.03 if cell.is_merge_origin else column.width.inches)
        for cell, column in zip(row.cells, row._parent._parent.columns, strict=True)  # noqa: SLF001 -- python-pptx has no door to it
        if not cell.is_spanned
    ]
    return 0.1 + max(height(text, 12, wide - 0.16) for text, wide in cells)


@pytest.mark.parametrize("lang", LANGS)
def test_no_part_of_a_slide_stands_on_another(deck, lang):
    """Title, subtitle, chart and source follow each other, however long they are."""
    for slide, frame in charts(deck(lang)):
        title = slide.shapes.title
        boxes = [s for s in slide.shapes if s.has_text_frame and s.width > WIDE]
        subtitle, source = (box for box in boxes if box.shape_id != title.shape_id)
        size = title.text_frame.paragraphs[0].runs[0].font.size.pt
        text = title.text_frame.text.replace("\v", "\n")
        ends = 0.5 + height(text, size, 11.83, bold=True)
        assert ends <= subtitle.top.inches
        said = height(subtitle.text_frame.text, 13, 11.83)
        assert subtitle.top.inches + said <= frame.top.inches
        assert frame.top + frame.height <= source.top + Inches(0.01)
        assert source.top + source.height <= Inches(7.31)


WIDE = 9_000_000  # of an office's units: whatever is as wide as a slide's text


@pytest.mark.parametrize("lang", LANGS)
def test_no_events_name_stands_on_the_line_of_another(deck, lang):
    """The newest stands highest; a name on one line ends at its own line."""
    seen = 0
    for slide, _ in charts(deck(lang)):
        lines = [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.LINE]
        names = [s for s in slide.shapes if s.has_text_frame and s.width < WIDE / 2]
        for name in (one for one in names if one.text_frame.word_wrap is False):
            low = name.top + name.height
            crossed = [
                line
                for line in lines
                if name.left + 1 < line.left < name.left + name.width - 1
                and line.top < low - Inches(0.1)
            ]
            assert not crossed
            seen += 1
    assert seen >= 6


@pytest.mark.parametrize("lang", LANGS)
def test_every_bar_is_named_and_its_axis_has_few_steps(deck, lang):
    """Offices leave out every other name, and turn numbers that have no room."""
    seen = 0
    for _, frame in charts(deck(lang)):
        chart = frame.chart
        for axis in chart.element.iter(qn("c:catAx")):
            assert axis.find(qn("c:tickLblSkip")).get("val") == "1"
            ends = [v for s in chart.plots[0].series for v in s.values if v]
            assert max(ends) / chart.value_axis.major_unit <= 6
            seen += 1
    assert seen >= 6


def test_secondary_numbers_are_hollow_and_their_slide_says_so(deck, briefing):
    """All ten headings were added up by others: outlines, and a word on them."""
    number = [p.name for p in in_order(briefing("en"))].index("top-headings")
    slide, frame = charts(deck("en"))[number]
    (series,) = frame.chart.plots[0].series
    shades = {
        series.points[n].format.fill.fore_color.theme_color
        for n in range(len([*series.values]))
    }
    texts = "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)

    assert shades == {SLOTS["ground"]}
    assert "Hollow: secondary" in texts


def test_a_plot_on_one_scale_does_not_speak_of_panels(briefing):
    """The drawing has two panels, each on its own scale; the slide's chart has one."""
    (services,) = (
        p for p in briefing("en").pictures if p.name == "services-beside-goods"
    )

    assert "panel" in services.subtitle
    assert services.plot.subtitle
    assert "panel" not in services.plot.subtitle


def test_korean_words_stay_whole(deck):
    """Office breaks between syllables unless told otherwise; titles are broken here."""
    seen = 0
    for slide in deck("ko").slides:
        title = slide.shapes.title.text_frame
        first = title.paragraphs[0]._p  # noqa: SLF001 -- python-pptx has no door to it
        for run in slide._element.iter(qn("a:r")):  # noqa: SLF001 -- as above
            own, said = run.getparent(), run.find(qn("a:rPr")).get("lang")
            if said == "ko-KR" and own is not first:
                assert own.find(qn("a:pPr")).get("eaLnBrk") == "0"
                seen += 1
        for line in title.text.split("\v"):
            assert lines(line, title.paragraphs[0].runs[0].font.size.pt, 11.83) == 1
    assert seen > 100


def test_french_numbers_say_that_their_mark_is_a_comma(deck):
    """An office in English shows 7,15 G$ and not 7.15 G$ if a format names French."""
    _, chart = trade(deck, "fr")
    labels = [*chart.element.iter(qn("c:dLbl"))]
    forms = [one.find(qn("c:numFmt")).get("formatCode") for one in labels]

    assert forms
    assert all(part.startswith("[$-C0C]") for form in forms for part in form.split(";"))


def test_colours_and_type_are_those_of_the_theme(deck):
    """Who swaps the theme swaps every slide; Hangul has a type of its own."""
    made = deck("en")
    part = next(
        rel.target_part
        for rel in made.slide_master.part.rels.values()
        if rel.reltype.endswith("/theme")
    )
    theme = part.blob.decode()

    assert f'<a:accent1><a:srgbClr val="{colour("first")[1:]}"/></a:accent1>' in theme
    assert theme.count('<a:ea typeface="Malgun Gothic"/>') == 2
    assert [layout.name for layout in made.slide_layouts] == [
        "Title Slide",
        "Title Only",
    ]


def test_the_arithmetic_of_the_key_figures_is_in_the_notes(deck, briefing):
    """Every key stands there, so that ``why`` can be asked."""
    notes = deck("en").slides[2].notes_slide.notes_text_frame.text

    for finding in briefing("en").findings:
        assert all(key in notes for key in finding.keys)


def test_it_is_dated_by_its_numbers(deck, briefing):
    """The newest release shown, whatever the day it is made on."""
    day = briefing("fr").day
    about = deck("fr").core_properties

    assert about.created == about.modified
    assert about.created.replace(tzinfo=None) == datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- a day has no zone
    assert about.language == "fr"
