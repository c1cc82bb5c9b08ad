"""The house of a Word document."""

from datetime import date

import pytest
from docx.oxml.ns import qn

from cktrade.briefing.formats.docx.paper import TABLE_STYLE, add_line, blank, packed
from cktrade.charts.drawing.style import colour


@pytest.mark.parametrize(
    ("paper", "size"), [("letter", (8.5, 11)), ("a4", (8.27, 11.69))]
)
def test_a_document_says_its_title_day_and_paper(paper, size):
    """No clock is read: the day is that of the newest release."""
    made = blank("A title", "As of", "fr", date(2026, 7, 1), paper)

    core, page = made.core_properties, made.sections[0]
    assert (core.title, core.language) == ("A title", "fr-CA")
    assert core.created.date() == date(2026, 7, 1)
    assert (page.page_width.inches, page.page_height.inches) == pytest.approx(
        size, abs=0.001
    )


def test_styles_have_the_houses_colours_and_tables_a_style():
    """Heading 2 in the first colour; a style that any table can take."""
    made = blank("A title", "As of", "en", date(2026, 7, 1), "letter")

    assert str(made.styles["Heading 2"].font.color.rgb) == colour("first")[1:]
    assert TABLE_STYLE in [style.name for style in made.styles]
    assert packed(made, date(2026, 7, 1))[:2] == b"PK"


@pytest.mark.parametrize("style", ["Title", "Subtitle", "Heading 1", "Heading 2",
                                   "Heading 3", "Caption"])  # fmt: skip
def test_a_line_stands_in_the_style_of_that_name(style):
    """Word finds a style by its id; python-docx finds the name again from it."""
    made = blank("t", "a", "en", date(2026, 1, 1), "letter")
    line = add_line(made, "Said", style)
    assert (line.text, line.style.name) == ("Said", style)


def test_korean_words_stay_whole_in_every_paragraph():
    """Word breaks between syllables unless the style says otherwise, before spacing."""
    made = blank("t", "a", "ko", date(2026, 1, 1), "a4")
    about = made.styles["Normal"].element.pPr
    names = [child.tag.rpartition("}")[2] for child in about]

    assert about.find(qn("w:wordWrap")).get(qn("w:val")) == "1"
    assert names.index("wordWrap") < names.index("spacing")
