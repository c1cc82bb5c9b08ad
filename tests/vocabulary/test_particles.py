"""Korean particles and French prepositions, by what they stand beside."""

import re

import pytest

from cktrade.vocabulary import codelist, codelists, label
from cktrade.vocabulary.particles import chosen, contracted
from cktrade.wording import in_a_sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("달러[으로|로]", "달러로"),
        ("5,250명[으로|로]", "5,250명으로"),
        ("7위[으로|로]", "7위로"),
        ("서울[으로|로]", "서울로"),
        ("서울[을|를]", "서울을"),
        ("26.5%[은|는]", "26.5%는"),
        ("2018[과|와]", "2018과"),
        ("2015[과|와]", "2015와"),
        ("캐나다(CAN)[이|가]", "캐나다(CAN)가"),
        ("“44만 명”[을|를]", "“44만 명”을"),
        ("516명[이었|였]다", "516명이었다"),
        ("7위[이었|였]다", "7위였다"),
        ("GM[과|와] BMO[과|와]", "GM과 BMO와"),
    ],
)
def test_a_particle_follows_how_the_word_before_it_ends(text, said):
    """명 and 8 (팔) end in a consonant, 위, 5 (오) and % in a vowel; ㄹ takes 로."""
    assert chosen(text) == said


@pytest.mark.parametrize(
    ("economy", "of", "to"),
    [
        ("KOR", "de la Corée du Sud", "à la Corée du Sud"),
        ("USA", "des États-Unis", "aux États-Unis"),
        ("JPN", "du Japon", "au Japon"),
        ("IND", "de l’Inde", "à l’Inde"),
        ("MEX", "du Mexique", "au Mexique"),
        ("ISR", "d’Israël", "à Israël"),
        ("CUB", "de Cuba", "à Cuba"),
    ],
)
def test_a_french_preposition_joins_the_article_of_its_economy(economy, of, to):
    """De + le = du, à + les = aux; islands and cities mostly have no article."""
    name = in_a_sentence(economy, "fr")
    assert contracted(f"[de]{name}") == of
    assert contracted(f"[à]{name}") == to


def test_a_month_of_a_vowel_elides_the_preposition():
    """D’avril, but de mars."""
    assert contracted("[De]avril à mai") == "D’avril à mai"
    assert contracted("[De]mars à mai") == "De mars à mai"


@pytest.mark.parametrize("economy", ["USA", "GBR", "NLD", "PHL", "EU"])
def test_english_says_the_united_states(economy):
    """Names in the plural, kingdoms and unions take the article in a sentence."""
    assert in_a_sentence(economy, "en") == f"the {label('economies', economy)}"


def test_no_text_has_a_mark_that_nothing_resolves():
    """A mark is two Korean particles, or de, De or à in French; nothing else."""
    kept = {
        (name, code)
        for name in codelists()
        for code, row in codelist(name).items()
        for lang in ("fr", "ko")
        if lang in row
        and re.search(r"\[[가-힣|]+\]|\[(?:[Dd]e|à)\]", row[lang])
        and re.search(r"\[", {"fr": contracted, "ko": chosen}[lang](row[lang]))
    }
    assert kept == set()


#: What ends in no way that is known beforehand: the names and amounts that fill a text.
_UNMARKED = re.compile(r"\}(?:은|는|을|를|과|와|으로|로|이었다|였다)(?=[ ,.;:]|$)")


def test_no_korean_particle_stands_unmarked_after_what_fills_the_text():
    """{value}로 would be wrong after 명; {value}[으로|로] is right after both."""
    found = {
        (name, code)
        for name in codelists()
        for code, row in codelist(name).items()
        if _UNMARKED.search(row.get("ko", ""))
    }
    assert found == set()
