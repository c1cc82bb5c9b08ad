"""One economy that the package does not know costs no other row, in any format."""

import json
import zipfile

import pytest
from openpyxl import load_workbook

import cktrade as ck
from cktrade.errors import CktradeWarning, FormatError, VocabularyError
from cktrade.readers import batches, parse, read

_MOJ = (
    "년,월,국적지역,체류외국인수\r\n2022,01,캐나다,22680\r\n"
    "2022,01,아틀란티스,7\r\n2022,02,아틀란티스,9\r\n2022,01,나니아,1\r\n"
)
_TAB = (
    "EN_YEAR\tEN_QUARTER\tEN_MONTH\tFR_ANNEÉ\tFR_TRIMESTRE\tFR_MOIS\t"
    "EN_COUNTRY_OF_CITIZENSHIP\tFR_PAYS_DE_CITOYENNETÉ\tTOTAL\n"
    "2015\tQ1\tJan\t2015\tT1\tjanv.\tKorea, Republic of\tCorée, République de\t70\n"
    "2015\tQ1\tJan\t2015\tT1\tjanv.\tAtlantis\tAtlantide\t5\n"
)
_BACI = "t,i,j,k,v,q\n2018,124,410,020130,8.500,0.900\n2018,124,998,020130,1.500,NA\n"
_STATCAN = (
    '"REF_DATE","GEO","DGUID","Trade","Basis","Seasonal adjustment",'
    '"Principal trading partners","UOM","UOM_ID","SCALAR_FACTOR","SCALAR_ID","VECTOR",'
    '"COORDINATE","VALUE","STATUS","SYMBOL","TERMINATED","DECIMALS"\n'
    + "".join(
        f'"2024-0{month}","Canada","2021A000011124","Import","Customs","Unadjusted",'
        f'"{partner}","Dollars","81","millions ","6","v99{n}","1.1.1.1.{n}",'
        f'"{month}.5","","","","1"\n'
        for n, partner in ((1, "South Korea"), (2, "Atlantis"))
        for month in (1, 2)
    )
)
_CIMT = (
    "YearMonth/AnnéeMois,HS8,Country/Pays,Province,State/État,Value/Valeur,"
    "Quantity/Quantité,Unit of Measure/Unité de Mesure\n"
)


