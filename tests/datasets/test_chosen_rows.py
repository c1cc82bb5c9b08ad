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
        ({"flow": "exports"}, "flow 'exports'.*export"),
        ({"frequency": "yearly"}, "expected one of A, Q, M"),
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
