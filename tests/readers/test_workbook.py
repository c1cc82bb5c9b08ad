"""Workbooks: cells, addresses, and files that are not what they should be."""

import zipfile
from datetime import date

import pytest

from cktrade.errors import FormatError
from cktrade.readers.raw_file import Raw
from cktrade.readers.workbook import saved, sheet, title


@pytest.fixture
def plain(book):
    """Return a workbook of four rows of unlike width."""
    return book([["a title"], [], ["x", 1, ""], ["y", 2, 3.5]], "book.xlsx")


def _altered(path, member, change):
    """Pack the members of a ZIP file anew, one of them changed or left out."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    held[member] = change(held[member])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in held.items():
            if content is not None:
                archive.writestr(name, content)
    return path


def test_rows_have_one_width_and_blanks_are_none(plain):
    """The empty text in the third row is as blank as a cell that was never filled."""
    cells = sheet(Raw(plain))
    assert cells.rows == [
        ["a title", None, None],
        [None, None, None],
        ["x", 1, None],
        ["y", 2, 3.5],
    ]
    assert cells.address(3, 2) == "C4"


def test_a_fault_names_the_cell_even_outside_the_sheet(plain):
    """Row 10 is not there; its first cell is A10."""
    cells = sheet(Raw(plain))
    found = str(cells.fault(2, 1, "2", "Look again."))
    assert found.endswith("book.xlsx, cell B3: expected 2; found 1. Look again.")
    assert "cell A10: expected 'x'; found None" in str(cells.fault(9, 0, "'x'", ""))


def test_a_row_is_compared_to_its_end(plain):
    """The fourth row is y, 2, 3.5: one cell more than wanted is refused too."""
    cells = sheet(Raw(plain))
    cells.require(3, ["y", 2, 3.5], "")
    with pytest.raises(
        FormatError, match=r"cell C4: expected an empty cell; found 3\.5"
    ):
        cells.require(3, [2], "", start=1)
    with pytest.raises(FormatError, match="cell A8: expected 'z'; found None"):
        cells.require(7, ["z"], "")


def test_the_title_of_what_is_no_workbook_is_empty(tmp_path, plain):
    """A text, and a ZIP file of something else."""
    text, archive = tmp_path / "text.csv", tmp_path / "some.zip"
    text.write_text("a,b\n")
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.csv", "a,b\n")
    assert [title(Raw(p)) for p in (plain, text, archive)] == ["a title", "", ""]


def test_the_day_of_saving_is_the_workbooks_own(plain):
    """Not the file's time on this disk; and none where the workbook says none."""
    stated = b"<dcterms:modified a='b'>2020-02-29T23:59:00Z</dcterms:modified>"
    dated = _altered(plain, "docProps/core.xml", lambda _: stated)
    assert saved(Raw(dated)) == date(2020, 2, 29)
    silent = _altered(plain, "docProps/core.xml", lambda _: b"<coreProperties/>")
    assert saved(Raw(silent)) is None
    bare = _altered(plain, "docProps/core.xml", lambda _: None)
    assert saved(Raw(bare)) is None


def test_a_workbook_without_its_sheet_is_refused(plain):
    """The list of sheets names one that is not in the archive."""
    _altered(plain, "xl/worksheets/sheet1.xml", lambda _: None)
    assert title(Raw(plain)) == ""
    with pytest.raises(FormatError, match="is damaged: as a workbook it has no cells"):
        sheet(Raw(plain))


def test_a_workbook_cut_inside_its_sheet_is_refused(plain):
    """The archive is whole, and the sheet inside breaks off."""
    _altered(plain, "xl/worksheets/sheet1.xml", lambda content: content[:300])
    with pytest.raises(FormatError, match="is damaged: as a workbook"):
        sheet(Raw(plain))
