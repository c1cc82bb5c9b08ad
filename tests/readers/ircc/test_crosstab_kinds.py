"""IRCC's workbooks of any title: stocks, nested categories, two keys, other headers."""

import json
import re
import zipfile

import pytest

from cktrade.errors import FormatError
from cktrade.readers import read

FOOT = [
    [""],
    ["Notes: \n— All other values are rounded to the closest multiple of 5."],
    [""],
    ["Source: IRCC, December 31 2023"],
]
STOCK = "Study permit holders with a valid permit on December 31st by"
YEARS = ["2021", "2022", "2023"]


def _stock(title, heads, body, foot=FOOT):
    return [[f"Canada – {title}, 2021 - 2023"], [""], [*heads, *YEARS], *body, *foot]


def _found(rows, *columns):
    """Return the values by dimensions and whatever else sets them apart."""
    keys = zip(*(rows[c] for c in columns), strict=True)
    return dict(zip(keys, rows["value"].fillna(-1), strict=True))


def test_a_stock_is_dated_by_its_day_and_is_no_permit_of_the_year(book):
    """15,805 held a permit on 31 December 2021; -1 stands for a masked count."""
    body = [
        ["Korea, Republic of", "15,805", "16,705", "15,930"],
        ["Andorra", "--", "0", "--"],
        ["Other Countries", "0", "0", "5"],
        ["Total unique persons", "15,810", "16,705", "15,935"],
    ]
    rows = read(
        book(
            _stock(f"{STOCK} country of citizenship", ["Country of Citizenship"], body)
        )
    )
    assert _found(rows, "partner", "reference_period") == {
        ("KOR", "2021-12-31"): 15805.0,
        ("KOR", "2022-12-31"): 16705.0,
        ("KOR", "2023-12-31"): 15930.0,
        ("AND", "2021-12-31"): -1.0,
        ("AND", "2022-12-31"): 0.0,
        ("AND", "2023-12-31"): -1.0,
        ("X-OTHER", "2021-12-31"): 0.0,
        ("X-OTHER", "2022-12-31"): 0.0,
        ("X-OTHER", "2023-12-31"): 5.0,
        ("WLD", "2021-12-31"): 15810.0,
        ("WLD", "2022-12-31"): 16705.0,
        ("WLD", "2023-12-31"): 15935.0,
    }
    assert set(rows["measure"]) == {"international_students"}
    assert set(rows["flow"]) == {"residents"}
    assert str(rows["vintage"].iloc[0].date()) == "2023-12-31"


def test_a_stock_by_province_and_level_has_both_as_dimensions(book):
    """Two columns of labels under one header row; no economy, so all citizenships."""
    body = [
        ["", "Secondary or less", "5", "10", "15"],
        [None, "Post Secondary", "20", "25", "30"],
        ["Yukon Total", None, "25", "35", "45"],
        ["Total unique persons", None, "25", "35", "45"],
    ]
    heads = ["Province/territory and study level", None]
    title = f"{STOCK} province/territory of intended destination and study level"
    rows = read(book(_stock(title, heads, body)))
    last = rows[rows["reference_period"].eq("2023-12-31")]
    assert _found(last, "partner", "dimensions") == {
        ("WLD", '{"province": "Yukon", "study_level": "Secondary or less"}'): 15.0,
        ("WLD", '{"province": "Yukon", "study_level": "Post Secondary"}'): 30.0,
        ("WLD", '{"province": "Yukon"}'): 45.0,
        ("WLD", ""): 45.0,
    }


