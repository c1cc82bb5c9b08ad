"""The document as Word opens it: styles, words for pictures, heads, links."""

import io
import re
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn

from cktrade.briefing.formats.docx import document

LANGS = ["en", "fr", "ko"]
LOCALES = {"en": "en-CA", "fr": "fr-CA", "ko": "ko-KR"}


@pytest.fixture
def opened(written):
    """Return a function: language → document."""
    return lambda lang: Document(io.BytesIO(written("docx", lang)))


def styled(made, *names):
    """Return the texts of paragraphs in a style."""
    return [p.text for p in made.paragraphs if p.style.name in names]


@pytest.mark.parametrize("lang", LANGS)
def test_headings_are_styles_and_each_chart_is_headed_by_its_finding(
    opened, briefing, lang
):
    """Title, key figures and chapters, then a second level: titles in their order."""
    made, told = opened(lang), briefing(lang)
    titles = [
        item.title if hasattr(item, "plot") else item.grid.title
        for chapter in told.chapters
        for item in chapter.items
    ]

    assert styled(made, "Title") == [told.title]
    assert styled(made, "Heading 1")[1:] == [c.heading for c in told.chapters]
    assert styled(made, "Heading 2") == titles
    for sentence in told.lead:
        assert sentence in styled(made, "Normal")


SPARK = {"en": "Sparkline", "fr": "Courbe miniature", "ko": "추이선"}


@pytest.mark.parametrize("lang", LANGS)
def test_every_picture_says_in_words_what_it_shows(opened, briefing, lang):
    """As many pictures as charts; each carries its label and its alt text."""
    made, told = opened(lang), briefing(lang)
    drawn = [*made.element.iter(qn("wp:docPr"))]
    about = [d for d in drawn if not d.get("descr").startswith(SPARK[lang])]

    assert len(drawn) - len(about) > 5
    assert [one.get("descr") for one in about] == [p.alt for p in told.pictures]
    assert [one.get("name") for one in about] == [p.label for p in told.pictures]


def test_a_picture_is_cropped_to_what_is_not_said_around_it(opened, briefing):
    """The crop above ends where the frame begins, in hundred thousandths."""
    crops = [*opened("en").element.iter(qn("a:srcRect"))]

    for crop, picture in zip(crops, briefing("en").pictures, strict=True):
        height = float(re.search(rb'viewBox="0 0 \S+ (\S+)"', picture.svg["page"])[1])
        above = picture.frames["page"].top / height
        assert int(crop.get("t")) == pytest.approx(1e5 * above, abs=1)


@pytest.mark.parametrize("lang", LANGS)
def test_every_table_has_a_head_that_stands_on_each_page(opened, briefing, lang):
    """A table a group; the first row is marked, no row breaks, no cell is merged."""
    made, told = opened(lang), briefing(lang)

    assert len(made.tables) == sum(len(t.grid.groups) for t in told.tables)
    for table in made.tables:
        first, *others = table._tbl.tr_lst  # noqa: SLF001 -- python-docx has no door to it
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert all(
            row.trPr.find(qn("w:cantSplit")) is not None for row in [first, *others]
        )
    assert not [*made.element.iter(qn("w:gridSpan"), qn("w:vMerge"))]


@pytest.mark.parametrize("lang", LANGS)
def test_it_says_its_language_and_that_of_words_of_another(opened, lang):
    """The document's locale in its styles; the documents' English marked in French."""
    made = opened(lang)
    spoken = made.styles.element.find(".//" + qn("w:lang"))
    others = {one.get(qn("w:val")) for one in made.element.iter(qn("w:lang"))}

    assert spoken.get(qn("w:val")) == LOCALES[lang]
    assert made.core_properties.language == LOCALES[lang]
    assert others == (set() if lang == "en" else {"en-CA"})


def test_korean_is_printed_on_a4_and_english_on_letter(opened):
    """210 by 297 millimetres; 8.5 by 11 inches."""
    korean, english = opened("ko").sections[0], opened("en").sections[0]

    assert round(korean.page_width.mm) == 210
    assert round(korean.page_height.mm) == 297
    assert (english.page_width.inches, english.page_height.inches) == (8.5, 11)


def test_sources_lead_to_where_they_lie(opened):
    """The table of the trade figures is a link to its number at the agency."""
    made = opened("fr")
    named = {one.rId for one in made.element.iter(qn("w:hyperlink")) if one.rId}
    targets = {made.part.rels[one].target_ref for one in named}

    assert "https://www150.statcan.gc.ca/t1/tbl1/fr/tv.action?pid=1210001101" in targets


def test_notes_too_long_for_a_cell_stand_below_their_table(opened, briefing):
    """The verdicts' last column is a paragraph that names its claim."""
    (grid,) = (t.grid for t in briefing("en").tables if t.name == "verdicts")
    row = next(r for r in grid.groups[0].rows if r[-1].text)

    assert f"{row[0].text}: {row[-1].text}" in styled(opened("en"), "Caption")
    assert [len(t.columns) for t in opened("en").tables].count(len(grid.heads)) < len(
        grid.groups
    )


def test_the_same_briefing_gives_the_same_bytes(briefing):
    """Twice in one process; the clock goes on between."""
    assert document.render(briefing("en")) == document.render(briefing("en"))


def test_a_picture_without_a_frame_is_shown_whole(briefing):
    """Then nothing is known of its margins, and nothing is cropped."""
    told = briefing("en")
    first = told.chapters[0]
    (picture, *_) = first.items
    bare = replace(first, items=(replace(picture, frames={}),))

    made = Document(io.BytesIO(document.render(replace(told, chapters=(bare,)))))

    (crop,) = made.element.iter(qn("a:srcRect"))
    assert (crop.get("t"), crop.get("b")) == ("0", "0")
