"""UN Comtrade's rows in each of their forms: every value, and what is refused."""

import csv
import gzip
import io
import json

import pandas as pd
import pytest

from cktrade.errors import CktradeWarning, FormatError, VocabularyError
from cktrade.readers import parse, read

#: One row as the service answers it: Canada's imports of beef from South Korea.
ROW = {
    "typeCode": "C", "freqCode": "A", "refPeriodId": 20180101, "refYear": 2018,
    "refMonth": 52, "period": "2018", "reporterCode": 124, "reporterISO": "CAN",
    "reporterDesc": "Canada", "flowCode": "M", "flowDesc": "Import",
    "partnerCode": 410, "partnerISO": "KOR", "partnerDesc": "Rep. of Korea",
    "partner2Code": 0, "partner2ISO": "W00", "partner2Desc": "World",
    "classificationCode": "H5", "classificationSearchCode": "HS",
    "isOriginalClassification": True, "cmdCode": "020130", "cmdDesc": "Meat",
    "aggrLevel": 6, "isLeaf": True, "customsCode": "C00", "customsDesc": "TOTAL CPC",
    "mosCode": "0", "motCode": 0, "motDesc": "TOTAL MOT", "qtyUnitCode": 8,
    "qtyUnitAbbr": "kg", "qty": 125.5, "isQtyEstimated": False,
    "altQtyUnitCode": -1, "altQtyUnitAbbr": "N/A", "altQty": 0,
    "isAltQtyEstimated": False, "netWgt": 125.5, "isNetWgtEstimated": True,
    "grossWgt": None, "isGrossWgtEstimated": False, "cifvalue": None,
    "fobvalue": 1250.75, "primaryValue": 1250.75, "legacyEstimationFlag": 4,
    "isReported": True, "isAggregate": False,
}  # fmt: skip
TOTAL = {
    "cmdCode": "TOTAL", "aggrLevel": 0, "qtyUnitCode": -1, "qtyUnitAbbr": "N/A",
    "qty": 0, "netWgt": None, "legacyEstimationFlag": 0, "isReported": False,
}  # fmt: skip

#: The same in the old layout: number of birds, weight estimated, valuation unsaid.
OLD = (
    '"Classification","Year","Period","Period Desc.","Aggregate Level",'
    '"Is Leaf Code","Trade Flow Code","Trade Flow","Reporter Code","Reporter",'
    '"Reporter ISO","Partner Code","Partner","Partner ISO","2nd Partner Code",'
    '"2nd Partner","2nd Partner ISO","Customs Proc. Code","Customs",'
    '"Mode of Transport Code","Mode of Transport","Commodity Code","Commodity",'
    '"Qty Unit Code","Qty Unit","Qty","Alt Qty Unit Code","Alt Qty Unit","Alt Qty",'
    '"Netweight (kg)","Gross weight (kg)","Trade Value (US$)",'
    '"CIF Trade Value (US$)","FOB Trade Value (US$)","Flag"\n'
    '"H4",2012,201209,"September 2012",6,1,1,"Import",124,"Canada","CAN",410,'
    '"Rep. of Korea","KOR",,,,,,,,10511,"Fowls",5,"Number of items",12,,,,30,,4105'
    ",,,4\n"
)


@pytest.fixture
def file(tmp_path):
    """Return a function that writes bytes, a text or an answer as JSON."""

    def write(content, name="anything"):
        path = tmp_path / name
        if isinstance(content, dict):
            content = json.dumps(content, indent=4)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def _answer(*changes, **more):
    rows = [ROW | change for change in changes or [{}]]
    said = {"elapsedTime": "0.1 secs", "count": len(rows), "data": rows, "error": ""}
    return said | more


def _values(rows):
    return rows[rows["measure"].eq("merchandise_trade")]


