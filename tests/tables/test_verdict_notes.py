"""Notes on verdicts, short."""

import re

import pytest

import cktrade as ck
from cktrade.exhibits.claims import in_language
from cktrade.tables.verdict_notes import shortened

TAKEN = (
    "The record says $6.06 billion: Canada’s trade statistics, customs basis, 2018 – "
    "not all countries are held, and others may be larger. "
)


def test_another_reading_says_only_what_is_unlike_the_one_taken():
    """Of name, basis, year and aside only the basis differs."""
    other = (
        "Other plain readings do not fit: $5.9 billion (Canada’s trade statistics, "
        "balance-of-payments basis, 2018 – not all countries are held, and others may "
        "be larger)."
    )
    assert shortened(TAKEN + other, "can-customs", "en") == (
        TAKEN + "Other plain readings do not fit: $5.9 billion (balance-of-payments "
        "basis)."
    )


def test_a_day_keeps_its_month_and_a_full_stop_inside_a_sentence_ends_none():
    """December 31, 2019 is one part; f.o.b. goes on in small letters."""
    taken = (
        "The record says 3rd: international students on one day, by citizenship, "
        "December 31, 2019 – adds exports f.o.b. to imports c.i.f. "
    )
    other = (
        "Beside the period taken: 6th (international students on one day, by "
        "citizenship, December 31, 2021 – another period than the one taken)."
    )
    assert shortened(taken + other, "students-residing", "en") == (
        taken + "Beside the period taken: 6th (December 31, 2021)."
    )


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_every_note_of_the_record_keeps_its_numbers_and_its_first_sentence(lang):
    """Each figure before a bracket is still there; a tenth shorter at least."""
    rows = in_language(ck.rows("verdicts"), lang)
    longer = shorter = 0
    for text, reading in zip(rows["caveat"], rows["reading"], strict=True):
        short = shortened(text, reading, lang)
        numbers = re.findall(r"[\d,.  ]*\d\S* \(", text)
        assert all(number[:-2] in short for number in numbers)
        assert short.split(" – ")[0][:40] == text.split(" – ")[0][:40]
        assert "()" not in short
        longer, shorter = longer + len(text), shorter + len(short)
    assert shorter < 0.9 * longer


def test_what_lists_no_reading_is_left_as_it_is_written():
    """And so is a note on a verdict without a reading."""
    assert shortened(TAKEN, "can-customs", "en") == TAKEN
    assert shortened("No figure for this is held.", "", "en") == (
        "No figure for this is held."
    )
