"""Whole tables and selections of Statistics Canada: every value against a truth.

The specimen's truth is a table typed by hand (``truth/statcan_12100011.csv``); genuine
files are read a second time with nothing but the csv module and decimal arithmetic.
"""

import csv
import gzip
import json
from pathlib import Path

import pandas as pd
import pytest

from cktrade.errors import FormatError, NotHeldError, VocabularyError
from cktrade.readers import metadata, read
from cktrade.readers.raw_file import Raw
from cktrade.readers.statcan.table import recognises

SPECIMENS = Path(__file__).parents[2] / "specimens" / "statcan"
TRUTH = Path(__file__).with_name("truth") / "statcan_12100011.csv"


def _truth():
    with TRUTH.open(encoding="utf-8", newline="") as lines:
        return [*csv.DictReader(lines)]


def test_every_cell_of_the_english_zip_is_the_typed_truth(table_zip):
    """16 records: three bases and adjustments, four partners, eleven statuses."""
    rows = read(table_zip("12100011", "eng"))
    assert len(rows) == 16
    for found, expected in zip(rows.to_dict("records"), _truth(), strict=True):
        value = expected.pop("value")
        assert {k: str(found[k]) for k in expected} == expected
        assert (
            pd.isna(found["value"]) if value == "" else found["value"] == float(value)
        )


def test_what_is_the_same_on_every_row_of_the_specimen(table_zip):
    """Millions with one decimal: the last published digit is 100,000 dollars."""
    rows = read(table_zip("12100011", "eng"))
    for column, expected in {
        "topic": "trade",
        "measure": "merchandise_trade",
        "reporter": "CAN",
        "product": "TOTAL",
        "valuation": "FOB",
        "unit": "CAD",
        "precision": 100_000,
        "source": "12100011-eng.zip",
        "vintage": pd.Timestamp("2024-03-07"),
        "vintage_basis": "inferred",
    }.items():
        assert set(rows[column]) == {expected}, column


def test_the_french_zip_gives_the_same_observations(table_zip):
    """Semicolons, decimal commas and French words; only the file's name differs."""
    english, french = (
        read(table_zip("12100011", "eng")),
        read(table_zip("12100011", "fra")),
    )
    assert set(french.pop("source")) == {"12100011-fra.zip"}
    pd.testing.assert_frame_equal(french, english.drop(columns="source"))


def test_metadata_of_a_zip_is_that_of_its_language(table_zip):
    """The same number of the table under two titles."""
    english, french = (
        metadata(table_zip("12100011", "eng")),
        metadata(table_zip("12100011", "fra")),
    )
    assert english.table == french.table == "12-10-0011"
    assert english.title == "International merchandise trade, a specimen"
    assert french.title == "Commerce international de marchandises, un spécimen"


def test_a_loose_csv_and_its_gzip_give_the_same_rows_as_the_zip(table_zip, tmp_path):
    """Without a ZIP the vintage is the day the file was saved."""
    loose = tmp_path / "12100011.csv"
    loose.write_bytes((SPECIMENS / "12100011-eng.csv").read_bytes())
    gzipped = tmp_path / "12100011.csv.gz"
    gzipped.write_bytes(gzip.compress(loose.read_bytes()))
    varying = ["source", "vintage", "vintage_basis"]
    whole = read(table_zip("12100011", "eng")).drop(columns=varying)
    for path in (loose, gzipped):
        rows = read(path)
        assert set(rows["vintage_basis"]) == {"retrieved"}
        pd.testing.assert_frame_equal(rows.drop(columns=varying), whole)


