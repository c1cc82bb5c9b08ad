"""IRCC's workbooks: every cell of specimens and genuine files, and what is refused."""

import pandas as pd
import pytest
from openpyxl import load_workbook

from cktrade.errors import FormatError, VocabularyError
from cktrade.readers import read

NOTES = (
    "Notes:\n— Please note that values between 0 and 5 are shown as “--”. All other "
    "values are rounded to the closest multiple of 5."
)
SOURCE = "Source: IRCC, February 28, 2025"
#: December 2023 to February 2025: a year that begins late, a whole one, one cut off.
#: For each column its three headers, its period and Korea's figure; "" is a blank cell.
COLUMNS = """
2023 |Q4         |Dec       |2023-12        |--
     |           |Q4 Total  |               |--
     |2023 Total |          |               |--
2024 |Q1         |Jan       |2024-01        |10
     |           |Feb       |2024-02        |15
     |           |Mar       |2024-03        |20
     |           |Q1 Total  |2024-Q1        |50
     |Q2         |Apr       |2024-04        |5
     |           |May       |2024-05        |0
     |           |Jun       |2024-06        |--
     |           |Q2 Total  |2024-Q2        |10
     |Q3         |Jul       |2024-07        |100
     |           |Aug       |2024-08        |200
     |           |Sep       |2024-09        |300
     |           |Q3 Total  |2024-Q3        |600
     |Q4         |Oct       |2024-10        |1,105
     |           |Nov       |2024-11        |10
     |           |Dec       |2024-12        |15
     |           |Q4 Total  |2024-Q4        |1,135
     |2024 Total |          |2024           |1,795
2025 |Q1         |Jan       |2025-01        |5
     |           |Feb       |2025-02        |10
     |           |Q1 Total  |2025-01/2025-02|20
     |2025 Total |          |               |20
"""
YEARS, QUARTERS, MONTHS, PERIODS, KOREA = (
    [cell.strip() or None for cell in cells]
    for cells in zip(*(c.split("|") for c in COLUMNS.strip().split("\n")), strict=True)
)
#: Of everyone 12,910 each month: three times as many a quarter, and twelve a year.
TOTAL = ["12,910"] * 24
TOTAL[6:20:4] = ["38,730"] * 4
TOTAL[19:] = ["154,920", "12,910", "12,910", "25,820", "25,820"]
TITLES = {
    "residents": "Admissions of Permanent Residents by Country of Citizenship",
    "students": "Study permit holders by country of citizenship and year in which "
    "permit(s) became effective",
    "workers": "Work permit holders for Humanitarian and Compassionate purposes by "
    "country of citizenship (2024 ranking) and year in which permit(s) became "
    "effective",
    "levels": "Study permit holders by province/territory of intended destination, "
    "study level and year in which permit(s) became effective",
}
RESIDENTS = [["Korea, Republic of", *KOREA], ["Total", *TOTAL]]
FOOT = [[""], [NOTES], [""], [SOURCE]]


def _grid(
    what="residents",
    body=RESIDENTS,
    foot=FOOT,
    labels=1,
    said="Country of Citizenship",
):
    title = f"Canada - {TITLES.get(what, what)}, December 2023 - February 2025"
    header = [
        [said, *[None] * (labels - 1), *YEARS],
        [None] * labels + QUARTERS,
        [None] * labels + MONTHS,
    ]
    return [[title], [""], *header, *body, *foot]


def test_every_value_of_the_specimen_is_the_typed_one(book):
    """24 columns, 3 of them totals of what another column covers: 21 numbers a row."""
    rows = read(book(_grid()))
    assert len(rows) == 2 * 21
    south = rows[rows["partner"].eq("KOR")]
    typed = {
        period: float(text.replace(",", "").replace("--", "-1"))
        for period, text in zip(PERIODS, KOREA, strict=True)
        if period
    }
    values = south.set_index("reference_period")["value"]
    assert values.fillna(-1).to_dict() == typed
    assert typed["2024"] == 1795.0
    everyone = rows[rows["partner"].eq("WLD")]
    assert everyone["value"].unique().tolist() == [12910, 38730, 154920, 25820]


