"""More slips of each kind, in the formats whose own tests do not have them.

Each file is the specimen of its format with one thing changed; unchanged, it is read.
"""

import io
import json
import zipfile

import pytest
from fuzz.seeds import seeds
from openpyxl import load_workbook

from cktrade import readers
from cktrade.errors import CktradeError

STAYING, ACROSS = "체류외국인_20241231.csv", "across_20241231.csv"


@pytest.fixture(scope="module")
def genuine():
    """Return the first specimen of each format, and each by its name."""
    held = {}
    for seed in seeds():
        held.setdefault(seed.format, seed)
        held.setdefault(seed.name, seed)
    return held


def _put(old, new):
    """Return a change of one text for another, in whatever encoding the file has."""

    def change(content):
        for encoding in ("utf-8", "cp949"):
            if old.encode(encoding) in content:
                return content.replace(old.encode(encoding), new.encode(encoding))
        raise AssertionError(f"{old!r} does not stand in the specimen")

    return change


def _first(old, new):
    """Return a change of the first of several alike texts."""

    def change(content):
        assert content.count(old.encode()) > 1
        return content.replace(old.encode(), new.encode(), 1)

    return change


def _headings(one, other):
    """Return a change that exchanges two headings."""

    def change(content):
        encoding = "utf-8" if one.encode() in content else "cp949"
        head, _, rest = content.partition(b"\n")
        names = head.decode(encoding)
        assert one in names
        assert other in names
        names = names.replace(one, "?").replace(other, one).replace("?", other)
        return names.encode(encoding) + b"\n" + rest

    return change


def _packed(change):
    """Return a change of an archive's members."""

    def changed(content):
        with zipfile.ZipFile(io.BytesIO(content)) as old:
            members = [(name, old.read(name)) for name in old.namelist()]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            for name, held in change(members):
                new.writestr(zipfile.ZipInfo(name, (2024, 3, 7, 8, 30, 0)), held)
        return out.getvalue()

    return changed


def _cell(old, new):
    """Return a change of one cell of a workbook."""

    def change(content):
        book = load_workbook(io.BytesIO(content))
        places = [c for row in book.active.iter_rows() for c in row if c.value == old]
        places[0].value = new
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return change


def _without_row(label):
    """Return a change that takes a row out of a workbook."""

    def change(content):
        book = load_workbook(io.BytesIO(content))
        rows = [r[0].row for r in book.active.iter_rows() if r[0].value == label]
        book.active.delete_rows(rows[0])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return change


def _without_count(content):
    said = json.loads(content)
    return json.dumps(
        {"elapsedTime": said["elapsedTime"], "data": said["data"]}
    ).encode()


def _isleaf_moved(content):
    said = json.loads(content)
    said["data"] = [row | {"isLeaf": "", "grossWgt": 0} for row in said["data"]]
    return json.dumps(said).encode()


def _again(name):
    """Return a change that packs the first member again, under another name."""
    return _packed(lambda members: [*members, (name, members[0][1])])