#: Citizenship, then three levels of categories, each named below its parts; then all
#: citizenships by category, a column to the left, and all categories by citizenship.
NESTED = [
    ["", "", "", "Caregiver", "10", "10", "10"],
    [None, None, None, "Skilled Worker", "20", "20", "20"],
    [None, None, "Worker Program", None, "30", "30", "30"],
    [None, None, "", "Provincial Nominee Program", "5", "5", "5"],
    [None, None, "Provincial Nominee Program", None, "5", "5", "5"],
    [None, "Economic - Total", None, None, "35", "35", "35"],
    [None, "", "Protected Person in Canada", None, "5", "5", "5"],
    [None, "Protected - Total", None, None, "5", "5", "5"],
    [None, "All Other Immigration - Total", None, None, "--", "--", "--"],
    ["Korea, Republic of - Total", None, None, None, "40", "40", "40"],
    ["Country not stated - Total", None, None, None, "0", "0", "0"],
    ["Total", None, None, None, "40", "40", "40"],
    ["", "", "Caregiver", None, "10", "10", "10"],
    [None, "Worker Program", None, None, "30", "30", "30"],
    ["Economic", None, None, None, "35", "35", "35"],
    ["Total - All Immigration Category", None, None, None, "40", "40", "40"],
    ["", None, None, None, "", "", ""],
    ["Korea, Republic of", None, None, None, "40", "40", "40"],
    ["Country not stated", None, None, None, "0", "0", "0"],
    ["Total - All Immigration Category", None, None, None, "40", "40", "40"],
]
CATEGORIES = ["Country of Citizenship and Immigration Category", None, None, None]
ADMITTED = (
    "Admissions of Permanent Residents by Country of Citizenship and Immigration "
    "Category"
)


def test_nested_categories_name_their_whole_way(book):
    """Eleven lines of countries and three of all; the rest repeats what is there."""
    rows = read(book(_stock(ADMITTED, CATEGORIES, NESTED)))
    last = rows[rows["reference_period"].eq("2023")]
    economic = '{"immigration_category": "Economic"'
    workers = f'{economic}, "immigration_group": "Worker Program"'
    nominees = f'{economic}, "immigration_group": "Provincial Nominee Program"'
    protected = '{"immigration_category": "Protected"'
    assert _found(last, "partner", "dimensions") == {
        ("KOR", f'{workers}, "immigration_programme": "Caregiver"}}'): 10.0,
        ("KOR", f'{workers}, "immigration_programme": "Skilled Worker"}}'): 20.0,
        ("KOR", f"{workers}}}"): 30.0,
        (
            "KOR",
            f'{nominees}, "immigration_programme": "Provincial Nominee Program"}}',
        ): 5.0,
        ("KOR", f"{nominees}}}"): 5.0,
        ("KOR", f"{economic}}}"): 35.0,
        (
            "KOR",
            f'{protected}, "immigration_group": "Protected Person in Canada"}}',
        ): 5.0,
        ("KOR", f"{protected}}}"): 5.0,
        ("KOR", '{"immigration_category": "All Other Immigration"}'): -1.0,
        ("KOR", ""): 40.0,
        ("X-NOT-STATED", ""): 0.0,
        ("WLD", ""): 40.0,
        ("WLD", f'{workers}, "immigration_programme": "Caregiver"}}'): 10.0,
        ("WLD", f"{workers}}}"): 30.0,
        ("WLD", f"{economic}}}"): 35.0,
    }


@pytest.mark.parametrize(
    ("row", "cells", "message"),
    [
        (17, ["Korea, Republic of", None, None, None, "40", "40", "45"], "G13 and G21"),
        (5, [None, "Economic - Total", "x", None, "35", "35", "35"], "cell A"),
        (2, [None, None, None, None, "30", "30", "30"], "cell A6: expected a label"),
    ],
)
def test_nested_categories_out_of_order_are_refused(book, row, cells, message):
    """A repeated total that differs, a group without its name, a row without label."""
    body = [*NESTED[:row], cells, *NESTED[row + 1 :]]
    with pytest.raises(FormatError, match=message):
        read(book(_stock(ADMITTED, CATEGORIES, body)))


