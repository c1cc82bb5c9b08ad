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


def test_arrivals_in_korea_equal_the_118_workbooks(held, worksheet):
    """Total, five purposes, and last year's month where no table of that day has it."""
    purposes = {"B": "tourism", "C": "business", "D": "official", "E": "study",
                "F": "other", "G": ""}  # fmt: skip
    truth, before = defaultdict(dict), []
    for path in (PEOPLE / "kto").iterdir():
        sheet = worksheet(path)
        row = next(r for r in sheet.values() if r.get("A") == "캐나다")
        year, month = re.match(r"(\d{4})년 (\d\d)월", sheet[1]["A"]).groups()
        later = "-2014-2015" if year in {"2014", "2015"} else ""
        place = f"kto/foreign-arrivals{later}/{_saved(path)}"
        for column, purpose in purposes.items():
            key = ("CAN", "arrivals", f"{year}-{month}", purpose)
            truth[place][key] = float(row[column])
        before.append((place, f"{int(year) - 1}-{month}", float(row["H"])))
    days = defaultdict(set)
    for place, cells in truth.items():
        days[place[-10:]] |= {month for *_, month, _ in cells}
    for place, month, count in before:
        if month not in days[place[-10:]]:
            truth[place]["CAN", "arrivals", month, ""] = count
    assert len(truth) == 10
    assert {place: held(place) for place in truth} == truth


def test_permit_holders_of_each_31_december_equal_the_workbook(held, worksheet):
    """225 lines of 24 years, found in the XML; -1 stands for a masked count."""
    name = "EN_ODP_annual-TR-Study-IS_CITZ_year_end.xlsx"
    sheet = worksheet(PEOPLE / "ircc_year_end" / name)
    years = {column: year for column, year in sheet[3].items() if year.isdigit()}
    lines = {r["A"]: r for n, r in sheet.items() if 3 < n < 229 and r.get("A")}
    assert len(lines) == 225
    truth = defaultdict(list)
    for row in lines.values():
        for column, year in years.items():
            truth[f"{year}-12-31"].append(_count(row[column].replace("--", "-1")))
    found = defaultdict(list)
    for (*_, day, _), value in held("ircc/study-citz-year-end/2023-12-31").items():
        found[day].append(-1.0 if math.isnan(value) else value)
    assert {d: sorted(v) for d, v in found.items()} == {
        d: sorted(v) for d, v in truth.items()
    }


def test_categories_of_permanent_residents_equal_the_workbook(held):
    """Korea's 29 lines of ten years, in the XML's own text; the name ends each block.

    A line's label stands in one of four columns; -1 stands for a masked count.
    """
    path = PEOPLE / "ircc_category" / "EN_ODP-PR-CitzImmCat.xlsx"
    with zipfile.ZipFile(path) as packed:
        text = packed.read("xl/worksheets/sheet1.xml").decode()
    form = r'<c [^>]*r="([A-Z]+)(\d+)"[^>]*><is><t[^>]*>([^<]*)</t>'
    lines = defaultdict(dict)
    for column, row, shown in re.findall(form, text):
        lines[int(row)][column] = shown.replace("&amp;", "&")
    years = {c: t[:4] for c, t in lines[4].items() if t.endswith(" Total")}
    last = next(n for n, r in lines.items() if r.get("A") == f"{KOREA} - Total")
    first = max(n for n, r in lines.items() if n < last and r.get("A")) + 1
    truth = defaultdict(list)
    for number in range(first, last + 1):
        row = lines[number]
        label = next(row[c] for c in "ABCD" if row.get(c))
        name = label.removesuffix(" - Total").replace(KOREA, "")
        for column, year in years.items():
            count = _count(row[column].replace("--", "-1"))
            truth[year, name].append(count)
    found = defaultdict(list)
    for (partner, _, year, further), value in held(
        "ircc/pr-citz-category/2024-12-31"
    ).items():
        if partner == "KOR":
            found[year, further].append(-1.0 if math.isnan(value) else value)
    assert len(years) == 10
    assert sum(map(len, found.values())) == sum(map(len, truth.values())) == 290
    for (year, name), counts in truth.items():
        same = [v for (y, way), v in found.items() if y == year and way.endswith(name)]
        if name:
            assert all([count] in same for count in counts), (year, name)
        else:
            assert found[year, ""] == counts


