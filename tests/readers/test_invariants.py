"""What no genuine file breaks: one small slip in each format, refused by name.

Each file here is the specimen of its format with one thing changed; unchanged, it is
read.
"""

import json
import zipfile
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cktrade import readers
from cktrade.errors import CktradeError, FormatError, VocabularyError
from cktrade.readers.invariants import any_unsound, sound
from cktrade.readers.raw_file import Raw
from cktrade.readers.totals import refuse_lost_parts
from cktrade.vocabulary import codelist

VALET = (
    '"TERMS AND CONDITIONS"\n"https://www.bankofcanada.ca/terms/"\n\n'
    '"SERIES"\n"id","label","description"\n'
    '"FXKRWCAD","KRW/CAD","won"\n\n'
    '"OBSERVATIONS"\n"date","FXKRWCAD"\n'
    '"2017-01-03","0.001115"\n"2017-01-04","0.001108"\n'
)
BACI = "t,i,j,k,v,q\n2018,124,410,20130,8.5,0.9\n"
COMTRADE = {
    "typeCode": "C", "freqCode": "A", "period": "2018", "reporterCode": 124,
    "flowCode": "X", "partnerCode": 410, "partner2Code": 0,
    "classificationCode": "H5", "cmdCode": "TOTAL", "aggrLevel": 0,
    "customsCode": "C00", "motCode": 0, "cifvalue": None, "fobvalue": 4.5,
    "primaryValue": 4.5, "isReported": True,
}  # fmt: skip


@pytest.fixture
def trade(statcan, tmp_path):
    """Return a function that writes the trade specimen, changed."""

    def write(change=lambda text: text, name="12100011.csv"):
        text = (statcan / "12100011-eng.csv").read_bytes().decode()
        path = tmp_path / name
        path.write_bytes(change(text).encode())
        return path

    return write


def every_way(path):
    """Read a file by each of the door's calls."""
    return [
        lambda: readers.read(path),
        lambda: readers.read(path, partner="KOR"),
        lambda: [*readers.batches(path)],
        lambda: readers.parse(path),
    ]


def refused(path, said, error=FormatError):
    """Say that every way of reading refuses a file with some words."""
    for way in every_way(path):
        with pytest.raises(error, match=said) as refusal:
            way()
        assert path.name in str(refusal.value)


CHANGES = {
    "a hole": (("Balance of payments", "Balance\0\0\0payments"), "holds a NUL byte"),
    "full-width digits": (("2024-02", "２０２４-02"), "is none of 0 to 9"),
    "digits in a value": (('"987.0"', '"９87.0"'), "is none of 0 to 9"),
    "a later period": (("2024-02", "3018-01"), "had begun by"),
    "the last year of all": (("2024-02", "9999-12"), "expected 2018"),
    "no year": (("2024-02", "0000-02"), "expected 2018"),
    "a number of 400 digits": (('"987.0"', f'"{"9" * 400}"'), "statistics have them"),
    "a number of 30 digits": (('"987.0"', f'"{"9" * 30}"'), "statistics have them"),
    "infinity": (('"987.0"', '"Infinity"'), "a plain number"),
    "a misspelt GEO": (('"Canada"', '"Canda"'), "column GEO.*found 'Canda'"),
    "a province under Canada's number": (('"Canada"', '"Ontario"'), "column GEO"),
    "no vector": (('"v990002"', '"990002"'), "column VECTOR.*found '990002'"),
    "no coordinate": (('"1.1.2.1.14"', '"1.1.2.x.14"'), "column COORDINATE"),
    "a coordinate too short": (('"1.1.2.1.14"', '"11"'), "a number for each of"),
    "a unit without a word": (('"Dollars"', '"81"'), "the name of a unit"),
    "a unit misspelt": (('"Dollars"', '"Dol\'ars"'), "a known unit such as 'dollars'"),
    "a lost letter": (('"Canada"', '"Can?da"'), "the name of a geography"),
    "an unknown multiplier": (('"millions "', '"zillions"'), "SCALAR_FACTOR"),
}  # fmt: skip


@pytest.mark.parametrize("text", ["-,1", "-.1", ".5", "5.", "-"])
def test_a_number_lacks_no_digit_on_either_side_of_its_point(text, trade):
    """What a lost digit leaves; the agency writes 0.5."""
    refused(trade(lambda t: t.replace('"1200.1"', f'"{text}"')), "VALUE")


def test_nobody_is_counted_below_nought(trade):
    """Trade may be corrected downwards, people are counted."""
    rows = readers.read(trade())
    raw = Raw(trade())
    low = rows.assign(value=-1.0)
    assert len(sound(raw, low)) == len(rows)
    people = low.assign(measure="visitors")
    with pytest.raises(FormatError, match=r"nought or more.*visitors; found -1"):
        sound(raw, people)
    assert any_unsound(people)
    assert not any_unsound(low)


def test_the_specimen_itself_is_read(trade):
    """Sixteen records, whatever the way."""
    assert len(readers.read(trade())) == 16
    assert len(readers.read(trade(), partner="KOR")) == 8


