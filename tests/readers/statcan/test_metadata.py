"""Stacked blocks of a table's metadata, with quotes that are not doubled."""

import re
from datetime import date
from pathlib import Path

import pytest

from cktrade.errors import FormatError
from cktrade.readers import metadata
from cktrade.readers.statcan.metadata import Correction, Member, is_metadata, parse


@pytest.fixture
def english(statcan):
    """Return the specimen's metadata."""
    return metadata(statcan / "12100011_MetaData-eng.csv")


def test_the_cube_says_number_title_place_and_time(english):
    """Every field of the first block."""
    assert english.table == "12-10-0011"
    assert english.title == "International merchandise trade, a specimen"
    assert english.url.endswith("pid=1210001101")
    assert english.status.startswith("CURRENT")
    assert english.frequency == "Monthly"
    assert (english.start, english.end) == ("2024-01-01", "2024-02-01")


def test_dimensions_have_their_members_with_ids_parents_and_notes(english):
    """Five dimensions of 1, 3, 2, 2 and 6 members."""
    names = [(d.id, d.name, len(d.members)) for d in english.dimensions]
    assert names == [
        (1, "Geography", 1),
        (2, "Trade", 3),
        (3, "Basis", 2),
        (4, "Seasonal adjustment", 2),
        (5, "Principal trading partners", 6),
    ]
    partners = {m.id: m for m in english.dimensions[4].members}
    assert partners[14] == Member(
        id=14, name="South Korea", code="", parent=1, terminated=False, notes=()
    )
    assert partners[20].terminated
    assert partners[20].notes == (1, 2, 3)
    assert partners[1].parent is None
    assert english.dimensions[0].members[0].code == "11124"
    assert english.dimensions[2].members[1].notes == (3, 4)


def test_a_members_name_keeps_quotes_that_are_not_doubled(english):
    """And commas within them."""
    assert english.dimensions[1].members[2].name == 'Trade "balance"'
    rated = english.dimensions[4].members[2]
    assert (rated.name, rated.code) == ('Rated "good" or "fair", partners', "5a")


def test_symbols_notes_and_corrections(english):
    """HTML, quotes, a line break and a blank line survive in the notes."""
    assert english.symbols == {
        "..": "not available for a specific reference period",
        "x": "suppressed to meet the confidentiality requirements of the "
        "Statistics Act",
        "p": "preliminary",
    }
    assert english.notes == {
        1: 'A note with a <a href="https://www.statcan.gc.ca" target="_blank">link'
        '</a>, and "undoubled" quotes.',
        2: "A note over two lines\n\nand a blank one between.",
        3: "The last note.",
    }
    assert english.corrections == (
        Correction(
            id=3481,
            day=date(2022, 7, 22),
            note='<p>Values of "2021" were twice the correct value.<br></p>',
        ),
    )


def test_the_french_metadata_is_read_by_the_same_rules(statcan):
    """Semicolons between fields, one within a note."""
    french = metadata(statcan / "12100011_MetaData-fra.csv")
    assert french.table == "12-10-0011"
    assert french.frequency == "Mensuelle"
    assert [m.name for m in french.dimensions[1].members] == [
        "Importations",
        "Exportations",
    ]
    assert french.symbols == {
        "..": "indisponible pour une période de référence précise"
    }
    assert french.notes == {1: "Une note; avec un point-virgule."}
    assert french.corrections == ()


def test_the_older_form_quotes_only_where_it_must(statcan):
    """More columns of corrections and keys, an empty block of notes."""
    older = metadata(statcan / "99100001_MetaData-eng.csv")
    assert older.table == "99-10-0001"
    assert older.title == "A specimen of any table"
    assert older.status.startswith("ARCHIVED")
    assert older.dimensions[1].members[1] == Member(
        id=2, name="Two", code="", parent=1, terminated=True, notes=()
    )
    assert older.notes == {}


@pytest.mark.parametrize("lost", ["Cube Title", "Dimension ID"])
def test_metadata_without_a_needed_block_is_refused(statcan, lost):
    """The message names what is lacking."""
    text = (statcan / "12100011_MetaData-eng.csv").read_text("utf-8-sig")
    with pytest.raises(FormatError, match="lacking"):
        parse(text.replace(lost, "Something else"), Path("x_MetaData.csv"))


def test_a_member_that_is_no_member_is_refused(statcan):
    """A line without an id."""
    text = (statcan / "12100011_MetaData-eng.csv").read_text("utf-8-sig")
    spoilt = text.replace('"5","South Korea","","14"', '"5","South Korea","","XIV"')
    with pytest.raises(FormatError, match="name, code, id and parent of a member"):
        parse(spoilt, Path("x_MetaData.csv"))


def test_metadata_is_told_by_its_header():
    """In both languages, with a byte-order mark or without."""
    assert is_metadata('\ufeff"Cube Title","Product Id"\n')
    assert is_metadata('"Titre du cube";"Identificateur du produit"\n')
    assert not is_metadata('"REF_DATE","GEO"\n')


@pytest.mark.parametrize(
    ("table", "members", "notes", "corrections"),
    [
        ("24100050", [14, 294], 45, 0),
        ("24100053", [302, 96, 3], 16, 0),
        ("24100055", [299, 282, 4, 4, 3], 20, 1),
        ("24100065", [1, 33, 3, 12], 12, 0),
    ],
)
def test_genuine_metadata_has_every_member_and_note(
    samples, table, members, notes, corrections
):
    """Counts taken by hand from the lines of each block."""
    path = samples / f"people/statcan_travel/{table}01_MetaData.csv"
    found = metadata(path)
    assert [len(d.members) for d in found.dimensions] == members
    assert len(found.notes) == notes
    assert len(found.corrections) == corrections
    lines = path.read_text("utf-8-sig").splitlines()
    opening = re.compile(r'"[1-5]",".+","(?:\[\w+\])?","\d+","\d*","t?",')
    assert sum(members) == sum(bool(opening.match(line)) for line in lines)


def test_south_korea_in_the_genuine_metadata(samples):
    """Korea, South = 226 under Northeast Asia = 221; 225 is the North."""
    path = samples / "people/statcan_travel/2410005001_MetaData.csv"
    residences = {m.id: m for m in metadata(path).dimensions[1].members}
    assert residences[226].name == "Korea, South"
    assert residences[225].name == "Korea, North"
    assert residences[226].parent == 221
    assert residences[221].name == "Northeast Asia"


def test_the_correction_of_the_year_2021(samples):
    """Announced for 24-10-0055 on 2022-07-22: twice the correct value."""
    path = samples / "people/statcan_travel/2410005501_MetaData.csv"
    (correction,) = metadata(path).corrections
    assert (correction.id, correction.day) == (3481, date(2022, 7, 22))
    assert "twice the correct value" in correction.note
