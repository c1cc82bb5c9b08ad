"""A place in a text is the place that a reader would count."""

from __future__ import annotations

import unicodedata

import pytest

from cktrade.documents.text import Text, fold
from cktrade.errors import FormatError

LINES = Text.of("Title\r\n\r\n \N{NO-BREAK SPACE} \r\nPeople, and ties\r\nMany.\r\n")


def test_blanks_of_every_kind_fold_to_one():
    """A no-break space, a narrow one, a tab and two blanks each become one blank."""
    printed = "5\N{NO-BREAK SPACE}250\N{NARROW NO-BREAK SPACE}%\tof  it "
    assert fold(printed) == "5 250 % of it"


def test_letters_taken_apart_are_composed():
    """The Korean for Canada, as some systems store it, is the same word."""
    assert fold(unicodedata.normalize("NFD", "캐나다 été")) == "캐나다 été"


def test_soft_hyphens_and_byte_order_marks_are_dropped(tmp_path):
    """Nine characters are in the file; seven can be seen."""
    path = tmp_path / "text.txt"
    path.write_bytes("\N{ZERO WIDTH NO-BREAK SPACE}mil\N{SOFT HYPHEN}lion".encode())
    assert Text.read(path).lines == ("million",)


def test_lines_of_blanks_are_not_counted():
    """Title is ¶1, then come an empty line and one of blanks only, then ¶2."""
    assert LINES.lines == ("Title", "People, and ties", "Many.")
    assert LINES.place("¶3") == 3


def test_a_heading_may_hold_a_comma():
    """The heading is all that follows the first comma."""
    assert LINES.place("¶3, People, and ties") == 3


def test_a_heading_must_stand_above_its_line():
    """The heading is ¶2, so it cannot head ¶1."""
    with pytest.raises(FormatError, match=r"no line above ¶1; its words stand at ¶2"):
        LINES.place("¶1, People, and ties")


def test_a_heading_must_be_a_whole_line():
    """Ties is a word of ¶2, not the line."""
    with pytest.raises(FormatError, match=r"'ties' is no line above ¶3; .* at ¶2"):
        LINES.place("¶3, ties")


def test_a_heading_that_is_nowhere_is_told_so():
    """No line says Trade."""
    with pytest.raises(FormatError, match="nowhere in the text"):
        LINES.place("¶3, Trade")


def test_a_place_beyond_the_end_names_the_last_line():
    """There are three lines."""
    with pytest.raises(FormatError, match="the text ends with ¶3"):
        LINES.place("¶4")


def test_a_text_in_another_encoding_is_refused(tmp_path):
    """In Windows-1252 the é of the second line is the single byte 0xe9."""
    path = tmp_path / "text.txt"
    path.write_bytes("a\ncafé".encode("cp1252"))
    with pytest.raises(FormatError, match=r"line 2: expected UTF-8, .* 0xe9"):
        Text.read(path)
