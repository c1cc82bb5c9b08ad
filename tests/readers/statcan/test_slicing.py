"""Some rows of a large table are those that the plain reader finds, row for row.

The plain reader (``csv_cells.cells`` on the whole text) is the truth, and for files
by the book the csv module is another. ``CKTRADE_EXAMPLES``: how many files to make up.
"""

import csv
import io
import os
import struct
import zipfile
from functools import partial

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cktrade.errors import FormatError
from cktrade.readers.raw_file import Raw
from cktrade.readers.statcan import csv_cells, inflate, lines, slicing
from cktrade.readers.statcan.slicing import Table, Wanted

PRODUCT = "North American Product Classification System (NAPCS)"
PARTNER = "Principal trading partners"
COLUMNS = [
    "REF_DATE", "GEO", "DGUID", PRODUCT, PARTNER, "UOM", "SCALAR_FACTOR", "SCALAR_ID",
    "VECTOR", "COORDINATE", "VALUE", "STATUS", "DECIMALS",
]  # fmt: skip
NAME = "12100175.csv"
KOREA = "South Korea"
WANTED = Wanted(PARTNER, KOREA.__eq__, (KOREA.encode(),))
BY_ALL_LINES = Wanted(PARTNER, KOREA.__eq__)
EXAMPLES = int(os.environ.get("CKTRADE_EXAMPLES", "200"))


def row(partner=KOREA, *, product="Wheat", geo="Ontario", value="1.5", date="2018-01"):
    """Return one record."""
    return [date, geo, "2021A", product, partner, "Dollars", "units ", "0", "v1",
            "1.2", value, "", "1"]  # fmt: skip


OTHERS = [row(f"Country {n}", value=str(n)) for n in range(40)]
LABELS = {
    "plain": [row()],
    "none": [],
    "a comma": [row(product='Fruit, nuts, "fresh", etc.'), row()],
    "the name in another column": [
        row("Japan", product=KOREA),
        row("Japan", geo=KOREA),
    ],
    "the name in part": [
        row("South Korea, other"),
        row(),
        row("North and South Korea"),
    ],
    "a line break before": [row(product="Food\n"), row()],
    "a line break after": [row(), row("Japan", geo="a\nb"), row()],
    "a line break and the name": [row("Japan", product=f"Food\n{KOREA}\nx"), row()],
    "a line that looks like a record": [row(product='a"\n"2018-01","b'), row()],
    "doubled quotes": [row(product='a "b" c'), row(product='"'), row()],
    "blank text": [row(product=""), row(geo=" "), row(value="")],
    "words that mean missing": [row(geo="NA"), row(geo="null"), row(product="nan")],
    "other scripts": [row(geo="Québec"), row(product="밀"), row("대한민국")],
}


def written(rows, *, eol="\r\n", delimiter=",", quoting=csv.QUOTE_ALL):
    """Return a table as text."""
    text = io.StringIO(newline="")
    lines_ = csv.writer(text, quoting=quoting, lineterminator=eol, delimiter=delimiter)
    lines_.writerows([COLUMNS, *rows])
    return text.getvalue()


def packed(folder, text, *, method=zipfile.ZIP_DEFLATED, mark="\ufeff"):
    """Pack a text and return the path."""
    path = folder / "12100175-eng.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr(NAME, (mark + text).encode())
    return path


def sliced(path, wanted=WANTED):
    """Return the wanted cells."""
    table = Table(Raw(path), NAME)
    found = [table.cells(piece, wanted) for piece in table.pieces(wanted)]
    kept = [cells for cells in found if len(cells)]
    empty = pd.DataFrame(columns=[*COLUMNS, "row"])
    texts = [cells.astype(dict.fromkeys(COLUMNS, "str")) for cells in kept]
    return pd.concat(texts, ignore_index=True) if kept else empty


def plainly(text, path):
    """Return what the plain reader finds in the whole text."""
    cells = csv_cells.cells(text, path)
    cells = cells.assign(row=range(2, len(cells) + 2))
    return cells[cells[PARTNER].eq(KOREA)].reset_index(drop=True)


def same(found, expected):
    """Compare two tables; one without rows has no types."""
    if expected.empty:
        assert found.empty
    else:
        pd.testing.assert_frame_equal(found, expected)


@pytest.fixture(params=["isal", "zlib"])
def codec(request, monkeypatch):
    """Unpack with either module."""
    if request.param == "isal":
        pytest.importorskip("isal", reason="the extra big is not installed")
    module = "isal.isal_zlib" if request.param == "isal" else "zlib"
    monkeypatch.setattr(inflate, "_codec", __import__(module, fromlist=["_"]))