#: What was changed → format or name, change, words of the refusal.
SLIPS = {
    "a hole in a tab file": ("IRCC, tabs", _put("Japan\t", "Jap\0\0\t"), "NUL"),
    "a hole in CP949": (STAYING, _put(",22680", "\0\0\0\0\0\0"), "NUL"),
    "a NUL that is escaped": (
        "Valet, JSON",
        _put("KRW/CAD", "KRW\\u0000"),
        "stands for",
    ),
    "digits of Korea's keyboards": (
        STAYING,
        _put("캐나다,22680", "캐나다,２２６８０"),
        "none of 0 to 9",
    ),
    "digits that are escaped": (
        "Comtrade, JSON",
        _put('"27"', '"\\uff127"'),
        "stands for",
    ),
    "digits of a title": (
        "KTO",
        _cell(
            "2018년 03월 외래객 입국-목적별/국적별",
            "２018년 03월 외래객 입국-목적별/국적별",
        ),
        "expected a title",
    ),
    "digits of a workbook's cell": (
        "IRCC, workbook",
        _cell("1,785", "１,785"),
        "a text",
    ),
    "Infinity of JSON": ("Comtrade, JSON", _put("4500.25", "Infinity"), "plain digits"),
    "a power of ten": ("BACI", _put("8.500", "1e3"), "row 2"),
    "dollars of twenty digits": ("CIMT", _put("1200", "9" * 20), "expected the form"),
    "a rate of zero": ("Valet, CSV", _put("1.3435", "0"), "a rate such as"),
    "a rate that was cut": (
        "Valet, CSV",
        _put('"0.001101","1.3214"', '"0.001101",'),
        "without its quotes",
    ),
    "a day twice": (
        "Valet, CSV",
        _put("2017-01-06", "2017-01-05"),
        "follow each other",
    ),
    "days out of order": (
        "Valet, CSV",
        _put("2017-01-06", "2016-01-06"),
        "follow each other",
    ),
    "a year of another file": (
        "BACI",
        _put("2018,124,392", "2017,124,392"),
        "found '2017'",
    ),
    "a month of another file": ("CIMT", _put("201802", "201702"), "a month of 2018"),
    "a month after the table's day": (
        STAYING,
        _put("2022,12", "2025,12"),
        "no month after",
    ),
    "a year before any statistic": (
        "table, English",
        _put("2024-02", "1772-02"),
        "1800",
    ),
    "a continent that is a country": (
        ACROSS,
        _headings("대륙", "국적"),
        "a continent in",
    ),
    "a continent that is a gap": (
        ACROSS,
        _put("북아메리카주,캐나다,남", "nan,캐나다,남"),
        "a continent in",
    ),
    "the other statuses first": (ACROSS, _headings("기타", "E8"), "no reader knows"),
    "a gap for a place": (
        "table, English",
        _put('"Canada","2021A000011124"', '"inf",""'),
        "the name of a geography",
    ),
    "a place that the banner does not name": (
        "viewer",
        _put('"Geography","Canada"', '"Geography","Atlantis"'),
        "banner",
    ),
    "a gap for a partner, in French": (
        "table, French",
        _put("Corée du Sud", "null"),
        "a gap",
    ),
    "a gap for a nationality": ("KTO", _cell("캐나다", "NA"), "gap|row|sum"),
    "a workbook without its total": (
        "IRCC, workbook",
        _without_row("Total"),
        "a row of the total of all",
    ),
    "a number for a place": (
        "table, English",
        _headings('"GEO"', '"DGUID"'),
        "geography|DGUID",
    ),
    "a code that one row leaves out": (
        "Comtrade, JSON",
        _first('"customsCode": "C00"', '"customsCode": ""'),
        "as in the other rows",
    ),
    "a quantity for the code of a unit": (
        "india_iron_2018_subset.csv",
        _headings('"Qty"', '"Alt.Qty.Unit.Code"'),
        "code of a unit",
    ),
    "rows without their number": ("Comtrade, JSON", _without_count, "counts none"),
    "a field that is never empty": ("Comtrade, JSON", _isleaf_moved, "isLeaf"),
    "metadata of another table": (
        "table, ZIP",
        _packed(lambda m: [m[0], ("24100050_MetaData.csv", m[1][1])]),
        "and its metadata",
    ),
    "a table of customs twice": ("CIMT, ZIP", _again("x/ODPFN022_201812N.csv"), "once"),
    "a table of customs of two years": (
        "CIMT, ZIP",
        _again("ODPFN022_201712N.csv"),
        "ODPFN022",
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_refused_naming_the_file(name, genuine, tmp_path):
    """Whatever way the file is read."""
    kind, change, said = SLIPS[name]
    seed = genuine[kind]
    path = tmp_path / seed.name
    path.write_bytes(seed.content)
    assert len(readers.read(path)) > 0
    path.write_bytes(change(seed.content))
    for way in (readers.read, readers.parse, lambda place: [*readers.batches(place)]):
        with pytest.raises(CktradeError, match=said) as refusal:
            way(path)
        assert path.name in str(refusal.value)


def test_korean_letters_whose_bytes_are_a_digit_s_in_utf_8_are_read(genuine, tmp_path):
    """방글라데시, Bangladesh: in CP949 two of its letters hold the bytes of ۶."""
    path = tmp_path / STAYING
    path.write_bytes(_put("모나코", "방글라데시")(genuine[STAYING].content))
    assert b"\xdb\xb6" in path.read_bytes()
    assert "BGD" in {*readers.read(path)["partner"]}
