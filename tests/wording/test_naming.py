"""What claims, series and events are called."""

import pytest

from cktrade.errors import VocabularyError
from cktrade.vocabulary import Flow, codelist
from cktrade.wording import claimed, happening, measured, sentence, what

TRADE = {
    "measure": "merchandise_trade",
    "flow": "export",
    "reporter": "CAN",
    "partner": "KOR",
    "product": "TOTAL",
    "statistic": "value",
}


@pytest.mark.parametrize(
    ("changes", "lang", "expected"),
    [
        ({}, "en", "Merchandise exports, Canada → South Korea"),
        ({}, "fr", "Exportations de marchandises, Canada → Corée du Sud"),
        ({}, "ko", "상품 수출, 캐나다 → 한국"),
        ({"flow": "import"}, "en", "Merchandise imports, South Korea → Canada"),
        ({"flow": "two_way", "statistic": "rank"}, "en",
         "Two-way merchandise trade, Canada ↔ South Korea (rank)"),
        ({"measure": "permanent_residents", "flow": "admissions", "statistic": "mean"},
         "en", "Permanent residents admitted, South Korea → Canada (annual mean)"),
        ({"measure": "visitors", "flow": "arrivals", "reporter": "KOR",
          "partner": "CAN"}, "en", "Visitors, same-day included, Canada → South Korea"),
        ({"measure": "korean_population", "flow": "residents"}, "en",
         "People of Korean origin, Canada"),
        ({"measure": "canadians_in_korea", "flow": "residents", "reporter": "KOR",
          "partner": "CAN"}, "fr", "Canadiens séjournant en Corée du Sud"),
        ({"measure": "canadians_in_korea", "flow": "residents", "reporter": "KOR",
          "partner": "JPN"}, "en", "Foreigners staying, Japan → South Korea"),
        ({"measure": "pacific_coastline", "flow": "level",
          "partner": "not applicable"}, "en", "Pacific coastline, Canada"),
        ({"product": "0304"}, "en", "Merchandise exports (0304), Canada → South Korea"),
    ],
)  # fmt: skip
def test_the_name_says_measure_flow_countries_and_kind(changes, lang, expected):
    """The arrow follows the goods or the people; a country named once is enough."""
    assert what({**TRADE, **changes}, lang) == expected


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_every_measure_has_a_name_in_every_flow(lang):
    """No combination of codes is without words, or leaves a place open."""
    rows = [
        {**TRADE, "measure": measure, "flow": flow.value}
        for measure in codelist("measures")
        for flow in Flow
    ]
    names = [what(row, lang) for row in rows]
    assert all(names)
    assert not [name for name in names if "{" in name]


def test_a_measure_without_a_label_is_refused():
    """The code list is named."""
    with pytest.raises(VocabularyError, match=r"'luck'.*measures"):
        measured({**TRADE, "measure": "luck"}, "en")


def test_a_claims_figure_keeps_its_printed_digits_and_its_qualifier():
    """9.4 billion, over: two digits, one side open."""
    claim = {"value": 9.4e9, "unit": "dollars", "precision": 1e8, "qualifier": "over"}
    assert claimed(claim, "en") == "over $9.4 billion"
    assert claimed(claim, "ko") == "94억 달러 넘음"


def test_an_event_of_ones_own_keeps_its_title():
    """Only the package's own events are translated."""
    event = {"event": "gac-korean-war", "title": "Korean War"}
    assert [happening(event, lang) for lang in ("en", "fr", "ko")] == [
        "Korean War",
        "Guerre de Corée",
        "한국전쟁",
    ]
    assert happening({"event": "ours", "title": "A visit"}, "fr") == "A visit"


def test_a_sentence_begins_with_a_capital_letter():
    """Accents included; Korean has none."""
    assert [sentence(t) for t in ("échanges", "a", "", "무역")] == [
        "Échanges",
        "A",
        "",
        "무역",
    ]


def test_a_section_is_named_in_the_readers_language():
    """C12 of the agency's product classification."""
    row = {"measure": "merchandise_trade", "flow": "import", "product": "C12"}
    assert [measured(row, lang) for lang in ("en", "fr", "ko")] == [
        "merchandise imports (energy products)",
        "importations de marchandises (produits énergétiques)",
        "상품 수입(에너지 제품)",
    ]
