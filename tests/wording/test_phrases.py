"""Lists, qualifiers and ordinals."""

import pytest

from cktrade.errors import VocabularyError
from cktrade.vocabulary import Qualifier
from cktrade.wording import listing, ordinal, phrase, qualified, qualifier_word


@pytest.mark.parametrize(
    ("items", "en", "fr", "ko"),
    [
        ([], "", "", ""),
        (["a"], "a", "a", "a"),
        (["a", "b"], "a and b", "a et b", "a, b"),
        (["a", "b", "c"], "a, b and c", "a, b et c", "a, b, c"),
    ],
)
def test_lists_have_no_serial_comma(items, en, fr, ko):
    """As Canadian government texts are written."""
    assert [listing(items, lang) for lang in ("en", "fr", "ko")] == [en, fr, ko]


@pytest.mark.parametrize(
    ("qualifier", "en", "fr", "ko"),
    [
        ("exact", "9", "9", "9"),
        ("none", "9", "9", "9"),
        ("about", "about 9", "environ 9", "약 9"),
        ("over", "over 9", "plus de 9", "9 넘음"),
        ("at_least", "at least 9", "au moins 9", "9 이상"),
        ("under", "under 9", "moins de 9", "9 미만"),
        ("up_to", "up to 9", "jusqu’à 9", "최대 9"),
        ("almost", "almost 9", "près de 9", "거의 9"),
    ],
)
def test_qualifiers_stand_where_the_language_puts_them(qualifier, en, fr, ko):
    """Korean keeps over (넘음) apart from at least (이상), under from up to."""
    written = [qualified("9", qualifier, lang) for lang in ("en", "fr", "ko")]
    assert written == [en, fr, ko]


@pytest.mark.parametrize("qualifier", Qualifier)
@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_every_qualifier_has_words(qualifier, lang):
    """In every language, with and without an amount."""
    assert qualifier_word(qualifier, lang)
    assert "9" in qualified("9", qualifier, lang)


def test_ranks_are_words_up_to_ten():
    """Then figures: eleventh is 11th."""
    assert [ordinal(n, "en") for n in (1, 6, 10, 11)] == [
        "first",
        "sixth",
        "tenth",
        "11th",
    ]
    assert [ordinal(n, "fr") for n in (1, 6, 11)] == ["premier", "sixième", "11e"]
    assert [ordinal(n, "ko") for n in (1, 6, 11)] == ["1위", "6위", "11위"]


def test_an_unknown_phrase_is_refused_by_name():
    """With the list it should stand in."""
    with pytest.raises(VocabularyError, match=r"'no\.such'.*phrases"):
        phrase("no.such", "en")