def test_the_database_loading_csv_differs_in_nothing_but_its_bytes(table_zip, tmp_path):
    """No byte-order mark, line feeds only."""
    plain = (SPECIMENS / "12100011-eng.csv").read_bytes()
    path = tmp_path / "1210001101_databaseLoadingData.csv"
    path.write_bytes(plain.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"))
    varying = ["source", "vintage", "vintage_basis"]
    whole = read(table_zip("12100011", "eng")).drop(columns=varying)
    pd.testing.assert_frame_equal(read(path).drop(columns=varying), whole)


def test_a_trade_table_is_known_by_its_dimensions_when_its_name_is_lost(tmp_path):
    """Trade, basis, adjustment and partner together are 12-10-0011 alone."""
    path = tmp_path / "download (3).csv"
    path.write_bytes((SPECIMENS / "12100011-eng.csv").read_bytes())
    assert read(path)["series"][1] == "statcan.12-10-0011.can.kor.import.total.bop.nsa"


def test_a_table_that_cannot_be_told_is_refused_with_what_to_do(tmp_path):
    """Country of residence alone is 24-10-0003 or 24-10-0050."""
    text = (SPECIMENS / "24100050.csv").read_text("utf-8-sig")
    path = tmp_path / "download.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(FormatError, match="does not say which table it is"):
        read(path)


def test_visitors_are_trips_by_country_of_residence(tmp_path):
    """Provinces become a dimension; Canada needs none; quotes and breaks survive."""
    path = tmp_path / "24100050.csv"
    path.write_bytes((SPECIMENS / "24100050.csv").read_bytes())
    rows = read(path)
    expected = [
        ("statcan.24-10-0050.can.kor.arrivals.total.res.nsa", 12345, "", "KOR"),
        ("statcan.24-10-0050.can.kor.arrivals.total.res.nsa.quebec", 0, "Quebec",
         "KOR"),
        ("statcan.24-10-0050.can.prk.arrivals.total.res.nsa", 2, "", "PRK"),
        ("statcan.24-10-0050.can.x-micronesia.arrivals.total.res.nsa", 17, "",
         "X-MICRONESIA"),
        ("statcan.24-10-0050.can.usa.arrivals.total.res.nsa.st-john-s", 4, "St. John's",
         "USA"),
    ]  # fmt: skip
    found = [
        (
            r.series,
            r.value,
            "".join(json.loads(r.dimensions or "{}").values()),
            r.partner,
        )
        for r in rows.itertuples()
    ]
    named = [[*json.loads(text or "{}")] for text in rows["dimensions"]]
    assert named == [[], ["province"], [], [], ["geo"]]
    assert found == expected
    assert set(rows["unit"]) == {"trips"}
    assert set(rows["measure"]) == {"visitors"}
    assert set(rows["basis"]) == {"residence"}
    assert set(rows["flow"]) == {"arrivals"}


def test_the_kinds_of_traveller_are_measures_of_their_own(tmp_path):
    """24-10-0055: all visitors, those of a day, and those who stay a night."""
    header = (
        '"REF_DATE","GEO","DGUID","Country of residence","Mode of transportation",'
        '"Arrival type","Traveller type","UOM","UOM_ID","SCALAR_FACTOR","SCALAR_ID",'
        '"VECTOR","COORDINATE","VALUE","STATUS","SYMBOL","TERMINATED","DECIMALS"'
    )
    kinds = {
        "Visitors": ("visitors", ""),
        "Excursionists (same-day)": ("same_day_visitors", ".same-day"),
        "Tourists (overnight)": ("overnight_visitors", ".overnight"),
    }
    lines = [
        f'"2024-01","Canada","x","Korea, South","Air","All arrivals","{kind}",'
        f'"Persons","249","units ","0","v{i}","1.1.1.1.{i}","{i}","","","","0"'
        for i, kind in enumerate(kinds, start=1)
    ]
    path = tmp_path / "24100055.csv"
    path.write_text("\n".join([header, *lines, ""]), "utf-8")
    rows = read(path)
    assert [*zip(rows["measure"], rows["series"], strict=True)] == [
        (measure, f"statcan.24-10-0055.can.kor.arrivals.total.res.nsa.air{end}")
        for measure, end in kinds.values()
    ]
    assert set(rows["unit"]) == {"trips"}


def test_trips_and_spending_of_the_visitor_survey(tmp_path):
    """24-10-0065 by quarter; one table, two measures, and a kind of visitor."""
    path = tmp_path / "24100065.csv"
    path.write_bytes((SPECIMENS / "24100065.csv").read_bytes())
    rows = read(path)
    assert rows[
        ["measure", "reference_period", "value", "unit"]
    ].to_numpy().tolist() == [
        ["visitors", "2018-Q1", 51200.0, "trips"],
        ["visitor_spending", "2018-Q1", 94_300_000.0, "CAD"],
        ["visitors", "2018-Q2", 8_000.0, "trips"],
        ["other", "2018-Q2", 14.5, "as published"],
    ]
    assert rows["series"].tolist() == [
        "statcan.24-10-0065.can.kor.arrivals.total.res.nsa.trips",
        "statcan.24-10-0065.can.kor.arrivals.total.res.nsa.spending",
        "statcan.24-10-0065.can.usa.arrivals.total.res.nsa.same-day.trips",
        "statcan.24-10-0065.can.kor.arrivals.total.res.nsa.nights-per-trip",
    ]
    assert json.loads(rows["dimensions"][3]) == {
        "statistic": "Nights per trip", "uom": "Nights"}  # fmt: skip


def test_products_of_the_provincial_table_are_their_codes(tmp_path):
    """12-10-0175: domestic exports are a flow of their own; customs basis."""
    path = tmp_path / "12100175.csv"
    path.write_bytes((SPECIMENS / "12100175.csv").read_bytes())
    rows = read(path)
    assert rows["series"].tolist() == [
        "statcan.12-10-0175.can.kor.domestic-export.total.cus.nsa",
        "statcan.12-10-0175.can.kor.import.c11.cus.nsa.napcs.british-columbia",
    ]
    assert rows["value"].tolist() == [523_900_000.0, 1_500.0]
    assert rows["product"].tolist() == ["TOTAL", "C11"]


def test_any_other_table_keeps_all_its_dimensions_under_its_vector(table_zip):
    """A quarter, an index, a label with quotes and a break, and "NA" as a label."""
    rows = read(table_zip("99100001", "eng"))
    assert rows["series"].tolist() == ["statcan.99-10-0001.v1", "statcan.99-10-0001.v2"]
    assert rows["reference_period"].tolist() == ["2018-Q1", "2018-Q2"]
    assert rows["value"].tolist() == [83.0, 0.125]
    assert rows["precision"].tolist() == [0.1, 0.001]
    assert rows["unit"].tolist() == ["index", "as published"]
    assert [json.loads(text) for text in rows["dimensions"]] == [
        {"GEO": "NA", "Kind": 'A "fine" kind', "UOM": "2002=100"},
        {"GEO": "NA", "Kind": "Two\nlines", "UOM": "Tonnes per hectare",
         "TERMINATED": "t"},
    ]  # fmt: skip
    assert set(rows["measure"]) == {"other"}
    assert set(rows["topic"]) == {"context"}
    assert set(rows["partner"]) == {"not applicable"}


def test_a_french_twin_of_any_other_table_has_the_same_series(table_zip):
    """The dimensions speak French; number, vector, period and value are the same."""
    english = read(table_zip("99100001", "eng"))
    french = read(table_zip("99100001", "fra"))
    same = ["series", "reference_period", "value", "unit", "precision", "status", "row"]
    pd.testing.assert_frame_equal(french[same], english[same])
    assert json.loads(french["dimensions"][0])["Genre"] == 'Un genre "fin"'


def test_a_label_that_no_list_knows_is_refused_with_its_column(tmp_path):
    """A new word is never passed over."""
    for old, new, named in [
        ("South Korea", "Atlantis", "column 'Principal trading partners': 'Atlantis'"),
        ("Unadjusted", "Trend-cycle", "found 'Trend-cycle'"),
        ('"E"', '"Q"', "columns STATUS and SYMBOL: expected one of"),
    ]:
        text = (SPECIMENS / "12100011-eng.csv").read_text("utf-8")
        path = tmp_path / "12100011.csv"
        path.write_text(text.replace(old, new), "utf-8")
        with pytest.raises(VocabularyError) as refusal:
            read(path, strict=True)
        assert named in str(refusal.value)
        assert "12100011.csv" in str(refusal.value)


@pytest.mark.parametrize(
    ("status", "symbol", "value", "expected"),
    [
        ("r", "x", "", "suppressed"),
        ("x", "r", "", "suppressed"),
        ("A", "r", "1.0", "quality_a"),
        ("", "r", "1.0", "revised"),
        ("p", "", "", "not_available"),
    ],
)
def test_a_reason_for_a_missing_number_outweighs_any_other_symbol(
    tmp_path, status, symbol, value, expected
):
    """Then STATUS speaks before SYMBOL; a blank without a reason is not available."""
    text = (SPECIMENS / "12100011-eng.csv").read_text("utf-8")
    old = '"51230.4","","",""'
    path = tmp_path / "12100011.csv"
    path.write_text(text.replace(old, f'"{value}","{status}","{symbol}",""'), "utf-8")
    assert read(path)["status"][0] == expected


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"51230.4"', '"51,230.4"', "row 2, column VALUE: expected a plain number"),
        ('"0.1","E"', '"0.1","x"', "row 5, column STATUS: expected no VALUE where"),
        ('"millions ","6"', '"millions ","3"', "row 2, column SCALAR_ID"),
        ('"millions ","6"', '"millions ","66"', "row 2, column SCALAR_ID"),
        ('"2024-02"', '"Feb 2024"', "column REF_DATE: expected 2018, 2018-01"),
        ('"Seasonal adjustment"', '"Adjusted?"', "to have the dimensions"),
        ('"VALUE"', '"WERT"', "lacking VALUE (VALUE or VALEUR)"),
    ],
)
def test_a_cell_that_is_not_what_the_agency_publishes_is_refused(
    tmp_path, old, new, said
):
    """The message names row, column, what was expected and found."""
    text = (SPECIMENS / "12100011-eng.csv").read_text("utf-8")
    path = tmp_path / "12100011.csv"
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(FormatError) as refusal:
        read(path)
    assert said in str(refusal.value)