def test_a_label_beside_its_first_part_is_carried_down(book):
    """Two keys, the province standing once at the top of its block."""
    body = [
        ["Ontario", "Female", "5", "5", "5"],
        [None, "Male", "10", "10", "10"],
        ["Ontario Total", None, "15", "15", "15"],
        ["Yukon", "Female", "0", "0", "5"],
        ["Total", None, "15", "15", "20"],
    ]
    heads = ["Province/territory", "Gender"]
    rows = read(book(_stock(f"{STOCK} province/territory and gender", heads, body)))
    last = rows[rows["reference_period"].eq("2023-12-31")]
    assert _found(last, "dimensions") == {
        ('{"province": "Ontario", "gender": "Female"}',): 5.0,
        ('{"province": "Ontario", "gender": "Male"}',): 10.0,
        ('{"province": "Ontario"}',): 15.0,
        ('{"province": "Yukon", "gender": "Female"}',): 5.0,
        ("",): 20.0,
    }


ASYLUM = (
    "Canada - Asylum claims by Claim Office Type and Province/Territory of claim, "
    "January 2022 – January 2023"
)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun",
          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]  # fmt: skip


@pytest.mark.parametrize("low", [False, True])
def test_two_header_rows_without_quarters(book, low):
    """Months under years, a year's total in either row; an office without parts."""
    total = ["2022 Total", "2023 Total"]
    span = range(13)
    years = ["2022" if n == 0 else None for n in span[:-1]]
    years += [None if low else total[0], "2023", None if low else total[1]]
    months = [*MONTHS, total[0] if low else None, "Jan", total[1] if low else None]
    figures = ["5"] * 12 + ["60", "10", "10"]
    grid = [
        [ASYLUM],
        [""],
        ["Claim Office Type and Province/Territory", None, *years],
        [None, None, *months],
        ["", "Quebec", *figures],
        ["Airport - Total", None, *figures],
        ["Other Offices", None, *["0"] * 15],
        ["Total ", None, *figures],
        *FOOT,
    ]  # fmt: skip
    rows = read(book(grid))
    assert len(rows) == 4 * 14
    assert set(rows["measure"]) == {"other"}
    whole = rows[rows["reference_period"].eq("2022")]
    counted = '{"counted": "Asylum claims"'
    assert _found(whole, "dimensions") == {
        (f'{counted}, "office_type": "Airport", "province": "Quebec"}}',): 60.0,
        (f'{counted}, "office_type": "Airport"}}',): 60.0,
        (f'{counted}, "office_type": "Other Offices"}}',): 0.0,
        (f"{counted}}}",): 60.0,
    }


def test_programmes_of_work_permits_are_told_apart(book):
    """A stock of the International Mobility Program is a part, and says so."""
    title = (
        "International Mobility Program (IMP) work permit holders with a valid permit "
        "on December 31st by country of citizenship"
    )
    body = [["Korea, Republic of", "5", "10", "15"], ["Total", "5", "10", "15"]]
    rows = read(book(_stock(title, ["Country of Citizenship"], body)), partner="KOR")
    assert set(rows["measure"]) == {"foreign_workers"}
    assert set(rows["dimensions"]) == {
        '{"programme": "International Mobility Program"}'
    }


def test_rank_of_south_korea_among_permit_holders_of_each_year(samples):
    """Second 2001-2010, third 2011-2014 and 2016-2019, fourth 2015, then 5, 6, 7, 10.

    Counted in the workbook's own columns; ``Other`` and ``not stated`` have no rank.
    """
    name = "ircc_year_end/EN_ODP_annual-TR-Study-IS_CITZ_year_end.xlsx"
    rows = read(samples / "people" / name)
    rows = rows[~rows["partner"].isin(["WLD", "X-OTHER", "X-NOT-STATED"])]
    wide = rows.pivot_table(index="partner", columns="reference_period", values="value")
    ranks = wide.rank(ascending=False).loc["KOR"].astype(int).tolist()
    assert ranks == [1] + [2] * 10 + [3] * 4 + [4] + [3] * 4 + [5, 6, 7, 10]


REFUGEES = json.dumps(
    {"immigration_category": "Resettled Refugee & Protected Person in Canada"}
)


