"""Every text in three languages, with the same places to fill."""

import re
from string import Formatter

import pytest

from cktrade.briefing.outline import PARTS
from cktrade.vocabulary import LANGUAGES, codelist
from cktrade.wording.brief_texts import say

TEXTS = codelist("brief_texts")


def places(template):
    """Return the names in a template's braces."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_says_the_same_in_every_language(code):
    """A translation that drops or invents a number would mislead."""
    row = TEXTS[code]

    assert all(row[lang] for lang in LANGUAGES)
    assert places(row["en"]) == places(row["fr"]) == places(row["ko"])


@pytest.mark.parametrize("code", TEXTS)
def test_french_signs_stay_on_the_line_of_their_word(code):
    """A narrow no-break space stands before ``: ; ! ?``, never a plain one or none."""
    spaced = re.sub(r"\N{NARROW NO-BREAK SPACE}[:;!?]", "", TEXTS[code]["fr"])

    assert not re.search(r"[:;!?](?=\s|$)", spaced)


def test_every_chapter_and_item_has_a_name():
    """Headings and captions come from the list, for all that the outline holds."""
    for part in PARTS:
        for code in [f"chapter.{part.code}", *(f"caption.{i}" for i in part.items)]:
            assert all(say(code, lang) for lang in LANGUAGES)
