"""Tables of Korea's Ministry of Justice: both kinds, both encodings, every cell."""

import csv
from collections import defaultdict

import pytest

from cktrade.errors import CktradeWarning, FormatError, VocabularyError
from cktrade.readers import read

MONTHS = (
    "년,월,국적지역,체류외국인수\r\n"
    "2022,01,한국계중국인,612303\r\n"
    "2022,01,캐나다,22680\r\n"
    '2022,12,캐나다,"27,705"\r\n'
    "2022,12,모나코,\r\n"
    "2022,12,미상,1\r\n"
    "2022,12,미상,1\r\n"
)
ACROSS = (
    "대륙,국적,성별,A1(외교),E2(회화),E8,기타\r\n"
    "북아메리카주,캐나다,남성,46,451,0,19\r\n"
    "북아메리카주,캐나다,여성,39,488,0,26\r\n"
)


@pytest.fixture
def served(tmp_path):
    """Return a function that writes a table as data.go.kr serves it."""

    def write(text, name="체류외국인_20241231.csv", encoding="cp949"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_months_in_any_encoding(served, encoding):
    """A thousands comma is no other number, and an empty count is missing, not zero."""
    rows = read(served(MONTHS, encoding=encoding))
    columns = ["partner", "reference_period", "value", "status", "dimensions"]
    assert rows[columns].fillna(-1).to_numpy().tolist() == [
        ["X-CHINESE-KOREANS", "2022-01", 612303.0, "normal", ""],
        ["CAN", "2022-01", 22680.0, "normal", ""],
        ["CAN", "2022-12", 27705.0, "normal", ""],
        ["MCO", "2022-12", -1, "not_available", ""],
        ["X-NOT-STATED", "2022-12", 1.0, "normal", ""],
        ["X-NOT-STATED", "2022-12", 1.0, "normal", '{"listed": "2"}'],
    ]
    assert rows["row"].tolist() == [2, 3, 4, 5, 6, 7]
    assert set(rows["measure"]) == {"canadians_in_korea"}
    assert set(rows["basis"]) == {"nationality"}


def test_statuses_of_stay_across_become_dimensions(served):
    """451 men and 488 women with a language teacher's visa; the day is the name's."""
    rows = read(served(ACROSS))
    found = dict(zip(rows["dimensions"], rows["value"], strict=True))
    assert found == {
        '{"sex": "male", "visa": "A-1"}': 46.0,
        '{"sex": "male", "visa": "E-2"}': 451.0,
        '{"sex": "male", "visa": "E-8"}': 0.0,
        '{"sex": "male", "visa": "other"}': 19.0,
        '{"sex": "female", "visa": "A-1"}': 39.0,
        '{"sex": "female", "visa": "E-2"}': 488.0,
        '{"sex": "female", "visa": "E-8"}': 0.0,
        '{"sex": "female", "visa": "other"}': 26.0,
    }
    assert set(rows["reference_period"]) == {"2024-12-31"}
    assert rows["series"].iloc[1] == (
        "moj.foreigners-staying.kor.can.residents.total.nat.male.e-2"
    )


@pytest.mark.parametrize(
    ("header", "line", "period"),
    [
        ("기준년월,국적,체류외국인수", "2024-03,캐나다,5", "2024-03"),
        ("기준년월,국적,체류외국인수", "202403,캐나다,5", "2024-03"),
        ("기준년월,국적,체류외국인수", "2024년 3월,캐나다,5", "2024-03"),
        ("기준일자,국적,체류외국인수", "2024-03-31,캐나다,5", "2024-03-31"),
        ("년도,국적,체류외국인수", "2024,캐나다,5", "2024-12-31"),
        ("국적,체류자격,연도,인원", "캐나다,E-2,2024,5", "2024-12-31"),
        ("기준년월,국적명,체류외국인수(명)", "202403,캐나다,5", "2024-03"),
        ("기준 년월,국적(지역),체류외국인 수 [명]", "202403,캐나다,5", "2024-03"),
        ("년 도,월,국적·지역,성 별,체류외국인수", "2024,3,캐나다,계,5", "2024-03"),
        ("구분,국적(지역),인원수(명)", "2024-03,캐나다,5", "2024-03"),
        ("구분(년월),국적명,총계", "2024년 3월,캐나다,5", "2024-03"),
        ("기준연월,국가(지역),체류외국인수", "2024.03,캐나다,5", "2024-03"),
        ("순번,일자,국적,국적_영문,인원", "1,2024/03/31,캐나다,CANADA,5", "2024-03-31"),
        ("연월,국적,체류자격,체류외국인수", "202403,캐나다,총계,5", "2024-03"),
        ("기준년월\t국적\t인원", "2024-03\t캐나다\t5", "2024-03"),
    ],
)
def test_dates_in_every_form(served, header, line, period):
    """A year alone is its last day: the ministry counts a stock."""
    rows = read(served(f"{header}\r\n{line}\r\n"))
    assert rows[["partner", "reference_period", "value"]].to_numpy().tolist() == [
        ["CAN", period, 5.0]
    ]


def test_a_status_that_no_law_lists_is_told(served):
    """G-1 is the only one of its letter: a slip of E-8, and the heading is in order."""
    with pytest.warns(CktradeWarning, match="that the law lists: G-8"):
        rows = read(served(ACROSS.replace("E8", "G8")))
    assert '{"sex": "male", "visa": "G-8"}' in set(rows["dimensions"])


def test_words_of_no_status_are_told(served):
    """One letter of 외교 flipped: A-1 is read, and named."""
    with pytest.warns(CktradeWarning, match=r"that the law lists: A1\(외고\)"):
        read(served(ACROSS.replace("외교", "외고")))


@pytest.mark.parametrize("heading", ["D2(회화)", "D-2(회화)", "회화(D-2)"])
def test_letters_and_words_of_two_statuses_are_refused(served, heading):
    """E-2 teaches languages, D-2 studies."""
    with pytest.raises(FormatError, match="the words of one status of stay"):
        read(served(ACROSS.replace("E2(회화)", heading)))


def test_who_is_on_the_register_is_another_count_than_all_who_stay(served):
    """Registered foreigners are some of those staying: a series of their own."""
    header = "연도,국적/지역,등록외국인수(명)"
    rows = read(served(f'{header}\r\n2023,캐나다,"14,321"\r\n'))
    assert rows["value"].tolist() == [14321.0]
    assert rows["dimensions"].tolist() == ['{"counted": "registered"}']
    both = "연도,국적,체류외국인수,등록외국인수,단기체류외국인"
    rows = read(served(f"{both}\r\n2023,캐나다,4,1,3\r\n"))
    assert dict(zip(rows["dimensions"], rows["value"], strict=True)) == {
        "": 4.0, '{"counted": "registered"}': 1.0, '{"counted": "short stay"}': 3.0,
    }  # fmt: skip


def test_statuses_across_under_headings_with_hyphens(served):
    """1,234 diplomats' visas of Americans; an empty cell is missing, no zero."""
    text = (
        "국적(지역),성별,A-1(외교),F-6(결혼이민),기타\r\n"
        '미국,남,"1,234",,8\r\n미국,여,5,7,9\r\n'
    )
    rows = read(served(text, "체류외국인_20240630.csv"))
    assert rows["value"].fillna(-1).tolist() == [1234.0, -1, 8.0, 5.0, 7.0, 9.0]
    assert set(rows["reference_period"]) == {"2024-06-30"}
    assert rows["dimensions"].iloc[1] == '{"sex": "male", "visa": "F-6"}'


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        (MONTHS.replace("22680", "-"), "a.csv", "row 3, count: expected a count"),
        (MONTHS.replace("22680", "2.68"), "a.csv", "found '2.68'"),
        (MONTHS.replace("2022,01,캐나다", "2022,13,캐나다"), "a.csv", "row 3, date"),
        (MONTHS.replace(",22680", ",1,2"), "a.csv", "row 3: expected 4 cells, found 5"),
        (MONTHS.removesuffix("\r\n"), "a.csv", "is damaged: it breaks off after"),
        (MONTHS.split("\r\n", maxsplit=1)[0] + "\r\n", "a.csv", "a header and no rows"),
        (ACROSS, "a.csv", "does not say of which day it is"),
    ],
)
def test_a_wrong_or_cut_table_is_refused(served, text, name, message):
    """Each with its row, and what was found."""
    with pytest.raises(FormatError, match=message):
        read(served(text, name))


