"""The Korea Tourism Organization's months: every cell, and sums that must hold."""

from functools import cache

import pandas as pd
import pytest

from cktrade.errors import CktradeWarning, FormatError, VocabularyError
from cktrade.readers import read

TITLE = "2018년 03월 외래객 입국-목적별/국적별"
HEADER = (
    "국적", "관광", "상용", "공용", "유학/연수", "기타", "계", "전년동기",
    "성장률(%)", "구성비(%)",
)  # fmt: skip
#: 200 arrivals, 60 of them from Asia; last year 100 and 50.
BODY = [
    ("아시아주", 40, 5, 0, 5, 10, 60, 50, 20, 30),
    ("일본", 30, 5, 0, 0, 5, 40, 40, 0, 20),
    ("아시아 기타", 10, 0, 0, 5, 5, 20, 10, 100, 10),
    ("미주", 100, 20, 5, 5, 10, 140, 50, 180, 70),
    ("캐나다", 100, 20, 5, 5, 10, 140, 50, 180, 70),
]
FOOT = [
    ("계", 140, 25, 5, 10, 20, 200, None, None, None),
    ("전년동기", 70, 10, 5, 5, 10, 100, None, None, None),
    ("성장률(%)", 100, 150, 0, 100, 100, 100, None, None, None),
    ("구성비(%)", 70, 12.5, 2.5, 5, 10, 100, None, None, None),
]
ROWS = [(TITLE,), HEADER, *BODY, *FOOT]
PURPOSES = ["tourism", "business", "official", "study", "other"]


def test_every_value_of_the_specimen_is_the_typed_one(book):
    """5 rows of 7 numbers, the total's 6 and last year's 6: 47 observations."""
    rows = read(book(ROWS))
    assert len(rows) == 5 * 7 + 6 + 6
    found = rows.set_index(["partner", "dimensions", "reference_period"])["value"]
    partners = ["X-ASIA", "JPN", "X-OTHER-ASIA", "X-AMERICAS", "CAN", "WLD"]
    typed = {}
    for partner, line in zip(partners, [*BODY, FOOT[0]], strict=True):
        for purpose, value in zip([*PURPOSES, ""], line[1:7], strict=True):
            said = f'{{"purpose": "{purpose}"}}' if purpose else ""
            typed[partner, said, "2018-03"] = value
        if partner != "WLD":
            typed[partner, "", "2017-03"] = line[7]
    for purpose, value in zip([*PURPOSES, ""], FOOT[1][1:7], strict=True):
        said = f'{{"purpose": "{purpose}"}}' if purpose else ""
        typed["WLD", said, "2017-03"] = value
    assert found.to_dict() == typed


def test_what_is_measured(book):
    """Trips counted by nationality on entering Korea; exact to the last one."""
    row = read(book(ROWS), partner="CAN").iloc[5]
    assert row["series"] == "kto.foreign-arrivals.kor.can.arrivals.total.nat"
    assert row[["topic", "measure", "basis", "unit"]].tolist() == [
        "travel", "visitors", "nationality", "trips",
    ]  # fmt: skip
    assert row[["value", "precision", "status"]].tolist() == [140.0, 1.0, "normal"]
    assert row[["row", "coordinate"]].tolist() == [7, "G7"]


def test_last_years_number_has_this_files_vintage(book):
    """What March 2017 was when March 2018 came out: 50 Canadians."""
    rows = read(book(ROWS), partner="CAN").set_index("reference_period")
    assert rows.loc["2017-03", "value"] == 50.0
    assert len(set(rows["vintage"])) == 1
    assert set(rows["vintage_basis"]) == {"inferred"}


def _changed(row, column, cell):
    rows = [list(r) for r in ROWS]
    rows[row - 1] += [None] * (column - len(rows[row - 1]))
    rows[row - 1][column - 1] = cell
    return rows


