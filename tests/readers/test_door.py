"""The readers' door: one call for whatever file an agency publishes."""

import gzip
import hashlib
import zipfile
from datetime import date

import pandas as pd
import pytest

from cktrade import readers
from cktrade.errors import (
    FormatError,
    InvalidRowsError,
    NotHeldError,
    SourceError,
    VocabularyError,
)


@pytest.fixture
def table(statcan, tmp_path):
    """Return the trade specimen as a loose CSV."""
    path = tmp_path / "12100011.csv"
    path.write_bytes((statcan / "12100011-eng.csv").read_bytes())
    return path


def test_a_partner_may_be_asked_for_by_code_or_name(table):
    """Eight of the sixteen records are South Korea's; in any language."""
    rows = [readers.read(table, partner=p) for p in ("KOR", "South Korea", "대한민국")]
    assert [len(r) for r in rows] == [8, 8, 8]
    assert set(rows[0]["partner"]) == {"KOR"}
    assert rows[0].index.tolist() == [*range(8)]
    assert readers.read(str(table))["partner"].eq("KOR").sum() == 8


def test_a_partner_that_the_file_does_not_have_is_not_held(table):
    """The message names those it has; an unknown name is no partner at all."""
    with pytest.raises(NotHeldError, match="It has: EU, HKG, KOR, TUR, WLD"):
        readers.read(table, partner="Japan")
    with pytest.raises(VocabularyError, match="North or South is not said"):
        readers.read(table, partner="Korea")


def test_a_page_of_html_is_said_to_be_one(tmp_path):
    """An error page saved as a table, with blanks and a byte-order mark before it."""
    path = tmp_path / "12100011-eng.zip"
    for start in (b"<!DOCTYPE html>", b"\xef\xbb\xbf\r\n <HTML lang='en'>"):
        path.write_bytes(start + b"<body>Service unavailable</body>")
        with pytest.raises(FormatError, match=r"It is an HTML page.*download it again"):
            readers.read(path)


def test_a_file_that_nobody_knows_names_the_layouts_known(tmp_path):
    """With its first characters."""
    path = tmp_path / "mystery.csv"
    path.write_text("country,amount\nKOR,1\n")
    with pytest.raises(FormatError) as refusal:
        readers.read(path)
    assert "starts 'country,amount\\nKOR,1\\n'" in str(refusal.value)
    assert "Statistics Canada table (ZIP or CSV)" in str(refusal.value)


def test_a_zip_of_something_else_names_its_members(pack):
    """A wrong ZIP under a table's name."""
    path = pack("12100011-eng.zip", {"readme.txt": b"hello", "data/a.bin": b"\x00"})
    with pytest.raises(FormatError, match=r"It is a ZIP of readme\.txt, data/a\.bin"):
        readers.read(path)


def test_a_workbook_that_nobody_knows_tells_its_first_cell(book):
    """A table rearranged by its owner under IRCC's name; no bytes in the message."""
    path = book([["Date", "Agri-Food Pilot"], ["2015-01", "10"]], "EN_ODP-PR.xlsx")
    with pytest.raises(
        FormatError, match="Excel workbook; its first cell is 'Date'"
    ) as e:
        readers.read(path)
    assert "(IRCC)" in str(e.value)
    assert "PK" not in str(e.value)
    assert "[Content_Types]" not in str(e.value)


def test_an_empty_file_and_no_file_are_refused(tmp_path):
    """Each with what to do."""
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    with pytest.raises(FormatError, match=r"is empty\. Download it again"):
        readers.read(path)
    with pytest.raises(SourceError, match=r"is not a file\. Check the path"):
        readers.read(tmp_path / "absent.csv")
    with pytest.raises(SourceError, match="is not a file"):
        readers.read(tmp_path)


def test_an_address_is_not_downloaded():
    """Nothing is fetched behind the reader's back."""
    with pytest.raises(FormatError, match="is an address, and reading fetches nothing"):
        readers.read("https://www.example.org/12100011-eng.zip")


def test_a_zip_that_breaks_off_is_damaged(table_zip):
    """Its directory stands at the end and is lost first."""
    path = table_zip("12100011", "eng")
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(FormatError, match=r"is damaged: as ZIP.*Download it again"):
        readers.read(path)