def test_every_cell_of_the_genuine_categories(samples):
    """5,256 lines of 170 columns against the XML's text, found by its tags alone."""
    path = samples / "people" / "ircc_category" / "EN_ODP-PR-CitzImmCat.xlsx"
    with zipfile.ZipFile(path) as packed:
        text = packed.read("xl/worksheets/sheet1.xml").decode()
    form = r'<c [^>]*r="([A-Z]+)(\d+)"><is><t[^>]*>([^<]*)</t>'
    truth = {
        f"{column}{row}": float(shown.replace(",", "").replace("--", "-1"))
        for column, row, shown in re.findall(form, text)
        if int(row) > 5 and column not in {*"ABCD"} and shown
    }
    rows = read(path)
    found = dict(zip(rows["coordinate"], rows["value"].fillna(-1), strict=True))
    assert {place: truth[place] for place in found} == found
    korea = rows[rows["partner"].eq("KOR") & rows["reference_period"].eq("2024")]
    tops = korea[korea["dimensions"].str.count(":").le(1)]
    assert _found(tops, "dimensions") == {
        ("",): 4365.0,
        ('{"immigration_category": "Economic"}',): 3490.0,
        ('{"immigration_category": "Sponsored Family"}',): 835.0,
        (REFUGEES,): 5.0,
        ('{"immigration_category": "All Other Immigration"}',): 30.0,
    }


@pytest.mark.parametrize(
    ("counted", "measure"),
    [
        ("Study permit holders on December 31st", "international_students"),
        ("Study permit holders at year-end", "international_students"),
        ("Work permit holders with valid permit as of December 31", "foreign_workers"),
        ("Temporary residents with a valid permit on December 31st", "other"),
    ],
)
def test_a_stock_is_known_by_any_of_its_words(book, counted, measure):
    """15,930 on the last day of 2023, however the title says so; one year or three."""
    body = [["Korea, Republic of", "5", "--", "15,930"], ["Total", "5", "5", "20,000"]]
    rows = read(
        book(_stock(f"{counted} by country of citizenship", ["Citizenship"], body))
    )
    assert set(rows["measure"]) == {measure}
    assert _found(rows, "partner", "reference_period")["KOR", "2023-12-31"] == 15930.0
    alone = [
        ["Canada - Study permit holders on December 31st by citizenship, 2023"], [""],
        ["Citizenship", "2023"], ["Korea, Republic of", "10"], ["Total", "15"], *FOOT,
    ]  # fmt: skip
    assert read(book(alone))["reference_period"].unique().tolist() == ["2023-12-31"]


def test_labels_that_stand_in_every_row(book):
    """Women 5 and men 5; the rows of all are no sex and no citizenship."""
    body = [
        ["Korea, Republic of", "Female", "5", "5", "5"],
        ["Korea, Republic of", "Male", "5", "5", "5"],
        ["Korea, Republic of", "Total", "10", "10", "10"],
        ["Total", "Total", "20", "20", "20"],
    ]
    heads = ["Country of Citizenship", "Gender"]
    title = f"{STOCK} country of citizenship and gender"
    rows = read(book(_stock(title, heads, body)))
    last = rows[rows["reference_period"].eq("2023-12-31")]
    assert _found(last, "partner", "dimensions") == {
        ("KOR", '{"gender": "Female"}'): 5.0,
        ("KOR", '{"gender": "Male"}'): 5.0,
        ("KOR", ""): 10.0,
        ("WLD", ""): 20.0,
    }


def test_a_total_may_stand_above_its_parts(book):
    """20 of all, 5 of them Koreans."""
    body = [["Total", "20", "20", "20"], ["Korea, Republic of", "5", "5", "5"]]
    rows = read(book(_stock(f"{STOCK} country of citizenship", ["Citizenship"], body)))
    assert rows["value"].tolist() == [20.0] * 3 + [5.0] * 3


def test_the_french_edition_is_named_as_such(book):
    """The English one has the same figures."""
    title = "Canada – Titulaires de permis d’études selon la citoyenneté, 2021 - 2023"
    with pytest.raises(FormatError, match="expected the English edition"):
        read(book([[title], [""], ["Pays de citoyenneté", *YEARS], ["Japon", "5"]]))
