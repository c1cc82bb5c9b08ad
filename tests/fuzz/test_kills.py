"""Build, brief and fetch, killed at some of their writes and renames."""

import random

import pytest
from fuzz.killed import WORKS
from fuzz.kills import Trial


@pytest.mark.parametrize("name", WORKS)
def test_a_kill_leaves_one_whole_set_and_the_next_run_is_right(name, tmp_path):
    """Every fifth step, beginning at another one for each command, and two moments.

    ``python -m fuzz.kills`` kills at every step and at 200 moments.
    """
    trial = Trial(WORKS[name](tmp_path))
    try:
        first = len(name) % 5
        assert [*trial.at_every_step(first=first, each=5)] == []
        assert trial.kills >= 1
        draw, before = random.Random(name), trial.kills  # noqa: S311 -- to be repeated
        assert [*trial.at_moments(2, draw)] == []
        assert trial.kills == before + 2
    finally:
        trial.work.close()


def test_a_mixed_set_is_told(tmp_path):
    """A file that no run wrote makes neither of the two sets."""
    trial = Trial(WORKS["brief"](tmp_path))
    trial.work.again()
    (tmp_path / "out" / "cktrade-en.html").write_bytes(b"half")
    found = [*trial._faults("once")]  # noqa: SLF001 -- what is tested
    assert found == ["killed at once: a mixed set"]


def test_a_moment_that_comes_too_late_is_drawn_again(tmp_path):
    """A command thought to take ten times as long has ended at most moments.

    It must still be met running three times.
    """
    trial = Trial(WORKS["brief"](tmp_path))
    trial.seconds *= 10
    draw = random.Random(5)  # noqa: S311 -- to be repeated
    assert [*trial.at_moments(3, draw)] == []
    assert trial.kills == 3
    assert trial.late >= 1