@pytest.mark.parametrize(
    ("what", "column", "cell", "said"),
    [
        # 45 in three months, each known to 2.5, and so is their total: 35 to 55
        ("residents", 7, "60", "cell H6: expected 35 to 55, as the 3 months of 2024-"),
        ("residents", 7, "55", ""),
        ("residents", 7, "30", "cell H6: expected 35 to 55"),
        # 1,780 in eleven months, and 1 to 9 masked in June: 1,781 - 30 to 1,789 + 30
        ("residents", 20, "1,820", "cell U6: expected 1,751 to 1,819, as the 12"),
        # unique persons: no fewer than in March, no more than in all three
        ("students", 7, "15", ""),
        ("students", 7, "10", "cell H6: expected 15 to 55"),
        ("students", 7, "60", "cell H6: expected 15 to 55"),
        ("students", 20, "--", "cell U6: expected 1,100 to 1,819"),
    ],
)  # fmt: skip
def test_years_and_quarters_are_held_against_their_months(
    book, what, column, cell, said
):
    """Korea's row: 10, 15 and 20 are 50 in the first quarter, as published."""
    korea = [*KOREA]
    korea[column - 1] = cell
    path = book(_grid(what, [["Korea, Republic of", *korea], RESIDENTS[1]]))
    if said:
        with pytest.raises(FormatError, match=said):
            read(path)
    else:
        assert len(read(path)) == 42


def test_totals_of_a_broken_year_are_named_by_what_they_cover(book):
    """January and February 2025 are no year, and December 2023 alone is a month."""
    rows = read(book(_grid()))
    periods = set(rows["reference_period"])
    assert "2025-01/2025-02" in periods
    assert periods.isdisjoint({"2025", "2025-Q1", "2023", "2023-Q4"})
    assert "2023-12" in periods


def test_a_total_that_stands_twice_must_agree_with_itself(book):
    """The "2025 Total" covers what "Q1 Total" of 2025 covers: 20, not 25."""
    body = [["Korea, Republic of", *KOREA[:-1], "25"]]
    with pytest.raises(FormatError, match="cells X6 and Y6"):
        read(book(_grid(body=body)))


def test_statuses_and_precision_of_masked_zero_and_rounded(book):
    """A zero is exact, for counts from 1 to 4 are masked; the others are to 5."""
    south = read(book(_grid()), partner="KOR").set_index("reference_period")
    assert south.loc["2023-12", ["status", "precision"]].tolist() == ["masked", 5.0]
    assert south.loc["2024-05", ["status", "precision"]].tolist() == ["normal", 1.0]
    assert south.loc["2024", ["status", "precision"]].tolist() == ["normal", 5.0]


def test_a_number_can_be_found_again_in_the_sheet(book):
    """Korea is row 6; its first December stands in column B, the year 2024 in U."""
    south = read(book(_grid()), partner="KOR").set_index("reference_period")
    assert south.loc["2023-12", ["row", "coordinate"]].tolist() == [6, "B6"]
    assert south.loc["2024", ["row", "coordinate"]].tolist() == [6, "U6"]


def test_the_vintage_is_inferred_from_the_source_line(book):
    """The day up to which the data go; no day of release is stated."""
    rows = read(book(_grid()))
    assert set(rows["vintage"]) == {pd.Timestamp("2025-02-28")}
    assert set(rows["vintage_basis"]) == {"inferred"}


def test_holders_are_unique_persons_and_share_no_series_with_permits(book):
    """The measure is one that may never be added over time."""
    body = [["Korea, Republic of", *KOREA], ["Total unique persons", *TOTAL]]
    rows = read(book(_grid("students", body)), partner="KOR")
    assert set(rows["measure"]) == {"study_permit_holders"}
    assert set(rows["series"]) == {
        "ircc.odp-tr-study-is-citz-sign.can.kor.holders.total.cit"
    }


def test_a_ranking_in_the_title_changes_nothing_and_the_programme_is_kept(book):
    """Another year's ranking would be the same table."""
    rows = read(book(_grid("workers")), partner="KOR")
    assert set(rows["measure"]) == {"work_permit_holders"}
    assert set(rows["dimensions"]) == {
        '{"programme": "Humanitarian and Compassionate"}'
    }


PLACES = "Province/Territory and study level"
LEVELS = [
    ["", "Post Secondary", *KOREA],
    [None, "Other Studies", *KOREA],
    ["Quebec Total", None, *KOREA],
    ["Province/territory not stated Total", None, *KOREA],
    ["Total", None, *TOTAL],
    ["", None, *[""] * 24],
    ["Post Secondary", None, *KOREA],
    ["Total - All Canada", None, *TOTAL],
]


