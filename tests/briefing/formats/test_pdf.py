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

    made = briefing(lang)
    cells = [c for t in made.tables for g in t.grid.groups for r in g.rows for c in r]
    lines = [cell.spark.alt for cell in cells if cell.spark]
    assert len(lines) > 5
    assert sorted(said) == sorted([*lines, *(p.alt for p in made.pictures)])


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


def texts(content):
    """Return the text of each page as a reader's software reads it."""
    return [page.extract_text() for page in opened(content).pages]


def heights(page):
    """Return how far down each line of text stands, in points."""
    found = []
    page.extract_text(
        visitor_text=lambda text, whole, at, *_: (
            found.append(at[5] * whole[3] + whole[5]) if text.strip() else None
        )
    )
    return [float(page.mediabox.height) - one for one in found]


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_is_left_nearly_empty(written, briefing, lang):
    """Down to two fifths between the margins, without the page's own foot."""
    paper = briefing(lang).paper
    for number, page in enumerate(opened(written("pdf", lang)).pages, 1):
        body = [one for one in heights(page) if one < float(page.mediabox.height) - 55]
        assert pdf.fullness([(1, max(body))], paper)[1] >= 0.38, number


@pytest.mark.parametrize("lang", LANGS)
def test_pages_are_well_filled_on_the_whole(written, briefing, lang):
    """Four fifths on average: at 93c2c9b one picture a page left it at two thirds."""
    paper = briefing(lang).paper
    shares = []
    for page in opened(written("pdf", lang)).pages:
        body = [one for one in heights(page) if one < float(page.mediabox.height) - 55]
        shares.append(pdf.fullness([(1, max(body))], paper)[1])
    assert sum(shares) / len(shares) >= 0.8


def test_french_sets_a_space_before_the_colon_of_a_note(written):
    """Note de l’analyste :, with its narrow space; 93c2c9b glued the colon."""
    text = " ".join("".join(texts(written("pdf", "fr"))).split())
    assert "Note de l’analyste:" not in text


@pytest.mark.parametrize(
    ("lang", "size"), [("en", (612, 792)), ("fr", (612, 792)), ("ko", (595, 842))]
)
def test_the_paper_is_that_of_the_readers(written, lang, size):
    """Letter in Canada, A4 in Korea; in points."""
    page = opened(written("pdf", lang)).pages[0].mediabox

    assert (round(page.width), round(page.height)) == size


def test_another_paper_can_be_asked_for(briefing):
    """English on A4: 595 points wide."""
    content = pdf.render(replace(briefing("en"), paper="a4"))

    assert round(opened(content).pages[0].mediabox.width) == 595


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_page_begins_with_the_bottom_line_and_holds_the_contents(
    written, briefing, lang
):
    """Three sentences before the key figures; the chapters are listed below."""
    first = "".join(texts(written("pdf", lang))[0].split())
    told = briefing(lang)

    for sentence in told.lead:
        assert "".join(sentence.split()) in first
    for chapter in told.chapters:
        assert "".join(chapter.heading.split()) in first


@pytest.mark.parametrize("lang", LANGS)
def test_sources_are_links(written, lang):
    """The number of the trade table leads to the agency, in the reader's language."""
    addresses = {
        str(note.get_object()["/A"]["/URI"])
        for page in opened(written("pdf", lang)).pages
        for note in page.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    }

    assert any("pid=1210001101" in one for one in addresses)


def test_korean_words_are_kept_whole(written, briefing):
    """No line of a sentence ends inside a word of the bottom line."""
    words = {w for s in briefing("ko").lead for w in s.split()}
    first = texts(written("pdf", "ko"))[0]
    ends = [line.split()[-1] for line in first.splitlines() if line.split()]
    starts = [line.split()[0] for line in first.splitlines() if line.split()]

    for end, start in zip(ends, starts[1:], strict=False):
        assert end + start not in words


def test_fullness_is_the_lowest_place_of_each_page():
    """From 54 to 734.4 points on Letter: 394.2 is half, 54 is nothing."""
    marks = [(1, 54.0), (1, 394.2), (2, 54.0)]

    assert pdf.fullness(marks, "letter") == {1: 0.5, 2: 0.0}
