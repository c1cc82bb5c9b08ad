"""What a page is printed on."""

import pytest

from cktrade.briefing.paper import paper_of
from cktrade.errors import NotHeldError


@pytest.mark.parametrize(
    ("name", "lang", "paper"),
    [("", "en", "letter"), ("", "fr", "letter"), ("", "ko", "a4"), ("a4", "en", "a4"),
     ("Letter", "ko", "letter")],
)  # fmt: skip
def test_readers_of_korean_print_on_a4_unless_told_otherwise(name, lang, paper):
    """Canada prints on Letter; what is asked for comes before both."""
    assert paper_of(name, lang) == paper


def test_a_paper_there_is_not_is_refused():
    """The names that exist are listed."""
    with pytest.raises(
        NotHeldError, match="no paper 'legal' of a briefing: letter, a4"
    ):
        paper_of("legal", "en")
