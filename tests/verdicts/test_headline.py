"""The first sentence of a verdict: true of what it stands beside, in each language."""

import pytest

from cktrade.datasets.loading import load
from cktrade.record.record import Record
from cktrade.verdicts.check import judged
from cktrade.verdicts.headline import headline


@pytest.fixture(scope="module")
def said():
    """Return ``said(claim, lang)``: the sentence of one of the documents' claims."""
    record = Record(load("observations", vintages="all"), load("sources"))
    verdicts = judged(load("claims"), record, load("sources"), load("events"))
    found = {verdict.claim.claim: verdict for verdict in verdicts}

    def run(claim, lang="en"):
        text = headline(found[claim], lang)
        return text.replace("\N{NO-BREAK SPACE}", " ").replace(
            "\N{NARROW NO-BREAK SPACE}", " "
        )

    return run


def test_where_only_today_is_known_the_sentence_opens_with_today(said):
    """Of teachers 3,568 are held of 2012 and 939 of 2024, and none between."""
    text = said("gac-language-teachers")
    assert text.startswith("As of today, “about 3,200 language teachers” is too high")
    assert "the nearest figures held are of 2012 and December 31, 2024." in text
    assert said("gac-language-teachers", "fr").startswith("À ce jour, « about 3,200")
    assert said("gac-language-teachers", "ko").startswith("현재 기준 “about 3,200")


def test_a_computation_of_others_is_not_called_a_quotation(said):
    """The region's trade is added up by others from the agency's database."""
    text = said("cgai-indo-pacific-trade")
    assert "at second hand: Statistics Canada, merchandise trade database" in text
    assert "added up by others" in text
    assert "quoted" not in text


def test_a_quotation_names_whose_figure_it_is(said):
    """The quota is the ministry's, and stands in a newspaper."""
    text = said("leaders-youth-mobility-quota")
    assert "at second hand: Ministry of Foreign Affairs of the Republic of" in text
    assert "Korea, quoted by others" in text


def test_beside_the_place_of_a_region_stands_what_it_came_to(said):
    """No world is parted into regions; the members' trade of 2024 can be added up."""
    text = said("cgai-indo-pacific-trading-partner-rank")
    assert "cannot be checked" in text
    assert "a partition of the world into regions" in text
    assert "What can be said: the Indo-Pacific, $258 billion in 2024" in text
    assert text.endswith("of which China $119 billion.")


@pytest.mark.parametrize(
    ("lang", "untrue"), [("fr", "statistiques officielles"), ("ko", "공식 통계")]
)
def test_no_language_calls_a_figure_at_second_hand_official(said, lang, untrue):
    """In English it says "the record", which holds figures of every grade."""
    for claim in load("claims")["claim"]:
        assert untrue not in said(claim, lang)
