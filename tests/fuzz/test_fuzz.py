"""A seeded sample of damaged files: none is read as something else without a word."""

import random

import pytest
from fuzz.__main__ import chunk, made
from fuzz.explained import of_file, of_particulars, of_table
from fuzz.home import KEYS, TABLES
from fuzz.mutators import MUTATORS
from fuzz.outcomes import EXPLAINED, OTHER, REFUSED, RIGHT, outcome, read
from fuzz.seeds import seeds


def test_a_sample_of_damaged_files_is_right_or_refused():
    """Four hundred of the hundred thousand, the same every time."""
    counts, faults = chunk(seed=7, first=0, last=400)
    assert faults == []
    assert counts.total() == 400
    assert {kind for *_, kind in counts} <= {RIGHT, REFUSED, EXPLAINED}


def test_the_same_number_gives_the_same_file():
    """So that what fails can be looked at."""
    assert made(1, 17) == made(1, 17)
    assert made(1, 17) != made(2, 17)


@pytest.mark.parametrize("name", MUTATORS)
def test_every_mutator_damages_some_format(name):
    """Of ten tries with each genuine file, many give another one; none fails."""
    changed = 0
    for genuine in seeds():
        draws = [random.Random(n) for n in range(10)]  # noqa: S311 -- to be repeated
        made_of = {MUTATORS[name](genuine.content, draw) for draw in draws}
        changed += made_of != {genuine.content}
    assert changed >= 5


def test_the_formats_are_those_of_every_reader_and_of_the_package_itself():
    """Every reader, documents, pages, keys and stored tables."""
    held = {seed.format for seed in seeds()}
    assert held >= {
        "table, ZIP", "selection", "viewer", "IRCC, tabs", "IRCC, workbook", "KTO",
        "CIMT", "CIMT, ZIP", "ministry", "Comtrade, JSON", "Valet, CSV", "BACI",
        "own layout", "source.toml", "claims", "events", "ignored", "text", "page",
        "key", "stored table",
    }  # fmt: skip


def test_other_data_is_told_from_what_nobody_can_tell(tmp_path):
    """A digit for a digit is explained; a heading for another is not."""
    genuine = seeds()[0]
    path = tmp_path / genuine.name
    path.write_bytes(genuine.content)
    truth = read(genuine, path)
    other = genuine.content.replace(b'"987.0"', b'"986.0"')
    assert outcome(genuine, other, truth, path)[0] == EXPLAINED
    shuffled = truth.assign(value=truth["value"] * 10)
    assert outcome(genuine, genuine.content, shuffled, path)[0] == EXPLAINED
    moved = genuine.content.replace(b'"A","r"', b'"","p"')
    assert of_file(genuine.content, moved) == ""
    assert outcome(genuine, moved, truth, path)[0] == OTHER


def test_exchanged_headings_are_never_called_words_for_words():
    """Both headings are words, so the shape of the file is as it was."""
    genuine = seeds()[0].content
    swapped = genuine.replace(b'"STATUS","SYMBOL"', b'"SYMBOL","STATUS"')
    assert swapped != genuine
    assert of_file(genuine, swapped) == ""


def test_a_claim_may_have_another_note_but_no_other_partner_unseen():
    """A note is free; USA for KOR is a word for a word; two cells lost are neither."""
    genuine = TABLES["claims"].encode()
    assert of_table(genuine, genuine.replace(b"a note", b"no note, or two"))
    assert of_table(genuine, genuine.replace(b"CAN,KOR,export", b"CAN,USA,export"))
    assert not of_table(genuine, genuine.replace(b"CAN,KOR,export", b"CAN,export,1"))


def test_the_keys_have_every_form():
    """Each function of the table of forms, and an id of each kind."""
    text = " ".join(KEYS)
    for form in ("mean(", "each(", "growth(", "rank(", " / ", " + ", " - ", "memo-"):
        assert form in text


def test_a_rate_left_out_is_a_day_without_one_and_two_changes_are_not():
    """The service writes a day without a rate as no text; a heading it keeps."""
    genuine = b'{\n "d": "2017-01-03",\n "v": "0.001113"\n}'
    assert of_file(genuine, genuine.replace(b'"0.001113"', b'""')) == (
        "a gap for a number, as the format writes it"
    )
    assert of_file(genuine, genuine.replace(b'"v"', b'"w"')) == ""
    assert of_file(genuine, genuine.replace(b' "v": "0.001113"\n', b"")) == ""


def test_a_mark_of_the_agency_for_a_number_is_a_gap_and_a_word_is_not():
    """The number has a thousands comma in its quotes, and may have a status."""
    genuine = b'"Country","2017","2018","2019"\n"Japan","8","1,234.5E","7"\n'
    for mark in (b"..", b"...", b"x", b"F"):
        assert of_file(genuine, genuine.replace(b"1,234.5E", mark)) == (
            "a gap for a number, as the format writes it"
        )
    assert of_file(genuine, genuine.replace(b"1,234.5E", b"Korea")) == ""


def test_a_place_may_be_called_na_and_a_partner_may_not():
    """Of another shape than three words; elsewhere it would be an economy lost."""
    genuine = b'"GEO","A","B","Partner"\n"Prince Edward Island","a","b","South Korea"\n'
    assert of_file(genuine, genuine.replace(b"Prince Edward Island", b"NA")) == (
        "a place that is called NA, read as the text that it is"
    )
    assert of_file(genuine, genuine.replace(b"South Korea", b"NA")) == ""


def test_particulars_whose_lines_end_otherwise_are_as_they_are_read():
    """A carriage return alone ends a line; the digest is a text for a text."""
    genuine = b'text = "memo.txt"\nsha256 = "15c5"\n'
    assert of_particulars(
        genuine, genuine.replace(b"15c5", b"1c5").replace(b"\n", b"\r")
    )


def test_particulars_may_lack_a_note_and_name_another_text():
    """A text need not lie beside them; a word is no day."""
    genuine = b'published_from = 2020-06-01\ntext = "memo.txt"\nnote = ""\n'
    other = genuine.replace(b"memo.txt", b"Infinity").replace(b'note = ""\n', b"")
    assert of_particulars(genuine, other) != ""
    assert of_particulars(genuine, other.replace(b"2020-06-01", b'"soon"')) == ""