@pytest.mark.parametrize("name", CHANGES)
def test_a_slip_in_a_table_is_refused(name, trade):
    """The message names the file and the place."""
    (old, new), said = CHANGES[name]
    path = trade(lambda text: text.replace(old, new))
    assert len((path).read_bytes()) > 0
    refused(path, said)


def test_a_multiplier_that_differs_within_a_vector_is_refused(trade):
    """1,234.5 thousands in January, 987.0 millions in February."""

    def change(text):
        lines = text.split("\r\n")
        return "\r\n".join(
            line.replace('"millions ","6"', '"thousands ","3"') if n == 2 else line
            for n, line in enumerate(lines)
        )

    refused(trade(change), "unit and multiplier.*v990002")


def test_a_unit_that_differs_within_a_vector_is_refused(trade):
    """Dollars in January, persons in February."""

    def change(text):
        first, second = text.rsplit('"v990002"', 1)
        return first[::-1].replace('"sralloD"', '"snosreP"', 1)[::-1] + (
            f'"v990002"{second}'
        )

    refused(trade(change), "column U|unit and multiplier")


def test_exchanged_headings_are_refused(trade):
    """Each pair of columns whose cells have different forms, both ways round."""
    columns = [
        "REF_DATE", "GEO", "UOM", "UOM_ID", "SCALAR_FACTOR", "SCALAR_ID", "VECTOR",
        "COORDINATE", "VALUE", "DECIMALS", "Trade", "Principal trading partners",
    ]  # fmt: skip
    for n, one in enumerate(columns):
        for other in columns[n + 1 :]:
            path = trade(
                lambda text, a=one, b=other: (
                    text.replace(f'"{a}"', '"?"', 1)
                    .replace(f'"{b}"', f'"{a}"', 1)
                    .replace('"?"', f'"{b}"', 1)
                )
            )
            with pytest.raises(CktradeError):
                readers.read(path)


@pytest.mark.parametrize("gap", ["NA", "nan", "NaN", "null", "None", "N/A"])
def test_a_gap_is_no_economy(gap, trade):
    """R and pandas write NA for nothing; Namibia has that ISO code."""
    path = trade(lambda text: text.replace('"South Korea"', f'"{gap}"'))
    with pytest.raises(VocabularyError, match="what programs write for a gap"):
        readers.read(path)


def test_a_last_record_that_is_not_ended_is_refused_in_every_format(trade, tmp_path):
    """Cut after the last field, so that every record that is left is whole."""
    whole = trade().read_text("utf-8").rstrip()
    lines = whole.split("\n")
    for name, text in {
        "12100011.csv": "\n".join(lines[:9]).rstrip(),
        "boc.csv": VALET.rstrip()[: VALET.rstrip().rindex(",") + 1],
        "BACI_HS92_Y2018_V202401b.csv": BACI.rstrip(),
    }.items():
        path = tmp_path / name
        path.write_bytes(text.encode())
        refused(path, "its last record not ended")


def test_a_page_of_the_viewer_may_end_in_its_address(statcan, tmp_path):
    """Its genuine last line is an address without a line feed; cut, it is not whole."""
    content = (statcan / "1210001101-eng.csv").read_bytes().rstrip()
    path = tmp_path / "1210001101-eng.csv"
    path.write_bytes(content)
    assert len(readers.read(path)) > 1
    path.write_bytes(content[:-1])
    refused(path, "its last record not ended")


def test_two_tables_in_one_zip_are_refused_by_name(statcan, pack):
    """Whichever stands first."""
    content = (statcan / "12100011-eng.csv").read_bytes()
    other = (statcan / "24100050.csv").read_bytes()
    path = pack("both.zip", {"24100050.csv": other, "12100011.csv": content})
    refused(path, r"found 24100050\.csv, 12100011\.csv")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_stands_twice_is_refused_by_name(statcan, tmp_path):
    """Which of the two is meant, nobody can say."""
    path = tmp_path / "12100011-eng.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for _ in range(2):
            archive.write(statcan / "12100011-eng.csv", "12100011.csv")
    refused(path, r"holds 12100011\.csv twice")


def test_a_hole_or_a_cut_within_a_zip_is_refused(statcan, pack):
    """The checksum is right, for the file was packed as it is."""
    content = (statcan / "12100011-eng.csv").read_bytes()
    hole = pack(
        "12100011-eng.zip", {"12100011.csv": content.replace(b"2024-02", b"\0" * 7)}
    )
    refused(hole, "NUL byte")
    cut = pack("12100011-eng.zip", {"12100011.csv": content.rstrip()})
    refused(cut, "its last record not ended")


def test_a_member_packed_on_no_day_is_refused(statcan, tmp_path):
    """Day 0 of month 0, as some packers write."""
    path = tmp_path / "12100011-eng.zip"
    with zipfile.ZipFile(path, "w") as archive:
        about = zipfile.ZipInfo("12100011.csv", (2024, 0, 0, 0, 0, 0))
        archive.writestr(about, (statcan / "12100011-eng.csv").read_bytes())
    refused(path, "2024-00-00, which is no day")