@pytest.mark.parametrize("name", LABELS)
@pytest.mark.parametrize("eol", ["\r\n", "\n"])
@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("size", [1 << 20, 7])
def test_each_kind_of_label_gives_what_the_csv_module_finds(
    name, eol, last, size, tmp_path, monkeypatch
):
    """However the file is cut into blocks; one whose last line does not end is cut."""
    rows = [*OTHERS, *LABELS[name], *OTHERS, row(value="7"), row("Japan")]
    text = written(rows, eol=eol)
    path = packed(tmp_path, text if last else text.removesuffix(eol))
    monkeypatch.setattr(slicing, "blocks", partial(inflate.blocks, size=size))
    if not last:
        with pytest.raises(FormatError, match="its last record not ended"):
            sliced(path)
        return
    found = sliced(path)
    expected = [(n, r) for n, r in enumerate(rows, 2) if r[4] == KOREA]
    assert found["row"].tolist() == [n for n, _ in expected]
    assert found[COLUMNS].to_numpy().tolist() == [r for _, r in expected]
    same(found, plainly(text, path))


CELL = st.lists(
    st.sampled_from(["a", ",", '"', "\n", "\r\n", KOREA, " ", ";", "é", '","', "2018"]),
    max_size=4,
).map("".join)
LABEL = st.one_of(st.just("x"), st.just("x"), CELL)
ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from([KOREA, KOREA, "Japan", "South Korea ", "x,South Korea"]),
        product=LABEL,
        geo=LABEL,
        value=st.sampled_from(["", "1.5", "2.0"]),
    ),
    min_size=1,
    max_size=12,
)
FORMS = st.fixed_dictionaries(
    {
        "eol": st.sampled_from(["\r\n", "\n"]),
        "delimiter": st.sampled_from([",", ";"]),
        "quoting": st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    }
)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=ROWS,
    form=FORMS,
    others=st.sampled_from([0, 3, 40]),
    size=st.sampled_from([1 << 20, 97, 1000]),
    method=st.sampled_from([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]),
    wanted=st.sampled_from([WANTED, BY_ALL_LINES]),
)
def test_made_up_files_give_what_the_plain_reader_finds(
    rows, form, others, size, method, wanted, tmp_path, monkeypatch
):
    """Quotes, breaks and delimiters anywhere: the same rows, or the same refusal."""
    monkeypatch.setattr(slicing, "blocks", partial(inflate.blocks, size=size))
    text = written([*OTHERS[:others], *rows, *OTHERS[:others]], **form)
    path = packed(tmp_path, text, method=method)
    try:
        expected = plainly(text, path)
    except FormatError:
        with pytest.raises(FormatError):
            sliced(path, wanted)
        return
    same(sliced(path, wanted), expected)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=ROWS,
    stray=st.sampled_from(['5" pipe', 'a "b" c', '"b"', 'x "y", z']),
    at=st.integers(0, 80),
    blank=st.integers(0, 80),
    size=st.sampled_from([1 << 20, 1000]),
)
def test_quotes_that_are_not_doubled_and_blank_lines_do_not_matter(
    rows, stray, at, blank, size, tmp_path, monkeypatch
):
    """What genuine files hold against the book is read as the plain reader reads it."""
    monkeypatch.setattr(slicing, "blocks", partial(inflate.blocks, size=size))
    kept = [r for r in rows if not set(r[1] + r[3]) & set('"\n\r')]
    parts = written([*OTHERS, *kept, *OTHERS]).split("\r\n")
    at, blank = at % (len(parts) - 2) + 1, blank % (len(parts) - 1) + 1
    parts[at] = parts[at].replace("Dollars", stray)
    parts.insert(blank, "")
    text = "\r\n".join(parts)
    path = packed(tmp_path, text)
    same(sliced(path), plainly(text, path))


def test_a_french_file_has_semicolons_and_decimal_commas(tmp_path):
    """1,5 is 1.5."""
    text = written([*OTHERS, row(value="1,5"), row(value="")], delimiter=";")
    found = sliced(packed(tmp_path, text))
    assert found["VALUE"].tolist() == ["1.5", ""]
    same(found, plainly(text, tmp_path))


def test_a_filter_that_keeps_half_of_the_rows_parses_them_all(tmp_path):
    """500 of 1,000 rows: picking lines one by one would take longer."""
    text = written([row(["Japan", KOREA][n % 2], value=str(n)) for n in range(1000)])
    path = packed(tmp_path, text)
    table = Table(Raw(path), NAME)
    assert [len(piece.rows) for piece in table.pieces(WANTED)] == [1000]
    same(sliced(path), plainly(text, path))


