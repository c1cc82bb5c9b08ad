"""Whatever came whole but is not the file it should be is never stored."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from cktrade.errors import FetchError
from cktrade.sources.fetch.checks import check
from cktrade.sources.fetch.known import resolve

NAMES = {
    "statcan": "statcan/12-10-0011",
    "tab": "ircc/pr-citz",
    "crosstab": "ircc/pr-citz-totals",
    "json": "boc/fx-annual",
    "csv": "boc/fx-daily",
    "comtrade": "uncomtrade/kor-can",
}
VALET_CSV = (
    '"TERMS AND CONDITIONS"\n"https://www.bankofcanada.ca/terms/"\n\n"OBSERVATIONS"\n'
    '"date","FXUSDCAD","FXKRWCAD"\n"2017-01-03","1.34","0.0011"\n'
)


@pytest.fixture
def checked(tmp_path):
    """Check these bytes as that source's, and return the message, if any."""

    def ask(kind, content, content_type=""):
        [source] = resolve(NAMES[kind])
        path = tmp_path / f"file{source.ending}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        try:
            check(path, source, content_type)
        except FetchError as error:
            return str(error)
        return ""

    return ask


def test_whole_files_of_every_form_pass(checked, made):
    """The specimens that the faults below are made from."""
    assert checked("statcan", made.full_table()) == ""
    assert checked("tab", made.tab_file()) == ""
    assert checked("crosstab", made.crosstab()) == ""
    assert checked("json", made.valet()) == ""
    assert checked("csv", VALET_CSV) == ""
    assert checked("comtrade", made.comtrade()) == ""


@pytest.mark.parametrize(
    ("name", "sample"),
    [
        ("18-10-0204", "trade/statcan_full_table_specimen/18100204-eng.zip"),
        ("ircc/pr-citz", "people/ircc_monthly/ODP-PR-Citz.csv"),
        ("ircc/study-citz", "people/ircc_monthly/ODP-TR-Study-IS_CITZ.csv"),
        ("ircc/work-imp-citz", "people/ircc_monthly/ODP-TR-Work-IMP-CITZ.csv"),
        ("ircc/pr-citz-totals", "people/ircc_monthly/EN_ODP-PR-Citz_2025-01-31.xlsx"),
        (
            "ircc/study-citz-totals",
            "people/ircc_monthly/EN_ODP-TR-Study-IS_CITZ_sign_2025-01-31.xlsx",
        ),
        ("boc/fx-annual", "trade/bank_of_canada/boc_annual.raw.json"),
    ],
)
@pytest.mark.skipif(
    "CKTRADE_SAMPLES" not in os.environ, reason="CKTRADE_SAMPLES names no folder"
)
def test_genuine_files_pass(name, sample):
    """What the agencies really published is not refused."""
    [source] = resolve(name)
    check(Path(os.environ["CKTRADE_SAMPLES"]) / sample, source)


@pytest.mark.skipif(
    "CKTRADE_SAMPLES" not in os.environ, reason="CKTRADE_SAMPLES names no folder"
)
def test_a_genuine_valet_csv_passes_with_the_series_it_was_asked_for():
    """The sample holds the euro and the US dollar."""
    daily = replace(resolve("boc/fx-daily")[0], columns=("FXEURCAD", "FXUSDCAD"))
    sample = "trade/bank_of_canada/boc_daily.raw.csv"
    check(Path(os.environ["CKTRADE_SAMPLES"]) / sample, daily)


@pytest.mark.parametrize("kind", NAMES)
def test_a_web_page_in_place_of_a_file_is_named_by_its_title(checked, kind):
    """An error page with HTTP 200, as agencies send at night."""
    page = "\ufeff \n<!DOCTYPE html><title>We’ll be\n back</title>".encode()
    message = checked(kind, page, "text/html")
    assert "found a web page titled “We’ll be back”, sent as “text/html”" in message
    assert "Fetch again later" in message


def test_a_web_page_without_a_title_is_one_all_the_same(checked):
    """Some have none."""
    message = checked("tab", "<html><body>503</body></html>")
    assert "found a web page: the agency's service is down" in message


def test_statcan_headings_that_changed_are_quoted(checked, made):
    """VALUE became OBS_VALUE: the readers would not know it."""
    header = made.STATCAN_HEADER.replace(",VALUE", ",OBS_VALUE")
    message = checked("statcan", made.full_table(header=header))
    assert "headings of 12100011.csv changed" in message
    assert "COORDINATE, OBS_VALUE, STATUS" in message
    assert "update cktrade" in message


def test_statcan_metadata_headings_that_changed_are_quoted(checked, made):
    """A metadata file that no longer begins as it did."""
    table = made.full_table()
    changed = made.zipped(
        {
            "12100011.csv": f"{made.STATCAN_HEADER}\nx\n",
            "12100011_MetaData.csv": "Cube,Pid\nx,12100011\n",
        }
    )
    assert checked("statcan", table) == ""
    assert "found “Cube, Pid”" in checked("statcan", changed)