@pytest.mark.parametrize("programme", ["IMP", "TFWP"])
def test_work_permits_equal_the_tab_separated_file(held, programme):
    """Korea's 114 months, and of 2023 the twenty citizenships with the most permits.

    Nobody outside the twenty can have more than the least of them: a masked month is
    four permits at most.
    """
    file = PEOPLE / "ircc_monthly" / f"ODP-TR-Work-{programme}-CITZ.csv"
    found = held(f"ircc/work-{programme.lower()}-citz/2024-06-30")
    truth, year = {}, defaultdict(float)
    for line in file.read_bytes().decode().split("\r\n")[1:-1]:
        cells = line.split("\t")
        month = f"{cells[0]}-{MONTHS[cells[2]]}"
        if cells[6] == KOREA:
            truth[month] = float(cells[8].replace("--", "nan"))
        if cells[0] == "2023":
            year[cells[6]] += float(cells[8].replace("--", "4"))
    korea = {m: v for (p, _, m, _), v in found.items() if p == "KOR"}
    assert len(truth) == 114
    assert korea == pytest.approx(truth, nan_ok=True)
    sums = defaultdict(float)
    for (partner, _, month, _), value in found.items():
        if month[:4] == "2023" and not math.isnan(value):
            sums[partner] += value
    assert len(sums) == 20
    assert sorted(year.values())[-21] <= min(sums.values()) + 48
    place = sorted(sums.values(), reverse=True).index(sums["KOR"]) + 1
    assert place == {"IMP": 14, "TFWP": 11}[programme]


def test_foreigners_staying_equal_the_ministry_s_rows(held):
    """Eleven nationalities and the sum of all rows, 53 months each."""
    name = "moj_foreign_resident_monthly_nationality_2026-07-01.csv"
    sums, rows = defaultdict(float), {}
    for line in (PEOPLE / "moj_korea" / name).read_text("utf-8").splitlines()[1:]:
        year, month, label, count = line.split(",")
        sums[f"{year}-{month}"] += float(count or 0)
        rows[label, f"{year}-{month}"] = count
    found = held("moj/foreigners-staying/2026-07-01")
    assert len(found) == 12 * 53
    labels = {"CAN": "캐나다", "VNM": "베트남", "X-CHINESE-KOREANS": "한국계중국인",
              "CHN": "중국", "USA": "미국", "UZB": "우즈베키스탄", "NPL": "네팔",
              "PHL": "필리핀", "KHM": "캄보디아", "IDN": "인도네시아"}  # fmt: skip
    for (partner, _, month, _), value in found.items():
        if partner == "WLD":
            assert value == sums[month]
        elif partner in labels:
            assert value == float(rows[labels[partner], month])
    most = sorted((float(n) for (_, m), n in rows.items() if m == "2026-05"))[-10:]
    others = {"WLD", "CAN"}
    assert most == sorted(
        v for (p, _, m, _), v in found.items() if m == "2026-05" and p not in others
    )


def test_statuses_of_stay_equal_the_ministry_s_cells(held):
    """Canada by sex and status; its sums, and those of all, from 400 rows."""
    name = "moj_foreign_resident_status_2024_2026-07-01.csv"
    header, *lines = (PEOPLE / "moj_korea" / name).read_text("utf-8").splitlines()
    codes = [re.sub(r"([A-H]|T)(\d+).*", r"\1-\2", v) for v in header.split(",")[3:]]
    visas = ["other" if code == "기타" else code for code in codes]
    canada, everyone = {}, defaultdict(float)
    for line in lines:
        _, label, sex, *counts = line.split(",")
        for visa, count in zip(visas, map(float, counts), strict=True):
            everyone[visa] += count
            if label == "캐나다":
                canada[{"남성": "male", "여성": "female"}[sex], visa] = count
    found = {
        (p, further): value
        for (p, *_, further), value in held(
            "moj/foreigners-by-status/2026-07-01"
        ).items()
    }
    for visa in visas:
        both = [canada[sex, visa] for sex in ("male", "female")]
        assert found["CAN", f"male {visa}"] == both[0]
        assert found["CAN", f"female {visa}"] == both[1]
        assert found["CAN", visa] == sum(both)
        assert found["WLD", visa] == everyone[visa]
    assert found["CAN", ""] == sum(canada.values()) == 28604.0
    assert found["WLD", ""] == sum(everyone.values()) == 2650783.0
    teachers = held("moj/language-teachers/2026-07-01")
    day = ("residents", "2024-12-31", "")
    assert teachers["CAN", *day] == canada["male", "E-2"] + canada["female", "E-2"]
    assert (
        teachers["WLD", *day]
        == everyone["E-2"]
        == sum(v for (p, *_), v in teachers.items() if p != "WLD")
    )


def test_populations_equal_the_copy(held):
    """25 years of the world, Canada and 37 of the 40 economies of the region."""
    file = "worldbank_SP.POP.TOTL_datasets-population.csv"
    lines = (PEOPLE / "worldbank_population" / file).read_text("utf-8").splitlines()
    truth = {}
    for line in lines[1:]:
        *_, code, year, count = line.split(",")
        truth[code, year] = float(count)
    found = held("worldbank/population/2026-03-06")
    assert len(found) == 39 * 25
    assert {(p, y): v for (p, _, y, _), v in found.items()} == {
        (p, y): truth[p, y] for (p, _, y, _) in found
    }


def _saved(path):
    """Return the day on which a workbook says that it was saved."""
    with zipfile.ZipFile(path) as book:
        core = book.read("docProps/core.xml").decode()
    return re.search(r"dcterms:modified[^>]*>(\d{4}-\d\d-\d\d)T", core)[1]