def test_an_unknown_nationality_is_refused_with_its_row(served):
    """No nationality is guessed by its likeness."""
    with pytest.raises(VocabularyError, match="row 3: '가나다'"):
        read(served(MONTHS.replace("캐나다", "가나다")), strict=True)


def test_every_value_of_the_genuine_months(samples):
    """11,113 rows against the csv module; sums of a month against the ministry's page.

    2,245,912 at the end of 2022 is printed there; 27,705 of them were Canadians.
    """
    name = "moj_foreign_resident_monthly_nationality_2026-07-01.csv"
    path = samples / "people" / "moj_korea" / name
    with path.open(encoding="utf-8", newline="") as stream:
        truth = [*csv.DictReader(stream)]
    rows = read(path)
    assert len(rows) == len(truth) == 11113
    assert rows["value"].fillna(-1).tolist() == [
        float(t["체류외국인수"] or -1) for t in truth
    ]
    assert rows["reference_period"].tolist() == [f"{t['년']}-{t['월']}" for t in truth]
    labels = {*zip((t["국적지역"] for t in truth), rows["partner"], strict=True)}
    renamed = len({a for a, _ in labels}) - len({b for _, b in labels})
    assert renamed == 6  # written in two ways, one a month: 터키 and 튀르키예
    assert rows.groupby("reference_period")["value"].sum()["2022-12"] == 2245912.0
    canada = rows[rows["partner"].eq("CAN")].set_index("reference_period")["value"]
    assert canada[["2022-12", "2026-05"]].tolist() == [27705.0, 31815.0]
    assert (canada < 27000).sum() == 13