def test_a_province_named_below_its_levels_is_given_to_each(book):
    """Quebec's levels and total, a total without levels, Canada's total, a level."""
    rows = read(book(_grid("levels", LEVELS, labels=2, said=PLACES)))
    assert set(rows["partner"]) == {"WLD"}
    assert rows["dimensions"].unique().tolist() == [
        '{"province": "Quebec", "study_level": "Post Secondary"}',
        '{"province": "Quebec", "study_level": "Other Studies"}',
        '{"province": "Quebec"}',
        '{"province": "Province/territory not stated"}',
        "",
        '{"study_level": "Post Secondary"}',
    ]
    assert len(rows) == 6 * 21


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (LEVELS[:2], "cell A8: expected the total that names the group of the rows"),
        ([*LEVELS[:2], LEVELS[4]], "cell A8: expected the total that names"),
        ([LEVELS[2], ["Other Studies", None, *KOREA]], "cell A8: expected the row of"),
        (
            [*LEVELS[:6], ["Secondary or less", None, *KOREA], LEVELS[7]],
            "cell A12: expected labels of one of the dimensions above",
        ),
        (
            [*LEVELS[:7], ["Total - All Canada", None, "12,905", *TOTAL[1:]]],
            "cells C10 and C13: both are the same total",
        ),
    ],
)
def test_levels_without_their_province_are_refused(book, body, message):
    """Nothing is given to a province by guessing."""
    with pytest.raises(FormatError, match=message):
        read(book(_grid("levels", body, labels=2, said=PLACES)))


def _changed(row, column, cell):
    rows = [[*r] for r in _grid()]
    rows[row - 1] += [None] * (column - len(rows[row - 1]))
    rows[row - 1][column - 1] = cell
    return rows