def _written(folder, name, text, encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def _moj(folder):
    return _written(folder, "체류외국인_20221231.csv", _MOJ, "cp949")


def _ircc(folder):
    return _written(folder, "ODP-PR-Citz.csv", _TAB)


def _baci(folder):
    return _written(folder, "BACI_HS92_Y2018_V202401b.csv", _BACI)


def _statcan(folder):
    return _written(folder, "12100011.csv", _STATCAN)


@pytest.mark.parametrize(
    ("made", "known", "strange", "told"),
    [
        (
            _moj,
            {"CAN": [22680.0]},
            {"아틀란티스": [7.0, 9.0], "나니아": [1.0]},
            ["'아틀란티스' as X-UNKNOWN-96734E17 (2 rows)", "'나니아' as"],
        ),
        (
            _ircc,
            {"KOR": [70.0]},
            {"Atlantis": [5.0]},
            ["'Atlantis' as X-UNKNOWN-ATLANTIS (1 rows)"],
        ),
        (
            _statcan,
            {"KOR": [1.5e6, 2.5e6]},
            {"Atlantis": [1.5e6, 2.5e6]},
            ["'Atlantis' as X-UNKNOWN-ATLANTIS (2 rows)"],
        ),
    ],
)
def test_its_rows_come_through_with_their_label_and_a_warning(
    tmp_path, made, known, strange, told
):
    """Every known row as if the other were not there; the label in dimensions."""
    path = made(tmp_path)
    with pytest.warns(CktradeWarning) as warned:
        rows = read(path)
    for code, values in known.items():
        assert rows.loc[rows["partner"].eq(code), "value"].tolist() == values
    others = rows[rows["partner"].str.startswith("X-UNKNOWN-")]
    labels = [json.loads(text)["partner"] for text in others["dimensions"]]
    for label, values in strange.items():
        mine = [said == label for said in labels]
        assert others.loc[mine, "value"].tolist() == values
    assert len(rows) == sum(map(len, [*known.values(), *strange.values()]))
    message = str(warned[0].message)
    assert all(part in message for part in told)


def test_either_side_of_a_trade_may_be_unknown(tmp_path):
    """BACI's 998 is nobody's number: value and quantity stay, 1 row of 2."""
    with pytest.warns(CktradeWarning, match=r"'998' as X-UNKNOWN-998 \(1 rows\)"):
        rows = read(_baci(tmp_path))
    assert rows.groupby("partner")["value"].sum().to_dict() == {
        "KOR": 8500.9, "X-UNKNOWN-998": 1500.0,
    }  # fmt: skip
    text = _BACI.replace("2018,124,998", "2018,998,410")
    path = _written(tmp_path, "BACI_HS92_Y2018_V202401b.csv", text)
    with pytest.warns(CktradeWarning, match="'998' as X-UNKNOWN-998"):
        rows = read(path)
    assert '{"reporter": "998"}' in set(rows["dimensions"])


@pytest.mark.parametrize("made", [_moj, _ircc, _statcan, _baci])
def test_whoever_reads_strictly_and_every_build_refuses(tmp_path, made):
    """The label is named, with its row or column."""
    path = made(tmp_path)
    for strictly in (lambda: read(path, strict=True), lambda: parse(path)):
        with pytest.raises(VocabularyError, match="is no economy that the package"):
            strictly()


def test_the_zip_of_a_table_is_read_alike_in_batches_and_kept(tmp_path):
    """Two rows of Atlantis among four, told once, though they come as a stream."""
    path = tmp_path / "12100011-eng.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("12100011.csv", _STATCAN)
    with pytest.warns(CktradeWarning, match=r"X-UNKNOWN-ATLANTIS \(2 rows\)") as told:
        found = [rows["value"].tolist() for rows in batches(path)]
    assert [value for some in found for value in some] == [1.5e6, 2.5e6, 1.5e6, 2.5e6]
    assert len(told) == 1
    assert read(path, partner="KOR")["value"].tolist() == [1.5e6, 2.5e6]
    with pytest.warns(CktradeWarning, match="X-UNKNOWN-ATLANTIS"):
        ck.keep(path, data=tmp_path)
    kept = ck.scan("12-10-0011", data=tmp_path).collect()
    assert sorted(kept["partner"]) == ["KOR"] * 2 + ["X-UNKNOWN-ATLANTIS"] * 2


@pytest.mark.parametrize("gap", ["NA", "NaN", "null", "None"])
@pytest.mark.parametrize("made", [_ircc, _statcan])
def test_what_programs_write_for_a_gap_is_still_refused(tmp_path, made, gap):
    """R's NA is no label of anybody: a program lost it."""
    path = made(tmp_path)
    text = path.read_text("utf-8").replace("Atlantis", gap).replace("Atlantide", gap)
    path.write_text(text, "utf-8")
    with pytest.raises(VocabularyError, match="write for a gap"):
        read(path)


def test_a_workbook_of_ircc_keeps_a_citizenship_that_is_new(cases, tmp_path):
    """The year-end stock with 'Atlantis' for one citizenship: all other cells stay."""
    (path,) = (cases / "readers/h06-ircc-year-end-stock").glob("*.xlsx")
    plain = read(path)
    book = load_workbook(path)
    page = book.worksheets[0]
    changed = next(
        cell for (cell, *_) in page.iter_rows() if cell.value == "Korea, Republic of"
    )
    changed.value = "Atlantis"
    spoilt = tmp_path / path.name
    book.save(spoilt)
    with pytest.warns(CktradeWarning, match=r"'Atlantis' as X-UNKNOWN-ATLANTIS"):
        rows = read(spoilt)
    assert len(rows) == len(plain)
    strange = rows["partner"].eq("X-UNKNOWN-ATLANTIS")
    assert rows.loc[strange, "value"].tolist() == (
        plain.loc[plain["partner"].eq("KOR"), "value"].tolist()
    )
    others = plain["partner"].ne("KOR")
    assert rows.loc[~strange, "value"].equals(plain.loc[others, "value"])


@pytest.mark.parametrize(
    ("begun", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old kind"),
        (b"%PDF-1.7", "a PDF document"),
        (b"PAR1", "a Parquet file"),
    ],
)
def test_what_is_no_table_is_named_and_none_of_its_bytes_shown(tmp_path, begun, said):
    """A reader of the message sees what to take instead."""
    path = tmp_path / "anything"
    path.write_bytes(begun + bytes(100))
    with pytest.raises(FormatError, match=said) as caught:
        read(path)
    assert "it starts" not in str(caught.value)
