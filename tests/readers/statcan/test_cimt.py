"""Statistics Canada's bulk files of trade, in the layout that their loaders rely on."""

import zipfile

import pytest

from cktrade.errors import CktradeWarning, FormatError, VocabularyError
from cktrade.readers import read

START = "YearMonth/AnnéeMois,{product},Country/Pays,"
VALUE = "State/État,Value/Valeur"
QUANTITY = ",Quantity/Quantité,Unit of Measure/Unité de Mesure"
IMPORTS = START.format(product="HS6") + "Province," + VALUE + QUANTITY
TOTAL_EXPORTS = START.format(product="HS8") + VALUE + QUANTITY
DOMESTIC = START.format(product="HS6") + "Province," + VALUE + QUANTITY
CHAPTERS = START.format(product="HS2") + "Province," + VALUE
LINES = [
    "201801,010121,KR,ON,,1200,3,NMB",
    "201801,020130,US,QC,NY,5000,900,KGM",
    "201802,020130,NA,QC,,4105,0,N/A",
]


@pytest.fixture
def table(tmp_path):
    """Return a function that writes a table under the agency's name, UTF-8 and CRLF."""

    def write(lines=LINES, header=IMPORTS, name="ODPFN015_201812N.csv", end="\r\n"):
        path = tmp_path / name
        path.write_bytes(("\r\n".join([header, *lines]) + end).encode())
        return path

    return write


def test_every_number_of_the_specimen_is_the_typed_one(table):
    """Three values and two quantities: a horse is counted, beef is weighed."""
    rows = read(table())
    columns = ["series", "reference_period", "value", "unit", "row"]
    assert rows[columns].to_numpy().tolist() == [
        [
            "statcan.cimt-odpfn015.can.kor.import.010121.cus.nsa.hs.ontario",
            "2018-01", 1200.0, "CAD", 2,
        ],
        [
            "statcan.cimt-odpfn015.can.usa.import.020130.cus.nsa.hs.quebec.ny",
            "2018-01", 5000.0, "CAD", 3,
        ],
        [
            "statcan.cimt-odpfn015.can.nam.import.020130.cus.nsa.hs.quebec",
            "2018-02", 4105.0, "CAD", 4,
        ],
        [
            "statcan.cimt-odpfn015-quantity.can.kor.import.010121.cus.nsa.hs.ontario.nmb",
            "2018-01", 3.0, "as published", 2,
        ],
        [
            "statcan.cimt-odpfn015-quantity.can.usa.import.020130.cus.nsa.hs.quebec.ny",
            "2018-01", 900.0, "kg", 3,
        ],
    ]  # fmt: skip
    assert rows["valuation"].tolist() == ["FOB"] * 3 + ["not applicable"] * 2
    assert rows["dimensions"].tolist() == [
        '{"classification": "HS", "province": "Ontario"}',
        '{"classification": "HS", "province": "Quebec", "state": "NY"}',
        '{"classification": "HS", "province": "Quebec"}',
        '{"classification": "HS", "province": "Ontario", "unit": "NMB"}',
        '{"classification": "HS", "province": "Quebec", "state": "NY"}',
    ]


def test_peer_bug_pandas_31_namibia_read_as_missing(table):
    """NA in the column of countries is Namibia, and no empty cell."""
    assert read(table(), partner="NAM")["value"].tolist() == [4105.0]


def test_total_and_domestic_exports_are_never_one_series(table):
    """Total exports have no province; domestic exports say what they are."""
    total = table(
        ["201801,01012100,KR,,1200,3,NMB"], TOTAL_EXPORTS, "ODPFN017_201812N.csv"
    )
    domestic = table(LINES[:1], DOMESTIC, "ODPFN018_201812N.csv")
    hs = '{"classification": "HS"'
    assert read(total)["dimensions"].tolist() == [f"{hs}}}", f'{hs}, "unit": "NMB"}}']
    assert read(domestic)["dimensions"][0] == f'{hs}, "province": "Ontario"}}'
    assert set(read(total)["flow"]) == {"export"}
    assert set(read(domestic)["flow"]) == {"domestic_export"}


def test_chapters_have_no_quantities(table):
    """The level of two digits ends with the value."""
    path = table(["201801,01,KR,ON,,-1200"], CHAPTERS, "ODPFN022_201812N.csv")
    rows = read(path)
    assert rows[["product", "value"]].to_numpy().tolist() == [["01", -1200.0]]


def test_a_table_without_any_quantity_is_read(table):
    """One row, whose goods have no unit."""
    rows = read(table(["201801,010121,KR,ON,,1200,,N/A"]))
    assert rows[["product", "value"]].to_numpy().tolist() == [["010121", 1200.0]]


LEVELS = [
    "201801,01,KR,ON,,1200",
    "201801,02,US,QC,NY,5000",
    "201802,02,NA,QC,,4105",
]


