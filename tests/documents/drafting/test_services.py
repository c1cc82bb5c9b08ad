"""Services are no goods: a figure of them is never held against merchandise."""

import pytest

from cktrade.documents.drafting.rows import claims

SERVICES, GOODS = "services_trade", "merchandise_trade"


def measures(line, lang):
    """Return measure and flow of each figure of a line."""
    rows = claims([line], document="a", lang=lang, published=None)
    return [(row["measure"], row["flow"]) for row in rows]


@pytest.mark.parametrize(
    ("lang", "line", "said"),
    [
        ("en", ("In 2020, Canada exported $1.0 billion in services to South Korea and "
         "imported $410 million."), [(SERVICES, "export"), (SERVICES, "import")]),
        ("en", ("In 2020, Canada exported $4.7 billion in goods and $1.0 billion in "
         "services to South Korea."), [(GOODS, "export"), (SERVICES, "export")]),
        ("fr", ("En 2020, le Canada a exporté pour 4,7 milliards de dollars de "
         "marchandises et 1,0 milliard de dollars de services vers la Corée du Sud."),
         [(GOODS, "export"), (SERVICES, "export")]),
        ("fr", ("En 2020, le Canada a exporté pour 1,0 milliard de dollars de services "
         "vers la Corée du Sud et en a importé pour 410 millions de dollars."),
         [(SERVICES, "export"), (SERVICES, "import")]),
        ("ko", ("2020년 캐나다의 대한국 서비스 수출은 10억 캐나다달러, 수입은 4억 "
         "1천만 캐나다달러였다."), [(SERVICES, "export"), (SERVICES, "import")]),
        ("en", ("Imports from South Korea were $9.6 billion in 2020, said the Korea "
         "Customs Service."), [(GOODS, "import")]),
    ],
)  # fmt: skip
def test_services_go_on_until_goods_are_named(lang, line, said):
    """410 million of services are right; of goods 7.5 billion came in."""
    assert measures(line, lang) == said


@pytest.mark.parametrize(
    ("lang", "line", "measure"),
    [
        ("en", "In 2024, 12,000 South Koreans came to Canada on working holidays.",
         "other"),
        ("en", "In 2024 the working-holiday quota was 12,000 places.",
         "youth_mobility_quota"),
        ("fr", "En 2024, 12 000 Coréens ont participé au programme vacances-travail.",
         "other"),
        ("ko", "2024년 워킹홀리데이에 한국인 1만2천명이 참가했다.", "other"),
        ("ko", "2024년 워킹홀리데이 쿼터는 1만2천명이다.", "youth_mobility_quota"),
    ],
)  # fmt: skip
def test_those_who_went_are_not_the_places_of_a_quota(lang, line, measure):
    """12,000 places were offered; how many were taken the record does not say."""
    assert [found for found, _ in measures(line, lang)] == [measure]


def test_goods_and_services_together_wait_for_a_person():
    """Their sum is neither: no one measure counts it."""
    line = "Trade in goods and services with South Korea came to $15.7 billion in 2020."
    (row,) = claims([line], document="a", lang="en", published=None)
    assert "measure:to confirm" in row["drafted"]