def test_of_few_candidates_only_their_lines_are_parsed(tmp_path):
    """Two of 82 lines hold the name, and one of these in another column."""
    text = written([*OTHERS, row(), row("Japan", geo=KOREA), *OTHERS])
    table = Table(Raw(packed(tmp_path, text)), NAME)
    (piece,) = table.pieces(WANTED)
    assert piece.rows.tolist() == [42, 43]
    assert table.cells(piece, WANTED)["row"].tolist() == [42]


def test_without_arrow_and_stringzilla_the_rows_are_the_same(tmp_path, monkeypatch):
    """The extra ``big`` makes it faster, and nothing else."""
    text = written([*OTHERS, row(), *OTHERS, row(value="3")])
    path = packed(tmp_path, text)
    fast = sliced(path)
    monkeypatch.setattr(slicing, "find_spec", lambda _: None)
    monkeypatch.setattr(lines, "_find", bytes.find)
    same(sliced(path), fast)
    same(fast, plainly(text, path))


def test_large_pieces_follow_each_other_in_the_order_of_the_file(tmp_path, monkeypatch):
    """A thousand rows in pieces of at most some ten."""
    monkeypatch.setattr(slicing, "_ENOUGH", 1000)
    monkeypatch.setattr(slicing, "blocks", partial(inflate.blocks, size=5000))
    text = written([row(value=str(n)) for n in range(1000)])
    path = packed(tmp_path, text)
    assert len([*Table(Raw(path), NAME).pieces(WANTED)]) > 10
    same(sliced(path), plainly(text, path))


@pytest.mark.usefixtures("codec")
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_changed_byte_is_told(tmp_path, method):
    """Its CRC-32 is not that of the directory, or it cannot be unpacked at all."""
    text = written([row(value=str(n)) for n in range(5000)])
    path = packed(tmp_path, text, method=method)
    content = bytearray(path.read_bytes())
    content[2000] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(FormatError, match="is damaged: its member"):
        sliced(path)


@pytest.mark.usefixtures("codec")
def test_a_wrong_crc_is_told_though_every_byte_can_be_read(tmp_path):
    """The directory's CRC-32 is changed, the content is not."""
    path = packed(tmp_path, written([row()]))
    content = path.read_bytes()
    crc = struct.pack("<I", zipfile.ZipFile(path).getinfo(NAME).CRC)
    path.write_bytes(content.replace(crc, b"\0\1\2\3"))
    with pytest.raises(FormatError, match="not what its length and CRC-32 say"):
        sliced(path)


@pytest.mark.usefixtures("codec")
def test_a_member_that_is_cut_short_is_told(tmp_path):
    """The stream ends before the member does; the directory is whole."""
    path = packed(tmp_path, written([row(value=str(n)) for n in range(5000)]))
    content = path.read_bytes()
    start = content.index(b"PK\x01\x02")
    path.write_bytes(content[:1000] + b"\0" * (start - 1000) + content[start:])
    with pytest.raises(FormatError, match="is damaged"):
        sliced(path)


def test_a_locked_member_is_told(tmp_path):
    """The flag that says so is set in the directory and before the member."""
    path = packed(tmp_path, written([row()]))
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(FormatError, match="locked with a password"):
        sliced(path)


def test_a_member_that_swells_is_not_unpacked(tmp_path):
    """Thirty megabytes of one letter pack to thirty kilobytes, a thousandth."""
    path = packed(tmp_path, written([row(product="a" * 30_000_000)]))
    with pytest.raises(FormatError, match="Do not trust the file"):
        sliced(path)


def test_a_table_without_records_is_refused_as_the_plain_reader_refuses_it(tmp_path):
    """Only a header."""
    with pytest.raises(FormatError, match="holds no records"):
        sliced(packed(tmp_path, written([])))


def test_a_record_of_too_few_fields_is_named_by_its_row(tmp_path):
    """The 43rd row of the file, its header being the first, is cut off."""
    parts = written([*OTHERS, *OTHERS]).split("\r\n")
    parts[42] = '2018-01,"South Korea"'
    path = packed(tmp_path, "\r\n".join(parts))
    with pytest.raises(FormatError, match="row 43: expected 13 fields"):
        sliced(path)


def test_bytes_that_are_no_utf8_are_refused(tmp_path):
    """A file saved anew in an old encoding."""
    path = tmp_path / "12100175-eng.zip"
    with zipfile.ZipFile(path, "w") as archive:
        text = written([*OTHERS, row(geo="Québec"), *OTHERS])
        archive.writestr(NAME, text.encode("latin-1"))
    with pytest.raises(FormatError, match="expected utf-8"):
        sliced(path)