def test_every_number_of_a_row_is_an_observation(file):
    """A value, a quantity in kilograms and a net weight, which was estimated."""
    rows = read(file(_answer()))
    columns = ["series", "measure", "value", "unit", "precision", "status", "valuation"]
    assert rows[columns].to_numpy().tolist() == [
        [
            "uncomtrade.h5.can.kor.import.020130.cus.nsa",
            "merchandise_trade", 1250.75, "USD", 0.01, "normal", "FOB",
        ],
        [
            "uncomtrade.h5-quantity.can.kor.import.020130.cus.nsa",
            "merchandise_weight", 125.5, "kg", 0.1, "normal", "not applicable",
        ],
        [
            "uncomtrade.h5-net-weight.can.kor.import.020130.cus.nsa",
            "merchandise_weight", 125.5, "kg", 0.1, "estimated", "not applicable",
        ],
    ]  # fmt: skip
    assert set(rows["coordinate"]) == {"C.A.H5.M.124.410.0.020130.C00.0.0"}
    assert set(rows["reference_period"]) == {"2018"}


@pytest.mark.parametrize("said", [OLD, _answer()], ids=["csv", "json"])
def test_gzip_gives_the_same_rows(file, said):
    """Packed or not, the content says what it is."""
    path = file(said)
    plain = read(path)
    path.write_bytes(gzip.compress(path.read_bytes()))
    pd.testing.assert_frame_equal(read(path), plain)


@pytest.mark.parametrize(
    ("cif", "fob", "primary", "valuation"),
    [
        (100.0, None, 100.0, "CIF"),
        (None, 100.0, 100.0, "FOB"),
        (110.0, 100.0, 110.0, "CIF"),
        (110.0, 100.0, 100.0, "FOB"),
        (0, 100.0, 100.0, "FOB"),
        (None, None, 100.0, "not stated"),
        (100.0, 100.0, 100.0, "not stated"),
        (0, 0, 100.0, "not stated"),
    ],
)
def test_the_field_with_the_value_is_the_valuation(file, cif, fob, primary, valuation):
    """Canada values imports FOB, most others CIF: it is read from the row."""
    change = {"cifvalue": cif, "fobvalue": fob, "primaryValue": primary}
    assert _values(read(file(_answer(change))))["valuation"].tolist() == [valuation]


def test_a_total_goes_on_through_editions_and_a_commodity_does_not(file):
    """H4 until 2017, H5 from then on: one series of totals, two of beef."""
    older = {"classificationCode": "H4", "period": "2016", "refYear": 2016}
    rows = _values(read(file(_answer({}, older, TOTAL, TOTAL | older))))
    assert set(rows["series"]) == {
        "uncomtrade.h5.can.kor.import.020130.cus.nsa",
        "uncomtrade.h4.can.kor.import.020130.cus.nsa",
        "uncomtrade.h-total.can.kor.import.total.cus.nsa",
    }


def test_a_value_that_the_un_added_up_says_so(file):
    """``isReported`` is false: the status is that of a number the compiler made."""
    rows = read(file(_answer(TOTAL)))
    assert rows[["value", "status"]].to_numpy().tolist() == [[1250.75, "compiled"]]


def test_peer_bug_worldmonitor_parts_counted_beside_their_total(file):
    """Nine rows for one partner: eight are parts, and only one has no dimensions."""
    parts = [{"motCode": code} for code in (1000, 2000, 3000)]
    parts += [{"customsCode": "C01"}, {"partner2Code": 842}, {"flowCode": "RM"}]
    parts += [{"mosCode": "1"}, {"partner2Code": 842, "motCode": 1000}]
    rows = _values(read(file(_answer(TOTAL, *[TOTAL | part for part in parts]))))
    assert len(set(rows["series"])) == 9
    whole = rows[rows["dimensions"].eq("")]
    assert [*whole["series"]] == ["uncomtrade.h-total.can.kor.import.total.cus.nsa"]
    said = set(rows["dimensions"]) - {""}
    assert '{"regime": "re-import"}' in said
    assert '{"partner2Code": "842", "motCode": "1000"}' in said


def test_peer_bug_comtradeapicall_a_refused_request_gives_an_empty_table(file):
    """Two answers 429 are no table without rows; the service's words are passed on."""
    refusal = {"statusCode": 429, "message": "Rate limit is exceeded."}
    with pytest.raises(FormatError, match="refused the request, and says: Rate limit"):
        read(file(refusal))
    with pytest.raises(FormatError, match="an empty table is no zero"):
        read(file(_answer() | {"count": 0, "data": []}))
    header = ",".join(ROW) + "\n"
    with pytest.raises(FormatError, match="expected rows, found none"):
        read(file(header))


