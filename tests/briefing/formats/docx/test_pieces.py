"""Text with links, tables and pictures, in a document of their own."""

from datetime import date

import pytest
from docx.oxml.ns import qn

from cktrade.briefing.formats.docx.paper import blank, width_of
from cktrade.briefing.formats.docx.pieces import add_table, write
from cktrade.exhibits.grid import Cell


@pytest.fixture
def made():
    """Return an empty document on Letter."""
    return blank("A title", "As of", "en", date(2026, 7, 1), "letter")


def test_a_link_leads_out_and_is_marked_by_more_than_colour(made):
    """Its address is a relation of the document; it is underlined."""
    place = made.add_paragraph()

    write(place, [("See ", ""), ("the table", "https://a.example")])

    (link,) = place._p.iter(qn("w:hyperlink"))  # noqa: SLF001 -- python-docx has no door to it
    assert made.part.rels[link.get(qn("r:id"))].target_ref == "https://a.example"
    assert link.find(".//" + qn("w:u")) is not None
    assert place.text == "See the table"


def test_columns_share_the_width_between_the_margins(made):
    """8.5 inches less two margins of 0.9 are 6.7: 5.025 and 1.675."""
    table = add_table(made, ["a", "b"], [[Cell("x"), Cell("y")]], shares=(3, 1))

    assert width_of(made) == pytest.approx(6.7)
    assert [round(c.width.inches, 3) for c in table.columns] == [5.025, 1.675]


def test_a_cell_says_its_language_and_its_mark_is_raised(made):
    """A quotation in English inside another language, with a note a."""
    table = add_table(made, ["a"], [[Cell("second largest", "en", "a")]])

    runs = table.rows[1].cells[0].paragraphs[0].runs
    assert runs[0]._r.find(".//" + qn("w:lang")).get(qn("w:val")) == "en-CA"  # noqa: SLF001 -- as above
    assert [(r.text, bool(r.font.superscript)) for r in runs] == [
        ("second largest", False), ("a", True),
    ]  # fmt: skip