@pytest.mark.parametrize(
    ("row", "column", "cell", "message"),
    [
        (6, 2, "4.105", "cell B6: expected a text such as '4,105'"),
        (6, 2, 4105, "cell B6: expected a text"),
        (6, 2, "n/a", "found 'n/a'"),
        (6, 2, "41,05", "found '41,05'"),
        (6, 2, "4105", "found '4105'"),
        (6, 3, None, "cell C6: expected a text"),
        (6, 26, "5", "cell Z6: expected an empty cell; found '5'"),
        (3, 2, "2022", "cell B3: expected the first year, '2023'"),
        (3, 5, "2023", "cell E3: expected '2024'"),
        (4, 9, "Q3", "cell I4: expected 'Q2'; found 'Q3'"),
        (5, 8, "Q1 total", "cell H5: expected 'Q1 Total'"),
        (5, 25, "Mar", "cell Y5: expected an empty cell; found 'Mar'"),
        (9, 2, "5", "cell C9: expected a text"),
        (11, 2, "5", "cell A11: expected a label with a figure in every column"),
        (8, 1, "Remarks", "cell A8: expected a label with a figure"),
        (9, 1, "Notes: none", "a note that counts are rounded to a multiple of 5"),
        (11, 1, "Source: IRCC", "'Source: IRCC, ' with a date"),
        (11, 1, "Source: IRCC, February 30, 2025", "'Source: IRCC, ' with a date"),
        (1, 1, "Canada - Admissions, December 2023", "cell A1: expected a title"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_address(book, row, column, cell, message):
    """One cell of the specimen changed at a time."""
    with pytest.raises(FormatError, match=message):
        read(book(_changed(row, column, cell)))


def test_a_missing_foot_is_refused(book):
    """Without its last rows the file was cut."""
    with pytest.raises(FormatError, match="expected at the foot"):
        read(book(_grid(foot=[])))


def test_a_header_that_stands_twice_is_refused(book):
    """A second file pasted below the first is no country."""
    header = _grid()[2]
    with pytest.raises(FormatError, match="cell B8: expected a text"):
        read(book(_grid(body=[*RESIDENTS, header])))


def test_a_table_that_counts_what_nobody_knows_is_read_under_its_words(book):
    """Asylum claimants are no measure of ours: ``other``, with IRCC's word beside."""
    rows = read(book(_grid("Asylum claimants by country of citizenship")))
    assert set(rows["measure"]) == {"other"}
    south = rows[rows["partner"].eq("KOR")]
    assert set(south["dimensions"]) == {'{"counted": "Asylum claimants"}'}
    table = "asylum-claimants-by-country-of-citizenship"
    assert set(south["series"]) == {f"ircc.{table}.can.kor.total.cit.asylum-claimants"}
    assert south.set_index("reference_period").loc["2024", "value"] == 1795.0


def test_an_unknown_country_is_refused_with_its_row(book):
    """Row 7 is the second of the body."""
    with pytest.raises(VocabularyError, match="row 7: 'Ruritania'"):
        read(book(_grid(body=[RESIDENTS[0], ["Ruritania", *KOREA]])), strict=True)


def test_a_second_sheet_is_refused(book):
    """IRCC publishes one; what stands on another was added."""
    with pytest.raises(FormatError, match="expected one sheet, found 2"):
        read(book(_grid(), sheets=2))


def test_a_cut_workbook_is_refused(book):
    """Half of a ZIP file has no directory at its end."""
    path = book(_grid())
    path.write_bytes(path.read_bytes()[:4000])
    with pytest.raises(FormatError, match="is damaged"):
        read(path)


#: Columns of labels, lines, columns of figures, of them the last ones that cover what
#: others cover, lines that repeat others, rows of the header's end.
FILES = {
    "ircc_monthly/EN_ODP-PR-Citz_2025-01-31.xlsx": (1, 218, 173, 2, 0, 5),
    "ircc_monthly/EN_ODP-TR-Study-IS_CITZ_sign_2025-01-31.xlsx": (1, 220, 173, 2, 0, 5),
    "ircc_monthly/EN_ODP-TR-Study-IS_PT_study_level_sign_2025-07-31.xlsx": (
        2, 70, 181, 1, 1, 5,
    ),
    "ircc_monthly/EN_ODP-TR-Work-HC_citizenship_sign_2025-07-31.xlsx": (
        1, 200, 181, 1, 0, 5,
    ),
    "ircc_year_end/EN_ODP_annual-TR-Study-IS_CITZ_year_end.xlsx": (1, 225, 24, 0, 0, 3),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_every_cell_of_a_genuine_workbook(samples, worksheet, name):
    """Against its XML: each figure is an observation, or a total that stands twice.

    Rows and columns were counted in the files; the last columns are totals of the year
    that breaks off and of its last quarter, which cover what others cover.
    """
    path = samples / "people" / name
    labels, lines, columns, twice, repeated, top = FILES[name]
    rows = read(path)
    xml = worksheet(path)
    found = dict(zip(rows["coordinate"], rows["value"].fillna(-1), strict=True))
    figures = {
        f"{column}{row}": float(text.replace(",", "").replace("--", "-1"))
        for row, cells in xml.items()
        for column, text in cells.items()
        if row > top and column not in ["A", "B"][:labels] and text
    }
    assert len(figures) == lines * columns
    assert {place: figures[place] for place in found} == found
    assert len(found) == (lines - repeated) * (columns - twice)


def test_year_totals_are_the_published_ones_and_not_sums(samples):
    """Korea 2017: 3,980 as published; its twelve rounded months add up to 3,970."""
    path = samples / "people" / "ircc_monthly" / "EN_ODP-PR-Citz_2025-01-31.xlsx"
    south = read(path, partner="KOR").set_index("reference_period")["value"]
    published = [4105, 4010, 3980, 4800, 6100, 3285, 8240, 5455, 5205, 4365]
    assert [south[str(year)] for year in range(2015, 2025)] == published
    months = [south[f"2017-{month:02d}"] for month in range(1, 13)]
    assert sum(months) == 3970.0


def test_unique_persons_of_a_year_are_fewer_than_its_months_added(samples):
    """Korea 2018: 16,860 persons; 18,055 counted once for each month."""
    name = "EN_ODP-TR-Study-IS_CITZ_sign_2025-01-31.xlsx"
    south = read(samples / "people" / "ircc_monthly" / name, partner="KOR")
    values = south.set_index("reference_period")["value"]
    assert values["2018"] == 16860.0
    assert sum(values[f"2018-{month:02d}"] for month in range(1, 13)) == 18055.0


def test_a_workbook_saved_anew_reads_the_same(samples, tmp_path):
    """Two of the samples were saved by another program; the reader sees only cells."""
    name = "EN_ODP-TR-Study-IS_PT_study_level_sign_2025-07-31.xlsx"
    path = samples / "people" / "ircc_monthly" / name
    copy = tmp_path / name
    load_workbook(path).save(copy)
    pd.testing.assert_frame_equal(read(path), read(copy))
