"""How much room text takes, in the widest type that an office may set it in."""

import pytest

from cktrade.briefing.formats import type_room


def test_width_grows_with_the_type_and_bold_is_wider():
    """Twice the points, twice the inches."""
    narrow = type_room.width("Two-way trade", 10)

    assert type_room.width("Two-way trade", 20) == pytest.approx(2 * narrow)
    assert type_room.width("Two-way trade", 10, bold=True) > narrow


def test_lines_are_those_of_whole_words():
    """A box as wide as the longer half holds two lines; wider than all, one."""
    text = "merchandise trade"
    half = type_room.width("merchandise", 12)

    assert type_room.lines(text, 12, half + 0.01) == 2
    assert type_room.lines(text, 12, 2 * half) == 1
    assert type_room.lines(f"{text}\n{text}", 12, 2 * half) == 2


def test_hangul_stands_taller_and_is_broken_between_words():
    """1.45 of the size a line where there is Hangul, 1.22 elsewhere."""
    assert type_room.height("한국", 10, 5) == pytest.approx(14.5 / 72)
    assert type_room.height("Korea", 10, 5) == pytest.approx(12.2 / 72)
    words = "2025년 232억 캐나다 달러로 가장 많았다"
    parts = type_room.broken(words, 24, 3)
    assert " ".join(parts) == words
    assert len(parts) == type_room.lines(words, 24, 3) > 1
