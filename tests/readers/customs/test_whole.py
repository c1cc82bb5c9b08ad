"""Customs files in whole columns: what they hold, and what is left to the plain reader.

That the rows are those of the plain reader, cell by cell, is tested where they are kept
(``datasets/kept/test_customs_exactness.py``).
"""

import numpy as np
import pytest

from cktrade.errors import CktradeWarning
from cktrade.readers.customs.packed_cells import Cells, cells_of
from cktrade.readers.customs.sorted_series import sort, templates
from cktrade.readers.customs.spans import DoubtError, spans
from cktrade.readers.customs.whole import whole
from cktrade.readers.raw_file import Raw
from cktrade.readers.statcan import cimt
from cktrade.readers.statcan.cimt_layout import COUNTRY, MONTH, PROVINCE, UNIT

pytest.importorskip("pyarrow", reason="the extra big is not installed")

HEADER = (
    "YearMonth/AnnéeMois,HS6,Country/Pays,Province,State/État,Value/Valeur,"
    "Quantity/Quantité,Unit of Measure/Unité de Mesure\n"
)
LINES = [
    "201801,020130,US,QC,NY,5000,900,KGM\n",
    "201801,010121,KR,ON,,1200,3,NMB\n",
    "201802,010121,KR,ON,,1300,,NMB\n",
    "201802,020130,NA,QC,,-4105,0,N/A\n",
]


@pytest.fixture
def table(tmp_path):
    """Return a function that writes imports by HS6."""

    def write(lines=LINES, header=HEADER):
        path = tmp_path / "ODPFN015_201812N.csv"
        path.write_bytes(("\ufeff" + header + "".join(lines)).encode())
        return Raw(path)

    return write


def test_a_row_is_three_numbers_of_which_the_texts_are_known(table):
    """Three sets: the United States, Korea, Namibia; no quantity is no naught."""
    cells = cells_of(table(), "ODPFN015", "", size=50)
    rows = np.arange(4)
    assert cells.column(COUNTRY, rows).tolist() == ["US", "KR", "KR", "NA"]
    assert cells.column(PROVINCE, rows).tolist() == ["QC", "ON", "ON", "QC"]
    assert cells.column(MONTH, rows).tolist() == ["201801"] * 2 + ["201802"] * 2
    assert cells.column(UNIT, rows).tolist() == ["KGM", "NMB", "NMB", "N/A"]
    assert cells.set_of().tolist() == [0, 1, 1, 2]
    assert cells.dollars.tolist() == [5000, 1200, 1300, -4105]
    assert cells.quantities.tolist() == [900, 3, -1, 0]


def test_spans_end_where_lines_end(table):
    """Of ten bytes each: no line is parted, and none is lost."""
    first, *rest = spans(table(), "", size=10)
    assert first.decode() == "\ufeff" + HEADER
    assert all(span.endswith(b"\n") for span in rest)
    assert b"".join(rest).decode() == "".join(LINES)


def test_a_last_line_that_is_not_ended_is_in_doubt(table):
    """The file may have been cut."""
    with pytest.raises(DoubtError, match="not ended"):
        [*spans(table([*LINES, "201802,0201"]), "")]


def test_observations_stand_by_partner_series_and_month(table):
    """Korea's two values in order, then Namibia's and the one of the United States."""
    found = whole(table([LINES[2], LINES[0], LINES[3], LINES[1]]))
    values, quantities = found.parts
    assert values.order.tolist() == [3, 0, 2, 1]
    assert list(values.partners()) == ["KOR", "NAM", "USA"]
    assert values.kinds["after"].tolist() == [
        ".cus.nsa.hs.ontario", ".cus.nsa.hs.quebec", ".cus.nsa.hs.quebec.ny",
    ]  # fmt: skip
    assert quantities.order.tolist() == [3, 1]
    assert quantities.kinds["unit"].tolist() == ["as published", "kg"]
    assert found.periods == {"2018-01", "2018-02"}


@pytest.mark.parametrize(
    "lines",
    [
        [*LINES, LINES[1]],
        [*LINES, LINES[1].replace("NMB", "KGM")],
        [*LINES, LINES[1].replace("1200", "12 00")],
        [*LINES, LINES[1].replace("201801", "201803").replace("KR", '"KR"')],
        [*LINES, LINES[1].replace("201801", "201803").replace(",NMB", ",N/A")],
        [*LINES, "\n"],
        [],
    ],
)
def test_whatever_is_not_certain_is_left_to_the_plain_reader(table, lines):
    """Twice the same, in another unit; a space, quotes, no unit, no row."""
    assert whole(table(lines)) is None


def test_other_columns_are_left_to_the_plain_reader(table):
    """A reader that guesses is worth nothing."""
    assert whole(table(header=HEADER.replace("Province", "Prov"))) is None


def test_an_unknown_country_is_told_with_its_rows(table):
    """XY in three rows, of two months and two provinces."""
    lines = [line.replace("KR", "XY") for line in LINES]
    more = [*lines, LINES[1].replace("KR,ON", "XY,AB")]
    with pytest.warns(CktradeWarning, match=r"'XY' as X-UNKNOWN-XY \(3 rows\)"):
        found = whole(table(more))
    assert sum(map(len, found.parts)) == 5 + 3


def test_two_kinds_of_series_with_one_id_are_in_doubt(table):
    """One partner under two units, if the id did not say so."""
    raw = table()
    cells = cells_of(raw, "ODPFN015", "")
    frame = cimt._rows(raw, "ODPFN015", raw.path.read_bytes())  # noqa: SLF001 -- the plain reader's cells
    genuine = next(cimt.observed(raw, "ODPFN015", frame))
    marked = next(cimt.observed(raw, "ODPFN015", frame.assign(HS6="kkkkkk")))
    shown = templates(marked, genuine, "kkkkkk")
    every = np.ones(4, bool)
    assert len(sort(cells, cells.dollars, every, shown)) == 4
    with pytest.raises(DoubtError, match="one id"):
        sort(cells, cells.dollars, every,
             shown.assign(unit=["CAD", "CAD", "USD", "CAD"]))  # fmt: skip
    with pytest.raises(DoubtError, match="not made as the others"):
        templates(marked, genuine.assign(series="statcan.other"), "kkkkkk")


def test_cells_are_looked_up_of_some_rows(table):
    """The third and the first."""
    cells = cells_of(table(), "ODPFN015", "")
    assert isinstance(cells, Cells)
    sets, products, months = cells.unpacked(np.array([2, 0]))
    assert sets.tolist() == [1, 0]
    assert products.tolist() == [1, 0]
    assert months.tolist() == [1, 0]
