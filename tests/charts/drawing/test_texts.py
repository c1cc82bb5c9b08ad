"""The words on charts."""

import re
import string

import pandas as pd
import pytest

from cktrade import charts
from cktrade.charts.drawing.texts import described, event_title, spoken, year_list
from cktrade.vocabulary import LANGUAGES, codelist

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize("code", codelist("chart_texts"))
def test_every_text_stands_in_three_languages_with_the_same_parts(code):
    """A text may leave a part out only where its grammar has no place for it."""
    texts = codelist("chart_texts")[code]
    parts = {
        lang: {name for _, name, _, _ in string.Formatter().parse(texts[lang]) if name}
        for lang in LANGUAGES
    }
    assert all(texts[lang] for lang in LANGUAGES)
    assert parts["fr"] == parts["en"]
    assert parts["ko"] == parts["en"]


@pytest.mark.parametrize("name", ["chart_events", "event_titles"])
def test_every_event_has_a_title_in_three_languages(name):
    """A missing translation would leave a hole in the timeline."""
    for code, row in codelist(name).items():
        assert all(row[lang] for lang in LANGUAGES), code


def test_every_text_belongs_to_a_chart_or_to_all():
    """No text is left behind by a chart that is gone."""
    shared = {"mark", "alt", "years", "ranks"}
    assert {c.partition(".")[0] for c in codelist("chart_texts")} <= shared | set(
        charts.__all__
    )


def test_french_signs_stay_with_their_words():
    """A narrow no-break space, never a plain one, stands before : ; » and after «."""
    for code, texts in codelist("chart_texts").items():
        assert not re.search(r" [:;»]|« ", texts["fr"]), code


@pytest.mark.parametrize(
    ("value", "unit", "lang", "text"),
    [
        (15_325_400_000, "CAD", "en", f"$15.3{NBSP}billion"),
        (15_325_400_000, "CAD", "ko", "153억 캐나다 달러"),
        (-1_234_000, "CAD", "en", f"−$1.23{NBSP}million"),
        (5256.4, "persons", "en", f"5,256{NBSP}people"),
        (0, "CAD", "en", "$0"),
    ],
)
def test_money_is_said_in_three_digits_and_people_exactly(value, unit, lang, text):
    """15.3254 thousand million is 15.3; 5,256.4 people are 5,256."""
    assert spoken(value, unit, lang) == text


def test_nothing_that_differs_is_left_unsaid():
    """Two bases are both named; what does not apply is left out."""
    rows = pd.DataFrame(
        {
            "measure": ["visitors", "visitors"],
            "basis": ["residence", "nationality"],
            "valuation": "not applicable",
            "unit": "trips",
        }
    )
    assert described(rows, "en") == (
        "Visitors, same-day included, by country of residence and by nationality, trips"
    )
    assert described(rows, "en", unit=False).endswith("nationality")


def test_neighbouring_years_become_spans():
    """2016 to 2018 is one span; 2020 stands alone."""
    years = ["2020", "2017", "2016", "2018"]
    assert year_list(years, "en") == "2016–2018 and 2020"
    assert year_list(["2016"], "fr") == "2016"


def test_a_foreign_event_keeps_its_own_title():
    """An analyst's own document is not in the list."""
    assert event_title("mine", "My event", "fr") == "My event"
    assert event_title("gac-korean-war", "Korean War", "fr") == "Guerre de Corée"