def test_a_file_cut_in_the_middle_of_a_record_is_refused(tmp_path):
    """The last record has fewer fields than the header."""
    whole = (SPECIMENS / "12100011-eng.csv").read_bytes()
    path = tmp_path / "12100011.csv"
    path.write_bytes(whole[: len(whole) - 120])
    with pytest.raises(FormatError, match="its last record not ended"):
        read(path)


def test_the_metadata_of_another_table_is_refused(pack):
    """A ZIP put together from two."""
    members = {
        "24100050.csv": (SPECIMENS / "24100050.csv").read_bytes(),
        "24100050_MetaData.csv": (SPECIMENS / "12100011_MetaData-eng.csv").read_bytes(),
    }
    path = pack("24100050-eng.zip", members)
    with pytest.raises(FormatError, match="metadata of table 24-10-0050, found that"):
        read(path)


def test_metadata_of_a_csv_that_came_alone_is_not_held(tmp_path):
    """With its neighbour it is."""
    path = tmp_path / "12100011.csv"
    path.write_bytes((SPECIMENS / "12100011-eng.csv").read_bytes())
    with pytest.raises(NotHeldError, match="beside it"):
        metadata(path)
    about = (SPECIMENS / "12100011_MetaData-eng.csv").read_bytes()
    (tmp_path / "12100011_MetaData.csv").write_bytes(about)
    assert metadata(path).frequency == "Monthly"


def test_recognition_is_by_content(table_zip, pack, tmp_path):
    """A ZIP without a table, and a CSV of something else, are not recognised."""
    other = pack("other.zip", {"readme.txt": b"nothing"})
    text = tmp_path / "other.csv"
    text.write_text("country,value\nKOR,1\n")
    assert recognises(Raw(table_zip("12100011", "eng")))
    assert not recognises(Raw(other))
    assert not recognises(Raw(text))
