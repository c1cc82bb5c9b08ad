"""One line for one question: rows of a table by what they measure."""

import pytest

import cktrade as ck
from cktrade.errors import NotHeldError, VocabularyError

GOODS = {
    "partner": "KOR", "measure": "merchandise_trade", "flow": "export",
    "basis": "customs", "product": "TOTAL",
}  # fmt: skip
TABLE = "statcan.12-10-0119.can.kor.export.total.cus.nsa"


def test_annual_goods_on_the_customs_basis_are_one_line_that_growth_accepts():
    """2017 → 2018: 5,276,063 → 5,864,639 thousand, 11.2 per cent."""
    rows = ck.load("observations", **GOODS, frequency="A")
    grown = ck.growth(rows)
    of_2018 = grown[grown["series"].eq(TABLE) & grown["reference_period"].eq("2018")]
    own = rows[rows["series"].eq(TABLE)].set_index("reference_period")["value"]
    assert own["2018"] == 5864638000.0
    assert of_2018["growth"].tolist() == [pytest.approx(own["2018"] / own["2017"] - 1)]


def test_a_partner_is_found_by_any_of_its_names():
    """South Korea, KOR and 410 are one."""
    sizes = {
        len(ck.load("observations", **GOODS | {"partner": name}))
        for name in ("KOR", "South Korea", "대한민국", "410")
    }
    assert len(sizes) == 1
    with pytest.raises(VocabularyError, match="North or South"):
        ck.load("observations", partner="Korea")


def test_parts_are_given_only_when_asked_for():
    """Nine provinces send something in 2018; none of them passes for the whole."""
    asked = {**GOODS, "flow": "domestic_export", "frequency": "A"}
    whole = ck.load("observations", **asked)
    parts = ck.load("observations", **asked, parts=True)
    assert set(whole["dimensions"]) == {""}
    of_2018 = parts[parts["reference_period"].eq("2018")]
    assert of_2018["dimensions"].str.contains("province").sum() == 10


def test_a_section_stays_although_it_has_a_classification():
    """Energy products: 1,680,577 thousand in 2018."""
    asked = {**GOODS, "flow": "domestic_export", "product": "C12", "frequency": "A"}
    rows = ck.load("observations", **asked).set_index("reference_period")
    assert rows.loc["2018", "value"] == 1680577000.0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"flow": "exporst"}, "flow 'exporst'.*Did you mean 'export'"),
        ({"frequency": "fortnightly"}, "expected one of A, Q, M"),
        ({"product": ["TOTAL", "C99"]}, "has product 'C99' beside"),
        ({"partner": []}, "partner is an empty list"),
        ({"province": "Albertta"}, "Did you mean 'Alberta'"),
        (
            {"measure": "international_students", "partner": "KOR", "frequency": "A"},
            "they have: D.*A stock has the day",
        ),
        ({"partner": "KOR", "measure": "exchange_rate", "frequency": "Q"}, "they have"),
    ],
)
def test_what_is_not_held_is_told_with_what_is(asked, said):
    """A word that nobody has is no empty table."""
    with pytest.raises(NotHeldError, match=said):
        ck.load("observations", **asked)


def test_a_table_without_the_column_says_so():
    """Sources have no partner."""
    with pytest.raises(NotHeldError, match="no column 'partner'"):
        ck.load("sources", partner="KOR")


def test_several_words_and_names_in_place_of_codes():
    """Two flows of three partners, by their names; None asks nothing."""
    rows = ck.load(
        "observations", partner=["KOR", "Japan", "Chine"], flow=["Exports", "import"],
        measure="Merchandise trade", basis="customs basis", product="All products",
        frequency="annual", reporter=None,
    )  # fmt: skip
    assert set(rows["partner"]) == {"KOR", "JPN", "CHN"}
    assert set(rows["flow"]) == {"export", "import"}
    assert set(rows["basis"]) == {"customs"}
    assert set(rows["product"]) == {"TOTAL"}


def test_a_province_is_a_part_that_can_be_asked_for():
    """Of the domestic exports of 2018 that South Korea took, Alberta's alone."""
    asked = {**GOODS, "flow": "domestic_export", "frequency": "A"}
    rows = ck.load("observations", **asked, province="Alberta")
    assert set(rows["dimensions"]) == {'{"province": "Alberta"}'}
    by_name = ck.load("observations", **asked, province="alberta")
    assert len(by_name) == len(rows)


def test_a_section_by_its_name_and_a_heading_by_its_number():
    """Energy products are C12; 2701 is coal."""
    energy = ck.load("observations", partner="KOR", product="Energy products")
    assert set(energy["product"]) == {"C12"}
    assert set(ck.load("observations", product=2701)["product"]) == {"2701"}