def test_peer_bug_cancensus_error_bodies_cached_as_data(file):
    """An error beside an empty ``data`` is an error, whatever was stored."""
    body = {"elapsedTime": "0 secs", "count": 0, "data": [], "error": "Invalid flow"}
    with pytest.raises(FormatError, match="says: Invalid flow"):
        read(file(body))


def test_peer_bug_comtradeapicall_a_weight_of_zero_for_none(file):
    """Goods of 1,250.75 dollars do not weigh nothing: the weight is not available."""
    rows = read(file(_answer({"netWgt": 0, "qty": 0})))
    quantities = rows[rows["measure"].eq("merchandise_weight")]
    assert quantities["value"].isna().tolist() == [True, True]
    assert set(quantities["status"]) == {"not_available"}


def _site_csv(rows):
    """Write rows as the web site does: Latin-1, and a comma too many on each line."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, ROW, lineterminator=",\r\n")
    writer.writerows(rows)
    return (",".join(ROW) + "\r\n" + lines.getvalue()).encode("latin-1")


def test_peer_bug_pandas_the_sites_last_comma_shifts_every_column(file):
    """The first column is no index; the rows are those of the service's JSON."""
    row = ROW | {"partnerDesc": "Rép. de Corée"}
    found = read(file(_site_csv([row, row | {"period": "2017"}])))
    expected = read(file(_answer({}, {"period": "2017"}), "json"))
    kept = [c for c in found.columns if c not in {"source", "row"}]
    pd.testing.assert_frame_equal(found[kept], expected[kept])
    assert found["row"].tolist() == [2, 3, 2, 3, 2, 3]


def _mangled(text):
    """Change the header as R does: points for signs, X before a digit, NA for none."""
    header, *lines = csv.reader(io.StringIO(text))
    plain = ["".join(c if c.isalnum() else "." for c in name) for name in header]
    names = [f"X{name}" if name[0].isdigit() else name for name in plain]
    rows = [[cell or "NA" for cell in line] for line in lines]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([names, *rows])
    return out.getvalue()


def test_the_old_layout_and_what_r_makes_of_it_are_one(file):
    """September 2012: 4,105 dollars; twelve birds; 30 kg, estimated (flag 4)."""
    rows = read(file(OLD))
    columns = ["series", "reference_period", "value", "status", "valuation"]
    assert rows[columns].to_numpy().tolist() == [
        [
            "uncomtrade.h4.can.kor.import.010511.cus.nsa",
            "2012-09", 4105.0, "normal", "not stated",
        ],
        [
            "uncomtrade.h4-quantity.can.kor.import.010511.cus.nsa.number-of-items",
            "2012-09", 12.0, "normal", "not applicable",
        ],
        [
            "uncomtrade.h4-net-weight.can.kor.import.010511.cus.nsa",
            "2012-09", 30.0, "estimated", "not applicable",
        ],
    ]  # fmt: skip
    mangled = read(file(_mangled(OLD), "mangled")).drop(columns="source")
    pd.testing.assert_frame_equal(mangled, rows.drop(columns="source"))


def test_peer_bug_read_as_a_number_a_code_loses_its_zero(file):
    """10511 at level 6 is 010511, fowls, and no code of chapter 10, cereals."""
    assert set(read(file(OLD))["product"]) == {"010511"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"primaryValue": "4,105"}, "row 1, primaryValue: expected a number in plain"),
        ({"primaryValue": "n/a"}, "found 'n/a'"),
        ({"primaryValue": 99.0}, "the CIF or the FOB value of the row; found '99.0'"),
        ({"netWgt": -3}, "row 1, netWgt"),
        ({"typeCode": "Q"}, "expected C, for commodities, or S, for services"),
        ({"period": "20181"}, "expected a year or month"),
        ({"period": "201813"}, "expected a year or month"),
        ({"period": "201812"}, "a period of the length that freqCode says"),
        ({"flowCode": "Q"}, "a flow of codelists/comtrade_flows"),
        ({"classificationCode": "EB11"}, "an edition of HS, SITC, BEC or EBOPS"),
        ({"classificationCode": "HY"}, "an edition of HS, SITC, BEC or EBOPS"),
        ({"primaryValue": None}, "the value of trade, which Comtrade gives of every"),
        ({"flowDesc": "Expnrt"}, "a flow in words, such as Export; found 'Expnrt'"),
        ({"refYear": 20188}, "refYear: expected a year, or nothing; found '20188'"),
        ({"aggrLevel": 8, "classificationCode": "S4"}, "at most five digits of SITC"),
        ({"cmdCode": "0201301"}, "at most as many digits as aggrLevel"),
        ({"qtyUnitCode": -1}, "no quantity, for there is no unit; found '125.5'"),
        ({"isReported": "perhaps"}, "expected true, false or nothing"),
        ({"legacyEstimationFlag": 9}, "expected 0, 2, 4 or 6"),
        ({"customsRegime": "x"}, "unknown customsRegime"),
    ],
)
def test_a_wrong_field_is_refused_with_its_row(file, change, message):
    """One field of the row changed at a time."""
    with pytest.raises(FormatError, match=message):
        read(file(_answer(change)))


