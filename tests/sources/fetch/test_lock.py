"""Two fetches never write to one store at a time."""

from __future__ import annotations

import threading

import pytest

from cktrade.errors import FetchError
from cktrade.sources.fetch.lock import NAME, locked

FX = "/boc/observations/group/FX_RATES_ANNUAL/json"


def test_a_second_fetch_is_refused_while_the_first_is_under_way(
    agencies, get, store, made
):
    """The first waits for its download; the second is told to wait for the first."""
    started, finish = threading.Event(), threading.Event()
    results = []

    def slowly(*_):
        started.set()
        finish.wait(10)

    agencies.says(FX, made.valet("1.2"))
    first = threading.Thread(
        target=lambda: results.extend(get("boc/fx-annual", progress=slowly))
    )
    first.start()
    started.wait(10)
    before = made.snapshot(store)
    with pytest.raises(FetchError, match=r"Another fetch is writing to .*자료"):
        get("boc/fx-annual")
    assert made.snapshot(store) == before
    finish.set()
    first.join()
    assert [result.outcome for result in results] == ["new"]


def test_the_lock_is_free_again_and_leaves_no_file(tmp_path):
    """Held, let go, held again."""
    for _ in range(2):
        with locked(tmp_path):
            assert (tmp_path / NAME).exists()
        assert [*tmp_path.iterdir()] == []


def test_a_lock_file_that_a_killed_fetch_left_stops_nobody(tmp_path):
    """The file is there, but the system has let the lock go with its process."""
    (tmp_path / NAME).touch()
    with locked(tmp_path):
        pass
    assert [*tmp_path.iterdir()] == []
