"""Every number on people equals the cell of the file it was taken from.

The files are opened here by means of their own: text is split by hand and a workbook is
read as XML; nothing of the package reads a sample.
"""

import math
import os
import re
import zipfile
from collections import defaultdict
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    "CKTRADE_SAMPLES" not in os.environ, reason="CKTRADE_SAMPLES names no folder"
)

PEOPLE = Path(os.environ.get("CKTRADE_SAMPLES", ".")) / "people"
MONTHS = {
    name: f"{number:02d}"
    for number, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun",
         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], start=1,
    )
}  # fmt: skip
KOREA = "Korea, Republic of"
CITIZENSHIPS = {KOREA: "KOR", "Total": "WLD", "Total unique persons": "WLD"}


def _columns(sheet):
    """Return column → period of a crosstab; quarters and 2025's total are left out."""
    found, year = {}, ""
    for column in list(sheet[6])[1:]:
        heads = [sheet[row].get(column, "") for row in (3, 4, 5)]
        year = heads[0] if heads[0].isdigit() else year
        total = next((h for h in heads if h.endswith(" Total")), "")
        if heads[2] in MONTHS:
            found[column] = f"{year}-{MONTHS[heads[2]]}"
        elif total and total[0] != "Q" and total != "2025 Total":
            found[column] = total[:4]
    return found


def _count(text):
    return float(text.replace(",", ""))


def _labelled(sheet):
    """Return label → row of a sheet's citizenships and its total."""
    return {row["A"]: row for n, row in sheet.items() if n > 5 and row.get("B")}


def test_year_totals_and_months_of_permanent_residents_equal_the_workbook(
    held, worksheet
):
    """Korea and the Total row: 10 years and 121 months each."""
    sheet = worksheet(PEOPLE / "ircc_monthly" / "EN_ODP-PR-Citz_2025-01-31.xlsx")
    truth = {
        (CITIZENSHIPS[label], "admissions", period, ""): _count(
            _labelled(sheet)[label][column]
        )
        for label in (KOREA, "Total")
        for column, period in _columns(sheet).items()
    }
    assert len(truth) == 262
    assert held("ircc/pr-citz-totals/2025-01-31") == truth


@pytest.fixture(scope="module")
def holders(worksheet):
    """The crosstab of study-permit holders."""
    name = "EN_ODP-TR-Study-IS_CITZ_sign_2025-01-31.xlsx"
    return worksheet(PEOPLE / "ircc_monthly" / name)


def test_study_permit_holders_equal_the_workbook(held, holders):
    """Korea and all persons by year; Korea by month as well."""
    truth = {
        (CITIZENSHIPS[label], "holders", period, ""): _count(row[column])
        for label, row in _labelled(holders).items()
        if label in CITIZENSHIPS
        for column, period in _columns(holders).items()
        if label == KOREA or len(period) == 4
    }
    found = held("ircc/study-citz-totals/2025-01-31")
    assert len(truth) == 141
    assert truth.items() <= found.items()


def test_every_citizenship_of_the_workbook_is_held_in_every_year(held, holders):
    """219 citizenships in ten years, 165 of the cells masked."""
    found = held("ircc/study-citz-totals/2025-01-31")
    masked = 0
    for column, year in _columns(holders).items():
        if len(year) != 4:
            continue
        rows = [r[column] for k, r in _labelled(holders).items() if "Total" not in k]
        years = [v for (p, _, y, _), v in found.items() if y == year and p != "WLD"]
        assert len(rows) == len(years) == 219
        counts = sorted(_count(text) for text in rows if text != "--")
        assert counts == sorted(v for v in years if not math.isnan(v))
        masked += sum(math.isnan(v) for v in years)
    assert masked == 165


@pytest.mark.parametrize(
    ("file", "place", "flow"),
    [
        ("ODP-PR-Citz.csv", "ircc/pr-citz/2024-06-30", "admissions"),
        ("ODP-TR-Study-IS_CITZ.csv", "ircc/study-citz/2024-06-30", "holders"),
    ],
)
def test_months_equal_the_tab_separated_file(held, file, place, flow):
    """Every row of Korea, and no other: 114 months, none masked."""
    truth = {}
    for line in (PEOPLE / "ircc_monthly" / file).read_bytes().split(b"\r\n"):
        cells = line.decode().split("\t")
        if KOREA in cells:
            month = f"{cells[0]}-{MONTHS[cells[2]]}"
            truth["KOR", flow, month, ""] = float(cells[8])
    assert len(truth) == 114
    assert held(place) == truth


