"""A claim's sentence anew: its words, in three languages."""

import pytest

from cktrade.analysis.restating import newest, sentence
from cktrade.datasets.loading import load


@pytest.fixture(scope="module")
def record():
    """Return the record with all its vintages."""
    from cktrade.analysis.record import Record  # noqa: PLC0415 -- heavy

    return Record(load("observations", vintages="all"), load("sources"))


@pytest.fixture
def said(record):
    """Return ``said(claim, lang, **changes)``: the sentence without its source."""

    def run(claim, lang="en", **changes):
        rows = load("claims").set_index("claim", drop=False)
        row = {**rows.loc[claim].to_dict(), **changes}
        text = sentence(row, newest(row, record), lang, "")
        return text.replace("\N{NO-BREAK SPACE}", " ").strip()

    return run


def test_a_rank_is_a_place_among_partners_not_a_partner_in_place(said):
    """South Korea's place is an interval: some larger partners may not be held."""
    assert said("gac-trading-partner-rank").startswith("South Korea ranked 7th to ")
    assert "Corée du Sud, du 7e au " in said("gac-trading-partner-rank", "fr")
    assert "한국의 순위는 7위~" in said("gac-trading-partner-rank", "ko")


@pytest.mark.parametrize(
    ("lang", "dollars"),
    [("en", "Canadian dollars"), ("fr", "dollars canadiens"), ("ko", "캐나다 달러")],
)
def test_each_language_says_which_dollars(said, lang, dollars):
    """Once: in brackets, or in the amount where the language puts it there."""
    assert said("gac-imports-2018", lang).count(dollars) == 1


def test_people_are_in_no_currency(said):
    """Nothing of dollars beside permanent residents."""
    assert "dollar" not in said("gac-immigrants-mean-2006-2016")


def test_the_korean_copula_follows_the_last_syllable(said):
    """초과 ends in a vowel: 초과였다; 달러 as well; 명 does not: 명이었다."""
    assert "초과였다." in said("gac-imports-2018", "ko")
    assert "달러였다." in said("gac-exports-2018", "ko")
    assert "516명이었다." in said("mofa-lives-lost", "ko")


def test_a_claim_of_another_partner_does_not_borrow_south_koreas_sentence(said):
    """Exports to the United States: measure and partner named, never South Korea."""
    text = said("gac-exports-2018", partner="USA")

    assert text.startswith("Merchandise exports, Canada → United States: $")
    assert "South Korea" not in text


def test_a_claim_without_a_sentence_of_its_own_is_named_and_given(said):
    """Permanent residents of one year: only their mean has its own sentence."""
    text = said(
        "gac-immigrants-mean-2006-2016", statistic="value", reference_period="2015",
        value=5000.0, precision=1000.0,
    )  # fmt: skip

    assert text.startswith("Permanent residents admitted, South Korea → Canada: ")
    assert " people in 20" in text