@pytest.mark.parametrize(
    ("row", "column", "cell", "message"),
    [
        (4, 2, 31, "cell G4: expected 41, the sum of B4 to F4; found 40"),
        (4, 8, 41, "cell H3: expected 51, the sum of H4 to H5; found 50"),
        (8, 2, 141, "cell G8: expected 201, the sum of B8 to F8"),
        (9, 2, 71, "cell G9: expected 101"),
        (4, 9, 1, "cell I4: expected 0.0 %, from the numbers beside it; found 1"),
        (4, 10, 21, "cell J4: expected 20.0 %"),
        (10, 3, 151, "cell C10: expected 150.0 %"),
        (11, 3, 13, "cell C11: expected 12.5 %"),
        (4, 2, 4.105, "cell B4: expected a whole number of arrivals; found 4.105"),
        (4, 2, "30", "cell B4: expected a whole number of arrivals; found '30'"),
        (4, 2, "n/a", "found 'n/a'"),
        (4, 2, None, "cell B4: expected a whole number of arrivals; found None"),
        (4, 2, -1, "cell B4: expected a whole number"),
        (4, 9, "–", "cell I4: expected a percentage; found '–'"),
        (1, 1, "2018년 13월 외래객 입국-목적별/국적별", "cell A1: expected a title"),
        (2, 3, "기타", "cell C2: expected '상용'; found '기타'"),
        (2, 11, "비고", "cell K2: expected an empty cell; found '비고'"),
        (11, 1, "", "cell A11: expected '구성비"),
        (8, 9, 1, "cell I8: expected an empty cell; found 1"),
        (3, 1, "일본", "cell A3: expected a continent's subtotal"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_address(book, row, column, cell, message):
    """One cell of the specimen changed at a time; nothing that was altered passes."""
    with pytest.raises(FormatError, match=message):
        read(book(_changed(row, column, cell)))


def test_a_missing_foot_is_refused(book):
    """The last of the four rows below the table is gone."""
    with pytest.raises(FormatError, match="expected '계'"):
        read(book(ROWS[:-1]))


def test_a_header_that_stands_twice_is_refused(book):
    """Two months pasted below each other are no month."""
    with pytest.raises(VocabularyError, match="row 8: '국적'"):
        read(book([*ROWS[:7], HEADER, *ROWS[7:]]), strict=True)


def test_an_unknown_nationality_costs_no_other_row(book):
    """Its cells stand under a code of their own, with the label in dimensions."""
    plain = read(book(ROWS))
    with pytest.warns(CktradeWarning, match=r"'루리타니아' as X-UNKNOWN-\w+ \(1 rows"):
        rows = read(book(_changed(4, 1, "루리타니아")))
    assert rows["value"].tolist() == plain["value"].tolist()
    changed = rows["row"].eq(4)
    assert rows.loc[changed, "dimensions"].str.contains("루리타니아").all()
    assert rows.loc[~changed, "series"].equals(plain.loc[~changed, "series"])


def test_an_unknown_nationality_is_refused_with_its_row(book):
    """Korea's word for Korea, without North or South, is none of the nationalities."""
    with pytest.raises(VocabularyError, match="row 4"):
        read(book(_changed(4, 1, "루리타니아")), strict=True)


def test_nothing_over_nothing_has_no_growth(book):
    """Nobody came last year: the growth may be blank, and the rest still must hold."""
    rows = [list(row) for row in ROWS]
    rows[3][7:9] = [0, None]
    rows[4][7:9] = [50, -60]
    assert len(read(book(rows))) == 47


@cache
def _months(samples):
    """Read the months once for the tests that need them all."""
    return {path: read(path) for path in sorted((samples / "people/kto").iterdir())}


def test_every_cell_of_the_genuine_months(samples, worksheet):
    """Against each file's XML: 481 observations, and the derived percentages beside.

    67 rows of 9 numbers and 4 rows of 6 make 627; 67 times 2 and 2 times 6 are derived.
    """
    months = _months(samples)
    assert len(months) == 118
    for path, rows in months.items():
        cells = {
            f"{column}{row}": float(text)
            for row, line in worksheet(path).items()
            for column, text in line.items()
            if row > 2 and column != "A" and text
        }
        derived = {p for p in cells if p[0] in "IJ" or p[1:] in {"72", "73"}}
        assert len(cells) == 627
        assert len(derived) == 146
        observed = dict(zip(rows["coordinate"], rows["value"], strict=True))
        assert observed == {p: cells[p] for p in cells.keys() - derived}, path.name
        year, month = path.stem[4:8], path.stem[8:]
        periods = {f"{year}-{month}", f"{int(year) - 1}-{month}"}
        assert set(rows["reference_period"]) == periods


def test_last_years_numbers_are_unrevised(samples):
    """Where both files are held, last year's column repeats that month's own file.

    The column is H; the total's purposes of last year stand in row 71.
    """
    whole = pd.concat(_months(samples).values())
    repeated = whole["coordinate"].str[0].eq("H") | whole["row"].eq(71)
    key = ["series", "reference_period"]
    both = whole[~repeated].merge(whole[repeated], on=key, suffixes=("", "_later"))
    assert len(both) == 94 * (67 + 6)
    assert both["value"].tolist() == both["value_later"].tolist()


def test_canadians_of_january_2010(samples):
    """Read in the file by eye: 8,776 in all, 4,912 as tourists, 8,697 a year before."""
    rows = read(samples / "people" / "kto" / "kto_201001.xlsx", partner="CAN")
    assert rows["value"].tolist() == [4912, 96, 4, 21, 3743, 8776, 8697]
    assert set(rows["vintage"]) == {pd.Timestamp("2019-02-06")}
