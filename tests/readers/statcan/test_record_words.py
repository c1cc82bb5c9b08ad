"""What a table of the agency says is said as the record says it."""

import json

import pytest

import cktrade as ck
from cktrade.readers import read
from cktrade.readers.statcan.record_words import member_of

_HEAD = (
    '"REF_DATE","GEO","DGUID","Trade","{products}","Principal trading partners",{more}'
    '"UOM","UOM_ID","SCALAR_FACTOR","SCALAR_ID","VECTOR","COORDINATE","VALUE",'
    '"STATUS","SYMBOL","TERMINATED","DECIMALS"'
)
_NAPCS = "North American Product Classification System (NAPCS)"
_SECTION = "Farm, fishing and intermediate food products [C11]"
_ALL = "Total of all merchandise"


@pytest.fixture
def table(tmp_path):
    """Write a selection: (month, GEO, flow, product) a row, in thousands of dollars."""

    def write(name, *rows, products=_NAPCS, more=("", "")):
        heads, cells = more
        place = ".1" if heads else ""
        lines = [_HEAD.format(products=products, more=heads)]
        lines += [
            f'"{month}","{geo}","","{flow}","{product}","South Korea",{cells}"Dollars",'
            f'"81","thousands","3","v{n}","{n}.{n}.{n}.1{place}","{n}.5","","","","1"'
            for n, (month, geo, flow, product) in enumerate(rows, start=1)
        ]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("geo", "flow", "product", "end"),
    [
        ("Canada", "Domestic export", _ALL, "domestic-export.total.cus.nsa"),
        ("Canada", "Re-export", _ALL, "re-export.total.cus.nsa"),
        ("Canada", "Total export", _ALL, "export.total.cus.nsa"),
        ("Canada", "Import", _SECTION, "import.c11.cus.nsa.napcs"),
        ("Alberta", "Domestic export", _ALL, "domestic-export.total.cus.nsa.alberta"),
        ("Alberta", "Import", _SECTION, "import.c11.cus.nsa.napcs.alberta"),
        ("Québec", "Importation", _SECTION, "import.c11.cus.nsa.napcs.quebec"),
        ("Nunavut", "Réexportation", _ALL, "re-export.total.cus.nsa.nunavut"),
    ],
)
def test_a_table_fetched_anew_joins_the_series_of_the_record(
    table, geo, flow, product, end
):
    """12-10-0119 by province and section: the ids of the record, to the letter."""
    rows = read(table("12100119.csv", ("2018-01", geo, flow, product)))
    held = set(ck.load("series")["series"])
    series = f"statcan.12-10-0119.can.kor.{end}"
    assert rows["series"].tolist() == [series]
    assert rows["value"].tolist() == [1500.0]
    assert (series in held) is (geo != "Nunavut")  # of which no re-exports are held


def test_every_province_of_the_record_is_one_of_the_reader():
    """Thirteen names, each found as the reader writes it."""
    series = ck.load("series")
    said = {
        json.loads(text).get("province", "")
        for text in series["dimensions"]
        if text.startswith("{")
    } - {""}
    written = {member_of("geo", name, "").kept for name in said}
    assert written == said
    assert len(said) == 13


def test_any_other_table_says_flow_product_and_province_alike(table):
    """12-10-0999 is in no list: its own dimension stays beside, under its vector."""
    rows = read(
        table(
            "12100999.csv",
            ("2018", "Manitoba", "Domestic exports", _SECTION),
            ("2018", "Canada", "Re-exports", _ALL),
            ("2018", "Calgary", "Barter", "Other goods"),
            more=('"Kind of firm",', '"Small",'),
        )
    )
    said = [json.loads(text) for text in rows["dimensions"]]
    assert rows["flow"].tolist() == ["domestic_export", "re_export", "not applicable"]
    assert rows["product"].tolist() == ["C11", "TOTAL", "not applicable"]
    assert [one.get("province") for one in said] == ["Manitoba", None, None]
    assert [one.get("GEO") for one in said] == [None, "Canada", "Calgary"]
    assert [one.get("classification") for one in said] == ["NAPCS", None, None]
    assert {one["Kind of firm"] for one in said} == {"Small"}
