"""Defects seen in other loaders of Statistics Canada's tables stay away.

Each test is named after the defect; docs/formats.md says which loader had it.
"""

import json
import zipfile

import pandas as pd
import pytest

from cktrade.errors import FormatError
from cktrade.readers import metadata, read


@pytest.fixture
def rows(table_zip):
    """Return the trade specimen's observations."""
    return read(table_zip("12100011", "eng"))


def test_peer_bug_stats_can_monthly_ref_date_becomes_nat(rows):
    """Its parser wants a day and turns 2024-01 into a missing date."""
    assert sorted(set(rows["reference_period"])) == ["2024-01", "2024-02"]


def test_peer_bug_stats_can_annual_and_fiscal_ref_date_becomes_nat(statcan, tmp_path):
    """So too 2024 and 2023/2024 (its issue 7)."""
    text = (statcan / "24100050.csv").read_text("utf-8-sig")
    lines = text.split("\n")
    lines[1] = lines[1].replace("2024-05", "2024")
    lines[3] = lines[3].replace("2024-05", "2023/2024")
    path = tmp_path / "24100050.csv"
    path.write_text("\n".join(lines), "utf-8")
    assert read(path)["reference_period"].tolist() == [
        "2024", "2024-05", "2023-A1", "2024-05", "2024-05",
    ]  # fmt: skip


def test_peer_bug_stats_can_scalar_factor_never_applied(rows):
    """523.9 millions are 523,900,000 dollars, and not 523.9."""
    korea = rows[rows["vector"].eq("v990004")]
    assert korea["value"].tolist() == [100_000.0, 523_900_000.0]


def test_peer_bug_scalar_factor_read_from_a_word_with_trailing_blanks(rows):
    """SCALAR_FACTOR is "millions " in the file; a lookup of "millions" finds 1."""
    assert rows["value"].max() == 51_230_400_000.0


def test_peer_bug_pymrio_unit_wrong_by_a_thousand(statcan, tmp_path):
    """Word and number of the scalar disagree: refused, not believed (its issue 175)."""
    text = (statcan / "12100011-eng.csv").read_text("utf-8")
    path = tmp_path / "12100011.csv"
    path.write_text(text.replace('"millions ","6"', '"thousands ","6"'), "utf-8")
    with pytest.raises(FormatError, match="column SCALAR_ID: expected what SCALAR_"):
        read(path)


def test_peer_bug_stats_can_status_lost(rows):
    """Every symbol of STATUS and SYMBOL stands in status, and blanks have a reason."""
    assert set(rows["status"]) == {
        "normal", "revised", "preliminary", "use_with_caution", "quality_a",
        "quality_d", "below_rounding", "suppressed", "not_available",
        "not_applicable", "unreliable",
    }  # fmt: skip
    assert rows["value"].isna().sum() == 5


def test_peer_bug_suppressed_becomes_zero(rows):
    """An x and a blank VALUE are no zero; a rounded zero is one, and says so."""
    suppressed = rows[rows["status"].eq("suppressed")]["value"]
    rounded = rows[rows["status"].eq("below_rounding")]["value"]
    assert suppressed.isna().tolist() == [True]
    assert rounded.tolist() == [0.0]


def test_peer_bug_cansim_french_output(table_zip):
    """French tables break there (its issues 122 and 145); here they are the same."""
    columns = ["series", "reference_period", "value", "status", "unit"]
    english = read(table_zip("12100011", "eng"))[columns]
    french = read(table_zip("12100011", "fra"))[columns]
    pd.testing.assert_frame_equal(french, english)


def test_peer_bug_cansim_value_differs_where_decimals_are_wrong(statcan, tmp_path):
    """A VALUE of 30.25 under DECIMALS 0 stays 30.25 (its issue 144)."""
    text = (statcan / "24100050.csv").read_text("utf-8-sig")
    path = tmp_path / "24100050.csv"
    path.write_text(text.replace('"12345"', '"30.25"'), "utf-8")
    found = read(path)
    assert found["value"][0] == 30.25
    assert found["precision"][0] == 0.01


def test_peer_bug_cansim_sub_table_returns_the_base_table(statcan, tmp_path):
    """A page of 24-10-0053-02 is annual and stays so (its issue 109)."""
    text = (statcan / "1210001101-eng.csv").read_text("utf-8")
    for old, new in [("Table: 12-10-0011-01", "Table: 99-10-0053-02"),
                     ("December 2023", "2021"), ("January 2024", "2022"),
                     ("February 2024", "2023")]:  # fmt: skip
        text = text.replace(old, new)
    path = tmp_path / "page.csv"
    path.write_text(text, "utf-8")
    assert set(read(path)["reference_period"]) == {"2021", "2022", "2023"}


def test_peer_bug_pandas_na_string_eaten(table_zip):
    """A place called NA and an empty STATUS are texts, not missing values."""
    rows = read(table_zip("99100001", "eng"))
    assert [json.loads(text)["GEO"] for text in rows["dimensions"]] == ["NA", "NA"]
    assert rows["status"].tolist() == ["normal", "normal"]


def test_peer_bug_namibia_read_as_missing(statcan, tmp_path):
    """NA is Namibia's ISO code; its name must reach NAM."""
    text = (statcan / "24100050.csv").read_text("utf-8-sig")
    path = tmp_path / "24100050.csv"
    path.write_text(text.replace("Micronesia", "Namibia"), "utf-8")
    assert read(path)["partner"][3] == "NAM"


def test_peer_bug_statcan_dl_vector_and_coordinate_dropped(rows):
    """Without them no number can be traced to the agency's series."""
    assert rows["vector"].tolist()[:2] == ["v990001", "v990002"]
    assert rows["coordinate"].tolist()[:2] == ["1.1.1.1.1", "1.1.2.1.14"]


def test_peer_bug_cancensus_french_names_mangled_by_windows_1252(statcan, tmp_path):
    """Read in the wrong encoding, Corée du Sud is no economy; it is refused (158)."""
    text = (statcan / "12100011-fra.csv").read_text("utf-8")
    path = tmp_path / "12100011.csv"
    path.write_bytes(text.encode("cp1252", "replace"))
    with pytest.raises(FormatError):
        read(path)


def test_peer_bug_lenient_parser_alters_labels(table_zip):
    """The usual parser drops the quotes of A "fine" kind, or the rest of the line."""
    rows = read(table_zip("99100001", "eng"))
    assert json.loads(rows["dimensions"][0])["Kind"] == 'A "fine" kind'


def test_peer_bug_strict_parser_stops_at_undoubled_quotes_in_notes(statcan):
    """A note about "other travellers" ends the file for a strict reader."""
    notes = metadata(statcan / "12100011_MetaData-eng.csv").notes
    assert '"undoubled" quotes' in notes[1]
    assert len(notes) == 3


def test_peer_bug_error_body_read_as_data(table_zip):
    """A ZIP whose member is an error page is refused, and never a table of no rows."""
    path = table_zip("12100011", "eng")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("12100011.csv", "<!DOCTYPE html><p>Service unavailable</p>")
    with pytest.raises(
        FormatError, match="expected the columns of a Statistics Canada"
    ):
        read(path)


def test_peer_bug_empty_answer_is_an_empty_table(statcan, tmp_path):
    """A header without records: refused, not returned as a table of no rows."""
    header = (statcan / "12100011-eng.csv").read_text("utf-8").split("\n")[0]
    path = tmp_path / "12100011.csv"
    path.write_text(header + "\n", "utf-8")
    with pytest.raises(FormatError, match="holds no records"):
        read(path)