def test_an_unknown_country_is_refused_with_its_row(file):
    """The second row's partner is no number of Comtrade's list."""
    path = file(_answer({}, {"partnerCode": 999999}))
    with pytest.raises(VocabularyError, match="row 2: '999999'"):
        read(path, strict=True)
    with pytest.raises(VocabularyError, match="row 2: '999999'"):
        parse(path)  # as a build reads


def test_one_unknown_country_costs_no_other_row(file):
    """It comes through under a code of its own, with its label and a warning."""
    path = file(_answer({}, {"partnerCode": 999999, "partnerDesc": "Fmr Atlantis"}))
    with pytest.warns(
        CktradeWarning, match=r"'Fmr Atlantis' as X-UNKNOWN-999999 \(1 rows\)"
    ):
        rows = read(path)
    last = rows.iloc[-1]
    assert last["partner"] == "X-UNKNOWN-999999"
    assert "Fmr Atlantis" in last["dimensions"]
    assert "X-UNKNOWN-999999" not in set(rows["partner"].iloc[:1])


@pytest.mark.parametrize(
    ("code", "economy"),
    [(230, "X-ETHIOPIA-ERITREA"), (412, "XKX"), (592, "PCZ"), (975, "X-ASEAN")],
)
def test_former_economies_and_groups_of_the_service_s_list_are_known(
    file, code, economy
):
    """Ethiopia with Eritrea, Kosovo, the Canal Zone, and ten economies together."""
    change = {"partnerCode": code, "partnerISO": None}
    assert set(read(file(_answer(change)))["partner"]) == {economy}


def test_services_are_read_as_services(file):
    """All services (EBOPS 200) on the balance of payments: no valuation, no goods."""
    change = {"typeCode": "S", "classificationCode": "B5", "cmdCode": "200",
              "aggrLevel": 0}  # fmt: skip
    (row,) = read(file(_answer(change))).query("unit == 'USD'").to_dict("records")
    found = [row[c] for c in ("measure", "product", "basis", "valuation")]
    assert found == ["services_trade", "TOTAL", "balance_of_payments", "not applicable"]


def test_a_row_that_lacks_its_value_field_is_refused(file):
    """Renamed, a field is lacking under the one name and unknown under the other."""
    row = {("value" if k == "primaryValue" else k): v for k, v in ROW.items()}
    with pytest.raises(FormatError, match="lacking primaryValue; unknown value"):
        read(file(_answer() | {"data": [row]}))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text[:-30], "as JSON it breaks off"),
        (
            lambda text: text.replace('"count": 1', '"count": 4'),
            "counts 4 rows and hol",
        ),
    ],
)
def test_a_cut_answer_is_refused(file, change, message):
    """Cut inside, or between two rows and mended."""
    path = file(_answer())
    path.write_text(change(path.read_text()))
    with pytest.raises(FormatError, match=message):
        read(path)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text[:-12], "breaks off"),
        (lambda text: text.replace('"Flag"', '"Period"'), "expected no column twice"),
        (lambda text: text.replace('"Flag"', '"Note"'), "unknown Note"),
        (lambda text: text + text, "row 3, classificationCode|row 3, period"),
        (lambda text: text[:-3] + '"4', "breaks off"),
    ],
)
def test_a_cut_or_changed_table_is_refused(file, change, message):
    """The old layout, altered in one place; its header pasted again as a row."""
    with pytest.raises(FormatError, match=message):
        read(file(change(OLD)))


