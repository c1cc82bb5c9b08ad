"""Waiting: how long, and for how many attempts."""

from __future__ import annotations

import random
import time

import pytest

from cktrade.errors import FetchError
from cktrade.sources.fetch import Manners
from cktrade.sources.fetch.manners import PassingError, retry_after


@pytest.mark.parametrize(
    ("attempt", "jitter", "after", "seconds"),
    [
        (0, 0.0, None, 0.5),  # 1 × 2⁰ × (1/2 + 0)
        (0, 1.0, None, 1.0),  # 1 × 2⁰ × (1/2 + 1/2)
        (3, 0.5, None, 6.0),  # 1 × 2³ × 3/4
        (9, 1.0, None, 120.0),  # 512, but no longer than 120
        (0, 0.0, 7.0, 7.0),  # the agency's wish
        (3, 1.0, 2.0, 8.0),  # which is a minimum
    ],
)
def test_waits_double_with_half_of_them_drawn(attempt, jitter, after, seconds):
    """first_wait × 2ⁿ × (1/2 + jitter/2), between Retry-After and longest_wait."""
    assert Manners(jitter=lambda: jitter).wait(attempt, after) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "0"}, 0.0),
        ({"Retry-After": " 90 "}, 90.0),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "1.5"}, None),
        ({"Retry-After": "٣"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "Sun, 22 Nov 2026 12:01:00 GMT"}, None),
        (
            {
                "Retry-After": "Sun, 22 Nov 2026 12:01:00 GMT",
                "Date": "Sun, 22 Nov 2026 07:00:30 -0500",
            },
            30.0,
        ),
        (
            {
                "Retry-After": "Sun, 22 Nov 2026 11:00:00 GMT",
                "Date": "Sun, 22 Nov 2026 12:00:00 GMT",
            },
            0.0,
        ),
        (
            {
                "Retry-After": "Sun, 22 Nov 2026 11:00:00 -0000",
                "Date": "Sun, 22 Nov 2026 12:00:00 GMT",
            },
            None,
        ),
    ],
)
def test_retry_after_is_read_in_both_its_forms(headers, seconds):
    """Seconds, or a date against the reply's own; anything else is not said."""
    assert retry_after(headers) == seconds


def test_a_retry_after_of_any_length_is_a_wait_too_long():
    """Four hundred digits are more seconds than a number holds, and no crash."""

    def busy():
        raise PassingError("Busy.", retry_after({"Retry-After": "9" * 400}))

    with pytest.raises(FetchError, match="asks for a pause of inf seconds"):
        Manners(sleep=pytest.fail).persist(busy)


def test_a_fault_that_will_not_pass_is_met_once():
    """No second attempt, no wait."""
    met = []

    def fault():
        met.append(1)
        raise FetchError("Moved.")

    with pytest.raises(FetchError, match=r"^Moved\.$"):
        Manners(sleep=pytest.fail).persist(fault)
    assert met == [1]


def test_a_single_attempt_waits_for_nothing():
    """Attempts: 1 of 1."""

    def busy():
        raise PassingError("Busy.")

    with pytest.raises(FetchError, match=r"Busy\. That was attempt 1 of 1"):
        Manners(attempts=1, sleep=pytest.fail).persist(busy)


def test_by_default_time_passes_and_lots_are_drawn():
    """The tests replace both; a user does not."""
    assert Manners().sleep is time.sleep
    assert Manners().jitter.__self__ is random._inst  # noqa: SLF001 -- the module's own
