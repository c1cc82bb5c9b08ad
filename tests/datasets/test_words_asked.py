"""What a word stands for: the code first, then its names, never a likeness."""

import pytest

from cktrade.datasets.words_asked import code_of, frequency_of, several
from cktrade.errors import NotHeldError, VocabularyError


@pytest.mark.parametrize(
    ("column", "word", "held", "code"),
    [
        ("flow", "수출", ["export"], "export"),
        ("flow", "exportations", ["export"], "export"),
        ("measure", "Merchandise_Trade", ["merchandise_trade"], "merchandise_trade"),
        ("measure", "trade in services", [], "services_trade"),
        ("basis", "Balance of payments", [], "balance_of_payments"),
        ("basis", "cus", [], "customs"),
        ("product", "Energy products", ["C12"], "C12"),
        ("product", "Energy products", ["C11"], "Energy products"),
        ("partner", "Corée du Sud", [], "KOR"),
        ("province", "Québec", ["Quebec"], "Quebec"),
        ("unit", "dollars", ["CAD"], "dollars"),
    ],
)
def test_a_word_and_its_code(column, word, held, code):
    """A word that is unknown stays what it is, and is then not found."""
    assert code_of(column, word, held) == code


def test_words_that_are_refused():
    """No likeness is taken for an economy, and an empty list asks nothing."""
    with pytest.raises(VocabularyError, match="North or South"):
        code_of("partner", "Korea", [])
    with pytest.raises(NotHeldError, match="flow is an empty list"):
        several("flow", [])
    with pytest.raises(NotHeldError, match="or annual, yearly"):
        frequency_of("fortnightly")
    assert [frequency_of(w) for w in ("a", "Annual", "span", "Q")] == [
        "A", "A", "span", "Q",
    ]  # fmt: skip