def test_another_table_under_the_right_name_is_refused(checked, made):
    """The members are named 12100011, and the metadata describe 24100050."""
    other = made.zipped(
        {
            "12100011.csv": f"{made.STATCAN_HEADER}\nx\n",
            "12100011_MetaData.csv": '"Cube Title","Product Id"\nVisitors,24100050\n',
        }
    )
    assert "describes table “24100050”; expected 12100011" in checked("statcan", other)


@pytest.mark.parametrize(
    "members", [{"24100050.csv": "x"}, {"12100011.csv": "x"}, {"readme.txt": "x"}, {}]
)
def test_wrong_members_of_a_zip_are_quoted(checked, made, members):
    """Exactly a table and its metadata are expected."""
    message = checked("statcan", made.zipped(members))
    assert "expected “12100011.csv, 12100011_MetaData.csv”" in message


def test_a_table_without_rows_is_being_renewed(checked, made):
    """A header and nothing below."""
    message = checked("statcan", made.full_table(rows=0))
    assert "12100011.csv holds no figures" in message


def test_empty_members_are_refused(checked, made):
    """Two members of no bytes at all."""
    nothing = made.zipped({"12100011.csv": "", "12100011_MetaData.csv": ""})
    assert "headings of 12100011.csv changed" in checked("statcan", nothing)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda b: b.replace("ANNEÉ".encode(), "ANNÉE".encode()), "FR_ANNÉE"),
        (lambda b: b[:-2], "Row 2 of the table is not whole"),
        (lambda b: b[:-6] + b"\r\n", "Row 2 of the table is not whole"),
        (lambda b: b.splitlines(keepends=True)[0], "holds no figures"),
        (lambda b: b.replace(b"\t", b","), "headings of the file changed"),
        (lambda b: b.decode().encode("latin-1"), "is not UTF-8 (byte 0xc9 at 35)"),
        (lambda b: b.decode().encode("utf-16"), "is not UTF-8 (byte 0xff at 0)"),
    ],
)
def test_a_tab_file_that_is_cut_or_changed_is_refused(checked, made, change, told):
    """Headings (misspelt as they are), cells of each row, the last end of line."""
    assert told in checked("tab", change(made.tab_file()))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"label": "Country"}, "expected “Country of Citizenship”, found “Country”"),
        ({"years": ("Total",)}, "no years across the top (row 3)"),
        ({"rows": ()}, "The sheet holds no figures"),
    ],
)
def test_a_crosstab_that_changed_is_refused(checked, made, changes, told):
    """The heading, the years, the rows."""
    assert told in checked("crosstab", made.crosstab(**changes))


def test_a_zip_that_is_no_workbook_is_refused(checked, made):
    """A ZIP file under the name of a workbook."""
    assert "a ZIP but no workbook" in checked("crosstab", made.zipped({"a.txt": "x"}))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"seriesDetail": {"FXAUSDCAD": {}}, "observations": [1]}, "found “FXAUSDCAD”"),
        ({"seriesDetail": None, "observations": [1]}, "series of the answer changed"),
        ({"message": "Group not found"}, "a message instead: “Group not found”"),
        ([], "Expected a JSON object, found “[]”"),
    ],
)
def test_an_answer_of_valet_without_the_series_is_refused(checked, content, told):
    """The US dollar and the won have to be there."""
    assert told in checked("json", json.dumps(content))


def test_an_answer_of_valet_without_observations_is_refused(checked, made):
    """Series, and no figures."""
    empty = json.loads(made.valet()) | {"observations": []}
    assert "holds no figures" in checked("json", json.dumps(empty))


def test_json_nested_beyond_reason_is_refused(checked):
    """A hundred thousand brackets do not end the program."""
    assert "no whole JSON" in checked("json", "[" * 100_000)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda t: t.replace("FXKRWCAD", "FXJPYCAD"), "found “FXUSDCAD”"),
        (lambda t: t[:-1], "Row 2 of the table is not whole"),
        (lambda t: t[:-10] + "\n", "Row 2 of the table is not whole"),
        (lambda t: t.partition('"2017')[0], "holds no figures"),
        (lambda t: t.partition('"OBS')[0], "series of the answer changed"),
    ],
)
def test_a_valet_csv_that_is_cut_or_changed_is_refused(checked, change, told):
    """The block of observations, its series, its rows."""
    assert told in checked("csv", change(VALET_CSV))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"error": "Invalid period"}, "answers with an error: “Invalid period”"),
        ({"data": [], "count": 0}, "holds no figures"),
        ({"count": 2}, "says that it sends 2 rows; 1 came"),
        ({"data": "x"}, "rows; none came"),
        ({"data": [{"period": "2024"}]}, "rows' keys changed"),
        ({"partner": 276}, "expected “410, 124”, found “410, 276”"),
    ],
)
def test_an_answer_of_comtrade_that_is_not_the_pair_asked_for_is_refused(
    checked, made, changes, told
):
    """An error, no rows, rows lost, keys lost, Germany in place of Canada."""
    assert told in checked("comtrade", made.comtrade(**changes))
