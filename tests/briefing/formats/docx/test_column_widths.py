"""How wide a table's columns are."""

import pytest

from cktrade.briefing.formats.docx.column_widths import (
    CELL_SIZE,
    column_widths,
    row_height,
)
from cktrade.briefing.formats.type_room import width
from cktrade.exhibits.grid import Cell


def test_columns_share_the_page_as_told_where_words_have_room():
    """One to three of eight inches: two and six."""
    rows = [[Cell("a"), Cell("b")], [Cell("one"), Cell("two")]]

    assert column_widths(rows, (1, 3), 8.0) == pytest.approx([2.0, 6.0])


def test_no_column_is_narrower_than_its_longest_word():
    """A twentieth of four inches would cut the verdict; the other column gives way."""
    rows = [[Cell("When"), Cell("What")], [Cell("Contradicted"), Cell("a rank")]]

    narrow, wide = column_widths(rows, (1, 19), 4.0)

    assert narrow > width("Contradicted", CELL_SIZE)
    assert narrow + wide == pytest.approx(4.0)


def test_a_row_is_as_tall_as_its_longest_cell():
    """Two lines of 8.5 points are 10.4 points taller than one."""
    one = row_height([Cell("word"), Cell("word")], [2.0, 2.0])
    two = row_height([Cell("word"), Cell("word\nword")], [2.0, 2.0])

    assert two - one == pytest.approx(8.5 * 1.22 / 72)
