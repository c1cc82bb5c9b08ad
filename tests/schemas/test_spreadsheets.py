"""CSV that no spreadsheet takes for formulas, and that is byte-faithful without."""

import csv
import io

import pandas as pd
import pytest

from cktrade.datasets.kept.saving import save
from cktrade.readers import coded_batches
from cktrade.schemas import write_csv
from cktrade.schemas.spreadsheets import neutral, spreadsheet_safe

EVIL = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("cell", EVIL)
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(cell):
    """Equals, plus, minus, at; also behind a tab or a carriage return."""
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-463.1", "+2", "0", "-inf", "a=b", "“=1”", "", "¶2"])
def test_numbers_and_other_texts_stay(cell):
    """A minus in front of digits is a number and runs nothing."""
    assert neutral(cell) == cell


def test_every_other_byte_stays_as_it_was():
    """Quotes, commas and line feeds in cells; the same cells come out."""
    rows = pd.DataFrame(
        {"a": ["x, y", 'say "no"', "two\nlines", "=1"], "v": [-1.5] * 4}
    )
    faithful = write_csv(rows)
    safe = spreadsheet_safe(faithful)
    assert safe == faithful.replace(b"\n=1,", b"\n'=1,")
    assert [row[0] for row in csv.reader(io.StringIO(safe.decode()))][1:] == [
        "x, y", 'say "no"', "two\nlines", "'=1",
    ]  # fmt: skip


def test_a_slice_is_faithful_unless_it_is_asked_to_be_safe(tmp_path):
    """The same rows twice; a table without formulas gives the same bytes."""
    table = tmp_path / "boc.csv"
    table.write_text(
        '"TERMS AND CONDITIONS"\n"https://www.bankofcanada.ca/terms/"\n\n"SERIES"\n'
        '"id","label","description"\n"FXKRWCAD","KRW/CAD","won"\n\n"OBSERVATIONS"\n'
        '"date","FXKRWCAD"\n"2017-01-03","0.001115"\n"2017-01-04","0.001108"\n'
    )
    plain, safe = tmp_path / "plain.csv", tmp_path / "safe.csv"
    assert save(coded_batches(table), plain) == 2
    assert save(coded_batches(table), safe, spreadsheet_safe=True) == 2
    assert plain.read_bytes() == safe.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "boc.csv", "plain.csv", "safe.csv",
    ]  # fmt: skip