def test_facts_and_figures_equal_the_transcribed_table(held):
    """Ten years of Korea and of all source countries."""
    file = "Canada-Permanent-residents-by-source-country.csv"
    text = (PEOPLE / "ircc_facts_figures_2014" / file).read_text("utf-8-sig")
    truth = {}
    for label, code in {
        "Republic of Korea": "KOR",
        "Total source country": "WLD",
    }.items():
        line = re.search(rf"^{label},(.*)$", text, re.MULTILINE)[1]
        counts = line.strip('"').split('","')
        for year, count in enumerate(counts, start=2005):
            truth[code, "admissions", str(year), ""] = _count(count)
    assert len(truth) == 20
    assert held("ircc/facts-and-figures/2015-12-31") == truth


def test_the_united_nations_row_equals_its_workbook(held, worksheet):
    """Republic of Korea, 1980 to 2013, under the years of row 21."""
    sheet = worksheet(PEOPLE / "un_desa" / "Canada.xlsx", "sheet2")
    korea = next(r for r in sheet.values() if r.get("C") == "Republic of Korea")
    truth = {
        ("KOR", "admissions", year, ""): float(korea[column])
        for column, year in sheet[21].items()
        if year.isdigit()
    }
    assert len(truth) == 34
    assert held("undesa/mig-flow/2015-12-31") == truth


def test_the_third_party_s_extract_equals_its_json(held):
    """26 years of Korea, found in the text."""
    file = PEOPLE / "ircc_derived_json" / "immigration_country_overview.json"
    form = r'"year":(\d{4}),"label":"Korea, Republic of","value":(\d+)'
    pairs = re.findall(form, file.read_text())
    truth = {("KOR", "admissions", year, ""): float(n) for year, n in pairs}
    assert len(truth) == 26
    assert held("derived/ircc-overview/2026-05-20") == truth


@pytest.fixture(scope="module")
def pivot():
    """Month → count as text, of South Korea's row of the pivot."""
    file = PEOPLE / "statcan_travel" / "Canada_visitors_24100050_pivot.csv"
    header, *rows = file.read_text("utf-8-sig").splitlines()
    korea = next(row for row in rows if row.startswith('"Korea, South",'))
    return dict(zip(header.split(",")[1:], korea.split(",")[2:], strict=True))


def test_visitors_equal_the_pivot(held, pivot):
    """605 months; 24 blanks are missing, and nothing else is."""
    found = held("statcan/24-10-0050/2022-07-22")
    shown = {
        month: "" if value != value else f"{value:.1f}"  # noqa: PLR0124 -- NaN alone differs from itself
        for (*_, month, _), value in found.items()
    }
    assert len(pivot) == 605
    assert shown == pivot


def test_five_months_of_visitors_are_the_sums_of_the_provinces(pivot):
    """Table 24-10-0003, 2019-12 to 2020-04, which has no total for Canada."""
    file = PEOPLE / "statcan_travel" / "24100003_NonresidentsEnteringByCountry.csv"
    sums = defaultdict(float)
    for line in file.read_text("utf-8-sig").splitlines():
        cells = line.strip('"').split('","')
        if cells[3:4] == ["Korea, South"]:
            sums[cells[0]] += float(cells[10])
    assert len(sums) == 5
    assert {month: float(pivot[month]) for month in sums} == sums


def test_arrivals_in_korea_equal_the_94_workbooks(held, worksheet):
    """Total, five purposes, and last year's month where no table of that day has it."""
    purposes = {"B": "tourism", "C": "business", "D": "official", "E": "study",
                "F": "other", "G": ""}  # fmt: skip
    truth, before = defaultdict(dict), []
    for path in (PEOPLE / "kto").iterdir():
        sheet = worksheet(path)
        row = next(r for r in sheet.values() if r.get("A") == "캐나다")
        year, month = re.match(r"(\d{4})년 (\d\d)월", sheet[1]["A"]).groups()
        if year in {"2014", "2015"}:  # not in the record yet: issue 8
            continue
        place = f"kto/foreign-arrivals/{_saved(path)}"
        for column, purpose in purposes.items():
            key = ("CAN", "arrivals", f"{year}-{month}", purpose)
            truth[place][key] = float(row[column])
        before.append((place, f"{int(year) - 1}-{month}", float(row["H"])))
    for place, month, count in before:
        truth[place].setdefault(("CAN", "arrivals", month, ""), count)
    assert len(truth) == 9
    assert {place: held(place) for place in truth} == truth


def _saved(path):
    """Return the day on which a workbook says that it was saved."""
    with zipfile.ZipFile(path) as book:
        core = book.read("docProps/core.xml").decode()
    return re.search(r"dcterms:modified[^>]*>(\d{4}-\d\d-\d\d)T", core)[1]
