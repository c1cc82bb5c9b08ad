"""Calls made by other processes come out as if made here, errors and all."""

import gc
import os
import time

import pytest

from cktrade.datasets import workers
from cktrade.datasets.workers import Team
from cktrade.errors import CktradeError
from cktrade.vocabulary.periods import frequency


@pytest.fixture(params=[1, 2])
def team(request, monkeypatch):
    """Return a team without processes, and one of two."""
    monkeypatch.setattr(workers, "processors", lambda: request.param)
    with Team(calls=100) as team:
        yield team


def test_answers_come_to_whoever_asked(team):
    """divmod(n, 7) for twenty numbers, asked all at once and waited for backwards."""
    waiting = [team.ask(divmod, number, 7) for number in range(20)]

    assert [wait() for wait in reversed(waiting)] == [
        (number // 7, number % 7) for number in reversed(range(20))
    ]


def test_an_error_is_raised_where_it_is_waited_for(team):
    """Once refused by the package, once by Python; the next call is answered."""
    refused, broken = team.ask(frequency, "May 2023"), team.ask(divmod, 1, 0)

    with pytest.raises(CktradeError, match="'May 2023' is not a reference period"):
        refused()
    with pytest.raises(ZeroDivisionError):
        broken()
    assert team.ask(divmod, 9, 4)() == (2, 1)


def test_a_call_is_made_by_another_process_that_is_idle(monkeypatch):
    """On two processors one more process is started, and given the first call."""
    monkeypatch.setattr(workers, "processors", lambda: 2)
    with Team(calls=100) as team:
        assert team.ask(os.getpid)() != os.getpid()


def test_a_process_looks_for_garbage_as_seldom_as_the_one_that_asked(monkeypatch):
    """A threshold of 4,321 new objects here is one of 4,321 there."""
    monkeypatch.setattr(workers, "processors", lambda: 2)
    before = gc.get_threshold()
    gc.set_threshold(4321, 10, 10)
    try:
        with Team(calls=100) as team:
            idle = team.ask(gc.get_threshold)
            gc.set_threshold(*before)
            assert idle() == (4321, 10, 10)
    finally:
        gc.set_threshold(*before)


def test_whoever_waits_makes_the_calls_that_nobody_has_begun(monkeypatch):
    """While the other process sleeps for a second, this one makes the other eight."""
    monkeypatch.setattr(workers, "processors", lambda: 2)
    with Team(calls=100) as team:
        sleeping = team.ask(time.sleep, 1)
        asked = [team.ask(os.getpid) for _ in range(8)]
        sleeping()

        assert {wait() for wait in asked} == {os.getpid()}


def test_few_calls_are_made_here(monkeypatch):
    """Starting processes for one call would take longer than the call."""
    monkeypatch.setattr(workers, "processors", lambda: 2)
    with Team(calls=1) as team:
        assert team.ask(os.getpid)() == os.getpid()


def test_a_process_that_dies_is_an_error_that_says_what_to_do(monkeypatch):
    """As when memory runs out: no answer, exit status 3, and nobody waits for ever."""
    monkeypatch.setattr(workers, "processors", lambda: 2)
    with Team(calls=100) as team, pytest.raises(CktradeError, match="status 3"):
        team.ask(os._exit, 3)()


def test_leaving_ends_what_still_runs(monkeypatch):
    """As after Ctrl-C: a call that would take a minute does not hold up the end."""
    monkeypatch.setattr(workers, "processors", lambda: 2)
    start = time.monotonic()
    with Team(calls=100) as team:
        waiting = [team.ask(time.sleep, 60) for _ in range(5)]

    assert len(waiting) == 5
    assert time.monotonic() - start < 30


def test_what_a_call_prints_is_no_answer(capfd, monkeypatch):
    """Written words go to the errors, where they do not mix with answers."""
    monkeypatch.setattr(workers, "processors", lambda: 2)
    with Team(calls=100) as team:
        assert team.ask(os.write, 1, b"hello")() == len(b"hello")

    assert capfd.readouterr().out == ""
