"""The PDF as a reader's software sees it: tags, languages, words for pictures."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from cktrade.briefing.formats import pdf
from cktrade.errors import DrawingError

LANGS = ["en", "fr", "ko"]


def opened(content):
    """Return a reader of a PDF."""
    return PdfReader(io.BytesIO(content))


def tags(reader):
    """Return every element of structure, from the root down."""
    found, todo = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while todo:
        kids = todo.pop().get("/K", [])
        kids = kids if isinstance(kids, ArrayObject) else [kids]
        for kid in reversed([kid.get_object() for kid in kids]):
            if isinstance(kid, DictionaryObject) and "/S" in kid:
                todo.append(kid)
                found.append(kid)
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_it_says_that_it_is_tagged_and_in_which_language(written, lang):
    """PDF/UA-1: marked, a language, a title that the window shows, an identifier."""
    root = opened(written("pdf", lang)).trailer["/Root"]
    about = root["/Metadata"].get_data().decode()

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == lang
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in about


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_is_a_figure_with_its_words(written, briefing, lang):
    """As many figures as charts, and each says what the chart says."""
    found = tags(opened(written("pdf", lang)))
    said = [
        str(tag["/Alt"]) for tag in found if tag["/S"] == "/Figure" and "/Alt" in tag
    ]

    assert sorted(said) == sorted(p.alt for p in briefing(lang).pictures)


def test_tables_and_headings_are_what_they_are(written, briefing):
    """As many tables as listed, with heads; a heading a chapter; one title."""
    found = [tag["/S"] for tag in tags(opened(written("pdf", "en")))]
    made = briefing("en")

    assert found.count("/Table") == len(made.tables)
    assert found.count("/TH") >= sum(len(t.grid.heads) for t in made.tables)
    assert found.count("/H1") >= len(made.chapters) + 1
    assert found.count("/Caption") >= len(made.pictures)


def test_words_of_another_language_say_so(written):
    """The documents' English inside the French text is tagged as English."""
    found = tags(opened(written("pdf", "fr")))

    assert "en" in {str(tag["/Lang"]) for tag in found if "/Lang" in tag}


@pytest.mark.parametrize("lang", LANGS)
def test_its_type_is_inside(written, lang):
    """Every font of every page is embedded."""
    fonts = {}
    for page in opened(written("pdf", lang)).pages:
        fonts |= page["/Resources"].get("/Font", {})
    inner = [
        font.get_object()["/DescendantFonts"][0].get_object() for font in fonts.values()
    ]

    assert inner
    for font in inner:
        assert {"/FontFile2", "/FontFile3"} & {*font["/FontDescriptor"]}


def test_it_is_dated_by_its_numbers(written, briefing):
    """The newest release shown, whatever the day it is made on."""
    made = briefing("en").day
    dated = opened(written("pdf", "en")).metadata.creation_date

    assert dated == datetime(made.year, made.month, made.day, tzinfo=UTC)


def test_the_key_figures_stand_on_the_first_page(written, briefing):
    """The cover can be read alone."""
    text = " ".join(opened(written("pdf", "en")).pages[0].extract_text().split())

    for finding in briefing("en").findings:
        assert finding.figure.replace("−", "-") in text.replace("−", "-")


def test_a_sign_without_a_glyph_is_an_error_and_never_a_box(briefing):
    """An hourglass stands in none of the fonts."""
    made = replace(briefing("en"), subtitle="⌛ outdated")

    with pytest.raises(DrawingError, match="⌛"):
        pdf.render(made)
