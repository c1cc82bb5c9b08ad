"""CEPII's BACI: every number of a specimen, and what is refused."""

import gzip
import zipfile

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cktrade.errors import FormatError, VocabularyError
from cktrade.readers import read

NAME = "BACI_HS92_Y2018_V202401b.csv"
#: Blanks pad the numbers, as in CEPII's own files; horses, cars, beef.
ROWS = """\
t,i,j,k,v,q
2018,124,410,10121,     3.462,     0.047
2018,410,124,870323,1234567.891,           NA
2018,842,490,020130,     0.500,     1.250
"""


@pytest.fixture
def year(tmp_path):
    """Return a function that writes a year under the name that CEPII gives it."""

    def write(text=ROWS, name=NAME):
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return write


def test_every_number_of_the_specimen_is_the_typed_one(year):
    """3.462 thousand dollars are 3,462 dollars; a quantity that is NA is missing."""
    rows = read(year())
    values, weights = rows[:3], rows[3:].reset_index(drop=True)
    columns = ["reporter", "partner", "product", "value", "row"]
    assert values[columns].to_numpy().tolist() == [
        ["CAN", "KOR", "010121", 3462.0, 2],
        ["KOR", "CAN", "870323", 1234567891.0, 3],
        ["USA", "X-OTHER-ASIA-NES", "020130", 500.0, 4],
    ]
    assert weights["value"].fillna(-1).tolist() == [0.047, -1, 1.25]
    assert weights["status"].tolist() == ["normal", "not_available", "normal"]
    pd.testing.assert_frame_equal(weights[columns[:3]], values[columns[:3]])


def test_what_is_measured(year):
    """Exports, FOB, to the last dollar; weights in tonnes, to the last kilogram."""
    rows = read(year(), partner="KOR")
    columns = ["series", "measure", "unit", "valuation", "precision"]
    assert rows[columns].to_numpy().tolist() == [
        [
            "cepii.baci-hs92.can.kor.export.010121.nsa",
            "merchandise_trade", "USD", "FOB", 1.0,
        ],
        [
            "cepii.baci-hs92-weight.can.kor.export.010121.nsa",
            "merchandise_weight", "tonnes", "not applicable", 0.001,
        ],
    ]  # fmt: skip
    assert set(rows["flow"]) == {"export"}
    assert set(rows["reference_period"]) == {"2018"}


def test_peer_bug_read_as_a_number_a_product_loses_its_zero(year):
    """10121 and 020130 are codes of six digits, whether a zero was kept or not."""
    assert set(read(year())["product"].str.len()) == {6}


@pytest.mark.parametrize(
    "text",
    [
        ROWS.replace("t,i,j,k,v,q", '"t","i","j","k","v","q"'),
        ROWS.replace(",", ";"),
        ROWS.replace(",", ";").replace(".", ","),
        '"' + ROWS.replace(" ", "").replace("\n", '"\n"').replace(",", '","')[:-1],
    ],
    ids=["quoted head", "semicolons", "semicolons and decimal commas", "all quoted"],
)
def test_a_file_saved_again_by_a_spreadsheet_or_r_reads_the_same(year, text):
    """The numbers are those of CEPII's own form; only marks around them differ."""
    plain = read(year()).drop(columns=["source", "vintage"])
    found = read(year(text)).drop(columns=["source", "vintage"])
    pd.testing.assert_frame_equal(found, plain)


def test_semicolons_do_not_hide_a_number_that_is_none(year):
    """3,4,6 is no decimal number, with whatever mark."""
    with pytest.raises(FormatError, match="row 2"):
        read(year(ROWS.replace(",", ";").replace("3.462", "3,4,62")))


def test_gzip_and_line_ends_of_windows_change_nothing(year):
    """The same rows under a name that ends in .gz, and with CRLF."""
    plain = read(year()).drop(columns=["source", "vintage"])
    packed = year(name=f"{NAME}.gz")
    packed.write_bytes(gzip.compress(ROWS.replace("\n", "\r\n").encode()))
    found = read(packed).drop(columns=["source", "vintage"])
    pd.testing.assert_frame_equal(found, plain)


def test_a_file_whose_edition_nobody_says_is_refused(year):
    """020130 of 1992 and of 2022 need not be the same goods."""
    with pytest.raises(FormatError, match="which edition") as error:
        read(year(name="baci.csv"))
    assert "HS92" in str(error.value)


def test_the_archive_is_to_be_unpacked_first(tmp_path):
    """Twenty-eight years at once are not what anybody wants in memory."""
    path = tmp_path / "BACI_HS92_V202401b.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(NAME, ROWS)
        archive.writestr("country_codes_V202401b.csv", "country_code\n")
    with pytest.raises(FormatError, match="Unpack the years that you want"):
        read(path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("     3.462", "4,105", "row 2: expected year, exporter, importer"),
        ("     3.462", "n/a", "found '2018,124,410,10121,n/a,     0.047'"),
        ("     3.462", "", "row 2: expected year"),
        ("     0.047", "none", "row 2: expected year"),
        ("10121", "1012100", "row 2: expected year"),
        ("2018,842", "2018,1842", "row 4: expected year"),
        ("2018,842", "18,842", "row 4: expected year"),
        (",     1.250\n", "\n", "row 4: expected year"),
        (",     1.250\n", ",     1.2", "its last record not ended"),
        ("2018,842", "t,i,j,k,v,q\n2018,842", "row 4: expected year"),
        ("2018,842", "2018,842,1", "row 4: expected year"),
        (ROWS, ROWS.splitlines()[0] + "\n", "it has a header and no rows"),
    ],
)
def test_a_wrong_line_is_refused_with_its_row(year, old, new, message):
    """The specimen with one text in it replaced."""
    assert old in ROWS
    with pytest.raises(FormatError, match=message):
        read(year(ROWS.replace(old, new)))


def test_another_header_is_no_baci(year):
    """Older releases had the columns in another order; they are not guessed at."""
    with pytest.raises(FormatError, match="no reader knows this layout"):
        read(year(ROWS.replace("t,i,j,k,v,q", "t,hs6,i,j,v,q")))


def test_an_unknown_country_is_refused_with_its_row(year):
    """No economy has the number 998."""
    with pytest.raises(VocabularyError, match="row 3: '998'"):
        read(year(ROWS.replace("2018,410,124", "2018,998,124")), strict=True)


_NUMBER = st.integers(0, 10**9).map(lambda n: f"{n // 1000}.{n % 1000:03d}")
_LINE = st.tuples(
    st.sampled_from(["124", "410", "842"]),
    st.sampled_from(["156", "392", "4"]),
    st.integers(10000, 979999),
    _NUMBER,
    st.one_of(_NUMBER, st.just("NA")),
)


@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(_LINE, min_size=1, max_size=20, unique_by=lambda line: line[:3]))
def test_any_file_is_read_as_the_plain_parse_of_its_lines(year, lines):
    """Values against whole numbers: a value of 1.234 is 1234 thousandths."""
    text = "\n".join(
        ["t,i,j,k,v,q", *(f"2018,{','.join(map(str, line))}" for line in lines)]
    )
    rows = read(year(text + "\n"))
    values, weights = rows[: len(lines)], rows[len(lines) :]
    assert values["value"].tolist() == [int(v.replace(".", "")) for *_, v, _ in lines]
    assert values["product"].tolist() == [f"{k:06d}" for _, _, k, *_ in lines]
    expected = [-1 if q == "NA" else float(q) for *_, q in lines]
    assert weights["value"].fillna(-1).tolist() == expected