def test_an_infinite_value_of_baci_is_refused(tmp_path):
    """Its reader takes whole columns, and a C parser knows the word."""
    path = tmp_path / "BACI_HS92_Y2018_V202401b.csv"
    path.write_text(BACI)
    assert readers.read(path)["value"].tolist() == [8500.0, 0.9]
    for word in ("Infinity", "inf", "1e400", "nan"):
        path.write_text(BACI.replace("8.5", word))
        with pytest.raises(FormatError):
            readers.read(path)


def test_json_of_wrong_types_is_refused(tmp_path):
    """A list where rows are, a text where a list is, a number where a text is."""
    path = tmp_path / "answer.json"
    good = {"elapsedTime": "1", "count": 1, "data": [COMTRADE]}
    path.write_text(json.dumps(good))
    assert readers.read(path)["value"].tolist() == [4.5]
    for data in (["x"], "rows", {"a": 1}, 7, [[1]], [None]):
        path.write_text(json.dumps(good | {"data": data}))
        with pytest.raises(FormatError):
            readers.read(path)
    for about in ([], 7, {"FXKRWCAD": 7}, {"FXKRWCAD": {}}, {"FXKRWCAD": {"label": 7}}):
        path.write_text(json.dumps({"seriesDetail": about, "observations": [{"d": 1}]}))
        with pytest.raises(FormatError):
            readers.read(path)
    path.write_text('{"elapsedTime": ' + "[" * 100_000)
    with pytest.raises(FormatError):
        readers.read(path)


def test_a_period_after_the_vintage_is_read_only_as_a_plan(statcan):
    """Released in March 2024: 2027 can be a plan, and no count."""
    raw = Raw(statcan / "12100011-eng.csv")
    row = (
        readers.parse(raw.path)
        .iloc[[0]]
        .assign(vintage=pd.Timestamp(date(2024, 3, 1)), reference_period="2027")
    )
    with pytest.raises(FormatError, match="found '2027'"):
        sound(raw, row)
    assert len(sound(raw, row.assign(status="projected"))) == 1


def _citizenships(count=150, periods=12, seed=3):
    """Return counts rounded to five, small ones masked, and their total."""
    draw = np.random.default_rng(seed)
    rows = []
    for month in range(1, periods + 1):
        exact = draw.geometric(0.004, count)
        masked = exact < 5
        shown = np.where(masked, np.nan, 5.0 * np.round(exact / 5))
        period = f"2024-{month:02d}"
        status = np.where(masked, "masked", "normal")
        rows += [*zip(range(count), [period] * count, shown, status, strict=True)]
        rows.append((-1, period, 5.0 * round(exact.sum() / 5), "normal"))
    codes = _codes(count)
    frame = pd.DataFrame(
        rows, columns=["partner", "reference_period", "value", "status"]
    )
    partner = frame["partner"].map(lambda n: "WLD" if n < 0 else codes[n])
    same = {
        "measure": "permanent_residents", "reporter": "CAN", "flow": "admissions",
        "product": "TOTAL", "basis": "citizenship", "valuation": "not applicable",
        "adjustment": "not applicable", "dimensions": "", "unit": "persons",
        "precision": 5.0, "series": "ircc.x", "row": range(2, len(frame) + 2),
    }  # fmt: skip
    return frame.assign(partner=partner, **same)


def _codes(count):
    rows = codelist("economies").items()
    return [code for code, row in rows if row["kind"] == "economy"][:count]


def test_citizenships_lost_from_a_workbook_show_in_its_totals(statcan):
    """Eight of 150 with some 250 persons a month each: 2,000 of 37,500 are missing."""
    raw = Raw(statcan / "12100011-eng.csv")
    rows = _citizenships()
    refuse_lost_parts(raw, rows)
    lost = rows[~rows["partner"].isin(_codes(8))].reset_index(drop=True)
    with pytest.raises(FormatError, match=r"in the 142 economies listed"):
        refuse_lost_parts(raw, lost)
    twice = pd.concat([rows, rows[rows["partner"].eq(_codes(1)[0])]], ignore_index=True)
    with pytest.raises(FormatError, match="economies listed"):
        refuse_lost_parts(raw, twice)


@pytest.mark.parametrize(
    "case",
    [
        "r-baci-inf", "r-cut-at-record", "r-date-1772", "r-date-5717", "r-geo-typo",
        "r-huge-value", "r-nul-hole", "r-partner-na", "r-swapped-headers",
        "r-two-tables", "r-valet-cut", "r-zip-50-bytes-lost",
    ],
)  # fmt: skip
def test_each_case_that_was_accepted_silently_is_refused(case, cases):
    """The inputs that were met; their kinds are tested above."""
    for path in sorted(Path(cases / "readers" / case).iterdir()):
        for way in every_way(path):
            with pytest.raises(CktradeError, match=path.name):
                way()