def test_a_zip_with_a_changed_byte_is_damaged(table_zip):
    """The checksum of the member tells, whatever the byte was."""
    path = table_zip("12100011", "eng")
    content = bytearray(path.read_bytes())
    content[200] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(FormatError, match=r"12100011\.csv is .*Download it again"):
        readers.read(path)


def test_a_gzip_that_breaks_off_is_damaged(table, tmp_path):
    """Cut within the compressed stream."""
    path = tmp_path / "12100011.csv.gz"
    path.write_bytes(gzip.compress(table.read_bytes())[:-30])
    with pytest.raises(FormatError, match="as gzip it breaks off"):
        readers.read(path)


def test_a_zip_that_swells_beyond_reason_is_refused(tmp_path):
    """64 MiB of zeros pack to 64 KiB, a thousand times less; tables fifteen times."""
    path = tmp_path / "12100011-eng.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("12100011.csv", b"0" * 2**26)
    with pytest.raises(FormatError, match="unpacks to more than 100 times"):
        readers.read(path)


def test_a_gzip_that_swells_beyond_reason_is_refused(table, tmp_path):
    """The header of a table, then 64 MiB of line feeds."""
    path = tmp_path / "12100011.csv.gz"
    path.write_bytes(gzip.compress(table.read_bytes() + b"\n" * 2**26))
    with pytest.raises(FormatError, match="unpacks to more than 100 times"):
        readers.read(path)


def test_a_file_in_another_encoding_is_refused_with_row_and_byte(table):
    """A French label saved in Latin-1: é is one byte, 0xe9."""
    text = table.read_text("utf-8-sig").replace("South Korea", "Corée du Sud")
    table.write_bytes(text.encode("latin-1", "replace"))
    with pytest.raises(FormatError, match="row 3: expected utf-8-sig, found the byte"):
        readers.read(table)


def test_a_sidecar_gives_source_and_vintage_and_is_checked(statcan, tmp_path):
    """The file's own digest; a changed file is not the one described."""
    folder = tmp_path / "statcan" / "12-10-0011"
    folder.mkdir(parents=True)
    path = folder / "2024-04-04.csv"
    path.write_bytes((statcan / "12100011-eng.csv").read_bytes())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".toml").write_text(
        'id = "statcan/12-10-0011/2024-04-04"\nkind = "official"\n'
        'producer = "Statistics Canada"\nproducer_code = "statcan"\n'
        'table = "12-10-0011"\ntitle = "A specimen"\nurl = "https://example.org"\n'
        'vintage = 2024-04-04\nvintage_basis = "released"\nlicence = "none"\n'
        f'sha256 = "{digest}"\nlayout = "Statistics Canada table (ZIP or CSV)"\n'
    )
    rows = readers.read(path)
    assert set(rows["source"]) == {"statcan/12-10-0011/2024-04-04"}
    assert set(rows["vintage"]) == {pd.Timestamp(date(2024, 4, 4))}
    assert set(rows["vintage_basis"]) == {"released"}
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(SourceError, match="is not the file that"):
        readers.read(path)


def test_the_same_number_twice_in_a_file_is_refused(table):
    """One number for each series, period and vintage."""
    lines = table.read_text("utf-8").split("\n")
    table.write_text("\n".join([*lines[:3], lines[2], *lines[3:]]), "utf-8")
    with pytest.raises(InvalidRowsError, match="one row for each key"):
        readers.read(table)


def test_every_format_has_a_name_and_the_three_words():
    """NAME, recognises and read; the particular formats stand before the general."""
    for name in readers.FORMATS:
        module = __import__(f"cktrade.readers.{name}", fromlist=[name])
        assert module.NAME
        assert callable(module.recognises)
        assert callable(module.read)
    order = readers.FORMATS.index
    assert order("statcan.viewer") < order("statcan.table")


def test_metadata_of_something_else_is_refused(tmp_path):
    """A file that is no table of Statistics Canada."""
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(FormatError, match="is no table of Statistics Canada"):
        readers.metadata(path)