@pytest.fixture
def archive(table, tmp_path):
    """Return a function that packs imports at two levels, and a list of codes."""

    def pack(chapters):
        path = tmp_path / "CIMT-CICM_Imp_2018.zip"
        six = table()
        two = table(chapters, CHAPTERS, "ODPFN022_201812N.csv")
        with zipfile.ZipFile(path, "w") as packed:
            packed.write(six, "CIMT-CICM_Imp_2018/ODPFN015_201812N.csv")
            packed.write(two, "CIMT-CICM_Imp_2018/ODPFN022_201812N.csv")
            packed.writestr("CIMT-CICM_Imp_2018/ODPF_6_CtyDesc.TXT", "KR 564 ...")
        return path

    return pack


def test_an_archive_gives_every_table_and_leaves_its_lists_of_codes(archive):
    """Imports at two levels, and a list in a fixed width, which is not read."""
    rows = read(archive(LEVELS))
    assert len(rows) == 5 + 3
    assert set(rows["product"].str.len()) == {6, 2}
    sums = (
        rows[rows["unit"].eq("CAD")].groupby(rows["product"].str.len())["value"].sum()
    )
    assert sums.to_dict() == {2: 10_305.0, 6: 10_305.0}


@pytest.mark.parametrize(
    ("chapters", "words"),
    [
        ([*LEVELS[:2], "201802,02,NA,QC,,4106"], "NA, found 4,106 against 4,105"),
        (LEVELS[:2], "201802, NA, found 0 against 4,105"),
        ([*LEVELS, "201802,01,JP,ON,,7"], "201802, JP, found 7 against 0"),
        (["201801,01,US,ON,,1200", "201801,02,KR,QC,,5000", LEVELS[2]],
         "201801, KR, found 5,000 against 1,200, and 1 more differ"),
    ],
)  # fmt: skip
def test_levels_that_differ_by_a_dollar_in_one_market_are_refused(
    archive, chapters, words
):
    """4,106 for 4,105; a market lacking at one level; two markets exchanged."""
    with pytest.raises(FormatError, match=f"totals of ODPFN015 .* {words}"):
        read(archive(chapters))


def test_an_archive_with_an_unknown_table_is_refused(tmp_path):
    """Its number is not in the list of tables."""
    path = tmp_path / "CIMT-CICM_Imp_2030.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ODPFN099_203012N.csv", IMPORTS)
    with pytest.raises(FormatError, match="found ODPFN099"):
        read(path)


def test_a_table_without_its_number_is_refused(table):
    """Imports and domestic exports have the same columns."""
    with pytest.raises(FormatError, match="which CIMT table it is"):
        read(table(name="trade.csv"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"lines": ["201801,010121,KR,ON,,4.105,3,NMB"]}, "row 2, Value/Valeur: exp"),
        ({"lines": ["201801,010121,KR,ON,,n/a,3,NMB"]}, "found 'n/a'"),
        ({"lines": ["201801,010121,KR,ON,,1200,3,N/A"]}, "no quantity where no unit"),
        ({"lines": ["201813,010121,KR,ON,,1200,3,NMB"]}, "YearMonth/AnnéeMois: exp"),
        ({"lines": ["201801,10121,KR,ON,,1200,3,NMB"]}, "row 2, HS6: expected the f"),
        ({"lines": ["201801,010121,564,ON,,1200,3,NMB"]}, "row 2, Country/Pays"),
        ({"lines": [*LINES, "201801,010121,KR"]}, "a row that is not whole"),
        ({"lines": [*LINES, IMPORTS]}, "row 5, YearMonth/AnnéeMois"),
        ({"lines": []}, "has no rows"),
        ({"end": ""}, "its last record not ended"),
        ({"header": TOTAL_EXPORTS}, "row 1: expected the columns"),
        ({"header": IMPORTS.replace("Province", "Prov")}, "found YearMonth/AnnéeMois"),
        ({"name": "ODPFN022_201812N.csv"}, "ODPFN022, row 1: expected the columns"),
    ],
)
def test_a_wrong_table_is_refused(table, changes, message):
    """The specimen changed in one place."""
    with pytest.raises(FormatError, match=message):
        read(table(**changes))


def test_an_unknown_country_costs_no_other_row(table):
    """Value and quantity of XY stand apart; the other line is as it was."""
    with pytest.warns(CktradeWarning, match=r"'XY' as X-UNKNOWN-XY \(1 rows\)"):
        rows = read(table([LINES[0], LINES[1].replace("US", "XY")]))
    strange = rows["partner"].eq("X-UNKNOWN-XY")
    assert rows.loc[strange, "dimensions"].str.contains('"partner": "XY"').all()
    assert set(rows.loc[strange, "row"]) == {3}
    assert [*rows.loc[~strange, "value"]] == [*read(table([LINES[0]]))["value"]]


def test_an_unknown_country_is_refused_with_its_row(table):
    """XY is no code of the trade database."""
    with pytest.raises(VocabularyError, match="row 3: 'XY'"):
        read(table([LINES[0], LINES[1].replace("US", "XY")]), strict=True)