def test_every_value_of_the_genuine_statuses(samples):
    """400 rows of 38 statuses: Canada 28,604, as the month of December 2024 says."""
    name = "moj_foreign_resident_status_2024_2026-07-01.csv"
    path = samples / "people" / "moj_korea" / name
    header, *lines = path.read_text("utf-8").splitlines()
    visas = header.split(",")[3:]
    rows = read(path)
    assert len(rows) == len(lines) * len(visas) == 400 * 38
    assert rows["value"].tolist() == [
        float(n) for line in lines for n in line.split(",")[3:]
    ]
    by_visa = defaultdict(float)
    for line in lines:
        continent, nation, _, *counts = line.split(",")
        if nation == "캐나다":
            assert continent == "북아메리카주"
            for visa, n in zip(visas, counts, strict=True):
                by_visa[visa] += float(n)
    assert sum(by_visa.values()) == 28604.0
    assert by_visa["E2(회화)"] == 939.0
    teachers = rows["partner"].eq("CAN") & rows["dimensions"].str.contains('"E-2"')
    assert rows.loc[teachers, "value"].sum() == 939.0


def test_the_whole_is_told_from_its_parts(served):
    """939 teachers of 27,705: the row of all statuses of stay is no part."""
    text = (
        "연도,월,국적지역,체류자격,체류외국인수\r\n"
        '2024,1,캐나다,회화지도(E-2),939\r\n2024,1,캐나다,합계,"27,705"\r\n'
    )
    rows = read(served(text))
    assert dict(zip(rows["dimensions"], rows["value"], strict=True)) == {
        '{"visa": "E-2"}': 939.0, "": 27705.0,
    }  # fmt: skip


def test_sexes_across_are_dimensions(served):
    """15,000 men and 12,705 women of 27,705."""
    rows = read(
        served("구분,국적지역,합계,남성,여성\r\n2024-01,캐나다,27705,15000,12705\r\n")
    )
    assert dict(zip(rows["dimensions"], rows["value"], strict=True)) == {
        "": 27705.0, '{"sex": "male"}': 15000.0, '{"sex": "female"}': 12705.0,
    }  # fmt: skip


def test_labels_of_another_column_are_kept_and_told(served):
    """5,000 Canadians in Seoul are no 5,000 Canadians in South Korea."""
    path = served("년월,국적,거주지(시도),외국인수\r\n2024-01,캐나다,서울,5000\r\n")
    with pytest.warns(CktradeWarning, match=r"under 거주지\(시도\) are read as they"):
        rows = read(path)
    assert rows["dimensions"].tolist() == ['{"거주지(시도)": "서울"}']


@pytest.mark.parametrize("heading", ["입국자수", "증감률"])
def test_numbers_under_an_unknown_heading_are_refused(served, heading):
    """Arrivals are no stays, and a rate is no count."""
    text = f"년월,국적,체류외국인수,{heading}\r\n2024-01,캐나다,5,3.2\r\n"
    with pytest.raises(FormatError, match=f"found them under '{heading}'"):
        read(served(text))
