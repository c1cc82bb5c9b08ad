"""What is asked for by name: formats that can be written here, and languages."""

import pytest

from cktrade.briefing import choices
from cktrade.briefing.brief import WRITERS
from cktrade.errors import NotHeldError


def test_every_format_that_has_packages_has_a_writer():
    """What is offered is written: docx was refused while its packages were listed."""
    assert {*choices.FORMATS} == {*WRITERS}


def test_html_needs_no_extra(monkeypatch):
    """What pip installs alone writes the page."""
    monkeypatch.setattr(choices, "find_spec", lambda _: None)

    assert choices.chosen_formats(["html"], WRITERS) == ["html"]


def test_languages_are_all_or_those_named_in_their_order():
    """None asks for all three; a language that is none is refused by name."""
    assert choices.chosen_langs([]) == ["en", "fr", "ko"]
    assert choices.chosen_langs(["ko", "en"]) == ["en", "ko"]
    with pytest.raises(NotHeldError, match="'de'"):
        choices.chosen_langs(["de"])
