"""Made-up texts of our own, annotated by hand: what a draft must read of them.

Not one figure in them is a fact; none may be quoted. They stand for constructions:
fiscal years, tables, footnotes, lists, ellipsis, many qualifiers.
"""

from __future__ import annotations

from datetime import date

import pytest

from cktrade.documents.drafting.rows import claims

ENGLISH = [
    "Trade of Canada and South Korea ($ millions)",
    "Year Export Import",
    "2011 410.5 620.25",
    "In fiscal year 2013, Canada issued 1,234 study permits to South Koreans.",
    "Exports and imports rose 3.1% and 2.2%, respectively, in 2012.",
    "No fewer than 750 South Korean students arrived in 2014.",
]
QUARTER = (
    "Au premier trimestre de 2015, les exportations du Canada vers la Corée du Sud ont "
    "reculé de 2,5 %, à 1,1 milliard de dollars."
)
FRENCH = [
    QUARTER,
    "Près de 8 400 touristes coréens ont visité le Canada en juin 2016.",
]
KOREAN = [
    "2014년 한국의 대캐나다 수출은 39억달러, 수입은 41억달러였다.",
    "지난해 캐나다를 찾은 한국인은 약 21만3000명으로 전년보다 6.5% 늘었다.",
]


def said(lines, lang, published=None):
    """Return value, unit, qualifier, statistic, period and flow of every figure."""
    rows = claims(lines, document="a", lang=lang, published=published)
    columns = ("unit", "qualifier", "statistic", "reference_period", "flow")
    return [(float(row["value"]), *(row[c] for c in columns)) for row in rows]


@pytest.mark.parametrize(
    "expected",
    [
        (410.5e6, "dollars", "none", "value", "2011", "export"),
        (620.25e6, "dollars", "none", "value", "2011", "import"),
        (1234, "permits", "none", "value", "2013-A1", "holders"),
        (3.1, "percent", "none", "growth", "2012", "export"),
        (2.2, "percent", "none", "growth", "2012", "import"),
        (750, "persons", "at_least", "value", "2014", "holders"),
    ],
)
def test_english_tables_fiscal_years_and_lists_are_read(expected):
    """410.5 under "$ millions" is 410,500,000; "respectively" keeps the order."""
    assert expected in said(ENGLISH, "en")


@pytest.mark.parametrize(
    "expected",
    [
        (2.5, "percent", "none", "growth", "2015-Q1", "export"),
        (1.1e9, "dollars", "none", "value", "2015-Q1", "export"),
        (8400, "persons", "almost", "value", "2016-06", "arrivals"),
    ],
)
def test_french_quarters_and_qualifiers_are_read(expected):
    """The quarter stands before both figures of its sentence."""
    assert expected in said(FRENCH, "fr")


@pytest.mark.parametrize(
    "expected",
    [
        (3.9e9, "dollars", "none", "value", "2014", "export"),
        (4.1e9, "dollars", "none", "value", "2014", "import"),
        (213_000, "persons", "about", "value", "2018", "arrivals"),
        (6.5, "percent", "none", "growth", "2018", "arrivals"),
    ],
)
def test_korean_lists_and_last_year_are_read(expected):
    """Last year of a text of 2019 is 2018."""
    assert expected in said(KOREAN, "ko", date(2019, 5, 1))
