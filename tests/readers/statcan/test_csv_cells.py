"""Cells of a long table: quotes that are not doubled, line breaks, blank lines."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cktrade.errors import FormatError
from cktrade.readers.statcan import csv_cells
from cktrade.readers.statcan.csv_cells import cells, dimensions, is_table

HEADER = [
    "REF_DATE", "GEO", "DGUID", "Kind", "UOM", "UOM_ID", "SCALAR_FACTOR", "SCALAR_ID",
    "VECTOR", "COORDINATE", "VALUE", "STATUS", "SYMBOL", "TERMINATED", "DECIMALS",
]  # fmt: skip
ORIGIN = Path("99100001.csv")


def _text(*labels, quote=True):
    """Write a table by the book, with these labels of its one dimension."""
    stream = io.StringIO()
    style = csv.QUOTE_ALL if quote else csv.QUOTE_MINIMAL
    writer = csv.writer(stream, quoting=style, lineterminator="\n")
    writer.writerow(HEADER)
    for number, label in enumerate(labels):
        unit = ["Number", "223", "units ", "0"]
        rest = [f"v{number}", "1.1", str(number), "", "", "", "0"]
        writer.writerow(["2018", "Canada", "x", label, *unit, *rest])
    return stream.getvalue()


def _kinds(text):
    return cells(text, ORIGIN)["Kind"].tolist()


@pytest.mark.parametrize(
    "label",
    ["plain", "with, comma", 'with "quotes"', '"all"', "two\nlines", '"', '","', '""',
     "NA", "null", "nan", "", " blank at both ends ", "한국", "7"],
)  # fmt: skip
def test_a_label_written_by_the_book_comes_back_as_it_was(label):
    """NA, null and the empty text are texts, between two plain neighbours."""
    assert _kinds(_text("before", label, "after")) == ["before", label, "after"]


@given(st.lists(st.text(alphabet="ab\",;\n 'é", max_size=8), min_size=1, max_size=6))
def test_any_labels_written_by_the_book_come_back_as_they_were(labels):
    """The csv module writes, the reader reads; carriage returns are line breaks."""
    table = cells(_text(*labels), ORIGIN)
    assert table["Kind"].tolist() == labels
    assert table["VALUE"].tolist() == [str(n) for n in range(len(labels))]


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        ('"A "fine" kind"', 'A "fine" kind'),
        ('"Food (see note")"', 'Food (see note")'),
        ('"Rated "very good" or "excellent", food"',
         'Rated "very good" or "excellent", food'),
        ('"broken\nin two"', "broken\nin two"),
        ('"broken "here"\n\nand there"', 'broken "here"\n\nand there'),
        ('"trailing\n"', "trailing\n"),
    ],
)  # fmt: skip
def test_a_label_with_quotes_that_are_not_doubled_comes_back_whole(raw, label):
    """As genuine files hold them; the neighbours are unharmed."""
    text = _text("before", "HERE", "after").replace('"HERE"', raw)
    table = cells(text, ORIGIN)
    assert table["Kind"].tolist() == ["before", label, "after"]
    assert table["VALUE"].tolist() == ["0", "1", "2"]


def test_a_table_without_needless_quotes_is_read_too():
    """As another program may save it."""
    labels = ["plain", "with, comma", 'with "quotes"', "two\nlines"]
    assert _kinds(_text(*labels, quote=False)) == labels


def test_byte_order_mark_carriage_returns_and_blank_lines_leave_no_trace():
    """Two blank lines at the end, and one within."""
    lines = _text("one", "two").split("\n")
    text = "\r\n".join([lines[0], lines[1], "", lines[2], "", ""])
    assert _kinds(text) == ["one", "two"]
    assert is_table("\ufeff" + text)


def test_french_columns_have_their_english_names_and_points():
    """The dimension keeps its own name; 1,5 is 1.5."""
    text = (
        '"PÉRIODE DE RÉFÉRENCE";"GÉO";"DGUID";"Genre";"UNITÉ DE MESURE";'
        '"IDENTIFICATEUR D\'UNITÉ DE MESURE";"FACTEUR SCALAIRE";'
        '"IDENTIFICATEUR SCALAIRE";"VECTEUR";"COORDONNÉES";"VALEUR";"STATUT";'
        '"SYMBOLE";"TERMINÉ";"DÉCIMALES"\n'
        '"2018";"Québec";"x";"a;b";"Nombre";"223";"unités ";"0";"v1";"1.1";"1,5";"";'
        '"";"";"1"\n'
    )
    table = cells(text, ORIGIN)
    assert [*table.columns] == [c if c != "Kind" else "Genre" for c in HEADER]
    assert table.loc[0, ["Genre", "VALUE"]].tolist() == ["a;b", "1.5"]
    assert dimensions(table) == ["GEO", "Genre"]


def test_a_typographic_apostrophe_in_a_header_is_an_apostrophe():
    """IDENTIFICATEUR D’UNITÉ DE MESURE is UOM_ID."""
    text = _text("one").replace("UOM_ID", "IDENTIFICATEUR D’UNITÉ DE MESURE")
    assert "UOM_ID" in cells(text, ORIGIN)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: t.replace('"VALUE"', '"WERT"'), "row 1: expected the columns"),
        (lambda t: t.replace('"Kind"', '"GEO"'), "row 1: expected the columns"),
        (
            lambda t: t.replace('"STATUS","SYMBOL"', '"SYMBOL","STATUS"'),
            "row 1: expected STATUS before SYMBOL",
        ),
        (lambda t: t.replace('"two","Number"', '"two"'), "row 3: expected 15 fields"),
        (lambda t: t[:-40], "row 4: expected 15 fields"),
        (lambda t: t + '"2018","Canada', "row 5: expected 15 fields, found 2"),
    ],
)
def test_a_damaged_table_is_refused_with_its_row(change, said):
    """Header row 1, records from row 2 on."""
    with pytest.raises(FormatError) as refusal:
        cells(change(_text("one", "two", "three")), ORIGIN)
    assert said in str(refusal.value)


def test_a_fault_near_the_start_of_a_long_table_is_found_soon(monkeypatch):
    """A record that never closes is given up after 21 lines, not after 3,000."""
    tried = []

    def split(record, delimiter, width):
        tried.append(record)
        return statcan_csv_split(record, delimiter, width)

    statcan_csv_split = csv_cells._split  # noqa: SLF001 -- its calls are counted
    monkeypatch.setattr(csv_cells, "_split", split)
    text = _text(*map(str, range(3000))).replace('"7","Number"', '"7"', 1)
    with pytest.raises(FormatError, match="row 9: expected 15 fields"):
        cells(text, ORIGIN)
    assert len(tried) == 7 + 21


def test_a_stray_pair_of_quotes_is_not_evened_out_by_a_field_without_any():
    """Thirty quotes in fifteen fields, and yet not two each: refused, not altered."""
    text = _text("HERE").replace('"HERE"', '"A "fine" kind"')
    with pytest.raises(FormatError, match="row 2: expected 15 fields"):
        cells(text.replace('"2018","Canada"', '"2018",Canada'), ORIGIN)


def test_a_text_that_is_no_table_is_told():
    """Another header, nothing, and bytes of a workbook."""
    assert not is_table('"country","value"\n')
    assert not is_table("")
    assert not is_table("PK\x03\x04\x14\x00\x06\x00\r\x08")
