"""A seeded sample of damaged files: none is read as something else without a word."""

import random

import pytest
from fuzz.__main__ import chunk, made
from fuzz.mutators import MUTATORS
from fuzz.outcomes import EXPLAINED, OTHER, REFUSED, RIGHT, explanation, outcome, read
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
def test_every_mutator_damages_every_format(name):
    """Of ten tries at least one is another file."""
    for genuine in seeds():
        draws = [random.Random(n) for n in range(10)]  # noqa: S311 -- to be repeated
        changed = {MUTATORS[name](genuine.content, draw) for draw in draws}
        if (
            name in {"unquote", "digit", "cell", "swap_headings"}
            or genuine.content[:2] == b"PK"
        ):
            continue
        assert changed != {genuine.content}


def test_other_data_is_told_from_what_nobody_can_tell(tmp_path):
    """A digit for a digit is explained; a heading for another is not."""
    genuine = seeds()[0]
    path = tmp_path / genuine.name
    path.write_bytes(genuine.content)
    truth = read(path)
    other = genuine.content.replace(b'"987.0"', b'"986.0"')
    assert outcome(genuine, other, truth, path)[0] == EXPLAINED
    shuffled = truth.assign(value=truth["value"] * 10)
    assert outcome(genuine, genuine.content, shuffled, path)[0] == EXPLAINED
    moved = genuine.content.replace(b'"A","r"', b'"","p"')
    assert explanation(genuine.content, moved) == ""
    assert outcome(genuine, moved, truth, path)[0] == OTHER
