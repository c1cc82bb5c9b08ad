"""The slides as an office opens them."""

import io
from datetime import datetime

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from cktrade.briefing.outline import ON_SLIDES
from cktrade.charts.drawing.style import colour

LANGS = ["en", "fr", "ko"]
LOCALES = {"en": "en-CA", "fr": "fr-CA", "ko": "ko-KR"}


@pytest.fixture
def deck(written):
    """Return a function: language → deck."""
    return lambda lang: Presentation(io.BytesIO(written("pptx", lang)))


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
    titles = [slide.shapes.title.text_frame.text for slide, _ in charts(made)]
    kinds = {shape.shape_type for slide in made.slides for shape in slide.shapes}

    assert titles == [picture.title for picture in briefing(lang).pictures]
    assert MSO_SHAPE_TYPE.PICTURE not in kinds


@pytest.mark.parametrize("lang", LANGS)
def test_a_chart_holds_its_numbers_its_words_and_its_source(deck, briefing, lang):
    """Native series equal to those drawn; alt text; source line; notes with keys."""
    for (slide, frame), picture in zip(
        charts(deck(lang)), briefing(lang).pictures, strict=True
    ):
        drawn = [tuple(series.values) for series in frame.chart.plots[0].series]
        assert drawn == [pytest.approx(s.numbers) for s in picture.plot.series]
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


def test_tables_stay_on_their_slides(deck):
    """A table ends above the foot of its slide, as far as its rows say."""
    made = deck("ko")
    for slide in made.slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert shape.top + sum(r.height for r in shape.table.rows) < (
                    made.slide_height
                )


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
    notes = deck("en").slides[1].notes_slide.notes_text_frame.text

    for finding in briefing("en").findings:
        assert all(key in notes for key in finding.keys)


def test_it_is_dated_by_its_numbers(deck, briefing):
    """The newest release shown, whatever the day it is made on."""
    day = briefing("fr").day
    about = deck("fr").core_properties

    assert about.created == about.modified
    assert about.created.replace(tzinfo=None) == datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- a day has no zone
    assert about.language == "fr"