def test_every_number_of_the_genuine_answer(samples):
    """China 2010 with Argentina and Germany: imports CIF, exports FOB, in dollars."""
    path = samples / "trade" / "un_comtrade" / "comtradr_new_layout_CHN_2010_TOTAL.json"
    truth = json.loads(path.read_text())["data"]
    rows = read(path)
    assert rows["value"].tolist() == [row["primaryValue"] for row in truth]
    assert rows["valuation"].tolist() == ["CIF", "CIF", "FOB", "FOB"]
    assert rows["partner"].tolist() == ["ARG", "DEU", "ARG", "DEU"]
    assert set(rows["reporter"]) == {"CHN"}
    assert rows["value"].max() == 74_251_272_075


def test_every_number_of_the_genuine_table(samples):
    """India 2018: 69 rows with their values, quantities, and weights but for two."""
    path = samples / "trade" / "un_comtrade" / "india_iron_2018_subset.csv"
    with path.open(newline="") as lines:
        truth = [*csv.DictReader(lines)]
    rows = read(path)
    fields = {
        "s4": "Trade.Value..US..",
        "s4-quantity": "Qty",
        "s4-net-weight": "Netweight..kg.",
    }
    for table, field in fields.items():
        of_table = rows[rows["series"].str.split(".").str[1].eq(table)]
        held = {n: t for n, t in enumerate(truth, start=2) if t[field] != "NA"}
        assert of_table["row"].tolist() == [*held]
        assert of_table["value"].tolist() == [float(t[field]) for t in held.values()]
        products = [line["Commodity.Code"] for line in held.values()]
        assert of_table["product"].tolist() == products
    flags = {n: t["Flag"] for n, t in enumerate(truth, start=2)}
    weights = rows[rows["series"].str.contains("net-weight")]
    expected = ["estimated" if flags[n] in "46" else "normal" for n in weights["row"]]
    assert weights["status"].tolist() == expected
    assert len(rows) == 69 + 69 + 67
    assert rows.loc[0, ["partner", "product", "value"]].tolist() == [
        "KOR",
        "27861",
        170,
    ]


def test_goods_and_services_in_one_answer(file):
    """Services keep their code and goods their digits."""
    services = {"typeCode": "S", "classificationCode": "EB10", "cmdCode": "SC",
                "aggrLevel": 1}  # fmt: skip
    rows = read(file(_answer({}, services))).query("unit == 'USD'")
    assert rows["measure"].tolist() == ["merchandise_trade", "services_trade"]
    assert rows["product"].tolist()[1] == "SC"


def test_a_former_economy_may_have_its_successor_s_letters(file):
    """58 is Belgium-Luxembourg, though the service writes BEL beside it."""
    change = {"partnerCode": 58, "partnerISO": "BEL",
              "partnerDesc": "Belgium-Luxembourg (...1998)"}  # fmt: skip
    assert set(read(file(_answer(change)))["partner"]) == {"BLX"}
    with pytest.raises(FormatError, match="economy that partnerISO"):
        read(file(_answer(change | {"partnerDesc": "Belgium"})))


def test_a_file_of_the_bulk_service(file):
    """Tabs, a column for its package, no level: coal's heading has four digits."""
    names = [
        "datasetCode",
        "typeCode",
        "freqCode",
        "refPeriodId",
        "period",
        "reporterCode",
        "flowCode",
        "partnerCode",
        "partner2Code",
        "classificationCode",
        "cmdCode",
        "customsCode",
        "motCode",
        "CIFValue",
        "FOBValue",
        "primaryValue",
        "legacyEstimationFlag",
        "isReported",
    ]
    line = [
        "1",
        "C",
        "A",
        "20230101",
        "2023",
        "124",
        "X",
        "410",
        "0",
        "H6",
        "2701",
        "C00",
        "0",
        "-",
        "7",
        "7",
        "0",
        "true",
    ]
    cells = ["" if cell == "-" else cell for cell in line]
    (row,) = read(file("\t".join(names) + "\n" + "\t".join(cells) + "\n")).to_dict(
        "records"
    )
    assert [row["partner"], row["product"], row["value"]] == ["KOR", "2701", 7.0]
    lost = "\t".join(cells).replace("2701", "701")
    with pytest.raises(FormatError, match="two, four or six digits of HS"):
        read(file("\t".join(names) + "\n" + lost + "\n"))
