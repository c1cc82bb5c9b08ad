"""Every claim about trade and people in one table."""

import pytest

from cktrade import tables
from cktrade.errors import VocabularyError

FIXED = "\N{NO-BREAK SPACE}"


def test_each_claim_has_its_name_figure_words_period_and_place(claims, page):
    """Seven claims of eight: the troops are context."""
    assert page(tables.at_a_glance(claims)).rows == [
        ["Two-way merchandise trade, Canada ↔ South Korea", "$15.3 billion",
         "“$15.3 billion”", "2018", f"A{FIXED}¶4"],
        ["Merchandise exports, Canada → South Korea", "$5.9 billion",
         "“$5.9 billion”", "2018", f"A{FIXED}¶4"],
        ["Merchandise imports, South Korea → Canada", "over $9.4 billion",
         "“over $9.4 billion”", "2018", f"A{FIXED}¶4"],
        ["Two-way merchandise trade, Canada ↔ South Korea (rank)", "6th",
         "“sixth largest”", "not stated", f"A{FIXED}¶5"],
        ["Permanent residents admitted, South Korea → Canada (annual mean)",
         "5,250 people a year", "“an average of 5,250”", "2006–2016", f"A{FIXED}¶7"],
        ["People of Korean origin, Canada", "over 200,000 people", "“over 200,000”",
         "not stated", f"A{FIXED}¶7"],
        ["Visitors, same-day included, Canada ↔ South Korea (each year)",
         "over 440,000 people", "“more than 440,000”", "not stated", f"B{FIXED}¶9"],
    ]  # fmt: skip


def test_claims_stand_by_topic_whatever_their_order(claims, page):
    """Trade first, travel last, as the vocabulary orders topics."""
    shown = page(tables.at_a_glance(claims.iloc[::-1]))
    assert shown.groups == ["Trade", "Immigration", "Population", "Travel"]
    assert [len(part) - 1 for part in shown.parts] == [4, 1, 1, 1]


@pytest.mark.parametrize(
    ("lang", "title", "imports"),
    [
        ("en", "Canada and South Korea at a glance", "over $9.4 billion"),
        ("fr", "Le Canada et la Corée du Sud en un coup d’œil",
         f"plus de 9,4{FIXED}milliards de dollars"),
        ("ko", "한눈에 보는 한국과 캐나다", "94억 달러 넘음"),
    ],
)  # fmt: skip
def test_figures_are_written_in_the_readers_language(
    claims, page, lang, title, imports
):
    """The words as printed stay as they were printed."""
    shown = page(tables.at_a_glance(claims, lang), lang)
    assert shown.title == title
    signs = ("«\u202f", "\u202f»") if lang == "fr" else "“”"
    quoted = "over $9.4 billion".join(signs)
    assert shown.rows[2][1:3] == [imports, quoted]


def test_documents_are_named_under_the_table(claims, sources, page):
    """By publisher and title where the sources are given, else by their ids."""
    assert page(tables.at_a_glance(claims, "en", sources)).feet[1:] == [
        f"A{FIXED}{FIXED}Embassy, Relations",
        f"B{FIXED}{FIXED}Ministry, Regions",
    ]
    assert page(tables.at_a_glance(claims)).feet[1:] == [
        f"A{FIXED}{FIXED}embassy-page",
        f"B{FIXED}{FIXED}ministry-page",
    ]


def test_citations_in_the_rows_name_the_documents_too(claims, page):
    """As the catalogue of the main job gives them."""
    cited = claims.assign(citation="Cited, " + claims["document"])
    assert page(tables.at_a_glance(cited)).feet[2] == (
        f"B{FIXED}{FIXED}Cited, ministry-page"
    )


def test_the_rows_behind_lead_back_to_the_claims(claims):
    """Codes and whole units, in the table's order, with the claim's id as key."""
    behind = tables.data("at_a_glance", claims)
    assert behind["key"].tolist() == claims["claim"].tolist()[:-1]
    assert behind["value"].tolist()[:3] == [15.3e9, 5.9e9, 9.4e9]
    assert behind["qualifier"].tolist()[:3] == ["none", "none", "over"]


def test_a_claim_with_an_unknown_measure_is_refused(claims):
    """Its code has no label to be printed."""
    with pytest.raises(VocabularyError, match="luck"):
        tables.at_a_glance(claims.assign(measure="luck"))
