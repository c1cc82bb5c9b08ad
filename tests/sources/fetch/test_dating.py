"""Under which day a new file is kept."""

from __future__ import annotations

from datetime import date

import pytest

from cktrade.errors import FetchError
from cktrade.sources.fetch.dating import Dated, after, stated
from cktrade.vocabulary import VintageBasis

TODAY = date(2026, 11, 22)
EARLIER, LATER = date(2026, 11, 5), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("released", "modified", "day", "basis"),
    [
        (EARLIER, TODAY, EARLIER, "released"),
        (TODAY, None, TODAY, "released"),
        (None, EARLIER, EARLIER, "inferred"),
        (LATER, EARLIER, EARLIER, "inferred"),
        (None, LATER, TODAY, "retrieved"),
        (LATER, LATER, TODAY, "retrieved"),
        (None, None, TODAY, "retrieved"),
    ],
)
def test_the_best_known_day_that_is_not_to_come(released, modified, day, basis):
    """The agency's own word, then the server's, then the day of the fetch."""
    found = stated(released, modified, TODAY)
    assert (found.day, found.basis) == (day, basis)


@pytest.mark.parametrize(
    ("last", "day", "basis"),
    [
        ("", EARLIER, "released"),
        ("2026-11-04", EARLIER, "released"),
        ("2026-11-05", TODAY, "retrieved"),
        ("2026-11-21", TODAY, "retrieved"),
    ],
)
def test_vintages_only_go_forward(last, day, basis):
    """Stated 11-05: kept so if that is news; else under 11-22."""
    found = after(last, Dated(EARLIER, VintageBasis.RELEASED), TODAY)
    assert (found.day, found.basis) == (day, basis)


@pytest.mark.parametrize("last", ["2026-11-22", "2026-11-23"])
def test_where_today_is_taken_nothing_is_overwritten(last):
    """Twice in a day; or a clock that is behind."""
    with pytest.raises(
        FetchError, match=r"never overwritten.*check the computer's date"
    ):
        after(last, Dated(EARLIER, VintageBasis.RELEASED), TODAY)
